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

  /// Forgets every answer and lets a body fill in others, by position.
  mutating func fill<Result>(_ body: (UnsafeMutableBufferPointer<Answer?>) -> Result) -> Result {
    given.withUnsafeMutableBufferPointer { given in
      given.update(repeating: nil)
      return body(given)
    }
  }

  /// Whether nothing has been answered.
  public var isEmpty: Bool { given.allSatisfy { $0 == nil } }

  /// Becomes another answer set.
  ///
  /// - Returns: The questions that are answered otherwise; and perhaps some that are not.
  mutating func update(to others: Answers) -> OrdinalSet {
    var changed = OrdinalSet()
    given.withUnsafeMutableBufferPointer { given in
      others.given.withUnsafeBufferPointer { others in
        guard let mine = given.baseAddress, let theirs = others.baseAddress else { return }
        for position in given.indices where !Answer?.lieAlike(mine + position, theirs + position) {
          given[position] = others[position]
          changed.insert(position)
        }
      }
    }
    return changed
  }

  /// The questions that have an answer, in file order.
  public var answered: [(question: Ordinal<Question>, answer: Answer)] { answered { _, _ in true } }

  /// The questions of which something is not known, or nothing answered.
  var open: OrdinalSet {
    var found = OrdinalSet()
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
  /// Whether two answers are the same in memory, which is found out faster than whether they are equal. They are, then.
  @inline(__always)
  fileprivate static func lieAlike(_ a: UnsafePointer<Answer?>, _ b: UnsafePointer<Answer?>) -> Bool {
    let (a, b, size) = (UnsafeRawPointer(a), UnsafeRawPointer(b), MemoryLayout<Answer?>.size)
    var offset = 0
    while offset + 8 <= size {
      guard a.load(fromByteOffset: offset, as: UInt64.self) == b.load(fromByteOffset: offset, as: UInt64.self)
      else { return false }
      offset += 8
    }
    while offset < size {
      guard a.load(fromByteOffset: offset, as: UInt8.self) == b.load(fromByteOffset: offset, as: UInt8.self)
      else { return false }
      offset += 1
    }
    return true
  }
}
