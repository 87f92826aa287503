package import DecisionSupport

// Answers as answers files write them, so that what is written can be read again.
extension JSON {
  /// Every question that has an answer, in file order.
  static func answers(_ answers: Answers, _ guidance: Guidance) -> JSON {
    .object(
      answers.answered.map { given in
        let question = guidance.questions[given.question]
        return Member(question.id, answer(given.answer, question))
      }
    )
  }

  /// One answer to a question.
  package static func answer(_ answer: Answer, _ question: Question) -> JSON {
    switch answer {
    case .notKnown, .option, .extra: return .string(question.word(for: answer))
    case .number(let number): return .number(number)
    case .checklist(let ticked, let unknown):
      let options = question.answers.options
      guard unknown != 0 else { return JSON(options.indices.filter { ticked.contains($0) }.map { options[$0].id }) }
      return .object(
        options.indices.filter { (ticked | unknown).contains($0) }
          .map { Member(options[$0].id, ticked.contains($0) ? "yes" : "unknown") }
      )
    }
  }
}
