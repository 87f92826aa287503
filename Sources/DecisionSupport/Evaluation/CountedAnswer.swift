/// What counts as the answer to a question.
public struct CountedAnswer: Sendable {
  /// The question.
  public let question: Ordinal<Question>

  /// What was answered; nil where nothing was.
  public let given: Answer?

  /// Whether the calm answer counts, since nothing was answered, or what is not known has no effect.
  public let countsAsCalm: Bool
}

extension Evaluation {
  /// What counts as the answers to some questions, for what is suggested now.
  func counted(_ questions: Positions, _ answers: Answers) -> [CountedAnswer] {
    questions.map { counted($0, answers) }
  }

  /// What counts as the answer to a question, for what is suggested now.
  func counted(_ question: Int, _ answers: Answers) -> CountedAnswer {
    let given = answers[Ordinal(question)]
    return CountedAnswer(
      question: Ordinal(question),
      given: given,
      countsAsCalm: given?.isNotKnown ?? true && holdings[question].closed == guidance.questions[question].calm
    )
  }
}
