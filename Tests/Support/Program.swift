import Foundation

/// The built program, run as users run it.
public enum Program {
  /// What a run left behind.
  public struct Result: Sendable {
    /// The exit status; 128 and the signal's number where a signal ended it.
    public let status: Int32

    /// What went to standard output.
    public let output: String

    /// What went to standard error.
    public let errors: String

    /// Puts together what a run left behind.
    public init(status: Int32, output: String, errors: String) {
      (self.status, self.output, self.errors) = (status, output, errors)
    }
  }

  /// Where `swift build` puts the program, beside the tests; `THRESHOLD` in the environment names another, such as one that
  /// was built for release.
  public static let path: String = {
    if let other = ProcessInfo.processInfo.environment["THRESHOLD"] { return Repository.path(other) }
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent("threshold").path
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder), !isFolder.boolValue {
        return candidate
      }
    }
    return Repository.path(".build/debug/threshold")
  }()

  /// Runs the program to its end in the repository's folder, without a terminal.
  ///
  /// - Parameters:
  ///   - arguments: Its arguments.
  ///   - input: What it reads from standard input.
  ///   - environment: Variables beside those that every run has.
  ///   - folder: The working folder, if it is another.
  ///   - executable: Another program that starts this one.
  /// - Returns: What the run left behind.
  /// - Throws: Where the program cannot be started or its output cannot be read.
  public static func run(
    _ arguments: [String],
    input: String = "",
    environment: [String: String] = [:],
    in folder: String? = nil,
    executable: String = path
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder ?? Repository.root)
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"].merging(environment) { _, new in new }
    let files = try (0..<3).map { _ in try TemporaryFile() }
    defer { files.forEach { $0.remove() } }
    try input.write(toFile: files[0].path, atomically: true, encoding: .utf8)
    process.standardInput = FileHandle(forReadingAtPath: files[0].path)
    process.standardOutput = FileHandle(forWritingAtPath: files[1].path)
    process.standardError = FileHandle(forWritingAtPath: files[2].path)
    try withSignalsThrough { try process.run() }
    process.waitUntilExit()
    let status = process.terminationStatus
    return Result(
      status: process.terminationReason == .uncaughtSignal ? 128 + status : status,
      output: try String(contentsOfFile: files[1].path, encoding: .utf8),
      errors: try String(contentsOfFile: files[2].path, encoding: .utf8)
    )
  }
}

/// Threads that tests run on let no signal through, and a program inherits that from the thread that starts it.
private func withSignalsThrough(_ body: () throws -> Void) rethrows {
  var (none, before) = (sigset_t(), sigset_t())
  sigemptyset(&none)
  pthread_sigmask(SIG_SETMASK, &none, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  try body()
}
