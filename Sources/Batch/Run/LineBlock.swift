import Glibc

/// A stretch of one file that holds whole lines, each with its line break.
struct LineBlock {
  /// The bytes; those from `count` on are free for more.
  private(set) var storage: [UInt8] = []

  /// How many bytes hold lines.
  private(set) var count = 0

  /// The number of the first line, counted over all files.
  var firstLine = 1

  /// Whether this is the beginning of a file.
  var startsFile = false

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
    guard let end = withBytes({ $0.lastIndex(of: UInt8(ascii: "\n")) }) else { return nil }
    defer { count = end + 1 }
    return Array(storage[(end + 1)..<count])
  }

  /// The length of the first line with its line break; nil without a whole line.
  var firstLineLength: Int? {
    withBytes { $0.lengthOfLine }.map { $0 + 1 }
  }

  var lineCount: Int {
    var count = isLongLine ? 1 : 0
    forEachLine { _, _ in count += 1 }
    return count
  }

  /// Calls a body with each line, without its line break, and its number. A byte order mark is no part of a line.
  func forEachLine(_ body: (UnsafeRawBufferPointer, Int) -> Void) {
    withBytes { bytes in
      var (start, number) = (0, firstLine)
      if startsFile, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
      while start < bytes.count {
        let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
        let length = rest.lengthOfLine ?? rest.count
        body(UnsafeRawBufferPointer(rebasing: rest[..<length]), number)
        number += 1
        start += length + 1
      }
    }
  }

  private func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    storage.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
  }
}

extension UnsafeRawBufferPointer {
  /// How many bytes stand before the first line break; nil without one.
  fileprivate var lengthOfLine: Int? {
    guard let start = baseAddress, let end = memchr(start, Int32(UInt8(ascii: "\n")), count) else { return nil }
    return UnsafeRawPointer(end) - start
  }
}
