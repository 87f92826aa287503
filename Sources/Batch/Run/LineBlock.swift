import Glibc

/// A stretch of one file that holds whole lines, each with its line break; of a table whole rows.
struct LineBlock {
  /// The bytes; those from `count` on are free for more.
  private(set) var storage: [UInt8] = []

  /// How many bytes hold lines.
  private(set) var count = 0

  /// The number of the first line, counted over all files.
  var firstLine = 1

  /// Whether this is the beginning of a file.
  var startsFile = false

  /// The table that the lines are rows of; nil for lines of JSON.
  var table: ConcernTable?

  /// Whether a line stands here, instead of bytes, that is too long to be read.
  var isLongLine = false

  mutating func removeAll() {
    count = 0
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    reserve(bytes.count)
    storage.withUnsafeMutableBytes { storage in
      UnsafeMutableRawBufferPointer(rebasing: storage[count...]).copyMemory(from: bytes)
    }
    count += bytes.count
  }

  /// Appends what a body puts into so much memory.
  mutating func append(
    atMost capacity: Int,
    _ body: (UnsafeMutableRawBufferPointer) throws -> LineInput
  ) rethrows -> LineInput {
    reserve(capacity)
    let input = try storage.withUnsafeMutableBytes { storage in
      try body(UnsafeMutableRawBufferPointer(rebasing: storage[count..<count + capacity]))
    }
    if case .bytes(let added) = input { count += added }
    return input
  }

  /// Ends the last line of a file, which may have no line break.
  mutating func endLastLine() {
    reserve(1)
    storage[count] = UInt8(ascii: "\n")
    count += 1
  }

  private mutating func reserve(_ more: Int) {
    let missing = count + more - storage.count
    if missing > 0 { storage.append(contentsOf: repeatElement(0, count: missing)) }
  }

  /// Keeps the bytes behind a position alone.
  mutating func removeFirst(_ length: Int) {
    storage.withUnsafeMutableBytes { storage in
      storage.copyMemory(from: UnsafeRawBufferPointer(rebasing: storage[length..<count]))
    }
    count -= length
  }

  /// Keeps whole lines and hands over what stands behind them; nil, and nothing changed, without a whole line.
  mutating func removeUnfinishedLine() -> [UInt8]? {
    guard let end = withBytes(endOfLines) else { return nil }
    defer { count = end }
    return Array(storage[end..<count])
  }

  private func endOfLines(_ bytes: UnsafeRawBufferPointer) -> Int? {
    guard let text = table?.text else { return bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } }
    var end = 0
    while let length = text.lengthOfRow(UnsafeRawBufferPointer(rebasing: bytes[end...])) { end += length }
    return end == 0 ? nil : end
  }

  /// The length of the first line with its line break; nil without a whole line.
  var firstLineLength: Int? {
    withBytes { $0.lengthOfLine }.map { $0 + 1 }
  }

  /// How many lines there are; of a table those that its rows take.
  var lineCount: Int { (isLongLine ? 1 : 0) + withBytes { $0.countOfLines } }

  /// Calls a body with each line, without its line break, and its number. A byte order mark is no part of a line.
  func forEachLine(_ body: (UnsafeRawBufferPointer, Int) -> Void) {
    withBytes { bytes in
      var (start, number) = (0, firstLine)
      if startsFile, bytes.startsWithByteOrderMark { start = 3 }
      while start < bytes.count {
        let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
        if let text = table?.text, let length = text.lengthOfRow(rest) {
          let row = UnsafeRawBufferPointer(rebasing: rest[..<length])
          body(UnsafeRawBufferPointer(rebasing: row.dropLast()), number)
          number += row.countOfLines
          start += length
        } else {
          let length = rest.lengthOfLine ?? rest.count
          body(UnsafeRawBufferPointer(rebasing: rest[..<length]), number)
          number += 1
          start += length + 1
        }
      }
    }
  }

  /// Takes the first row of a table off, with the byte order mark before it.
  ///
  /// - Returns: Nil, and nothing taken, where it is not whole yet and this is not all that there will be.
  mutating func takeHeader(path: String, isAll: Bool) throws -> ConcernTable? {
    let found = try withBytes { bytes -> (table: ConcernTable, end: Int)? in
      let mark = bytes.startsWithByteOrderMark ? 3 : 0
      let rest = UnsafeRawBufferPointer(rebasing: bytes[mark...])
      guard let length = TableText(header: rest).lengthOfRow(rest) ?? (isAll ? rest.count : nil) else { return nil }
      let header = UnsafeRawBufferPointer(rebasing: rest[..<length])
      return (try ConcernTable(header: header, path: path), mark + length)
    }
    guard let found else { return nil }
    removeFirst(found.end)
    return found.table
  }

  private func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try storage.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate var startsWithByteOrderMark: Bool { starts(with: [0xEF, 0xBB, 0xBF]) }

  /// How many line breaks there are; what stands behind the last one is no line.
  fileprivate var countOfLines: Int {
    var (count, rest) = (0, self)
    while let length = rest.lengthOfLine {
      count += 1
      rest = UnsafeRawBufferPointer(rebasing: rest[(length + 1)...])
    }
    return count
  }

  /// How many bytes stand before the first line break; nil without one.
  fileprivate var lengthOfLine: Int? {
    guard let start = baseAddress, let end = memchr(start, Int32(UInt8(ascii: "\n")), count) else { return nil }
    return UnsafeRawPointer(end) - start
  }
}
