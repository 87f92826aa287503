public import MarkedYAML

/// Reads case logs, and adds to their text.
public struct CaseLogReader {
  private let escalation: EscalationProtocol
  private let today: CalendarDate
  private let sink: DiagnosticSink

  /// Makes a reader that reports to a sink; days after today are refused.
  public init(_ escalation: EscalationProtocol, today: CalendarDate, into sink: DiagnosticSink) {
    self.escalation = escalation
    self.today = today
    self.sink = sink
  }

  /// Reads a case log: steps in the ladder's order, days that do not run backwards, nothing after a resolution.
  ///
  /// - Parameter node: The file's content.
  /// - Returns: Nil where anything is wrong; everything that is has been reported.
  public func log(_ node: Node) -> CaseLog? {
    let before = sink.count
    guard let reader = MappingReader(node, "the case log", required: CaseLogKeys.required, sink: sink) else {
      return nil
    }
    let disagreement = reader.text("disagreement")
    var entries: [(entry: CaseLog.Entry, reader: MappingReader)] = []
    for item in steps(reader) {
      guard let read = entry(item) else { continue }
      if let last = entries.last { check(read.entry, read.reader, follows: last.entry, last.reader) }
      entries.append(read)
    }
    guard sink.count == before, let disagreement else { return nil }
    return CaseLog(disagreement: disagreement, entries: entries.map(\.entry))
  }

  /// A log may have no step yet.
  private func steps(_ reader: MappingReader) -> [Node] {
    if case .sequence(let list)? = reader["steps"], list.items.isEmpty { return [] }
    return reader.items("steps")
  }

  private func entry(_ node: Node) -> (entry: CaseLog.Entry, reader: MappingReader)? {
    guard
      let reader = MappingReader(
        node,
        "a step of the case log",
        required: CaseLogKeys.entryRequired,
        optional: ["note"],
        sink: sink
      )
    else { return nil }
    var step: Ordinal<EscalationStep>?
    if let scalar = reader.scalar("step", expecting: "a step's id") {
      step = escalation.steps.firstIndex { $0.id == scalar.text }.map { Ordinal($0) }
      if step == nil {
        sink.report(.unknown("step", scalar, in: "the case log", known: escalation.steps.map(\.id)))
      }
    }
    let on = reader.date("on")
    if let on, on > today, let node = reader["on"] {
      sink.report(
        Diagnostic("\(on) is in the future: today is \(today)", identifier: "date-in-future", at: node.range)
      )
    }
    let outcome: CaseLog.Result? = reader.word(
      "outcome",
      ["open": .open, "unresolved": .unresolved, "resolved": .resolved]
    )
    let note = reader.text("note")
    guard let step, let on, let outcome else { return nil }
    return (CaseLog.Entry(step: step, on: on, outcome: outcome, note: note), reader)
  }

  private func check(
    _ entry: CaseLog.Entry,
    _ reader: MappingReader,
    follows last: CaseLog.Entry,
    _ lastReader: MappingReader
  ) {
    func report(_ message: String, _ identifier: String, at key: String) {
      sink.report(
        Diagnostic(
          message,
          identifier: identifier,
          at: reader[key]?.range ?? reader.mapping.range,
          notes: [.init("the step before is noted here", at: lastReader[key]?.range ?? lastReader.mapping.range)]
        )
      )
    }
    let (id, lastID) = (escalation.steps[entry.step].id, escalation.steps[last.step].id)
    if last.outcome == .resolved {
      report("the disagreement was resolved, so '\(id)' cannot follow", "resolved-goes-on", at: "outcome")
    } else if entry.step < last.step {
      report("step '\(id)' stands before '\(lastID)' in the ladder", "steps-out-of-order", at: "step")
    } else if entry.step == last.step, last.outcome == .unresolved {
      report("step '\(id)' ended unresolved and cannot be taken again", "steps-out-of-order", at: "step")
    }
    if entry.on < last.on {
      report("\(entry.on) is before \(last.on), the day of the step before", "dates-run-backwards", at: "on")
    }
  }

  /// The text of a case log with one step more; all that stood in it stays as it was written.
  ///
  /// - Parameters:
  ///   - entry: The step to add.
  ///   - file: The log; nil starts a new one.
  ///   - disagreement: What a new log is about.
  /// - Returns: Nil where the log is wrong, or would be with the step; what is wrong has been reported.
  public func text(
    adding entry: CaseLog.Entry,
    to file: SourceFile?,
    about disagreement: String
  ) -> String? {
    var lines =
      file.map { String(decoding: $0.bytes, as: UTF8.self) }
      ?? "disagreement: \(Self.quoted(disagreement))\nsteps:\n"
    var indentation = "  "
    var earlier: [CaseLog.Entry] = []
    if let file {
      guard let node = compose(file, into: sink), let log = log(node) else { return nil }
      earlier = log.entries
      guard case .mapping(let root) = node, let steps = root.entries.last, steps.key.text == "steps",
        case .sequence(let list) = steps.value
      else {
        sink.report(
          Diagnostic(
            "'steps' must be the last key of '\(file.path)', so that a step can be added",
            identifier: "steps-not-last",
            at: node.range
          )
        )
        return nil
      }
      if list.items.isEmpty {
        // An empty list stands as `[]` behind its key.
        let kept = lines.split(separator: "\n", omittingEmptySubsequences: false).prefix(
          Int(steps.key.range.start.line) - 1
        )
        lines = (kept + ["steps:", ""]).joined(separator: "\n")
      } else {
        indentation = String(repeating: " ", count: Int(list.range.start.column) - 1)
      }
    }
    if !lines.hasSuffix("\n") { lines += "\n" }
    lines += indentation + line(for: entry) + "\n"
    // What was written is read again before it counts.
    let result = SourceFile(path: file?.path ?? "the new case log", text: lines)
    guard let node = compose(result, into: sink), let log = log(node) else { return nil }
    guard log.entries == earlier + [entry] else {
      sink.report(
        Diagnostic(
          "a step cannot be added to '\(result.path)' as it is written",
          identifier: "steps-not-last",
          at: node.range,
          help: "write each step on a line of its own that starts with '- ', at the end of the file"
        )
      )
      return nil
    }
    return lines
  }

  private func line(for entry: CaseLog.Entry) -> String {
    let note = entry.note.map { ", note: \(Self.quoted($0))" } ?? ""
    return "- {step: \(escalation.steps[entry.step].id), on: \(entry.on), outcome: \(entry.outcome.rawValue)\(note)}"
  }

  /// A double-quoted YAML scalar.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0xFEFF {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}

enum CaseLogKeys {
  static let required = ["disagreement", "steps"]
  static let entryRequired = ["step", "on", "outcome"]
}
