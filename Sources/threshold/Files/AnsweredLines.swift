import Batch

/// Answers the lines of a batch, on several threads, into an output.
enum AnsweredLines {
  /// Answers every line, in order.
  ///
  /// - Parameters:
  ///   - source: The lines.
  ///   - plan: What is asked of each.
  ///   - jobs: How many threads take part.
  ///   - output: What the answers are written to, and what is finished with them.
  ///   - progress: Where it is said how far it has come; nil for nowhere.
  /// - Returns: How many lines there were, and how many held something wrong.
  /// - Throws: Where something cannot be read or written.
  static func write(
    _ source: LineFiles,
    _ plan: BatchPlan,
    jobs: Int,
    to output: StreamedOutput,
    progress: Terminal?
  ) throws -> BatchTally {
    try Array(plan.opening.utf8).withUnsafeBytes { try output.write($0) }
    let teller = progress.map { BatchProgress($0) }
    let run = BatchRun(plan, source, progress: { teller?.show($0) }, to: { try output.write($0) })
    Parallel.times(jobs) { run.answerLines() }
    let tally = try run.finish()
    teller?.close(tally)
    try output.finish()
    return tally
  }
}
