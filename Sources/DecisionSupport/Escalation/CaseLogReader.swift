public import MarkedYAML

/// Reads case logs, and adds to their text.
public struct CaseLogReader {
  let escalation: EscalationProtocol
  let today: CalendarDate
  let sink: DiagnosticSink

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
    guard
      let reader = MappingReader(
        node,
        "the case log",
        required: CaseLogKeys.required,
        optional: CaseLogKeys.agencies,
        sink: sink
      )
    else { return nil }
    let disagreement = reader.text("disagreement")
    let (agency, other) = (agency("agency", reader), agency("with", reader))
    var entries: [(entry: CaseLog.Entry, reader: MappingReader)] = []
    for item in steps(reader) {
      guard let read = entry(item) else { continue }
      if let last = entries.last { check(read.entry, read.reader, follows: last.entry, last.reader) }
      entries.append(read)
    }
    guard sink.count == before, let disagreement else { return nil }
    return CaseLog(disagreement: disagreement, agency: agency, other: other, entries: entries.map { $0.entry })
  }

  private func agency(_ key: String, _ reader: MappingReader) -> Ordinal<Agency>? {
    guard let scalar = reader.scalar(key, expecting: "an agency's id") else { return nil }
    let agency = escalation.agencies.firstIndex { $0.id == scalar.text }.map { Ordinal<Agency>($0) }
    if agency == nil {
      sink.report(.unknown("agency", scalar, in: "the case log", known: escalation.agencies.map { $0.id }))
    }
    return agency
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
        sink.report(.unknown("step", scalar, in: "the case log", known: escalation.steps.map { $0.id }))
      }
    }
    let on = reader.date("on")
    if let on, on > today, let node = reader["on"] {
      sink.report("\(on) is in the future: today is \(today)", identifier: "date-in-future", at: node.range)
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
        message,
        identifier: identifier,
        at: reader[key]?.range ?? reader.mapping.range,
        notes: [.init("the step before is noted here", at: lastReader[key]?.range ?? lastReader.mapping.range)]
      )
    }
    let (id, lastID) = (escalation.steps[entry.step].id, escalation.steps[last.step].id)
    if last.outcome == .resolved {
      report("the disagreement was resolved, so '\(id)' cannot follow", "resolved-goes-on", at: "outcome")
    } else if entry.step < last.step {
      report("step '\(id)' comes before '\(lastID)' in the ladder", "steps-out-of-order", at: "step")
    } else if entry.step == last.step, last.outcome == .unresolved {
      report("step '\(id)' ended unresolved and cannot be taken again", "steps-out-of-order", at: "step")
    }
    if entry.on < last.on {
      report("\(entry.on) is before \(last.on), the day of the step before", "dates-run-backwards", at: "on")
    }
  }
}

enum CaseLogKeys {
  static let required = ["disagreement", "steps"]
  static let agencies = ["agency", "with"]
  static let entryRequired = ["step", "on", "outcome"]
}
