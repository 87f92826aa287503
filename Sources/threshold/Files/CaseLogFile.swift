import ArgumentParser
import DecisionSupport
import Glibc
import MarkedYAML

/// A case log on disk: read, and added to without ever losing a step.
struct CaseLogFile {
  let path: String
  let ladder: Ladder
  let today: CalendarDate

  /// The log, with a step more if one is to be added.
  ///
  /// Whoever adds holds a lock on a file beside the log, never on the log itself, which is replaced: of two who add at
  /// once the second waits and sees the first one's step. The log is the old one or the new one at any moment.
  func read(adding addition: CaseLogAddition) throws -> CaseLog {
    let sink = DiagnosticSink()
    guard let id = addition.step else {
      let log = compose(try file(), into: sink).flatMap { reader(sink).log($0) }
      guard let log, sink.isEmpty else { throw Failure.reporting(sink.diagnostics) }
      return log
    }
    if let target { return try CaseLogFile(path: target, ladder: ladder, today: today).read(adding: addition) }
    let entry = CaseLog.Entry(
      step: try EscalateCommand.step(id, in: ladder.escalation),
      on: addition.on ?? today,
      outcome: addition.outcome ?? .open,
      note: addition.note
    )
    return try locked {
      let existing = try FileReader.exists(path) ? try file() : nil
      if existing != nil, addition.about != nil {
        throw Failure.reporting(
          "'\(path)' exists already and says what it is about",
          "file-exists",
          help: "leave out --about"
        )
      }
      let text = reader(sink).text(adding: entry, to: existing, about: addition.about ?? "not said")
      guard let text, sink.isEmpty else { throw Failure.reporting(sink.diagnostics) }
      if existing == nil {
        try FileWriter.create(path, with: text, isForced: false)
      } else {
        try FileWriter.rewrite(path, with: text)
      }
      let written = SourceFile(path: path, text: text)
      guard let log = compose(written, into: sink).flatMap({ reader(sink).log($0) }) else {
        throw Failure.reporting(sink.diagnostics)
      }
      return log
    }
  }

  private func reader(_ sink: DiagnosticSink) -> CaseLogReader {
    CaseLogReader(ladder.escalation, today: today, into: sink)
  }

  private func file() throws -> SourceFile {
    do {
      return try FileReader.read(path)
    } catch {
      throw Failure.reporting([error])
    }
  }

  /// Where a symbolic link leads, so that the file itself is locked and replaced; nil for anything else.
  private var target: String? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK, let resolved = realpath(path, nil) else {
      return nil
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private func locked<Value>(_ body: () throws -> Value) throws -> Value {
    let lock = path + ".lock"
    let descriptor = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Failure.reporting("cannot write '\(lock)': \(Failure.systemError)", "unwritable-output")
    }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        throw Failure.reporting("cannot lock '\(lock)': \(Failure.systemError)", "unwritable-output")
      }
    }
    return try body()
  }
}
