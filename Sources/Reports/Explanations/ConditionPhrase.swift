import DecisionSupport

/// How conditions name other rules.
enum RuleNaming {
  /// By their ids, for whoever edits them.
  case ids

  /// By what they say, for whoever only reads.
  case words

  /// By what they say, and answers without their questions where they can be read alone.
  case ticks
}

extension Guidance {
  /// A condition in words, one line a part, parts of a part indented by two columns.
  func lines(describing condition: Condition, in naming: RuleNaming = .ids) -> [String] {
    switch condition {
    case .answer(let test):
      return [phrase(of: test, naming)]
    case .rule(let rule):
      let because = rules[rule].because
      return [
        naming == .ids
          ? "‘\(because.withoutFullStop)’ (rule \(rules[rule].id))" : "this applies: \(because.inQuotes)"
      ]
    case .all(let parts): return group("all of these hold:", parts, naming)
    case .any(let parts): return group("at least one of these holds:", parts, naming)
    case .none(let parts) where naming != .ids && parts.count == 1:
      if case .rule(let rule) = parts[0] { return ["this does not apply: \(rules[rule].because.inQuotes)"] }
      let lines = lines(describing: parts[0], in: naming)
      return ["not: \(lines[0])"] + lines.dropFirst()
    case .none(let parts): return group("none of these holds:", parts, naming)
    case .atLeast(let count, let parts): return group("at least \(count) of these hold:", parts, naming)
    }
  }

  private func group(_ heading: String, _ parts: [Condition], _ naming: RuleNaming) -> [String] {
    [heading]
      + parts.flatMap { part in
        let lines = lines(describing: part, in: naming)
        return ["  - " + lines[0]] + lines.dropFirst().map { "  " + $0 }
      }
  }

  private func phrase(of test: AnswerTest, _ naming: RuleNaming) -> String {
    let question = questions[test.question]
    if naming == .ticks, case .options(let bits) = test.values, question.canBeReadAlone(bits) {
      return phrase(of: test.values, of: question, naming)
    }
    return "\(question.ask) \(phrase(of: test.values, of: question, naming))"
  }

  private func phrase(of values: AnswerTest.Values, of question: Question, _ naming: RuleNaming) -> String {
    let options = question.answers.options
    func names(_ bits: UInt64) -> [String] {
      options.indices.filter { bits.contains($0) }.map { options[$0].text.withoutFullStop }
    }
    switch values {
    case .options(let bits):
      let names = names(bits)
      // Sentences in a row are told apart by quotation marks.
      let isQuoted = naming != .ids && names.count > 1
      return (isQuoted ? names.map { $0.inQuotes } : names).joined(separator: " or ")
    case .numbers(let ranges, let extras):
      guard case .wholeNumber(let number) = question.answers else { return "" }
      let numbers = ranges.map { range in
        if range.count == 1 { return "\(range.lowerBound) \(number.unit)" }
        if range.lowerBound == number.range.lowerBound { return "\(range.upperBound) \(number.unit) or less" }
        if range.upperBound == number.range.upperBound { return "\(range.lowerBound) \(number.unit) or more" }
        return "\(range.lowerBound) to \(range.upperBound) \(number.unit)"
      }
      return (names(extras) + numbers).joined(separator: " or ")
    }
  }
}

extension Question {
  /// Whether some options say something without the question: "Yes, at present" does not, nor "They hear voices".
  func canBeReadAlone(_ options: UInt64) -> Bool {
    if case .yesNo = answers { return false }
    let texts = answers.options.indices.filter { options.contains($0) }.map { answers.options[$0].text }
    let starts = texts.map { $0.prefix { $0.isLetter } }
    return !starts.contains { start in ["Yes", "No", "Perhaps", "They", "It", "High", "Some"].contains { $0 == start } }
  }
}
