extension Guidance {
  /// Whether the guidance says what a scenario expects; without the reasons, a thousand times a second and more.
  public func isAsExpected(_ scenario: Scenario, today: CalendarDate) -> Bool {
    let expected = scenario.expectation
    var engine = Engine(compiled, scenario.answers)
    guard engine.applies() == expected.applies else { return false }
    guard saysWhatToDo(expected, &engine) else { return false }
    guard expected.applies else { return true }
    guard levels[engine.suggested()].number == expected.level,
      expected.established.map({ $0 == levels[engine.established()].number }) ?? true,
      expected.possible.map({ $0 == levels[engine.possible()].number }) ?? true
    else { return false }
    let urgent = engine.urgent().map { questions[$0.question].id }
    guard Set(urgent) == Set(expected.urgent) else { return false }
    for id in expected.reminders {
      guard let reminder = reminder(id), engine.mayHold(compiled.reminders[reminder.position]) else { return false }
    }
    for id in expected.notReminders {
      if let reminder = reminder(id), engine.mayHold(compiled.reminders[reminder.position]) { return false }
    }
    if !expected.findOut.isEmpty {
      guard engine.findOut().prefix(expected.findOut.count).map({ questions[$0].id }) == expected.findOut
      else { return false }
    }
    guard let step = expected.step else { return true }
    let next = nextStep(&engine, since: today, today: today)
    return next.flatMap { next in escalation.map { $0.steps[next.step].id } } == step
  }

  /// Whether items and pathways are shown as a scenario expects.
  private func saysWhatToDo(_ expected: Scenario.Expectation, _ engine: inout Engine) -> Bool {
    guard expected.isAboutItems else { return true }
    let conclusion = engine.conclusion([.actions, .pathways])
    let due = conclusion.pathways.map { pathways[$0.pathway].id }
    let (toDo, notToDo) = (itemIDs(of: conclusion.toDo), itemIDs(of: conclusion.prohibitions))
    return expected.pathways.allSatisfy { due.contains($0) } && !expected.notPathways.contains { due.contains($0) }
      && expected.toDo.allSatisfy { toDo.contains($0) } && expected.notToDo.allSatisfy { notToDo.contains($0) }
      && !expected.notShown.contains { toDo.contains($0) || notToDo.contains($0) }
  }
}

extension Scenario.Expectation {
  /// Whether it says anything of items or pathways.
  fileprivate var isAboutItems: Bool { ![pathways, notPathways, toDo, notToDo, notShown].allSatisfy { $0.isEmpty } }
}
