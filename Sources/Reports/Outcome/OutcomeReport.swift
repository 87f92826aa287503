public import DecisionSupport

/// Everything that a report of an outcome shows.
public struct OutcomeReport: Sendable {
  /// The guidance that was asked.
  public let guidance: Guidance

  /// What the guidance says.
  public let outcome: Outcome

  /// The practitioner's own judgement.
  public let professional: ProfessionalJudgement?

  /// The day on which somebody asked.
  public let today: CalendarDate

  /// Puts a report together.
  public init(
    _ outcome: Outcome,
    of guidance: Guidance,
    professional: ProfessionalJudgement? = nil,
    today: CalendarDate
  ) {
    self.guidance = guidance
    self.outcome = outcome
    self.professional = professional
    self.today = today
  }

  /// Gaps, and answers that count although they would not be asked for.
  var noticesAboutAnswers: [String] {
    let (gaps, unasked) = (outcome.unanswered.count, outcome.answeredUnasked)
    let asks = unasked.map { guidance.questions[$0].ask }.joined(separator: " ")
    return (gaps == 0 ? [] : [Self.noticeOfGaps(count: gaps)])
      + (unasked.isEmpty ? [] : ["\(Self.countedUnasked)\(asks)"])
  }

  /// The notice that so many questions have no answer yet.
  static func noticeOfGaps(count: Int) -> String {
    "Provisional: \(count) \(count == 1 ? "question is" : "questions are") unanswered, so this may still change."
  }

  /// The notice that the answers to some questions count although the questions would not be asked.
  func noticeOfUnasked(_ questions: [Ordinal<Question>]) -> String {
    "\(Self.countedUnasked)\(questions.map { guidance.questions[$0].id }.joined(separator: ", "))."
  }

  /// What stands before the questions that need not have been asked.
  package static let countedUnasked: StaticString = "Also taken into account, though it need not have been asked: "

  /// Whether anybody stands behind the guidance, today.
  var noticesAboutGuidance: [String] {
    guidance.notices(on: today, hasUndatedDeadline: outcome.hasUndatedDeadline)
  }

  /// The suggested level in one sentence, with both numbers where not knowing raised it.
  var levelSentence: String? {
    guard let level = outcome.level, let established = outcome.established else { return nil }
    let suggested = guidance.levels[level]
    guard established < level else { return nil }
    return "Level \(guidance.levels[established].number) on what is known; treat it as level \(suggested.number) "
      + "until someone finds out what is not known."
  }

  /// What is said to somebody whom the guidance is not for.
  var adultRoute: Guidance.Applicability? {
    outcome.applies ? nil : guidance.applicability
  }
}

extension Outcome {
  /// Whether a disagreement has a deadline that the calendar does not reach.
  public var hasUndatedDeadline: Bool {
    guard let nextStep, nextStep.isDisagreement else { return false }
    return nextStep.deadlines.contains { $0.by == nil }
  }
}

extension Guidance {
  /// Whether anybody stands behind the guidance, on a day.
  package func notices(on today: CalendarDate, hasUndatedDeadline: Bool) -> [String] {
    var notices: [String] = []
    if status == .draft {
      notices.append("This guidance is a draft, not approved by any partnership.")
    }
    if today < effective {
      notices.append("This guidance is not in effect before \(effective.spelledOut).")
    }
    if hasUndatedDeadline {
      let reach = calendar.map { "the calendar's bank holidays end with \($0.years.upperBound)" }
      notices.append("A deadline of the next step cannot be dated: \(reach ?? "there is no calendar").")
    }
    if reviewBy < today {
      notices.append(
        "This guidance was to be reviewed by \(reviewBy.spelledOut): check its telephone numbers before use."
      )
    }
    return notices
  }

  /// Since when the guidance is in effect, or that it is a draft, and of which day.
  var standing: String {
    status == .draft ? "draft of \(effective.spelledOut)" : "in effect from \(effective.spelledOut)"
  }

  /// A citation in one line: the document, and why it is an assumption where it is one.
  func reference(_ citation: Citation) -> String {
    let document = source(of: citation)?.reference ?? citation.source
    return citation.assumption.map { "\(document). Assumed: \($0)" } ?? document
  }
}

extension TimeLimit {
  /// The time limit in words.
  var phrase: String {
    switch self {
    case .withoutDelay: "without delay"
    case .hours(1): "within 1 hour"
    case .hours(let count): "within \(count) hours"
    case .days(1): "within 1 day"
    case .days(let count): "within \(count) days"
    case .workingDays(1): "within 1 working day"
    case .workingDays(let count): "within \(count) working days"
    }
  }
}
