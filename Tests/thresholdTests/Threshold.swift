import Foundation
import TestSupport
@testable import threshold

/// The program without a process of its own: what arguments come to, as its `main` writes it.
enum Threshold {
  /// Relative paths are those of the repository, wherever the tests were started.
  private static let isAtHome: Bool = FileManager.default.changeCurrentDirectoryPath(Repository.root)

  /// Runs a command without a terminal.
  ///
  /// - Parameters:
  ///   - arguments: Its arguments.
  ///   - input: What it reads from standard input.
  ///   - environment: Its variables; programs that it starts have those of the tests.
  ///   - folder: The working folder, if it is another than the repository.
  /// - Returns: What it left behind.
  /// - Throws: Where streams or folder cannot be had.
  static func run(
    _ arguments: [String],
    input: String = "",
    environment: [String: String] = [:],
    in folder: String? = nil
  ) throws -> TestSupport.Program.Result {
    // First of all, since a thread with a folder of its own would go home alone.
    precondition(isAtHome)
    guard let folder else { return try runAtHome(arguments, input, environment) }
    guard let result = WorkingFolder.inside(folder, { try runAtHome(arguments, input, environment) }) else {
      return try TestSupport.Program.run(arguments, input: input, environment: environment, in: folder)
    }
    return try result.get()
  }

  private static func runAtHome(
    _ arguments: [String],
    _ input: String,
    _ environment: [String: String]
  ) throws -> TestSupport.Program.Result {
    let streams = try Streams(input: TemporaryFile(input), output: TemporaryFile())
    defer { streams.close() }
    let status = run(arguments, streams.surroundings(environment, terminal: nil) { nil })
    return TestSupport.Program.Result(status: status, output: try streams.output.text, errors: try streams.errors.text)
  }

  fileprivate static func run(_ arguments: [String], _ surroundings: Surroundings) -> Int32 {
    precondition(isAtHome)
    return threshold.Program.result(of: arguments, in: surroundings).write(to: surroundings)
  }
}

/// A thread with a working folder of its own.
private enum WorkingFolder {
  private typealias Unshare = @convention(c) (Int32) -> Int32

  private final class Finding<Value>: @unchecked Sendable {
    var value: Result<Value, any Error>?
    let isFound = DispatchSemaphore(value: 0)
  }

  /// Does something in a folder; nil, and nothing done, where the system does not let a thread have its own.
  static func inside<Value>(
    _ folder: String,
    _ body: @escaping @Sendable () throws -> Value
  ) -> Result<Value, any Error>? {
    let finding = Finding<Value>()
    let thread = Thread {
      // Swift's view of the C library leaves it out, and CLONE_FS with it.
      let unshare = dlsym(nil, "unshare").map { unsafeBitCast($0, to: Unshare.self) }
      if let unshare, unshare(0x200) == 0, chdir(folder) == 0 { finding.value = Result { try body() } }
      finding.isFound.signal()
    }
    thread.stackSize = 8 << 20
    thread.start()
    finding.isFound.wait()
    return finding.value
  }
}

/// A person at a terminal that is only played: types when the program asks, and sees what they would see. Only signals need
/// a real one.
struct PlayedTerminal {
  typealias Keys = PseudoTerminal.Keys

  /// How many columns the terminal has.
  var columns = 80

  /// Whether standard output is the terminal, too.
  var showsOutput = false

  var environment: [String: String] = [:]

  /// What happens elsewhere before each line is typed, by its number from 0.
  var meanwhile: (Int) -> Void = { _ in }

  /// Runs a command until it ends.
  ///
  /// - Parameters:
  ///   - arguments: Its arguments.
  ///   - keys: What is typed at one prompt after another.
  /// - Returns: What the person saw, and how it ended.
  /// - Throws: `PseudoTerminal.Breakdown` where it ends before everything was typed, or asks on after it.
  func run(_ arguments: [String], typing keys: [Keys] = []) throws -> PseudoTerminal.Conversation {
    if keys.contains(where: \.needsRealTerminal) { return try real.run(arguments, typing: keys) }
    let streams = try Streams(input: TemporaryFile(), output: showsOutput ? nil : TemporaryFile())
    defer { streams.close() }
    var (left, asksOn) = (keys[...], false)
    let surroundings = streams.surroundings(
      ["TERM": "xterm"].merging(environment) { _, new in new },
      terminal: columns,
      isOutput: showsOutput
    ) {
      guard case .line(let text)? = left.first else {
        asksOn = left.isEmpty
        left = left.dropFirst()
        return nil
      }
      meanwhile(keys.count - left.count)
      left = left.dropFirst()
      streams.errors.write(text + "\n")
      return text
    }
    let status = Threshold.run(arguments, surroundings)
    let screen = try streams.errors.text.replacingOccurrences(of: "\u{1B}", with: "␛")
    guard left.isEmpty else {
      throw PseudoTerminal.Breakdown(description: "ended before answer \(keys.count - left.count + 1):\n\(screen)")
    }
    guard !asksOn else {
      throw PseudoTerminal.Breakdown(description: "still asks after \(keys.count) answers:\n\(screen)")
    }
    return PseudoTerminal.Conversation(
      status: status,
      screen: screen,
      output: showsOutput ? "" : try streams.output.text
    )
  }
}

extension PlayedTerminal {
  fileprivate var real: PseudoTerminal {
    var terminal = PseudoTerminal()
    terminal.columns = UInt16(columns)
    terminal.showsOutput = showsOutput
    terminal.environment = environment
    return terminal
  }
}

extension PseudoTerminal.Keys {
  fileprivate var needsRealTerminal: Bool {
    switch self {
    case .interrupt, .hangUp, .terminate: true
    case .line, .endOfInput: false
    }
  }
}

/// Files in the place of the standard streams.
private struct Streams {
  struct Stream {
    let file: TemporaryFile
    let descriptor: Int32

    init(_ file: TemporaryFile) {
      self.file = file
      descriptor = open(file.path, O_RDWR | O_APPEND | O_CLOEXEC)
    }

    var text: String { get throws { try String(contentsOfFile: file.path, encoding: .utf8) } }

    func write(_ text: String) {
      _ = Array(text.utf8).withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    }
  }

  let input: Stream
  let output: Stream
  let errors: Stream

  /// Without a file of its own, output goes where errors go.
  init(input: TemporaryFile, output: TemporaryFile?) throws {
    self.input = Stream(input)
    errors = Stream(try TemporaryFile())
    self.output = output.map { Stream($0) } ?? errors
  }

  func surroundings(
    _ environment: [String: String],
    terminal columns: Int?,
    isOutput: Bool = false,
    readLine: @escaping () -> String?
  ) -> Surroundings {
    Surroundings(
      input: Terminal(input.descriptor, isTerminal: columns != nil, columns: columns),
      output: Terminal(output.descriptor, isTerminal: isOutput, columns: isOutput ? columns : nil),
      errors: Terminal(errors.descriptor, isTerminal: columns != nil, columns: columns),
      variable: { environment[$0] },
      today: { Clock.today() },
      readLine: readLine,
      beginConversation: {}
    )
  }

  func close() {
    Glibc.close(input.descriptor)
    Glibc.close(errors.descriptor)
    if output.descriptor != errors.descriptor { Glibc.close(output.descriptor) }
  }
}
