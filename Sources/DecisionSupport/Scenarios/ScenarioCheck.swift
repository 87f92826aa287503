/// Holds a guidance against what one scenario after another expects; without the reasons, many thousand times a second.
package struct ScenarioCheck {
  private let guidance: Guidance
  private let today: CalendarDate
  private var engine: Engine

  /// Makes a check of a guidance, as it is asked on a day.
  package init(_ guidance: Guidance, today: CalendarDate) {
    self.guidance = guidance
    self.today = today
    engine = Engine(guidance.compiled, Answers(for: guidance))
  }

  /// Whether the guidance says what a scenario expects.
  package mutating func isAsExpected(_ scenario: Scenario) -> Bool {
    let expected = scenario.expectation
    engine.read(scenario.answers)
    guard engine.applies() == expected.applies else { return false }
    guard saysWhatToDo(expected) else { return false }
    guard expected.applies else { return true }
    let levels = guidance.levels
    guard levels[engine.suggested()].number == expected.level,
      expected.established.map({ $0 == levels[engine.established()].number }) ?? true,
      expected.possible.map({ $0 == levels[engine.possible()].number }) ?? true
    else { return false }
    let urgent = engine.urgent().map { guidance.questions[$0.question].id }
    guard Set(urgent) == Set(expected.urgent) else { return false }
    for id in expected.reminders {
      guard let reminder = guidance.reminder(id), isShown(reminder) else { return false }
    }
    for id in expected.notReminders {
      if let reminder = guidance.reminder(id), isShown(reminder) { return false }
    }
    if !expected.findOut.isEmpty {
      let first = engine.findOut().prefix(expected.findOut.count)
      guard first.map({ guidance.questions[$0].id }) == expected.findOut else { return false }
    }
    guard let step = expected.step else { return true }
    let next = guidance.nextStep(&engine, since: today, today: today)
    return next.flatMap { next in guidance.escalation.map { $0.steps[next.step].id } } == step
  }

  private mutating func isShown(_ reminder: Ordinal<Reminder>) -> Bool {
    engine.mayHold(guidance.compiled.reminders[reminder.position])
  }

  /// Whether items and pathways are shown as a scenario expects.
  private mutating func saysWhatToDo(_ expected: Scenario.Expectation) -> Bool {
    guard expected.isAboutItems else { return true }
    let conclusion = engine.conclusion([.actions, .pathways])
    let due = conclusion.pathways.map { guidance.pathways[$0.pathway].id }
    let (toDo, notToDo) = (guidance.itemIDs(of: conclusion.toDo), guidance.itemIDs(of: conclusion.prohibitions))
    return expected.pathways.allSatisfy { due.contains($0) } && !expected.notPathways.contains { due.contains($0) }
      && expected.toDo.allSatisfy { toDo.contains($0) } && expected.notToDo.allSatisfy { notToDo.contains($0) }
      && !expected.notShown.contains { toDo.contains($0) || notToDo.contains($0) }
  }
}

extension Guidance {
  /// Whether the guidance says what a scenario expects.
  public func isAsExpected(_ scenario: Scenario, today: CalendarDate) -> Bool {
    var check = ScenarioCheck(self, today: today)
    return check.isAsExpected(scenario)
  }
}

extension Scenario.Expectation {
  /// Whether the expectation says anything of items or pathways.
  fileprivate var isAboutItems: Bool { ![pathways, notPathways, toDo, notToDo, notShown].allSatisfy { $0.isEmpty } }
}
