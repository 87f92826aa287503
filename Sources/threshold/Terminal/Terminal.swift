import Glibc
import Reports

/// A standard stream, and what is known about the terminal behind it.
struct Terminal {
  static let standardInput = Terminal(descriptor: STDIN_FILENO)
  static let standardOutput = Terminal(descriptor: STDOUT_FILENO)
  static let standardError = Terminal(descriptor: STDERR_FILENO)

  let descriptor: Int32

  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// How text is laid out here: to the terminal's width, at most 100 columns, which is as far as eyes follow.
  func style(_ color: OutputOptions.Color) -> TextStyle {
    let isColored: Bool =
      switch color {
      case .always: true
      case .never: false
      case .auto: isTerminal && !Self.refusesColor
      }
    return TextStyle(width: min(columns ?? TextStyle.plain.width, 100), isColored: isColored)
  }

  private var columns: Int? {
    var size = winsize()
    guard isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Whether somebody asked for no colour (no-color.org), or the terminal cannot show any.
  private static var refusesColor: Bool {
    let noColor = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    return noColor || getenv("TERM").map { String(cString: $0) } == "dumb"
  }
}

/// Ctrl-C.
enum Interrupt {
  /// Ends the program with status 130, on a line of its own. Nothing is half written: files are put in place with the
  /// signal blocked.
  static func endProgram() {
    signal(SIGINT) { _ in
      _ = Glibc.write(STDERR_FILENO, "\n", 1)
      _exit(130)
    }
  }

  /// Removes a file, which is not whole yet, before a signal ends the program.
  static func remove(_ path: String) {
    // A handler can take nothing along and must not allocate. This is set once, before any signal can come.
    unfinished = strdup(path)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] {
      signal(number) { number in
        if let path = Interrupt.unfinished { unlink(path) }
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  private nonisolated(unsafe) static var unfinished: UnsafeMutablePointer<CChar>?

  /// Lets nothing interrupt a piece of work.
  static func blocked<Result>(during body: () throws -> Result) rethrows -> Result {
    var signals = sigset_t()
    var before = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, number) }
    sigprocmask(SIG_BLOCK, &signals, &before)
    defer { sigprocmask(SIG_SETMASK, &before, nil) }
    return try body()
  }
}
