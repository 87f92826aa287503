import ArgumentParser
import Glibc
import Reports
import Synchronization

/// Answers every line of the input with a line of output, on several threads, in order and in bounded memory.
///
/// Each thread reads a block of lines, answers them, waits for its turn and writes.
final class BatchRun: Sendable {
  private struct Input: ~Copyable {
    var reader: LineBlockReader
    var blocks = 0
  }

  private let writer: BatchWriter
  private let output: StreamedOutput
  private let input: Mutex<Input>
  private let turns: Turns
  private let tally: Mutex<BatchTally>

  /// How much output a thread gathers before it writes, even within a block: short lines have long answers.
  private static let room = 1 << 20

  /// Prepares a run; `progress` takes a line every few seconds, and one at the end.
  init(
    _ reader: LineBlockReader,
    _ writer: BatchWriter,
    to output: StreamedOutput,
    progress: (@Sendable (String) -> Void)?
  ) {
    self.writer = writer
    self.output = output
    input = Mutex(Input(reader: reader))
    turns = Turns()
    tally = Mutex(BatchTally(progress: progress))
  }

  /// Answers all lines.
  ///
  /// - Returns: How many there were, and how many held something wrong.
  /// - Throws: The first exit status by which a thread gave up; what was answered before is written.
  func answerAll(threads: Int) throws -> BatchTally {
    Parallel.times(threads) { [self] in answerBlocks() }
    return try tally.withLock { tally in
      if let failure = tally.failure { throw failure }
      tally.close()
      return tally
    }
  }

  private func answerBlocks() {
    var writer = writer
    var block = LineBlock()
    var answers = OutputBuffer()
    while let number = next(&block) {
      var hasTurn = false
      func write() {
        if !hasTurn { turns.wait(for: number) }
        hasTurn = true
        keepingFailure { try answers.withBytes { try output.write($0) } }
        answers.removeAll()
      }
      let errors = writer.errors
      block.forEachLine { line, number in
        writer.answer(line, number: number, to: &answers)
        if answers.count >= Self.room { write() }
      }
      if block.isLongLine { writer.refuseLongLine(number: block.firstLine, to: &answers) }
      write()
      tally.withLock { $0.add(lines: block.lineCount, errors: writer.errors - errors) }
      turns.pass(number)
    }
  }

  /// The number of the next block; nil where there is none, or a thread has given up.
  private func next(_ block: inout LineBlock) -> Int? {
    guard tally.withLock({ $0.failure == nil }) else { return nil }
    var number: Int?
    keepingFailure {
      number = try input.withLock { input in
        guard try input.reader.next(into: &block) else { return nil }
        input.blocks += 1
        return input.blocks - 1
      }
    }
    return number
  }

  private func keepingFailure(_ body: () throws -> Void) {
    do {
      guard tally.withLock({ $0.failure == nil }) else { return }
      try body()
    } catch {
      tally.withLock { $0.failure = $0.failure ?? error }
    }
  }
}

/// What became of the lines so far.
struct BatchTally: Sendable {
  private(set) var lines = 0
  private(set) var errors = 0
  fileprivate(set) var failure: (any Error)?

  private let progress: (@Sendable (String) -> Void)?
  private var lastShown = time(nil)

  fileprivate init(progress: (@Sendable (String) -> Void)?) {
    self.progress = progress
  }

  fileprivate mutating func add(lines: Int, errors: Int) {
    self.lines += lines
    self.errors += errors
    let now = time(nil)
    // A line every few seconds: people with a screen reader listen to it.
    if now - lastShown >= 5 {
      lastShown = now
      show("so far")
    }
  }

  fileprivate func close() {
    show("in all")
  }

  private func show(_ extent: String) {
    let wrong = errors == 0 ? "none with an error" : "\(errors) with an error"
    progress?("\(lines) \(lines == 1 ? "line" : "lines") \(extent), \(wrong)\n")
  }
}
