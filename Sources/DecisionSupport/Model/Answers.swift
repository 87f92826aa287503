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

  /// Forgets every answer and lets a body fill in others, by position.
  mutating func fill<Result>(_ body: (UnsafeMutableBufferPointer<Answer?>) -> Result) -> Result {
    given.withUnsafeMutableBufferPointer { given in
      given.update(repeating: nil)
      return body(given)
    }
  }

  /// Whether nothing has been answered.
  public var isEmpty: Bool { given.allSatisfy { $0 == nil } }

  /// Calls a body with the position of each question that is answered otherwise in another set.
  func forEachDifference(from others: Answers, _ body: (Int) -> Void) {
    given.withUnsafeBufferPointer { given in
      others.given.withUnsafeBufferPointer { others in
        for position in given.indices where given[position].code != others[position].code { body(position) }
      }
    }
  }

  /// The questions that have an answer, in file order.
  public var answered: [(question: Ordinal<Question>, answer: Answer)] { answered { _, _ in true } }

  /// The questions of which something is not known, or nothing answered.
  var open: Positions {
    var found = Positions()
    for position in given.indices where given[position]?.leavesOpen ?? true { found.insert(position) }
    return found
  }

  /// The questions that have such an answer, in file order.
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

extension Answer? {
  /// The answer in numbers, which are compared faster.
  fileprivate var code: (UInt64, UInt64, UInt64) {
    switch self {
    case nil: (0, 0, 0)
    case .notKnown: (1, 0, 0)
    case .option(let position): (2, UInt64(position), 0)
    case .number(let number): (3, UInt64(bitPattern: Int64(number)), 0)
    case .extra(let position): (4, UInt64(position), 0)
    case .checklist(let ticked, let unknown): (5, ticked, unknown)
    }
  }
}
