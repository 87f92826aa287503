import DecisionSupport

extension Guidance {
  /// A condition in words, one line a part, parts of a part indented by two columns.
  func lines(describing condition: Condition) -> [String] {
    switch condition {
    case .answer(let test):
      return [phrase(of: test)]
    case .rule(let rule):
      return ["the rule '\(rules[rule].id)' holds"]
    case .all(let parts): return group("all of these hold:", parts)
    case .any(let parts): return group("at least one of these holds:", parts)
    case .none(let parts): return group("none of these holds:", parts)
    case .atLeast(let count, let parts): return group("at least \(count) of these hold:", parts)
    }
  }

  private func group(_ heading: String, _ parts: [Condition]) -> [String] {
    [heading]
      + parts.flatMap { part in
        let lines = lines(describing: part)
        return ["  - " + lines[0]] + lines.dropFirst().map { "  " + $0 }
      }
  }

  private func phrase(of test: AnswerTest) -> String {
    let question = questions[test.question]
    return "\(question.ask) \(phrase(of: test.values, of: question))"
  }

  private func phrase(of values: AnswerTest.Values, of question: Question) -> String {
    let options = question.answers.options
    func names(_ bits: UInt64) -> [String] {
      options.indices.filter { bits.contains($0) }.map { options[$0].text.withoutFullStop }
    }
    switch values {
    case .options(let bits):
      return names(bits).joined(separator: " or ")
    case .numbers(let ranges, let extras):
      guard case .wholeNumber(let number) = question.answers else { return "" }
      let numbers = ranges.map { range in
        if range.count == 1 { return "\(range.lowerBound)" }
        if range.lowerBound == number.range.lowerBound { return "\(range.upperBound) or less" }
        if range.upperBound == number.range.upperBound { return "\(range.lowerBound) or more" }
        return "\(range.lowerBound) to \(range.upperBound)"
      }
      return (names(extras) + numbers).joined(separator: " or ") + (numbers.isEmpty ? "" : " \(number.unit)")
    }
  }
}
