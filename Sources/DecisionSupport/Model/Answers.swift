/// What has been answered so far: for each question an answer, or nothing yet.
public struct Answers: Hashable, Sendable {
  private var given: [Answer?]

  /// Nothing answered yet.
  ///
  /// - Parameter guidance: The guidance whose questions are answered.
  public init(for guidance: Guidance) {
    given = Array(repeating: nil, count: guidance.questions.count)
  }

  /// Every question answered calmly, whether it would be asked or not.
  public static func calm(for guidance: Guidance) -> Answers {
    var answers = Answers(for: guidance)
    answers.given = guidance.questions.map(\.calm)
    return answers
  }

  /// The answer to a question; nil where it has none yet.
  public subscript(_ question: Ordinal<Question>) -> Answer? {
    get { given[question.position] }
    set { given[question.position] = newValue }
  }

  /// The same with every question that would be asked and has no answer answered calmly.
  public func filledCalmly(for guidance: Guidance) -> Answers {
    let evaluation = Evaluation(guidance.compiled, self, supposingCalm: true)
    var filled = self
    for question in guidance.questions.ordinals where filled[question] == nil && evaluation.isAsked[question.position] {
      filled[question] = guidance.questions[question].calm
    }
    return filled
  }

  /// Forgets every answer.
  mutating func removeAll() {
    for position in given.indices { given[position] = nil }
  }

  /// Whether nothing has been answered.
  public var isEmpty: Bool { given.allSatisfy { $0 == nil } }

  /// The questions that have an answer, in file order.
  public var answered: [(question: Ordinal<Question>, answer: Answer)] {
    given.enumerated().compactMap { position, answer in answer.map { (Ordinal(position), $0) } }
  }
}
