import Batch
import Glibc
import Synchronization

/// Says how far a batch has come: a line every few seconds, since people with a screen reader listen to it.
final class BatchProgress: Sendable {
  private let terminal: Terminal
  private let lastShown = Mutex(time(nil))

  init(_ terminal: Terminal) {
    self.terminal = terminal
  }

  func show(_ tally: BatchTally) {
    let now = time(nil)
    let isDue = lastShown.withLock { last in
      guard now - last >= 5 else { return false }
      last = now
      return true
    }
    if isDue { say(tally, "so far") }
  }

  func close(_ tally: BatchTally) { say(tally, "in all") }

  private func say(_ tally: BatchTally, _ extent: String) {
    let wrong = tally.errors == 0 ? "none with an error" : "\(tally.errors) with an error"
    try? terminal.write("\(tally.lines) \(tally.lines == 1 ? "line" : "lines") \(extent), \(wrong)\n")
  }
}
