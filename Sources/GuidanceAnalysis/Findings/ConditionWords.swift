import DecisionSupport

extension Guidance {
  /// A condition as its authors would write it on one line.
  func words(for condition: Condition) -> String {
    func list(_ parts: [Condition]) -> String { "[" + parts.map { words(for: $0) }.joined(separator: ", ") + "]" }
    switch condition {
    case .answer(let test): return "{\(questions[test.question].id): \(words(for: test))}"
    case .rule(let rule): return "{rule: \(rules[rule].id)}"
    case .all(let parts): return "{all: \(list(parts))}"
    case .any(let parts): return "{any: \(list(parts))}"
    case .none(let parts): return "{none: \(list(parts))}"
    case .atLeast(let count, let parts): return "{at-least: {count: \(count), of: \(list(parts))}}"
    }
  }

  private func words(for test: AnswerTest) -> String {
    let options = questions[test.question].answers.options
    func ids(_ bits: UInt64) -> [String] { options.indices.filter { bits.contains($0) }.map { options[$0].id } }
    let words: [String]
    switch test.values {
    case .options(let bits): words = ids(bits)
    case .numbers(let ranges, let extras):
      words =
        ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)" } + ids(extras)
    }
    return words.count == 1 ? words[0] : "[\(words.joined(separator: ", "))]"
  }
}
