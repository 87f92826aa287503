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

  /// The system's word for the last error.
  static var systemError: String { String(cString: strerror(errno)) }
}
