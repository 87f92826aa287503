/// Where a disagreement goes next.
public struct NextStep: Sendable {
  /// A deadline of the step with its day.
  public struct DatedDeadline: Sendable {
    /// The deadline.
    public let deadline: EscalationStep.Deadline

    /// The last day for it; nil without a disagreement, or where the calendar does not reach so far.
    public let by: CalendarDate?

    /// Whether that day has passed.
    public let isOverdue: Bool
  }

  /// The step.
  public let step: Ordinal<EscalationStep>

  /// Whether there is a disagreement; else the step is for the case that there will be one.
  public let isDisagreement: Bool

  /// What has to be done by when, in order.
  public let deadlines: [DatedDeadline]
}

extension Guidance {
  /// The first step in order that has not been taken and can be entered; without a disagreement the first of all.
  ///
  /// - Returns: Nil where there is no ladder, or every step has been taken or cannot be entered.
  func nextStep(_ evaluation: inout Evaluation, since: CalendarDate, today: CalendarDate) -> NextStep? {
    guard let escalation, !escalation.steps.isEmpty else { return nil }
    let isDisagreement = evaluation.isShown(compiled.disagreementIf)
    let next = compiled.steps.indices.first { position in
      guard isDisagreement else { return true }
      let step = compiled.steps[position]
      let isTaken = step.takenIf.map { evaluation.closed.truth(of: $0, in: compiled) == .true } ?? false
      return !isTaken && evaluation.isShown(step.enterIf)
    }
    guard let next else { return nil }
    return NextStep(
      step: Ordinal(next),
      isDisagreement: isDisagreement,
      deadlines: escalation.steps[next].dated(from: isDisagreement ? since : nil, calendar: calendar, today: today)
    )
  }
}

extension EscalationStep {
  /// The step's deadlines with their days.
  ///
  /// - Parameters:
  ///   - start: The day on which the step began; nil leaves the deadlines without dates.
  ///   - calendar: Counts working days.
  ///   - today: Deadlines before it are overdue.
  /// - Returns: The deadlines in their order; one that the calendar does not reach, and those after it, without a day.
  func dated(from start: CalendarDate?, calendar: WorkingCalendar?, today: CalendarDate) -> [NextStep.DatedDeadline] {
    var previous = start
    return deadlines.map { deadline in
      let from = deadline.start == .stepStart ? start : previous
      let by: CalendarDate? =
        switch deadline.limit {
        case .withoutDelay: from
        case .workingDays(let count): from.flatMap { calendar?.date(count, workingDaysAfter: $0) }
        }
      previous = by
      return NextStep.DatedDeadline(deadline: deadline, by: by, isOverdue: by.map { $0 < today } ?? false)
    }
  }
}
