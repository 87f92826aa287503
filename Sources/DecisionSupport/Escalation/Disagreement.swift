/// A disagreement between professionals: where it stands on the ladder.
public struct Disagreement: Sendable {
  /// The ladder as somebody sees it who raises the disagreement.
  public let ladder: Ladder

  /// Where the disagreement stands; nil where there is none, so that the ladder is for the case that there will be one.
  public let standing: CaseLog.Standing?

  /// What is disagreed, where a case log says so.
  public let about: String?

  /// Whether nobody said when the step began, so that its days are counted from today.
  public let isStartAssumed: Bool

  /// Takes up a disagreement at a step. Urgency leads past the steps that cannot decide today, and the one that it leads
  /// to begins today.
  ///
  /// - Parameters:
  ///   - step: The step that it is said to be at.
  ///   - start: The day on which that began; nil where nobody said, which counts as today.
  ///   - ladder: The ladder.
  ///   - today: The day on which somebody asks.
  public init(at step: Ordinal<EscalationStep>, since start: CalendarDate?, on ladder: Ladder, today: CalendarDate) {
    self.ladder = ladder
    standing = .at(step, since: start ?? today).urgently(on: ladder, today: today)
    about = nil
    isStartAssumed = start == nil && !ladder.isUrgent
  }

  /// Takes up a disagreement where a case log ends, or as far on as urgency leads.
  public init(_ log: CaseLog, on given: Ladder, today: CalendarDate) {
    // What is said now counts before what the log has kept.
    let ladder = given.between(given.agency ?? log.agency, and: given.other ?? log.other)
    self.ladder = ladder
    standing = log.standing(on: ladder, today: today).urgently(on: ladder, today: today)
    about = log.disagreement
    isStartAssumed = false
  }

  /// Places a disagreement by who has been spoken to; it is urgent, too, where the answers say so or nobody knows.
  ///
  /// - Parameters:
  ///   - answers: The answers to the questions about a disagreement.
  ///   - given: The ladder, before anybody was asked.
  ///   - today: The day on which somebody asks.
  public init(_ answers: Answers, on given: Ladder, today: CalendarDate) {
    let guidance = given.guidance
    let isUrgent = given.isUrgent || guidance.isDecisionNeededToday(answers)
    ladder = Ladder(guidance, agency: given.agency, with: given.other, isUrgent: isUrgent) ?? given
    about = nil
    isStartAssumed = !isUrgent
    if guidance.isDisagreementRuledOut(answers) {
      standing = nil
    } else if let next = guidance.nextStepOfDisagreement(answers, today: today) {
      standing = .at(ladder.firstStep(from: next), since: today)
    } else {
      standing = .ended(on: today)
    }
  }
}

extension CaseLog.Standing {
  /// Where the disagreement stands if a decision is needed today: at the first step from here on that can take one.
  fileprivate func urgently(on ladder: Ladder, today: CalendarDate) -> CaseLog.Standing {
    guard ladder.isUrgent, case .at(let step, _) = self, ladder.firstStep(from: step) != step else { return self }
    return .at(ladder.firstStep(from: step), since: today)
  }
}
