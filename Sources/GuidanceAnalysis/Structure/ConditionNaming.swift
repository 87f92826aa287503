import DecisionSupport

/// Writes conditions by the names of what they test, so that those of two configurations can be compared as texts.
struct ConditionNaming {
  private let guidance: Guidance
  private let questions: [String]
  private let rules: [String]

  /// Takes the name to use for each question and each rule.
  init(_ guidance: Guidance, _ questions: [String], _ rules: [String]) {
    self.guidance = guidance
    self.questions = questions
    self.rules = rules
  }

  /// The condition; parts whose order makes no difference stand in one order.
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
    "(\(parts.map { text($0) }.sorted().joined(separator: "; ")))"
  }

  /// The question with the answers that satisfy the test.
  func text(_ test: AnswerTest) -> String {
    "\(questions[test.question.position]): \(words(test).sorted().joined(separator: ", "))"
  }

  /// The answers that satisfy a test, a word each.
  func words(_ test: AnswerTest) -> [String] {
    let options = guidance.questions[test.question].answers.options
    func ids(_ bits: UInt64) -> [String] { options.indices.filter { bits.contains($0) }.map { options[$0].id } }
    switch test.values {
    case .options(let bits): return ids(bits)
    case .numbers(let ranges, let extras): return ids(extras) + ranges.map { "\($0.lowerBound)–\($0.upperBound)" }
    }
  }
}
