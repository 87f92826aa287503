/// When something holds, over the answers to questions.
public indirect enum Condition: Hashable, Sendable {
  /// One question's answer is among certain values.
  case answer(AnswerTest)

  /// Every part holds.
  case all([Condition])

  /// Some part holds.
  case any([Condition])

  /// No part holds.
  case none([Condition])

  /// At least so many of the parts hold.
  case atLeast(Int, of: [Condition])

  /// What a rule is conditional upon holds.
  case rule(Ordinal<Rule>)
}

/// The values of one question that satisfy a condition.
public struct AnswerTest: Hashable, Sendable {
  /// The question.
  public let question: Ordinal<Question>

  /// The satisfying values.
  public let values: Values

  /// Asks whether a question's answer is among some values.
  public init(question: Ordinal<Question>, values: Values) {
    self.question = question
    self.values = values
  }

  /// A set of a question's values.
  public enum Values: Hashable, Sendable {
    /// Options by position as bits; for a checklist, any of them ticked.
    case options(UInt64)

    /// Numbers in any of the ranges, or any of the extra values by position as bits.
    case numbers([ClosedRange<Int>], extras: UInt64)
  }
}

extension Condition {
  /// Every test of an answer in the condition, rules not looked into.
  public var tests: [AnswerTest] {
    var found: [AnswerTest] = []
    visit { if case .answer(let test) = $0 { found.append(test) } }
    return found
  }

  /// Every rule that the condition names itself.
  public var rules: [Ordinal<Rule>] {
    var found: [Ordinal<Rule>] = []
    visit { if case .rule(let rule) = $0 { found.append(rule) } }
    return found
  }

  private func visit(_ body: (Condition) -> Void) {
    body(self)
    switch self {
    case .answer, .rule: break
    case .all(let parts), .any(let parts), .none(let parts), .atLeast(_, let parts):
      for part in parts { part.visit(body) }
    }
  }
}
