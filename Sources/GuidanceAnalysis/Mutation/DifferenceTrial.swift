import DecisionSupport

/// Looks for a child whom a mutant treats otherwise, by the engine alone, among the fewest answers with which the condition
/// that was changed holds. Where it finds none there may be one all the same: only a proof can tell.
struct DifferenceTrial {
  private let guidance: Guidance
  private let calm: Answers
  private let today: CalendarDate

  init(_ guidance: Guidance, today: CalendarDate) {
    (self.guidance, self.today) = (guidance, today)
    calm = .calm(for: guidance)
  }

  /// An answer set of which no answer can be made calm, of those that were tried the smallest; nil where none is found.
  func witness(of mutant: Mutant, _ varied: Guidance) -> Witness? {
    let found = candidates(for: mutant).filter { outcomes($0, varied) != nil }
    guard var answers = found.min(by: { guidance.restless($0).count < guidance.restless($1).count }) else { return nil }
    for question in guidance.questions.ordinals where answers[question] != calm[question] {
      var fewer = answers
      fewer[question] = calm[question]
      if outcomes(fewer, varied) != nil { answers = fewer }
    }
    return outcomes(answers, varied).map { witness(answers, $0) }
  }

  /// What both say where they do not say the same.
  private func outcomes(_ answers: Answers, _ varied: Guidance) -> BeforeAndAfter<Outcome>? {
    let (before, after) = (outcome(guidance, answers), outcome(varied, answers))
    return before.says(otherThan: after) ? BeforeAndAfter(before: before, after: after) : nil
  }

  private func candidates(for mutant: Mutant) -> [Answers] {
    guidance.conditions(of: mutant).flatMap { condition -> [Answers] in
      let sets = guidance.imposing(condition, on: calm)
      // What a condition rules out makes a difference only beside what it asks for.
      return sets + condition.ruledOut.flatMap { part in sets.prefix(8).flatMap { guidance.imposing(part, on: $0) } }
    }
  }

  private func outcome(_ guidance: Guidance, _ answers: Answers) -> Outcome {
    var assessor = Assessor(guidance, parts: .all)
    return assessor.assess(answers, since: today, today: today)
  }

  private func witness(_ answers: Answers, _ outcomes: BeforeAndAfter<Outcome>) -> Witness {
    let given = Array(guidance.questions.ordinals).compactMap { place -> Witness.Given? in
      let question = guidance.questions[place]
      guard let answer = answers[place], answer != question.calm else { return nil }
      return Witness.Given(
        question: question.id,
        ask: question.ask,
        word: question.word(for: answer),
        phrase: question.phrase(for: answer),
        matters: true
      )
    }
    let unanswered = outcomes.after.unanswered.map { guidance.questions[$0] }
    return Witness(
      answers: BeforeAndAfter(before: answers, after: answers),
      outcomes: outcomes,
      given: given,
      unanswered: unanswered.map { Witness.Unanswered(question: $0.id, ask: $0.ask) },
      repairs: [],
      counterpart: nil
    )
  }
}

extension Outcome {
  /// Whether another level is suggested, other reminders are shown, or the guidance is for other children.
  fileprivate func says(otherThan other: Outcome) -> Bool {
    (applies, level) != (other.applies, other.level) || reminders.map(\.reminder) != other.reminders.map(\.reminder)
  }
}

extension Condition {
  /// The parts of it that must not hold.
  fileprivate var ruledOut: [Condition] {
    switch self {
    case .none(let parts): parts
    case .all(let parts), .any(let parts), .atLeast(_, let parts): parts.flatMap(\.ruledOut)
    case .answer, .rule: []
    }
  }
}
