import Synchronization

/// Answers every line of the input with a line of output, on as many threads as take part, in order and in bounded memory.
///
/// Each thread reads a block of lines, answers them, waits for its turn and writes.
package final class BatchRun: Sendable {
  private let plan: BatchPlan
  private let write: @Sendable (UnsafeRawBufferPointer) throws -> Void
  private let blocks: LineBlocks
  private let sequencer = OutputSequencer()
  private let tally = Mutex(BatchTally())
  private let progress: @Sendable (BatchTally) -> Void

  /// How much output a thread gathers before it writes, even within a block: short lines have long answers.
  private static let capacity = 1 << 20

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - plan: What is asked of each line.
  ///   - source: Where the lines come from.
  ///   - progress: Is told after each block how far the run has come.
  ///   - write: Takes the answers, piece by piece.
  package init(
    _ plan: BatchPlan,
    _ source: any LineSource,
    progress: @escaping @Sendable (BatchTally) -> Void,
    to write: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
  ) {
    self.plan = plan
    self.write = write
    blocks = LineBlocks(source, checking: plan.check)
    self.progress = progress
  }

  /// What became of all lines, once no thread answers any more.
  ///
  /// - Returns: How many there were, and how many held something wrong.
  /// - Throws: That by which the first thread gave up; what was answered before is written.
  package func finish() throws -> BatchTally {
    try blocks.finish()
    return tally.withLock { $0 }
  }

  /// Answers lines until there are none, or a thread has given up; for each thread to call.
  package func answerLines() {
    var writer = BatchWriter(plan)
    var block = LineBlock()
    while let number = blocks.next(into: &block) {
      var hasTurn = false
      func flush() {
        if !hasTurn { sequencer.wait(for: number) }
        hasTurn = true
        writer.takeAnswers { answers in blocks.attempt { try write(answers) } }
      }
      let errors = writer.errors
      block.forEachLine { line, number in
        writer.answer(line, number: number, of: block.table)
        if writer.count >= Self.capacity { flush() }
      }
      if block.isLongLine { writer.refuseLongLine(number: block.firstLine) }
      flush()
      tally.withLock { tally in
        tally.lines += block.lineCount
        tally.errors += writer.errors - errors
        progress(tally)
      }
      sequencer.pass(number)
    }
  }
}

/// What became of the lines so far.
package struct BatchTally: Sendable {
  /// How many lines there were.
  package fileprivate(set) var lines = 0

  /// How many held something wrong.
  package fileprivate(set) var errors = 0
}
