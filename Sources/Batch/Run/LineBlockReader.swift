import MarkedYAML

/// Where lines come from: the bytes of one file after the other.
package protocol LineSource: Sendable {
  /// Puts the bytes that come next into memory; some, or all that fit.
  mutating func read(into memory: UnsafeMutableRawBufferPointer) throws -> LineInput
}

/// What a source of lines gave.
package enum LineInput: Equatable, Sendable {
  case bytes(Int)
  case endOfFile
  case endOfAll
}

/// Divides what a source gives into blocks of whole lines: what is there, at once, and in bounded memory.
struct LineBlockReader {
  private var source: any LineSource

  /// What was read behind the last whole line.
  private var rest: [UInt8] = []
  private var line = 1
  private var isAtStart = true

  /// Whether the rest of a line that is too long is being passed over.
  private var isSkipping = false

  /// How much is read at once.
  private static let capacity = 1 << 18

  init(_ source: any LineSource) {
    self.source = source
  }

  /// Puts the next lines in place of a block's.
  ///
  /// - Returns: False at the end of all files.
  mutating func next(into block: inout LineBlock) throws -> Bool {
    block.removeAll()
    block.isLongLine = false
    rest.withUnsafeBytes { block.append($0) }
    rest.removeAll(keepingCapacity: true)
    while true {
      let input = try block.append(atMost: Self.capacity) { try source.read(into: $0) }
      if input == .endOfAll { return false }
      if isSkipping {
        let length = block.firstLineLength
        isSkipping = length == nil && input != .endOfFile
        block.removeFirst(length ?? block.count)
      }
      if input == .endOfFile {
        defer { isAtStart = true }
        guard block.count > 0 else { continue }
        block.endLastLine()
        return deliver(&block)
      }
      if let unfinished = block.removeUnfinishedLine() {
        rest = unfinished
        return deliver(&block)
      }
      if block.count > largestText {
        isSkipping = true
        block.removeAll()
        block.isLongLine = true
        return deliver(&block)
      }
    }
  }

  private mutating func deliver(_ block: inout LineBlock) -> Bool {
    block.firstLine = line
    block.startsFile = isAtStart
    isAtStart = false
    line += block.lineCount
    return true
  }
}
