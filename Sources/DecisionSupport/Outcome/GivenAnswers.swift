/// Some of the answers of an answer set, in file order.
public struct GivenAnswers: Swift.Sequence, Sendable {
  private let answers: Answers
  private let questions: OrdinalSet

  /// Takes the answers to some questions, as far as those have one.
  init(_ answers: Answers, to questions: OrdinalSet) {
    self.answers = answers
    self.questions = questions
  }

  /// Whether there is none.
  public var isEmpty: Bool { !contains { _ in true } }

  /// An iterator over the questions with their answers.
  public struct Iterator: IteratorProtocol {
    fileprivate let answers: Answers
    fileprivate var left: OrdinalSet

    /// The next question with its answer.
    public mutating func next() -> Outcome.GivenAnswer? {
      while let position = left.popFirst() {
        if let answer = answers[Ordinal(position)] {
          return Outcome.GivenAnswer(question: Ordinal(position), answer: answer)
        }
      }
      return nil
    }
  }

  /// From the first question on.
  public func makeIterator() -> Iterator { Iterator(answers: answers, left: questions) }
}
