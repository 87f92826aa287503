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

  /// What was answered about another child of the family, and the sections that were said to be otherwise for this one.
  private var sibling: Answers?
  private var differing: Set<String> = []

  /// The questions that somebody wishes to answer although only something not known opens them.
  private var details: OrdinalSet = []

  /// Starts a conversation, or takes one up again.
  ///
  /// - Parameters:
  ///   - guidance: The guidance whose questions are asked.
  ///   - answers: What is known from before.
  ///   - sibling: What was answered about another child of the family.
  ///   - isBrief: Whether to skip what can no longer change the result.
  public init(_ guidance: Guidance, answers: Answers, sibling: Answers? = nil, isBrief: Bool = false) {
    self.guidance = guidance
    self.answers = answers
    self.sibling = sibling
    self.isBrief = isBrief
    let meaning = Meaning(guidance, answers)
    path = answers.answered.map { $0.question }.filter { meaning.isAsked($0, .open) != .false }
  }

  /// Starts a conversation about a disagreement alone: the questions that place it on the ladder.
  ///
  /// - Parameter guidance: The guidance; without a ladder there is nothing to ask.
  public init(aboutDisagreementIn guidance: Guidance) {
    self.init(guidance, answers: Answers(for: guidance))
    scope = guidance.questionsOfLadder
  }

  /// Whether the interview asks about a disagreement alone.
  public var isAboutDisagreement: Bool { scope != nil }

  /// The question to ask now; nil when the conversation is over, or the guidance does not apply.
  public var next: Ordinal<Question>? {
    if let revisited { return revisited }
    let meaning = Meaning(guidance, answers)
    guard meaning.applies else { return nil }
    let open = toPut(meaning)
    guard isBrief, !open.isEmpty else { return open.first }
    var engine = Engine(guidance.compiled, answers)
    let relevant = guidance.questionsThatMatter(answers, &engine)
    return open.first { relevant.contains($0.position) }
  }

  /// The answers about the other child that may well hold for this one, so that one question settles them: several that
  /// come next, in a section that is partly about the family, none of them urgent or in a section about safety.
  public var perhapsTheSame: [Outcome.GivenAnswer] {
    guard let sibling, revisited == nil, let section = next.map({ guidance.questions[$0].section }),
      !differing.contains(section), guidance.questions.contains(where: { $0.section == section && $0.isOfFamily })
    else { return [] }
    var found: [Outcome.GivenAnswer] = []
    var trial = self
    while found.count < 6, let question = trial.next, let answer = sibling[question] {
      let asked = guidance.questions[question]
      guard asked.section == section, asked.urgent == nil, !asked.isAboutSafety else { break }
      found.append(Outcome.GivenAnswer(question: question, answer: answer))
      _ = trial.answer(question, answer)
    }
    return found.count > 1 ? found : []
  }

  /// Takes over what may well be the same, or asks about each.
  public mutating func settle(areTheSame: Bool) {
    let same = perhapsTheSame
    guard areTheSame else {
      for given in same { differing.insert(guidance.questions[given.question].section) }
      return
    }
    for given in same { _ = answer(given.question, given.answer) }
  }

  /// How many questions have an answer, and how many are still to come if no answer opens further ones.
  public var progress: (answered: Int, remaining: Int) {
    let meaning = Meaning(guidance, answers)
    return (answers.answered.count { meaning.isAsked($0.question, .open) != .false }, toPut(meaning).count)
  }

  /// The questions to put: those that are asked, details that somebody wishes to answer, and what the options of a
  /// checklist open that are in doubt where an urgent action may follow.
  private func toPut(_ meaning: Meaning) -> [Ordinal<Question>] {
    guidance.questions.ordinals.filter { question in
      guard answers[question] == nil, isInScope(question) else { return false }
      switch meaning.isAsked(question, .closed) {
      case .true: return true
      case .unknown where details.contains(question.position): return true
      case .unknown, .false: return meaning.isAsked(question, .open) == .unknown && isOpenedByDoubt(question)
      }
    }
  }

  private func isOpenedByDoubt(_ question: Ordinal<Question>) -> Bool {
    guard let askIf = guidance.questions[question].askIf else { return false }
    return guidance.questionsNamed(by: askIf).contains { gate in
      guard case .checklist(_, let unknown)? = answers[Ordinal(gate)], unknown != 0 else { return false }
      return guidance.opensUrgent(Ordinal(gate))
    }
  }

  /// The details that are left open, since only something that is not known opens them.
  public var leftOpen: [Ordinal<Question>] {
    let meaning = Meaning(guidance, answers)
    let put = Set(toPut(meaning))
    return meaning.supposed.filter { isInScope($0) && !put.contains($0) }
  }

  /// Puts the details that are left open, too.
  ///
  /// - Returns: False where there are none.
  public mutating func putDetails() -> Bool {
    let open = leftOpen
    guard !open.isEmpty else { return false }
    details.formUnion(open.map { $0.position })
    revisited = nil
    return true
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
    guard let earlier = path[..<here].last(where: isPut) else { return false }
    revisited = earlier
    return true
  }

  /// Whether a question is asked, or may be because of something not known.
  public func isPut(_ question: Ordinal<Question>) -> Bool {
    Meaning(guidance, answers).isAsked(question, .open) != .false
  }

  /// Returns to a question that was just answered, so that its answer can be changed.
  public mutating func reopen(_ question: Ordinal<Question>) {
    revisited = question
  }
}

extension Guidance {
  /// Whether an answer to a checklist may open a question that has an urgent action.
  public func opensUrgent(_ checklist: Ordinal<Question>) -> Bool {
    guard case .anyOf = questions[checklist].answers else { return false }
    return questions.contains { question in
      guard question.urgent != nil, let askIf = question.askIf else { return false }
      return questionsNamed(by: askIf).contains(checklist.position)
    }
  }
}
