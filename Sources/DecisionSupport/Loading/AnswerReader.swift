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
        "'unknown' is not allowed here, in \(subject)",
        identifier: "unknown-answer",
        at: scalar.range,
        help: "name one of the question's answers"
      )
      return nil
    }
    guard let answer = answer(node) else { return nil }
    guard !answer.leavesOpen else {
      sink.report(
        "no option can be unknown here, in \(subject)",
        identifier: "unknown-answer",
        at: node.range,
        help: "list the options that are ticked"
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

  // MARK: Single values

  enum Value {
    case option(Int)
    case extra(Int)
    case number(Int)
  }

  func value(_ scalar: Scalar) -> Value? {
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
          "\(scalar.text) is not an answer to '\(question)' in \(subject)",
          identifier: "out-of-range",
          at: scalar.range,
          help: "it takes a number from \(number.range.lowerBound) to \(number.range.upperBound)"
        )
        return nil
      }
      if let position = number.extras.firstIndex(where: { $0.id == scalar.text }) { return .extra(position) }
      let extras = number.extras.map { ", \($0.id)" }.joined()
      sink.report(
        "'\(scalar.text.shortened)' is not an answer to '\(question)' in \(subject)",
        identifier: "unknown-answer",
        at: scalar.range,
        help: Int(scalar.text) != nil
          ? "write the number \(scalar.isPlain ? "without a + or a 0 before it" : "without quotes")"
          : "it takes a number from \(number.range.lowerBound) to \(number.range.upperBound)\(extras) or unknown"
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

  func scalar(_ node: Node) -> Scalar? {
    if case .scalar(let scalar) = node, !scalar.isEmpty { return scalar }
    sink.report(.expected("a single answer", for: "'\(question)' in \(subject)", found: node))
    return nil
  }

  func repeated(_ scalar: Scalar) -> Diagnostic {
    Diagnostic(
      "'\(scalar.text)' appears twice for '\(question)' in \(subject)",
      identifier: "repeated-answer",
      at: scalar.range
    )
  }
}
