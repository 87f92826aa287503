import Glibc

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
    unfinished = path.copyOfName()
    for number in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] {
      signal(number) { number in
        if let path = Interrupt.unfinished { Glibc.unlink(path) }
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  private nonisolated(unsafe) static var unfinished: UnsafeMutablePointer<CChar>?

  /// Lets nothing interrupt a piece of work.
  static func blocked<Result, Problem>(during body: () throws(Problem) -> Result) throws(Problem) -> Result {
    var signals = sigset_t()
    var before = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, number) }
    sigprocmask(SIG_BLOCK, &signals, &before)
    defer { sigprocmask(SIG_SETMASK, &before, nil) }
    return try body()
  }
}
