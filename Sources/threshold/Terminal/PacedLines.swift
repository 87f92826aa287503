import Glibc
import Synchronization

/// Says how far something has come: a line every few seconds, since people with a screen reader listen to it.
final class PacedLines: Sendable {
  private let terminal: Terminal
  private let lastShown = Mutex(time(nil))

  init(_ terminal: Terminal) {
    self.terminal = terminal
  }

  /// Writes a line, unless the last one was a moment ago.
  func say(_ line: @autoclosure () -> String) {
    let now = time(nil)
    let isDue = lastShown.withLock { last in
      guard now - last >= 5 else { return false }
      last = now
      return true
    }
    if isDue { try? terminal.write(line() + "\n") }
  }
}
