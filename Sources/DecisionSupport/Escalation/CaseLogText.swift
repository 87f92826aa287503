public import MarkedYAML

extension CaseLogReader {
  /// The text of a case log with one step more; all that stood in it stays as it was written.
  ///
  /// - Parameters:
  ///   - entry: The step to add.
  ///   - file: The log; nil starts a new one.
  ///   - disagreement: What a new log is about.
  ///   - agency: Which agency raises it, which a new log keeps.
  ///   - other: Whose decision is disputed, which a new log keeps.
  /// - Returns: Nil where the log is wrong, or would be with the step; what is wrong has been reported.
  public func text(
    adding entry: CaseLog.Entry,
    to file: SourceFile?,
    about disagreement: String,
    agency: Ordinal<Agency>? = nil,
    with other: Ordinal<Agency>? = nil
  ) -> String? {
    // A note is read without the line breaks at its end.
    let note = entry.note?.trimmingLineBreaks
    let entry = CaseLog.Entry(step: entry.step, on: entry.on, outcome: entry.outcome, note: note)
    let sides = [("agency", agency), ("with", other)].map { key, side in
      side.map { "\(key): \(escalation.agencies[$0].id)\n" } ?? ""
    }
    let newLog = "disagreement: \(Self.quoted(disagreement.trimmingLineBreaks))\n\(sides.joined())steps:\n"
    var text = file.map { String(decoding: $0.bytes, as: UTF8.self) } ?? newLog
    let lineBreak = text.contains("\r\n" as Character) ? "\r\n" : "\n"
    var indentation = "  "
    var earlier: [CaseLog.Entry] = []
    if let file {
      let before = sink.count
      guard let node = compose(file, into: sink), let log = log(node), sink.count == before else { return nil }
      earlier = log.entries
      guard let steps = Self.steps(lastIn: node) else {
        sink.report(
          "'steps' must be the last key of '\(file.path)', so that a step can be added",
          identifier: "steps-not-last",
          at: node.range
        )
        return nil
      }
      if steps.items.isEmpty {
        text = Self.removing(steps.range, from: text)
      } else {
        indentation = String(repeating: " ", count: Int(steps.range.start.column) - 1)
      }
    }
    if let last = text.unicodeScalars.last, last != "\n", last != "\r" { text += lineBreak }
    text += indentation + line(for: entry) + lineBreak
    return isRead(text, as: earlier + [entry], path: file?.path ?? "the new case log") ? text : nil
  }

  /// What was written is read again before it counts.
  private func isRead(_ text: String, as entries: [CaseLog.Entry], path: String) -> Bool {
    let trial = DiagnosticSink()
    let node = compose(SourceFile(path: path, text: text), into: trial)
    let log = node.flatMap { CaseLogReader(escalation, today: today, into: trial).log($0) }
    if let log, log.entries == entries { return true }
    if let node, Self.steps(lastIn: node)?.items.count == entries.count, !trial.isEmpty {
      sink.report(contentsOf: trial.findings)
    } else {
      // Brackets around the list, or a mark that ends the document, leave no room for a line.
      sink.report(
        "a step cannot be added to '\(path)' as it is written",
        identifier: "steps-not-last",
        at: nil,
        help: "write each step on a line of its own that starts with '- ', at the end of the file"
      )
    }
    return false
  }

  /// The list of steps, if it is what the file ends with.
  private static func steps(lastIn node: Node) -> Sequence? {
    guard case .mapping(let root) = node, let steps = root.entries.last, steps.key.text == "steps",
      case .sequence(let list) = steps.value
    else { return nil }
    return list
  }

  /// A text without a stretch of it, and without the spaces before it.
  private static func removing(_ range: SourceRange, from text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    var start = offset(of: range.start, in: scalars)
    while start > 0, scalars[start - 1] == " " { start -= 1 }
    scalars.removeSubrange(start..<offset(of: range.end, in: scalars))
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }

  private static func offset(of position: SourcePosition, in scalars: [Unicode.Scalar]) -> Int {
    var line = 1
    var offset = scalars.first == "\u{FEFF}" ? 1 : 0
    while line < position.line, offset < scalars.count {
      let isLineBreak =
        scalars[offset] == "\n"
        || scalars[offset] == "\r" && (offset + 1 == scalars.count || scalars[offset + 1] != "\n")
      if isLineBreak { line += 1 }
      offset += 1
    }
    return min(offset + Int(position.column) - 1, scalars.count)
  }

  private func line(for entry: CaseLog.Entry) -> String {
    let note = entry.note.map { ", note: \(Self.quoted($0))" } ?? ""
    return "- {step: \(escalation.steps[entry.step].id), on: \(entry.on), outcome: \(entry.outcome.rawValue)\(note)}"
  }

  /// A double-quoted YAML scalar, on one line.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if needsEscape(scalar) {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// Control characters, all that YAML takes for a line break, and what is refused where it stands as it is.
  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: scalar.isBidirectionalControl
    }
  }
}
