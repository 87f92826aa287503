extension Guidance {
  /// Whether the guidance says what a scenario expects; without the reasons, a thousand times a second and more.
  public func isAsExpected(_ scenario: Scenario, today: CalendarDate) -> Bool {
    let expected = scenario.expectation
    var evaluation = Evaluation(compiled, scenario.answers)
    guard evaluation.applies(), levels[evaluation.suggested()].number == expected.level,
      levels[evaluation.established()].number == expected.established
    else { return false }
    let urgent = questions.indices.filter { evaluation.isUrgent($0) }.map { questions[$0].id }
    guard Set(urgent) == Set(expected.urgent) else { return false }
    for id in expected.reminders {
      guard let reminder = reminder(id), evaluation.isShown(compiled.reminders[reminder.position]) else { return false }
    }
    guard let step = expected.step else { return true }
    let next = nextStep(&evaluation, since: today, today: today)
    return next.flatMap { next in escalation.map { $0.steps[next.step].id } } == step
  }
}
