/// What has been answered so far: for each question an answer, or nothing yet.
public struct Answers: Hashable, Sendable {
  /// The answers by their questions' places; there is one for each question, always.
  package var given: [Answer?]

  /// Makes an answer set in which nothing is answered yet.
  ///
  /// - Parameter guidance: The guidance whose questions are answered.
  public init(for guidance: Guidance) {
    given = Array(repeating: nil, count: guidance.questions.count)
  }

  /// An answer set with every question answered calmly, whether it would be asked or not.
  public static func calm(for guidance: Guidance) -> Answers {
    var answers = Answers(for: guidance)
    answers.given = guidance.questions.map { $0.calm }
    return answers
  }

  /// The answer to a question; nil where it has none yet.
  public subscript(_ question: Ordinal<Question>) -> Answer? {
    get { given[question.position] }
    set { given[question.position] = newValue }
  }

  /// These answers, with every question that is asked and has none answered calmly.
  public func filledCalmly(for guidance: Guidance) -> Answers {
    // What is asked and has no answer counts as calm already, so nothing opens or closes.
    var filled = self
    for question in Meaning(guidance, self).unanswered { filled[question] = guidance.questions[question].calm }
    return filled
  }

  /// The questions that are answered otherwise in another answer set.
  func differences(from others: Answers) -> OrdinalSet {
    OrdinalSet(given.indices.filter { given[$0] != others.given[$0] })
  }

  /// Whether nothing has been answered.
  public var isEmpty: Bool { given.allSatisfy { $0 == nil } }

  /// The questions that have an answer, in file order.
  public var answered: [(question: Ordinal<Question>, answer: Answer)] { answered { _, _ in true } }

  /// The questions of which something is not known, or nothing answered.
  var open: OrdinalSet {
    var found = OrdinalSet()
    for position in given.indices where given[position]?.leavesOpen ?? true { found.insert(position) }
    return found
  }

  /// The questions with an answer that is looked for, in file order.
  func answered(
    where isWanted: (Ordinal<Question>, Answer) -> Bool
  ) -> [(question: Ordinal<Question>, answer: Answer)] {
    var found: [(question: Ordinal<Question>, answer: Answer)] = []
    for position in given.indices {
      if let answer = given[position], isWanted(Ordinal(position), answer) { found.append((Ordinal(position), answer)) }
    }
    return found
  }
}
