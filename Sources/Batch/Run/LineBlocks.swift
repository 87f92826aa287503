import Synchronization

/// Hands out blocks of lines to as many threads as ask, until there are none or a thread has given up.
final class LineBlocks: Sendable {
  private struct Input: ~Copyable {
    var reader: LineBlockReader
    var blocks = 0
  }

  private let input: Mutex<Input>
  private let failure = Mutex<(any Error)?>(nil)

  init(_ source: any LineSource, checking check: @escaping @Sendable (ConcernTable) throws -> Void) {
    input = Mutex(Input(reader: LineBlockReader(source, checking: check)))
  }

  /// The number of the next block, which is put in place of another; nil where there is none, or a thread has given up.
  func next(into block: inout LineBlock) -> Int? {
    var number: Int?
    attempt {
      number = try input.withLock { input in
        guard try input.reader.next(into: &block) else { return nil }
        input.blocks += 1
        return input.blocks - 1
      }
    }
    return number
  }

  /// Does something unless a thread has given up; this one does where it fails.
  func attempt(_ body: () throws -> Void) {
    do {
      guard failure.withLock({ $0 == nil }) else { return }
      try body()
    } catch {
      failure.withLock { $0 = $0 ?? error }
    }
  }

  /// Throws that by which the first thread gave up, once none works any more.
  func finish() throws {
    if let failure = failure.withLock({ $0 }) { throw failure }
  }
}
