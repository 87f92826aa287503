/// A structured conversation about a concern: which question comes next, and what going back does.
public struct Interview: Sendable {
  /// The guidance whose questions are asked.
  public let guidance: Guidance

  /// Whether questions are skipped that can no longer change level, reminders or actions.
  public let isBrief: Bool

  /// What was answered so far.
  public private(set) var answers: Answers

  /// The questions that were answered in this conversation, in order; going back walks along it.
  private var path: [Ordinal<Question>] = []

  /// The only questions that are asked; nil for all.
  private var scope: OrdinalSet?

  /// The question that going back returned to.
  private var revisited: Ordinal<Question>?

  /// Starts a conversation, or takes one up again.
  ///
  /// - Parameters:
  ///   - guidance: The guidance whose questions are asked.
  ///   - answers: What is known from before.
  ///   - isBrief: Whether to skip what can no longer change the result.
  public init(_ guidance: Guidance, answers: Answers, isBrief: Bool = false) {
    self.guidance = guidance
    self.answers = answers
    self.isBrief = isBrief
    let meaning = Meaning(guidance, answers)
    path = answers.answered.map { $0.question }.filter { meaning.isAsked($0, .closed) != .false }
  }

  /// Starts a conversation about a disagreement alone: the questions that place it on the ladder.
  ///
  /// - Parameter guidance: The guidance; without a ladder there is nothing to ask.
  public init(aboutDisagreementIn guidance: Guidance) {
    self.init(guidance, answers: Answers(for: guidance))
    scope = guidance.questionsOfLadder
  }

  /// Whether it asks about a disagreement alone.
  public var isAboutDisagreement: Bool { scope != nil }

  /// The question to ask now; nil when the conversation is over, or the guidance does not apply.
  public var next: Ordinal<Question>? {
    if let revisited { return revisited }
    let meaning = Meaning(guidance, answers)
    guard meaning.applies else { return nil }
    let open = meaning.unanswered.filter { isInScope($0) }
    guard isBrief, !open.isEmpty else { return open.first }
    var engine = Engine(guidance.compiled, answers)
    let relevant = guidance.questionsThatMatter(answers, &engine)
    return open.first { relevant.contains($0.position) }
  }

  /// How many questions have an answer, and how many are still to come if no answer opens further ones.
  public var progress: (answered: Int, remaining: Int) {
    let meaning = Meaning(guidance, answers)
    let answered = answers.answered.count { meaning.isAsked($0.question, .closed) != .false }
    return (answered, meaning.unanswered.count { isInScope($0) })
  }

  private func isInScope(_ question: Ordinal<Question>) -> Bool {
    scope?.contains(question.position) ?? true
  }

  /// Takes an answer to a question.
  ///
  /// - Returns: The questions whose given values would no longer be asked for because of it: somebody should say whether
  ///   they still hold, and `withdraw` those that do not.
  public mutating func answer(_ question: Ordinal<Question>, _ answer: Answer) -> [Ordinal<Question>] {
    let before = Meaning(guidance, answers)
    answers[question] = answer
    if !path.contains(question) { path.append(question) }
    revisited = nil
    let after = Meaning(guidance, answers)
    return answers.answered.filter { !$0.answer.isNotKnown }.map { $0.question }
      .filter { before.isAsked($0, .closed) != .false && after.isAsked($0, .closed) == .false }
  }

  /// Forgets an answer that no longer holds.
  public mutating func withdraw(_ question: Ordinal<Question>) {
    answers[question] = nil
    path.removeAll { $0 == question }
  }

  /// Returns to the question answered before, of those that are asked; later answers are kept.
  ///
  /// - Returns: False at the beginning.
  public mutating func goBack() -> Bool {
    let here = revisited.flatMap { path.firstIndex(of: $0) } ?? path.endIndex
    guard let earlier = path[..<here].last(where: { guidance.isAsked($0, answers) }) else { return false }
    revisited = earlier
    return true
  }
}
