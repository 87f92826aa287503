internal import MarkedYAML

extension AnswerReader {
  /// The values that a condition accepts: one, a list of them, or a comparison.
  func values(_ node: Node) -> AnswerTest.Values? {
    let before = sink.count
    var options = UInt64(0)
    var ranges: [ClosedRange<Int>] = []
    switch node {
    case .scalar(let scalar):
      if !scalar.isEmpty {
        add(scalar, &options, &ranges)
      } else {
        sink.report(.expected("an answer", for: "'\(question)' in \(subject)", found: node))
      }
    case .sequence(let sequence):
      if sequence.items.isEmpty {
        sink.report("'\(question)' in \(subject) lists no answer", identifier: "empty-list", at: node.range)
      }
      guard sequence.items.count <= Domain.largest else {
        sink.report(
          "'\(question)' in \(subject) lists \(sequence.items.count) answers; \(Domain.largest) is the most",
          identifier: "too-many-values",
          at: node.range
        )
        return nil
      }
      for item in sequence.items {
        if let scalar = scalar(item) { add(scalar, &options, &ranges) }
      }
    case .mapping(let mapping):
      guard case .wholeNumber(let number) = kind else {
        sink.report(.expected("an answer or a list of answers", for: "'\(question)' in \(subject)", found: node))
        return nil
      }
      if let range = comparison(mapping, number) { ranges.append(range) }
    }
    guard sink.count == before else { return nil }
    return finished(options, ranges, at: node.range)
  }

  private func add(_ scalar: Scalar, _ options: inout UInt64, _ ranges: inout [ClosedRange<Int>]) {
    if scalar.text == "unknown" {
      sink.report(
        "a condition cannot ask whether '\(question)' is unknown, in \(subject)",
        identifier: "unknown-answer",
        at: scalar.range,
        help: "not known leaves a condition open by itself; 'when-unknown' says what that means"
      )
      return
    }
    switch value(scalar) {
    case .option(let position)?, .extra(let position)?:
      if options.contains(position) { sink.report(repeated(scalar)) }
      options |= UInt64(bit: position)
    case .number(let number)?:
      if ranges.contains(number...number) { sink.report(repeated(scalar)) }
      ranges.append(number...number)
    case nil: break
    }
  }

  private func finished(_ options: UInt64, _ ranges: [ClosedRange<Int>], at range: SourceRange) -> AnswerTest.Values? {
    let everything = UInt64(bitsBelow: kind.options.count)
    var isAlwaysTrue = options == everything
    if case .anyOf = kind { isAlwaysTrue = false }
    if case .wholeNumber(let number) = kind {
      // No two ranges overlap: a list holds single numbers, none twice, and a comparison stands alone.
      isAlwaysTrue = isAlwaysTrue && ranges.reduce(0) { $0 + $1.count } == number.range.count
    }
    guard !isAlwaysTrue else {
      sink.report(
        "every answer to '\(question)' satisfies this condition of \(subject)",
        identifier: "always-true",
        at: range,
        help: "leave it out, or name fewer answers"
      )
      return nil
    }
    if case .wholeNumber = kind { return .numbers(ranges, extras: options) }
    return .options(options)
  }

  private func comparison(_ mapping: Mapping, _ number: NumberKind) -> ClosedRange<Int>? {
    guard let entry = mapping.entries.first, mapping.entries.count == 1 else {
      sink.report(
        "a comparison of '\(question)' in \(subject) needs exactly one of under, over, at-least, at-most, between",
        identifier: "several-keys",
        at: mapping.range,
        help: "two bounds are {between: [low, high]}, both included"
      )
      return nil
    }
    let all = number.range
    let range: (low: Int, high: Int)
    if entry.key.text == "between" {
      guard case .sequence(let list) = entry.value, list.items.count == 2, let low = bound(list.items[0]),
        let high = bound(list.items[1])
      else {
        sink.report(.expected("two whole numbers [low, high]", for: "'between' in \(subject)", found: entry.value))
        return nil
      }
      range = (low, high)
    } else {
      let ranges: KeyValuePairs<String, (Int) -> (Int, Int)> = [
        "under": { (all.lowerBound, $0 - 1) }, "over": { ($0 + 1, all.upperBound) },
        "at-least": { ($0, all.upperBound) }, "at-most": { (all.lowerBound, $0) },
      ]
      guard let comparison = ranges.first(where: { $0.key == entry.key.text }) else {
        sink.report(
          .unknown("comparison", entry.key, in: "\(subject)", known: ranges.map { $0.key } + ["between"])
        )
        return nil
      }
      guard let bound = bound(entry.value) else {
        sink.report(.expected("a whole number", for: "'\(entry.key.text)' in \(subject)", found: entry.value))
        return nil
      }
      range = comparison.value(bound)
    }
    let (low, high) = (max(range.low, all.lowerBound), min(range.high, all.upperBound))
    guard low <= high else {
      sink.report(
        "no number from \(all.lowerBound) to \(all.upperBound) satisfies this condition of \(subject)",
        identifier: "impossible-condition",
        at: entry.value.range,
        help: range.low > range.high && entry.key.text == "between" ? "write the lower number first" : nil
      )
      return nil
    }
    return low...high
  }

  private func bound(_ node: Node) -> Int? {
    guard case .scalar(let scalar) = node else { return nil }
    return scalar.wholeNumber
  }
}
