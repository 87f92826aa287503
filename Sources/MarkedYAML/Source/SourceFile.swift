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
    let start = startOfLine(number)
    let longest = 4 * (column + 256)
    return String(decoding: bytes[start..<endOfLine(from: start, notBeyond: start + longest)], as: UTF8.self)
  }

  /// What stands around a column of a line, as many characters before and behind it as `reach`; and how many of the line
  /// stand in front of that, which are counted and not decoded.
  func characters(ofLine number: Int, around column: Int, reach: Int) -> (passed: Int, scalars: [Unicode.Scalar]) {
    let wanted = max(0, column - 1 - reach)
    let (start, passed) = position(after: wanted, charactersFrom: startOfLine(number))
    // A column behind the end of the line: what stands there is the end.
    guard passed == wanted else { return characters(ofLine: number, around: passed + 1, reach: reach) }
    let end = endOfLine(from: start, notBeyond: start + 4 * (2 * reach + 1))
    return (passed, Array(String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.prefix(2 * reach)))
  }

  private func startOfLine(_ number: Int) -> Int {
    var current = 1
    var start = bytes.starts(with: Self.byteOrderMark) ? 3 : 0
    while current < number, start < bytes.count {
      start = endOfLine(from: start)
      if start + 1 < bytes.count, bytes[start] == Self.carriageReturn, bytes[start + 1] == Self.lineFeed { start += 1 }
      start += 1
      current += 1
    }
    return min(start, bytes.count)
  }

  /// Passes as many characters of a line, eight at a time where that can be, or all that there are.
  private func position(after count: Int, charactersFrom start: Int) -> (position: Int, passed: Int) {
    bytes.withUnsafeBytes { bytes in
      var (position, passed) = (start, 0)
      while position < bytes.count {
        if passed + 8 <= count, position + 8 <= bytes.count {
          let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
          // The high bit of each byte that is not ASCII, or so low that it may end the line.
          if (word | (word &- 0x0E0E_0E0E_0E0E_0E0E)) & 0x8080_8080_8080_8080 == 0 {
            (position, passed) = (position + 8, passed + 8)
            continue
          }
        }
        let byte = bytes[position]
        if byte == Self.lineFeed || byte == Self.carriageReturn { break }
        let beginsCharacter = !(0x80..<0xC0).contains(byte)
        if beginsCharacter, passed == count { break }
        position += 1
        if beginsCharacter { passed += 1 }
      }
      return (position, passed)
    }
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
