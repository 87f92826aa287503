internal import MarkedYAML

/// Reads the answers of one question, wherever files write them: in conditions, as `calm:`, in answer sets.
struct AnswerReader {
  let kind: AnswerKind
  let question: String
  let subject: Subject
  let sink: DiagnosticSink

  // MARK: Answers

  /// One answer, `unknown` included.
  func answer(_ node: Node) -> Answer? {
    if case .anyOf(let options) = kind { return checklist(node, options) }
    guard let scalar = scalar(node) else { return nil }
    if scalar.text == "unknown" { return .notKnown }
    switch value(scalar) {
    case .option(let position)?: return .option(position)
    case .extra(let position)?: return .extra(position)
    case .number(let number)?: return .number(number)
    case nil: return nil
    }
  }

  /// One answer that says something: `calm:` and safeguards cannot name `unknown`.
  func knownAnswer(_ node: Node) -> Answer? {
    if case .scalar(let scalar) = node, scalar.text == "unknown" {
      sink.report(
        Diagnostic(
          "'unknown' cannot stand here, in \(subject)",
          identifier: "unknown-answer",
          at: scalar.range,
          help: "name one of the question's answers"
        )
      )
      return nil
    }
    guard let answer = answer(node) else { return nil }
    guard !answer.leavesOpen else {
      sink.report(
        Diagnostic(
          "no option can be unknown here, in \(subject)",
          identifier: "unknown-answer",
          at: node.range,
          help: "list the options that are ticked"
        )
      )
      return nil
    }
    return answer
  }

  private func checklist(_ node: Node, _ options: [AnswerOption]) -> Answer? {
    var ticked = UInt64(0)
    var unknown = UInt64(0)
    switch node {
    case .scalar(let scalar) where scalar.text == "unknown":
      return .notKnown
    case .scalar(let scalar) where scalar.text == "none" && !options.contains { $0.id == "none" }:
      break
    case .scalar:
      sink.report(
        .expected(
          "a list of options, {option: yes|no|unknown} or unknown",
          for: "'\(question)' in \(subject)",
          found: node
        )
      )
      return nil
    case .sequence(let sequence):
      let before = sink.count
      for item in sequence.items {
        guard let scalar = scalar(item), let position = position(of: scalar, options) else { continue }
        if ticked.contains(position) { sink.report(repeated(scalar)) }
        ticked |= UInt64(bit: position)
      }
      guard sink.count == before else { return nil }
    case .mapping(let mapping):
      let before = sink.count
      for entry in mapping.entries {
        guard let position = position(of: entry.key, options), let scalar = scalar(entry.value) else { continue }
        // A mapping in a file cannot name an option twice, but a list on the command line can.
        if (ticked | unknown).contains(position) { sink.report(repeated(entry.key)) }
        switch scalar.text {
        case "yes", "true": ticked |= UInt64(bit: position)
        case "no", "false": break
        case "unknown": unknown |= UInt64(bit: position)
        default:
          sink.report(
            .unknown("answer", scalar, in: "option '\(entry.key.text)' of \(subject)", known: ["yes", "no", "unknown"])
          )
        }
      }
      guard sink.count == before else { return nil }
    }
    return unknown == UInt64(bitsBelow: options.count) ? .notKnown : .checklist(ticked: ticked, unknown: unknown)
  }

  // MARK: Conditions

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
        sink.report(Diagnostic("'\(question)' in \(subject) lists no answer", identifier: "empty-list", at: node.range))
      }
      guard sequence.items.count <= Domain.largest else {
        sink.report(
          Diagnostic(
            "'\(question)' in \(subject) lists \(sequence.items.count) answers; \(Domain.largest) is the most",
            identifier: "too-many-values",
            at: node.range
          )
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
        Diagnostic(
          "a condition cannot ask whether '\(question)' is unknown, in \(subject)",
          identifier: "unknown-answer",
          at: scalar.range,
          help: "not known leaves a condition open by itself; 'when-unknown' says what that means"
        )
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
        Diagnostic(
          "every answer to '\(question)' satisfies this condition of \(subject)",
          identifier: "always-true",
          at: range,
          help: "leave it out, or name fewer answers"
        )
      )
      return nil
    }
    if case .wholeNumber = kind { return .numbers(ranges, extras: options) }
    return .options(options)
  }

  private func comparison(_ mapping: Mapping, _ number: NumberKind) -> ClosedRange<Int>? {
    guard let entry = mapping.entries.first, mapping.entries.count == 1 else {
      sink.report(
        Diagnostic(
          "a comparison of '\(question)' in \(subject) needs exactly one of under, over, at-least, at-most, between",
          identifier: "several-keys",
          at: mapping.range,
          help: "two bounds are {between: [low, high]}, both included"
        )
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
        Diagnostic(
          "no number from \(all.lowerBound) to \(all.upperBound) satisfies this condition of \(subject)",
          identifier: "impossible-condition",
          at: entry.value.range,
          help: range.low > range.high && entry.key.text == "between" ? "the lower number stands first" : nil
        )
      )
      return nil
    }
    return low...high
  }

  private func bound(_ node: Node) -> Int? {
    guard case .scalar(let scalar) = node else { return nil }
    return scalar.wholeNumber
  }

  // MARK: Single values

  private enum Value {
    case option(Int)
    case extra(Int)
    case number(Int)
  }

  private func value(_ scalar: Scalar) -> Value? {
    switch kind {
    case .yesNo:
      switch scalar.text {
      case "no", "false": return .option(0)
      case "yes", "true": return .option(1)
      default: return position(of: scalar, kind.options).map { .option($0) }
      }
    case .oneOf(let options), .anyOf(let options):
      return position(of: scalar, options).map { .option($0) }
    case .wholeNumber(let number):
      if let value = scalar.wholeNumber {
        if number.range.contains(value) { return .number(value) }
        sink.report(
          Diagnostic(
            "\(scalar.text) is no answer to '\(question)' in \(subject)",
            identifier: "out-of-range",
            at: scalar.range,
            help: "it takes a number from \(number.range.lowerBound) to \(number.range.upperBound)"
          )
        )
        return nil
      }
      if let position = number.extras.firstIndex(where: { $0.id == scalar.text }) { return .extra(position) }
      let extras = number.extras.map { ", \($0.id)" }.joined()
      sink.report(
        Diagnostic(
          "'\(scalar.text.shortened)' is no answer to '\(question)' in \(subject)",
          identifier: "unknown-answer",
          at: scalar.range,
          help: !scalar.isPlain && Int(scalar.text) != nil
            ? "write the number without quotes"
            : "it takes a number from \(number.range.lowerBound) to \(number.range.upperBound)\(extras) or unknown"
        )
      )
      return nil
    }
  }

  private func position(of scalar: Scalar, _ options: [AnswerOption]) -> Int? {
    if let position = options.firstIndex(where: { $0.id == scalar.text }) { return position }
    sink.report(
      .unknown("answer", scalar, in: "'\(question)' in \(subject)", known: options.map { $0.id }, preposition: "to")
    )
    return nil
  }

  private func scalar(_ node: Node) -> Scalar? {
    if case .scalar(let scalar) = node, !scalar.isEmpty { return scalar }
    sink.report(.expected("a single answer", for: "'\(question)' in \(subject)", found: node))
    return nil
  }

  private func repeated(_ scalar: Scalar) -> Diagnostic {
    Diagnostic(
      "'\(scalar.text)' stands twice for '\(question)' in \(subject)",
      identifier: "repeated-answer",
      at: scalar.range
    )
  }
}
