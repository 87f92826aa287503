import DecisionSupport

/// What fingerprints are taken of: conditions with all that they hang on, in one form whatever the order of their parts and
/// the words for people. So a fingerprint is the same whether diagrams or a search found the answer sets, and another once
/// there can be one more of them.
final class ConditionDigests {
  private let guidance: Guidance
  private let ranks: [Int]
  private var ofRules: [Int: String] = [:]
  private var ofQuestions: [Int: String] = [:]

  /// How many questions were looked at in order, so that one on which thousands hang takes no thousandfold recursion.
  private var digested = 0

  /// Takes the rank of each level.
  init(_ guidance: Guidance, ranks: [Int]) {
    self.guidance = guidance
    self.ranks = ranks
  }

  /// For whom the guidance is.
  var applicability: String { digest(of: guidance.applicability?.condition) }

  /// A condition; without one, always.
  func digest(of condition: Condition?) -> String {
    guard let condition else { return "always" }
    return switch condition {
    case .answer(let test):
      digest("\(question(test.question.position)): \(guidance.words(test).sorted().joined(separator: ","))")
    case .rule(let rule): self.rule(rule.position)
    case .all(let parts): digest("all", parts)
    case .any(let parts): digest("any", parts)
    case .none(let parts): digest("none", parts)
    case .atLeast(let count, let parts): digest("\(count) of", parts)
    }
  }

  /// A rule's condition.
  func rule(_ position: Int) -> String {
    if let known = ofRules[position] { return known }
    let digest = digest(of: guidance.rules[position].condition)
    ofRules[position] = digest
    return digest
  }

  /// Every rule that calls for a level of at least a rank, with its rank.
  func rules(reaching rank: Int = 0) -> String {
    guidance.rules.indices.filter { ranks[guidance.rules[$0].level.position] >= rank }
      .map { "\(ranks[guidance.rules[$0].level.position]) \(rule($0))" }
      .sorted().joined(separator: "\n")
  }

  private func question(_ position: Int) -> String {
    while digested < position {
      digested += 1
      _ = self.question(digested - 1)
    }
    if let known = ofQuestions[position] { return known }
    let question = guidance.questions[position]
    var parts = [question.id, question.word(for: question.calm), question.word(for: question.assumption)]
    parts += question.answers.options.map(\.id)
    if case .wholeNumber(let number) = question.answers { parts.append("\(number.range)") }
    parts.append(digest(of: question.askIf))
    let digest = digest(parts.joined(separator: " "))
    ofQuestions[position] = digest
    return digest
  }

  private func digest(_ kind: String, _ parts: [Condition]) -> String {
    // One part alone means the same as all of it and any of it.
    if parts.count == 1, kind != "none" { return digest(of: parts[0]) }
    return digest(kind + " " + parts.map { digest(of: $0) }.sorted().joined(separator: " "))
  }

  /// FNV-1a of a text.
  private func digest(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return String(hash, radix: 36)
  }
}
