import MarkedYAML

/// Where lines come from: the bytes of one file after the other.
package protocol LineSource: Sendable {
  /// Puts the bytes that come next into memory; some, or all that fit.
  mutating func read(into memory: UnsafeMutableRawBufferPointer) throws -> LineInput

  /// What the file that is being read is called, if it is a table; nil for lines of JSON.
  var table: String? { get }
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

  /// The table that is being read, and what it is called.
  private var table: ConcernTable?
  private var path: String?

  /// Says whether a table can be read.
  private let check: @Sendable (ConcernTable) throws -> Void

  /// Whether the rest of a line that is too long is being passed over.
  private var isSkipping = false

  /// How much is read at once.
  private static let capacity = 1 << 18

  init(_ source: any LineSource, checking check: @escaping @Sendable (ConcernTable) throws -> Void) {
    self.source = source
    self.check = check
  }

  /// Puts the next lines in place of a block's.
  ///
  /// - Returns: False at the end of all files.
  mutating func next(into block: inout LineBlock) throws -> Bool {
    block.removeAll()
    block.isLongLine = false
    rest.withUnsafeBytes { block.append($0) }
    rest.removeAll(keepingCapacity: true)
    block.table = table
    while true {
      let input = try block.append(atMost: Self.capacity) { try source.read(into: $0) }
      if input == .endOfAll { return false }
      if isAtStart, input != .endOfFile { path = source.table }
      if isSkipping {
        let length = block.firstLineLength
        isSkipping = length == nil && input != .endOfFile
        block.removeFirst(length ?? block.count)
      }
      let isEnd = input == .endOfFile
      if isEnd, block.count > 0 { block.endLastLine() }
      if isAtStart, let path, block.count > 0, try !takeHeader(of: &block, path, isAll: isEnd) { continue }
      if isEnd {
        defer { (isAtStart, table, path) = (true, nil, nil) }
        guard block.count > 0 else {
          block.table = nil
          continue
        }
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

  /// Takes the first row off a table; false where it is not whole yet.
  private mutating func takeHeader(of block: inout LineBlock, _ path: String, isAll: Bool) throws -> Bool {
    let before = block.lineCount
    guard let table = try block.takeHeader(path: path, isAll: isAll || block.count > largestText) else { return false }
    try check(table)
    line += before - block.lineCount
    (self.table, block.table, isAtStart) = (table, table, false)
    return true
  }

  private mutating func deliver(_ block: inout LineBlock) -> Bool {
    block.firstLine = line
    block.startsFile = isAtStart
    isAtStart = false
    line += block.lineCount
    return true
  }
}
