import Synchronization

/// Ends an audit when its time is up; at a terminal it says after a second how long that takes, in one line.
final class AuditTimer: Sendable {
  private let terminal: Terminal

  /// In seconds.
  private let limit: Int

  /// Seconds since some moment.
  private let clock: @Sendable () -> Double
  private let start: Double

  /// The seconds that are shown; 0 where nothing is.
  private let shown = Mutex(0)

  /// Starts.
  init(_ terminal: Terminal, limit: Int, clock: @escaping @Sendable () -> Double = { Clock.seconds }) {
    (self.terminal, self.limit, self.clock) = (terminal, limit, clock)
    start = clock()
  }

  /// Whether there is time left.
  func mayGoOn() -> Bool {
    let seconds = Int(clock() - start)
    if terminal.isTerminal {
      shown.withLock { shown in
        guard seconds > shown else { return }
        shown = seconds
        try? terminal.write("\rAuditing: \(seconds) s of at most \(limit) s")
      }
    }
    return seconds < limit
  }

  /// Takes the line away.
  func close() {
    shown.withLock { shown in
      if shown > 0 { try? terminal.write("\r\(String(repeating: " ", count: 60))\r") }
      shown = 0
    }
  }
}
