import ArgumentParser
import Batch
import DecisionSupport
import Glibc
import GuidanceAnalysis
import MarkedYAML
import Reports

/// Why a command ends without a result; whoever runs it says so.
struct Failure: Error {
  /// What another program said of the failure; empty where none did.
  var words = ""
  let diagnostics: [Diagnostic]
  var status = ExitCode.badInput

  init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  /// One problem that has no place in a text.
  init(
    _ message: String,
    _ identifier: String,
    help: String? = nil,
    words: String = "",
    status: ExitCode = .badInput
  ) {
    diagnostics = [Diagnostic(message, identifier: identifier, at: nil, help: help)]
    self.words = words
    self.status = status
  }

  /// A name that does not exist, with the one that was probably meant, or all that would have been right.
  init(unknown kind: String, _ name: String, known: [String]) {
    let meant = nearest(to: name, in: known)
    self.init(
      "unknown \(kind) '\(name)'" + (meant.map { "; did you mean '\($0)'?" } ?? ""),
      "unknown-\(kind)",
      help: meant == nil && !known.isEmpty ? "known here: \(known.joined(separator: ", "))" : nil
    )
  }

  /// A file that cannot be written, with the system's own reason.
  static func unwritable(_ path: String) -> Failure {
    Failure("cannot write '\(path)': \(systemError)", "unwritable-output")
  }

  /// Standard output that takes nothing, with the system's own reason.
  static var unwritableOutput: Failure { Failure("cannot write the output: \(systemError)", "unwritable-output") }

  /// The failure with sentences that help, where nothing else does.
  func helped(by sentences: [String]) -> Failure {
    guard !sentences.isEmpty, diagnostics.count == 1, diagnostics[0].help == nil else { return self }
    let told = diagnostics[0]
    return Failure(
      told.message,
      told.identifier,
      help: sentences.joined(separator: "; "),
      words: words,
      status: status
    )
  }

  /// What people are told.
  var text: String {
    let words = words.replacing("\t", with: "  ").printable(keepingLineBreaks: true)
    return words + diagnostics.map { $0.formatted() }.joined(separator: "\n")
  }

  /// The system's word for the last error.
  static var systemError: String { String(cString: strerror(errno)) }
}

extension Failure {
  /// What went wrong below, if it is something that people can be told; a mistake of the program's usage is told otherwise.
  init?(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let problem as Diagnostic: self.init([problem])
    case let table as UnreadableTable: self.init(table.problems)
    case let contradiction as SelfContradiction: self.init(contradiction)
    case let ends as CalendarEnds:
      self.init(ends.message, "calendar-ends", help: "add the bank holidays of those years to calendar.yaml")
    case let defect as AuditDefect:
      self.init(
        defect.message,
        "audit-defect",
        help: "this is a fault in the program, not in the configuration; draw no conclusion from it",
        status: .undecided
      )
    default: return nil
    }
  }
}

extension Failure {
  /// What is said where the program contradicts itself.
  init(_ contradiction: SelfContradiction) {
    self.init([])
    words = ContradictionReport(contradiction).document.text(.plain)
    status = .contradiction
  }

  /// Lets a body show that the program contradicts itself.
  static func unlessAgreed<Result>(_ body: () throws(SelfContradiction) -> Result) throws(Failure) -> Result {
    do { return try body() } catch { throw Failure(error) }
  }
}
