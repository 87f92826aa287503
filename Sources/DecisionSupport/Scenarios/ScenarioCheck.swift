extension Guidance {
  /// Whether the guidance says what a scenario expects; without the reasons, a thousand times a second and more.
  public func isAsExpected(_ scenario: Scenario, today: CalendarDate) -> Bool {
    let expected = scenario.expectation
    var engine = Engine(compiled, scenario.answers)
    guard engine.applies() == expected.applies else { return false }
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
}
