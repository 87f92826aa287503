import Batch

/// Says how far a batch has come.
final class BatchProgress: Sendable {
  private let terminal: Terminal
  private let lines: PacedLines

  init(_ terminal: Terminal) {
    (self.terminal, lines) = (terminal, PacedLines(terminal))
  }

  func show(_ tally: BatchTally) { lines.say(words(tally, "so far")) }

  func close(_ tally: BatchTally) { try? terminal.write(words(tally, "in all") + "\n") }

  private func words(_ tally: BatchTally, _ extent: String) -> String {
    let wrong = tally.errors == 0 ? "none with an error" : "\(tally.errors) with an error"
    return "\(tally.lines) \(tally.lines == 1 ? "line" : "lines") \(extent), \(wrong)"
  }
}
