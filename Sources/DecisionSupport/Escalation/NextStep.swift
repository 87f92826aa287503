/// Where a disagreement goes next.
public struct NextStep: Sendable {
  /// A deadline of the step with its day.
  public struct DatedDeadline: Sendable {
    /// The deadline.
    public let deadline: EscalationStep.Deadline

    /// The last day for the deadline; nil without a disagreement, or where the calendar does not reach so far.
    public let by: CalendarDate?

    /// Whether the deadline's last day has passed.
    public let isOverdue: Bool
  }

  /// The step.
  public let step: Ordinal<EscalationStep>

  /// Whether there is a disagreement; else the step is for the case that there will be one.
  public let isDisagreement: Bool

  /// The day on which the step began; nil without a disagreement.
  public let start: CalendarDate?

  /// What has to be done by when, in order.
  public let deadlines: [DatedDeadline]

  /// The day by which all of the step is due.
  public var lastDay: CalendarDate? { deadlines.compactMap { $0.by }.max() }

  /// Whether a deadline of the step is overdue.
  public var isOverdue: Bool { deadlines.contains { $0.isOverdue } }
}

extension Guidance {
  /// The first step in order that has not been taken and can be entered; without a disagreement the first of all.
  ///
  /// - Returns: Nil where there is no ladder, or every step has been taken or cannot be entered.
  func nextStep(_ engine: inout Engine, since: CalendarDate, today: CalendarDate) -> NextStep? {
    let isDisagreement = engine.mayHold(compiled.disagreementIf)
    return nextStep(&engine, isDisagreement: isDisagreement, since: since, today: today)
  }

  private func nextStep(
    _ engine: inout Engine,
    isDisagreement: Bool,
    since: CalendarDate,
    today: CalendarDate
  ) -> NextStep? {
    guard let escalation, !escalation.steps.isEmpty else { return nil }
    let next = compiled.steps.indices.first { position in
      guard isDisagreement else { return true }
      let step = compiled.steps[position]
      let isTaken = step.takenIf.map { engine.truth(of: $0, .closed) == .true } ?? false
      return !isTaken && engine.mayHold(step.enterIf)
    }
    guard let next else { return nil }
    let dated = escalation.steps[next].dated(from: isDisagreement ? since : nil, calendar: calendar, today: today)
    return NextStep(
      step: Ordinal(next),
      isDisagreement: isDisagreement,
      start: isDisagreement ? since : nil,
      deadlines: engine.shortest(dated)
    )
  }
}

extension Engine {
  /// The shortest of the deadlines of one deed that are not ruled out.
  fileprivate mutating func shortest(_ deadlines: [NextStep.DatedDeadline]) -> [NextStep.DatedDeadline] {
    var found: [NextStep.DatedDeadline] = []
    for dated in deadlines {
      if let ordinal = dated.deadline.ordinal, !mayHold(guidance.itemConditions[ordinal]) { continue }
      guard let other = found.firstIndex(where: { $0.deadline.action == dated.deadline.action }) else {
        found.append(dated)
        continue
      }
      if dated.deadline.limit.mostWorkingDays < found[other].deadline.limit.mostWorkingDays { found[other] = dated }
    }
    return found
  }
}

extension Guidance {
  /// The step that a disagreement is at by who has been spoken to; nil where every step has been taken.
  ///
  /// - Parameters:
  ///   - answers: The answers to the questions that place it on the ladder.
  ///   - today: The day on which somebody asks.
  /// - Returns: The first step that has not been taken and can be entered.
  public func nextStepOfDisagreement(_ answers: Answers, today: CalendarDate) -> Ordinal<EscalationStep>? {
    var engine = Engine(compiled, answers)
    return nextStep(&engine, isDisagreement: true, since: today, today: today)?.step
  }

  /// Whether the answers say that there is no disagreement, so that the ladder is for the case that there will be one.
  public func isDisagreementRuledOut(_ answers: Answers) -> Bool {
    var engine = Engine(compiled, answers)
    return compiled.disagreementIf.map { engine.truth(of: $0, .open) == .false } ?? false
  }

  /// Whether the answers say that the child's safety needs a decision today, or nobody knows.
  public func isDecisionNeededToday(_ answers: Answers) -> Bool {
    guard let test = escalation?.urgentIf else { return false }
    return Meaning(self, answers).truth(of: .answer(test), .closed) != .false
  }

  /// The questions that place a disagreement on the ladder, and those that open them.
  var questionsOfLadder: OrdinalSet {
    let conditions = [escalation?.disagreementIf] + (escalation?.steps ?? []).flatMap { [$0.enterIf, $0.takenIf] }
    var found = OrdinalSet(conditions.compactMap { $0 }.flatMap { questionsNamed(by: $0) })
    if let urgentIf = escalation?.urgentIf { found.insert(urgentIf.question.position) }
    for position in questions.indices.reversed() where found.contains(position) {
      if let askIf = questions[position].askIf { found.formUnion(questionsNamed(by: askIf)) }
    }
    return found
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
      let by = from.flatMap { deadline.limit.day(from: $0, calendar) }
      previous = by
      return NextStep.DatedDeadline(deadline: deadline, by: by, isOverdue: by.map { $0 < today } ?? false)
    }
  }
}
