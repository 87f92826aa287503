/// A day that the calendar does not reach: better an error than a guess.
public struct CalendarEnds: Error, Sendable {
  /// The years that the calendar knows; nil where there is no calendar.
  public let years: ClosedRange<Int>?

  /// The day that was counted from.
  public let start: CalendarDate

  /// What to tell people.
  public var message: String {
    let reach =
      switch years {
      case nil: "there is no calendar"
      case .some(let years) where start.advanced(by: 1).parts.year < years.lowerBound:
        "the calendar's bank holidays begin with \(years.lowerBound)"
      case .some(let years): "the calendar's bank holidays end with \(years.upperBound)"
      }
    return "\(reach), so working days from \(start) cannot be counted"
  }
}

/// The ladder as somebody sees it who raises a disagreement: from which agency, and how urgent it is.
public struct Ladder: Sendable {
  /// The guidance whose ladder it is.
  public let guidance: Guidance

  /// The protocol.
  public let escalation: EscalationProtocol

  /// The agency that raises the disagreement; nil where it was not said.
  public let agency: Ordinal<Agency>?

  /// The agency whose decision is disputed; nil where it was not said.
  public let other: Ordinal<Agency>?

  /// Whether the child's safety needs a decision today.
  public let isUrgent: Bool

  private let entry: [Bool]

  /// Looks at a guidance's ladder; nil where it has none.
  public init?(
    _ guidance: Guidance,
    agency: Ordinal<Agency>? = nil,
    with other: Ordinal<Agency>? = nil,
    isUrgent: Bool = false
  ) {
    guard let escalation = guidance.escalation, !escalation.steps.isEmpty else { return nil }
    self.guidance = guidance
    self.escalation = escalation
    self.agency = agency
    self.other = other
    self.isUrgent = isUrgent
    var answers = Answers(for: guidance)
    if isUrgent, let test = escalation.urgentIf {
      answers[test.question] = test.anyAnswer(in: guidance)
    }
    var engine = Engine(guidance.compiled, answers)
    let earliest = agency.flatMap { escalation.agencies[$0].entersAt } ?? Ordinal(0)
    entry = guidance.compiled.steps.enumerated().map { position, step in
      position >= earliest.position && engine.mayHold(step.enterIf)
    }
  }

  /// The ladder as a given pair of agencies sees it; one that is nil is not known.
  public func between(_ agency: Ordinal<Agency>?, and other: Ordinal<Agency>?) -> Ladder {
    Ladder(guidance, agency: agency, with: other, isUrgent: isUrgent) ?? self
  }

  /// The first step that can be entered, at or after another; the last of all where there is none.
  public func firstStep(from step: Ordinal<EscalationStep> = Ordinal(0)) -> Ordinal<EscalationStep> {
    Ordinal(entry.indices.first { $0 >= step.position && entry[$0] } ?? entry.count - 1)
  }

  /// Where an unresolved disagreement goes from a step; nil where the ladder ends.
  public func step(after step: Ordinal<EscalationStep>) -> Ordinal<EscalationStep>? {
    var successor = escalation.steps[step].ifUnresolved
    while case .step(let next) = successor {
      if entry[next.position] { return next }
      successor = escalation.steps[next].ifUnresolved
    }
    return nil
  }

  /// A step with its deadlines dated.
  ///
  /// - Parameters:
  ///   - step: The step.
  ///   - start: The day on which it began.
  ///   - today: Deadlines before it are overdue.
  /// - Returns: The step with a day for each deadline.
  /// - Throws: `CalendarEnds` where a day lies beyond the calendar.
  public func dated(
    _ step: Ordinal<EscalationStep>,
    since start: CalendarDate,
    today: CalendarDate
  ) throws(CalendarEnds) -> NextStep {
    let deadlines = escalation.steps[step].dated(from: start, calendar: guidance.calendar, today: today)
    guard deadlines.allSatisfy({ $0.by != nil }) else {
      throw CalendarEnds(years: guidance.calendar?.years, start: start)
    }
    return NextStep(step: step, isDisagreement: true, start: start, deadlines: deadlines)
  }

  /// A step with its deadlines dated as far as the calendar reaches.
  public func datedAsFar(_ step: Ordinal<EscalationStep>, since start: CalendarDate, today: CalendarDate) -> NextStep {
    let deadlines = escalation.steps[step].dated(from: start, calendar: guidance.calendar, today: today)
    return NextStep(step: step, isDisagreement: true, start: start, deadlines: deadlines)
  }

  /// The whole ladder from a step; from where the calendar ends the steps have no days.
  public func planAsFar(
    from step: Ordinal<EscalationStep>,
    since start: CalendarDate,
    today: CalendarDate
  ) -> [NextStep] {
    var plan = [datedAsFar(step, since: start, today: today)]
    while let last = plan.last, let next = self.step(after: last.step) {
      let isDated = last.start != nil && last.deadlines.allSatisfy { $0.by != nil }
      let begin = max(last.lastDay ?? start, today)
      plan.append(isDated ? datedAsFar(next, since: begin, today: begin) : undated(next))
    }
    return plan
  }

  /// Whether a step can be taken on the day on which the child's safety needs a decision; nil where the guidance does not
  /// say which ones can.
  public func canDecideToday(_ step: Ordinal<EscalationStep>) -> Bool? {
    guard escalation.urgentIf != nil, let urgent = Ladder(guidance, agency: agency, isUrgent: true) else { return nil }
    return urgent.entry[step.position]
  }

  /// A step for the case that there will be a disagreement: without days.
  public func undated(_ step: Ordinal<EscalationStep>) -> NextStep {
    let deadlines = escalation.steps[step].deadlines
      .map { NextStep.DatedDeadline(deadline: $0, by: nil, isOverdue: false) }
    return NextStep(step: step, isDisagreement: false, start: nil, deadlines: deadlines)
  }

  /// The whole ladder from a step, if nothing is resolved and every step takes all the time that it has. A step that is
  /// overdue ends today at the soonest.
  ///
  /// - Parameters:
  ///   - step: The first step.
  ///   - start: The day on which it began.
  ///   - today: Deadlines before it are overdue.
  /// - Returns: At least the first step; each begins on the last day of the one before.
  /// - Throws: `CalendarEnds` where a day lies beyond the calendar.
  public func plan(
    from step: Ordinal<EscalationStep>,
    since start: CalendarDate,
    today: CalendarDate
  ) throws(CalendarEnds) -> [NextStep] {
    var plan = [try dated(step, since: start, today: today)]
    while let last = plan.last, let next = self.step(after: last.step) {
      let begin = max(last.lastDay ?? start, today)
      plan.append(try dated(next, since: begin, today: begin))
    }
    return plan
  }
}

extension AnswerTest {
  /// An answer that satisfies the test.
  fileprivate func anyAnswer(in guidance: Guidance) -> Answer? {
    switch values {
    case .options(let bits):
      if case .anyOf = guidance.questions[question].answers { return .checklist(ticked: bits, unknown: 0) }
      return .option(bits.trailingZeroBitCount)
    case .numbers(let ranges, let extras):
      return ranges.first.map { .number($0.lowerBound) } ?? .extra(extras.trailingZeroBitCount)
    }
  }
}
