extension Guidance {
  /// Whether the guidance says what a scenario expects; without the reasons, a thousand times a second and more.
  public func isAsExpected(_ scenario: Scenario, today: CalendarDate) -> Bool {
    let expected = scenario.expectation
    var engine = Engine(compiled, scenario.answers)
    guard engine.applies(), levels[engine.suggested()].number == expected.level,
      levels[engine.established()].number == expected.established
    else { return false }
    let urgent = engine.urgent.map { questions[$0.question].id }
    guard Set(urgent) == Set(expected.urgent) else { return false }
    for id in expected.reminders {
      guard let reminder = reminder(id), engine.mayHold(compiled.reminders[reminder.position]) else { return false }
    }
    guard let step = expected.step else { return true }
    let next = nextStep(&engine, since: today, today: today)
    return next.flatMap { next in escalation.map { $0.steps[next.step].id } } == step
  }
}
