/// A text that was read, and the name by which a diagnostic calls it.
///
/// Identity is the point: every node and diagnostic of one text refers to the same `SourceFile`.
public final class SourceFile: Sendable {
  /// The path as the user would type it, or another name for a text that is no file (`--answer`).
  public let path: String

  /// The bytes as they were read, a byte order mark included.
  public let bytes: [UInt8]

  /// Names a text that has been read.
  ///
  /// - Parameters:
  ///   - path: What diagnostics call it.
  ///   - bytes: Its content, of any encoding; `compose` says if it is not UTF-8.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Names a text that is already in memory.
  public convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// One line without its line break, for a snippet; empty past the end. Lines count from 1 and end where YAML ends them:
  /// at LF, CR or CR LF. Of a line of megabytes as much is read as shows the column and what surrounds it.
  func line(_ number: Int, showing column: Int) -> String {
    var current = 1
    var start = bytes.starts(with: Self.byteOrderMark) ? 3 : 0
    while current < number, start < bytes.count {
      start = endOfLine(from: start)
      if start + 1 < bytes.count, bytes[start] == Self.carriageReturn, bytes[start + 1] == Self.lineFeed { start += 1 }
      start += 1
      current += 1
    }
    guard start < bytes.count else { return "" }
    let longest = 4 * (column + 256)
    return String(decoding: bytes[start..<endOfLine(from: start, notBeyond: start + longest)], as: UTF8.self)
  }

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private func endOfLine(from start: Int, notBeyond limit: Int = .max) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      let limit = min(limit, bytes.count)
      var end = start
      while end < limit, bytes[end] != Self.lineFeed, bytes[end] != Self.carriageReturn { end += 1 }
      return end
    }
  }
}
