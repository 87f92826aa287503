internal import MarkedYAML

/// Reads the `answers:` of a question.
struct AnswerKindReader {
  let reader: MappingReader
  let sink: DiagnosticSink

  private static let forms = "yes-no, {one-of: {…}}, {any-of: {…}} or {whole-number: {unit, from, to}}"

  func kind() -> AnswerKind? {
    guard let node = reader["answers"] else { return nil }
    var subject: String { "'answers' of \(reader.subject)" }
    switch node {
    case .scalar(let scalar) where scalar.text == "yes-no":
      return .yesNo
    case .scalar, .sequence:
      sink.report(.expected(Self.forms, for: subject, found: node))
      return nil
    case .mapping(let mapping):
      let forms = ["one-of", "any-of", "whole-number"]
      guard
        let answers = MappingReader(node, subject, required: [], optional: forms + ["or"], sink: sink),
        let form = mapping.entries.first(where: { forms.contains($0.key.text) })
      else {
        if mapping.entries.allSatisfy({ $0.key.text == "or" }) {
          sink.report(.expected(Self.forms, for: subject, found: node))
        }
        return nil
      }
      for other in mapping.entries
      where other.key.text != form.key.text && (forms + ["or"]).contains(other.key.text)
        && !(form.key.text == "whole-number" && other.key.text == "or")
      {
        sink.report(
          "'\(other.key.text)' is not allowed beside '\(form.key.text)' in \(subject)",
          identifier: "several-keys",
          at: other.key.range
        )
      }
      switch form.key.text {
      case "one-of": return options("one-of", answers, atLeast: 2).map { .oneOf($0) }
      case "any-of": return options("any-of", answers, atLeast: 1).map { .anyOf($0) }
      default: return number(form.value, answers)
      }
    }
  }

  private func options(_ key: String, _ answers: MappingReader, atLeast least: Int) -> [AnswerOption]? {
    let entries = answers.entries(key)
    let before = sink.count
    let options = entries.compactMap { entry -> AnswerOption? in
      if entry.key.text == "unknown" {
        sink.report(
          "'unknown' cannot be an option of \(reader.subject): it is always a possible answer",
          identifier: "reserved-word",
          at: entry.key.range
        )
      } else if !entry.key.text.isKebabCase {
        sink.report(.notAnID(entry.key))
      }
      guard case .scalar(let text) = entry.value, !text.text.isBlank else {
        sink.report(.expected("a text", for: "option '\(entry.key.text)' of \(reader.subject)", found: entry.value))
        return nil
      }
      return AnswerOption(id: entry.key.text, text: text.text.trimmingLineBreaks)
    }
    if !entries.isEmpty, !(least...60).contains(entries.count), let node = answers[key] {
      sink.report(
        "'\(key)' of \(reader.subject) takes from \(least) to 60 options, not \(entries.count)",
        identifier: "out-of-range",
        at: node.range
      )
    }
    return sink.count == before && !entries.isEmpty ? options : nil
  }

  private func number(_ node: Node, _ answers: MappingReader) -> AnswerKind? {
    let subject = "'whole-number' of \(reader.subject)"
    let extras = answers["or"] == nil ? [] : options("or", answers, atLeast: 1)
    guard
      let number = MappingReader(
        node,
        subject,
        required: ["unit", "from", "to"],
        optional: ["units", "words"],
        sink: sink
      )
    else { return nil }
    let unit = number.text("unit")
    let (from, to) = (number.wholeNumber("from", in: Self.numbers), number.wholeNumber("to", in: Self.numbers))
    guard let unit, let from, let to, let extras else { return nil }
    guard from < to else {
      sink.report(
        "\(subject) must run from a lower to a higher number",
        identifier: "out-of-range",
        at: number["to"]?.range ?? node.range
      )
      return nil
    }
    let units = numbers("units", number, in: 2...100_000)
    let words = numbers("words", number, in: from...to)
    return .wholeNumber(
      NumberKind(
        unit: unit,
        range: from...to,
        extras: extras,
        units: units.map { (name: $0.name, count: $0.number) },
        words: words.map { (word: $0.name, number: $0.number) }
      )
    )
  }

  /// The numbers that some names stand for.
  private func numbers(_ key: String, _ reader: MappingReader, in range: ClosedRange<Int>) -> [(
    name: String, number: Int
  )] {
    let entries = reader.entries(key)
    guard let node = reader[key], !entries.isEmpty,
      let names = MappingReader(
        node,
        "'\(key)' of \(reader.subject)",
        required: entries.map { $0.key.text },
        sink: sink
      )
    else { return [] }
    return entries.compactMap { entry in
      names.wholeNumber(entry.key.text, in: range).map { (entry.key.text, $0) }
    }
  }

  private static let numbers = -1_000_000...1_000_000
}
