import ArgumentParser
import Glibc
import MarkedYAML

/// Says on standard error what is wrong, and ends the command.
enum Failure {
  /// Prints diagnostics and gives the status for bad input.
  static func reporting(_ diagnostics: [Diagnostic]) -> ExitCode {
    let text = diagnostics.map { $0.formatted() }.joined(separator: "\n")
    try? FileWriter.write(text, to: .standardError)
    return .badInput
  }

  /// Prints one problem that has no place in a text.
  static func reporting(_ message: String, _ identifier: String, help: String? = nil) -> ExitCode {
    reporting([Diagnostic(message, identifier: identifier, at: nil, help: help)])
  }

  /// Prints that a name does not exist, with the one that was probably meant, or all that would have been right.
  static func reporting(unknown kind: String, _ name: String, known: [String]) -> ExitCode {
    let meant = nearest(to: name, in: known)
    return reporting(
      "unknown \(kind) '\(name)'" + (meant.map { "; did you mean '\($0)'?" } ?? ""),
      "unknown-\(kind)",
      help: meant == nil && !known.isEmpty ? "known here: \(known.joined(separator: ", "))" : nil
    )
  }

  /// The system's word for the last error.
  static var systemError: String { String(cString: strerror(errno)) }
}
