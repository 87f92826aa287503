import Foundation

/// A person at a terminal: types when the program shows its prompt, and sees what they would see.
public struct PseudoTerminal {
  /// What a person types at a prompt.
  public enum Keys: Sendable, ExpressibleByStringLiteral {
    /// A line, with Enter.
    case line(String)

    /// Ctrl-D.
    case endOfInput

    /// Ctrl-C.
    case interrupt

    /// The terminal is closed, as when a window or a connection goes; nothing can be typed after it.
    case hangUp

    /// Somebody ends the program from elsewhere.
    case terminate

    /// A line, with Enter.
    public init(stringLiteral text: String) { self = .line(text) }

    fileprivate var bytes: [UInt8] {
      switch self {
      case .line(let text): Array("\(text)\n".utf8)
      case .endOfInput: [4]
      case .interrupt: [3]
      case .hangUp, .terminate: []
      }
    }
  }

  /// What a conversation left behind.
  public struct Conversation: Sendable {
    /// The exit status; 128 and the signal's number where a signal ended it.
    public let status: Int32

    /// What stood on the screen, typed lines included; escape characters are shown as `␛`.
    public let screen: String

    /// What went to standard output, where that was not the terminal.
    public let output: String

    /// Puts together what a conversation left behind.
    public init(status: Int32, screen: String, output: String) {
      (self.status, self.screen, self.output) = (status, screen, output)
    }
  }

  /// A conversation that did not go as the test says, with what the screen showed until then.
  public struct Breakdown: Error, CustomStringConvertible {
    /// What went wrong, and the screen.
    public let description: String

    /// Says what went wrong.
    public init(description: String) {
      self.description = description
    }
  }

  /// How many columns the terminal has.
  public var columns: UInt16 = 80

  /// Whether standard output is the terminal, too, rather than a file.
  public var showsOutput = false

  /// Variables beside those that every conversation has.
  public var environment: [String: String] = [:]

  /// What a shell does before the program takes its place, such as to set a limit.
  public var preparation = ""

  /// A terminal of 80 columns; the output goes to a file.
  public init() {}

  /// How long the program may keep a person waiting before it counts as stuck.
  private static let patience: Int32 = 60_000

  // What Swift's view of the C library leaves out: TIOCSPTLCK, TIOCGPTN and POSIX_SPAWN_SETSID.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430
  private static let setsid: Int16 = 0x80

  /// Runs the program in the repository's folder until it ends.
  ///
  /// - Parameters:
  ///   - arguments: Its arguments.
  ///   - keys: What is typed at one prompt after another.
  /// - Returns: What the person saw, and how it ended.
  /// - Throws: `Breakdown` where the program ends before everything was typed, asks on after it, or does neither.
  public func run(_ arguments: [String], typing keys: [Keys] = []) throws -> Conversation {
    let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var number: Int32 = 0
    var isLocked: Int32 = 0
    guard terminal >= 0, ioctl(terminal, Self.setLock, &isLocked) == 0, ioctl(terminal, Self.getNumber, &number) == 0
    else {
      throw Breakdown(description: "no pseudo-terminal: \(String(cString: strerror(errno)))")
    }
    var isOpen = true
    defer { if isOpen { close(terminal) } }
    var size = winsize(ws_row: 50, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
    let file = try TemporaryFile()
    let process = try start(arguments, at: "/dev/pts/\(number)", output: file.path)
    var screen: [UInt8] = []
    do {
      for (position, key) in keys.enumerated() {
        guard try readOn(terminal, &screen) else {
          throw Breakdown(description: "ended before answer \(position + 1):\n\(Self.text(screen))")
        }
        switch key {
        case .hangUp:
          close(terminal)
          isOpen = false
        case .terminate: kill(process, SIGTERM)
        default: _ = key.bytes.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
        }
        screen.append(0)
      }
      guard try !isOpen || !readOn(terminal, &screen) else {
        throw Breakdown(description: "still asks after \(keys.count) answers:\n\(Self.text(screen))")
      }
    } catch {
      kill(process, SIGKILL)
      _ = Self.wait(for: process)
      throw error
    }
    return Conversation(
      status: Self.wait(for: process),
      screen: Self.text(screen),
      output: try String(contentsOfFile: file.path, encoding: .utf8)
    )
  }

  /// Starts the program with the pseudo-terminal as the one that controls it.
  private func start(_ arguments: [String], at terminal: String, output: String) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    if showsOutput {
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
    } else {
      posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes,
      Self.setsid | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
    )
    let variables = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm"]
      .merging(environment) { _, new in new }
    let shell = preparation.isEmpty ? [] : ["/bin/bash", "-c", "\(preparation); exec \"$@\"", "bash"]
    let command = shell + ["/usr/bin/env", "-C", Repository.root, Program.path]
    var texts = (command + arguments).map { strdup($0) } + [nil]
    var settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in texts + settings { free(text) } }
    var process = pid_t()
    let error = posix_spawn(&process, command[0], &actions, &attributes, &texts, &settings)
    guard error == 0 else { throw Breakdown(description: "cannot start: \(String(cString: strerror(error)))") }
    return process
  }

  /// Reads what the program writes.
  ///
  /// - Returns: Whether it shows its prompt; false where it has ended.
  private func readOn(_ terminal: Int32, _ screen: inout [UInt8]) throws -> Bool {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
      if screen.suffix(3) == [10, 62, 32] { return true }
      var waiting = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, Self.patience) > 0 else {
        throw Breakdown(description: "neither asks nor ends:\n\(Self.text(screen))")
      }
      let count = read(terminal, &buffer, buffer.count)
      // When the last process at the terminal has ended, reading fails.
      guard count > 0 else { return false }
      screen += buffer[..<count]
    }
  }

  private static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }

  /// The screen's text: line breaks as in files, without the marks that separate what was typed.
  private static func text(_ screen: [UInt8]) -> String {
    String(decoding: screen.filter { $0 != 13 && $0 != 0 }, as: UTF8.self)
      .replacingOccurrences(of: "\u{1B}", with: "␛")
  }
}
