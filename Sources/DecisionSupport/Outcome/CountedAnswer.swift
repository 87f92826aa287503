/// What counts as the answer to a question for what to do now.
public struct CountedAnswer: Sendable {
  /// The question.
  public let question: Ordinal<Question>

  /// What was answered; nil where nothing was.
  public let given: Answer?

  /// What counts.
  public let counted: Answer

  /// Whether something counts of which nothing was said.
  public var isSupplied: Bool { given?.isNotKnown ?? true && !counted.isNotKnown }
}

extension Meaning {
  /// What counts as the answers to some questions for what to do now.
  func counted(_ questions: OrdinalSet) -> [CountedAnswer] { questions.map { counted(Ordinal($0)) } }

  /// What counts as the answer to a question for what to do now.
  func counted(_ question: Ordinal<Question>) -> CountedAnswer {
    CountedAnswer(question: question, given: answers[question], counted: counted(question, .closed))
  }
}
