import DecisionSupport

/// Writes conditions by the names of what they test, so that those of two configurations can be compared as texts.
struct ConditionNaming {
  private let guidance: Guidance
  private let questions: [String]
  private let rules: [String]
  private let keepsOrder: Bool

  /// Takes the name to use for each question and each rule, and whether parts whose order makes no difference are written
  /// as they stand.
  init(_ guidance: Guidance, _ questions: [String], _ rules: [String], keepingOrder: Bool = false) {
    self.guidance = guidance
    self.questions = questions
    self.rules = rules
    keepsOrder = keepingOrder
  }

  /// The condition; parts whose order makes no difference stand in one order unless they are kept as they are.
  func text(_ condition: Condition) -> String {
    switch condition {
    case .answer(let test): text(test)
    case .rule(let rule): "rule \(rules[rule.position])"
    case .all(let parts): "all" + text(parts)
    case .any(let parts): "any" + text(parts)
    case .none(let parts): "none" + text(parts)
    case .atLeast(let count, let parts): "at least \(count) of" + text(parts)
    }
  }

  private func text(_ parts: [Condition]) -> String {
    let texts = parts.map { text($0) }
    return "(\((keepsOrder ? texts : texts.sorted()).joined(separator: "; ")))"
  }

  /// Whether a condition plainly holds wherever another does: it is the same but for more answers or more alternatives, or
  /// less has to hold. Of very long ones that is not asked.
  func isWider(_ condition: Condition, than other: Condition, in naming: ConditionNaming) -> Bool {
    condition.size * other.size <= 1_000_000 && covers(condition, other, naming)
  }

  private func covers(_ condition: Condition, _ other: Condition, _ naming: ConditionNaming) -> Bool {
    switch (condition, other) {
    case (.answer(let test), .answer(let former)):
      return questions[test.question.position] == naming.questions[former.question.position]
        && Set(naming.words(former)).isSubset(of: words(test))
    case (_, .any(let parts)): return parts.allSatisfy { covers(condition, $0, naming) }
    case (.all(let parts), _): return parts.allSatisfy { covers($0, other, naming) }
    case (.any(let parts), _): return parts.contains { covers($0, other, naming) }
    case (_, .all(let parts)): return parts.contains { covers(condition, $0, naming) }
    case (.none(let parts), .none(let former)):
      return parts.allSatisfy { part in former.contains { naming.covers($0, part, self) } }
    case (.rule, .rule), (.atLeast, .atLeast): return text(condition) == naming.text(other)
    default: return false
    }
  }

  /// The forms of an item with their conditions.
  func text(_ item: Item?) -> String {
    guard let item else { return "the same for all" }
    return item.parts.map { part in
      guidance.words(of: part).quoted + (part.condition.map { " if " + text($0) } ?? "")
    }.joined(separator: ", else ")
  }

  /// The question with the answers that satisfy the test.
  func text(_ test: AnswerTest) -> String {
    "\(questions[test.question.position]): \(words(test).sorted().joined(separator: ", "))"
  }

  /// The answers that satisfy a test, a word each.
  func words(_ test: AnswerTest) -> [String] { guidance.words(test) }
}

extension Guidance {
  /// "“Has the child been hurt?” is answered “Yes”".
  func words(answering test: AnswerTest) -> String {
    let question = questions[test.question]
    func texts(_ bits: UInt64) -> [String] {
      question.answers.options.enumerated().filter { bits.contains($0.offset) }.map { $0.element.text.quoted }
    }
    let answers =
      switch test.values {
      case .options(let bits): texts(bits)
      case .numbers(let ranges, let extras): texts(extras) + ranges.map { "\($0.lowerBound) to \($0.upperBound)" }
      }
    return "\(question.ask.quoted) is answered \(answers.joined(separator: " or "))"
  }

  /// The answers that satisfy a test, a word each.
  func words(_ test: AnswerTest) -> [String] {
    let options = questions[test.question].answers.options
    func ids(_ bits: UInt64) -> [String] { options.indices.filter { bits.contains($0) }.map { options[$0].id } }
    switch test.values {
    case .options(let bits): return ids(bits)
    case .numbers(let ranges, let extras): return ids(extras) + ranges.map { "\($0.lowerBound)–\($0.upperBound)" }
    }
  }
}

extension Condition {
  /// How many tests and how many groups of them it consists of.
  fileprivate var size: Int {
    switch self {
    case .answer, .rule: 1
    case .all(let parts), .any(let parts), .none(let parts), .atLeast(_, let parts): parts.reduce(1) { $0 + $1.size }
    }
  }
}
