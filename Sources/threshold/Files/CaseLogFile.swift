import DecisionSupport
import Glibc
import MarkedYAML

/// A case log on disk: read, and added to without ever losing a step.
struct CaseLogFile {
  let path: String
  let ladder: Ladder
  let today: CalendarDate

  /// Takes what a person should know who waits.
  let say: (String) -> Void

  private var escalation: EscalationProtocol { ladder.escalation }

  /// The log as it is.
  func read() throws(Failure) -> CaseLog { try log(file()) }

  /// The log with a step more, which is in the file then.
  ///
  /// Whoever adds holds a lock on a file beside the log, never on the log itself, which is replaced: of two who add at
  /// once the second waits and sees the first one's step. The log is the old one or the new one at any moment.
  ///
  /// - Parameters:
  ///   - entry: The step.
  ///   - disagreement: What a new log is about; nil where nobody said.
  /// - Returns: The log as it is now.
  /// - Throws: Where the log is wrong, would be with the step, or cannot be written: then it stays as it was.
  func add(_ entry: CaseLog.Entry, about disagreement: String?) throws(Failure) -> CaseLog {
    try FileWriter.refuseSpecial(path)
    return try FileLock.holding(beside: path, say: say) { () throws(Failure) in
      Draft.clearLeft(of: path)
      return try addHoldingLock(entry, about: disagreement)
    }
  }

  private func addHoldingLock(_ entry: CaseLog.Entry, about disagreement: String?) throws(Failure) -> CaseLog {
    let existing = try FileReader.exists(path) ? try file() : nil
    if existing != nil, disagreement != nil {
      throw Failure("'\(path)' already exists and says what it is about", "file-exists", help: "leave out --about")
    }
    let sink = DiagnosticSink()
    let text = reader(sink).text(
      adding: entry,
      to: existing,
      about: disagreement ?? "not said",
      agency: ladder.agency,
      with: ladder.other
    )
    guard let text, sink.isEmpty else { throw Failure(sink.diagnostics) }
    if existing == nil {
      try FileWriter.create(path, with: text, isForced: false)
    } else {
      try FileWriter.rewrite(path, with: text)
    }
    return try log(SourceFile(path: path, text: text))
  }

  private func log(_ file: SourceFile) throws(Failure) -> CaseLog {
    let sink = DiagnosticSink()
    guard let log = compose(file, into: sink).flatMap({ reader(sink).log($0) }), sink.isEmpty else {
      throw Failure(sink.diagnostics)
    }
    return log
  }

  private func reader(_ sink: DiagnosticSink) -> CaseLogReader {
    CaseLogReader(escalation, today: today, into: sink)
  }

  private func file() throws(Failure) -> SourceFile {
    do { return try FileReader.read(path) } catch { throw Failure([error]) }
  }
}
