extension SourceFile {
  /// The bytes behind a byte order mark.
  var content: ArraySlice<UInt8> {
    bytes.starts(with: Self.byteOrderMark) ? bytes[3...] : bytes[...]
  }

  /// The first thing that makes the text unreadable as YAML: bytes that are not UTF-8, or a control character.
  ///
  /// libyaml would refuse both too, without a place.
  func encodingProblem() -> Diagnostic? {
    let content = content
    // Nearly every text is sound and nearly all ASCII: look for the few bytes that need a closer look.
    if content.isPlainASCII { return nil }
    var decoder = UTF8()
    var iterator = content.makeIterator()
    var line = 1
    var column = 1
    while true {
      switch decoder.decode(&iterator) {
      case .emptyInput:
        return nil
      case .error:
        return notUTF8("file", line: line, column: column)
      case .scalarValue(let scalar):
        if scalar == "\n" {
          line += 1
          column = 1
          continue
        }
        if scalar.isControl {
          return Diagnostic(
            "control character \(scalar.escapedForPrinting) in the text",
            identifier: "control-character",
            at: range(line: line, column: column),
            help: "delete it, or write it as an escape in double quotes"
          )
        }
        column += 1
      }
    }
  }

  /// The first bytes that are not UTF-8, in a text of one line.
  func invalidUTF8() -> Diagnostic? {
    guard !bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var column = 1
    while true {
      switch decoder.decode(&iterator) {
      case .emptyInput: return nil
      case .error: return notUTF8("line", line: 1, column: column)
      case .scalarValue: column += 1
      }
    }
  }

  private func notUTF8(_ text: String, line: Int, column: Int) -> Diagnostic {
    Diagnostic(
      "the \(text) is not UTF-8 text",
      identifier: "not-utf-8",
      at: range(line: line, column: column),
      help: "save it as UTF-8"
    )
  }

  /// A `%TAG` directive. It would be of no use, since tags are refused; and libyaml takes minutes over many.
  func tagDirectiveProblem() -> Diagnostic? {
    guard content.contains(quickly: UInt8(ascii: "%")) else { return nil }
    let directive = Array("%TAG".utf8)
    let found: Int? = content.withUnsafeBufferPointer { bytes in
      var position = 0
      while position + directive.count <= bytes.count {
        if bytes[position] == directive[0], position == 0 || bytes[position - 1] == 0x0A || bytes[position - 1] == 0x0D,
          bytes[position..<position + directive.count].elementsEqual(directive)
        {
          return position
        }
        position += 1
      }
      return nil
    }
    guard let found else { return nil }
    let line = content.prefix(found).reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
    return Diagnostic(
      "directive '%TAG' is not supported",
      identifier: "tag",
      at: range(line: line, column: 1, count: directive.count),
      help: "delete the line; the kind of a value follows from its place"
    )
  }

  private func range(line: Int, column: Int, count: Int = 1) -> SourceRange {
    let start = SourcePosition(line: line, column: column)
    return SourceRange(file: self, start: start, end: SourcePosition(line: line, column: column + count))
  }
}

extension ArraySlice<UInt8> {
  /// Whether there are only printable ASCII characters, tabs and line breaks; looked at eight at a time.
  fileprivate var isPlainASCII: Bool {
    func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F || byte == 0x0A || byte == 0x0D || byte == 0x09 }
    return withUnsafeBytes { bytes in
      var position = 0
      while position + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        // The high bit of each byte that is above 0x7E (the sum carries into it) or below 0x20 (the difference borrows).
        let suspects =
          (word | ((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x0101_0101_0101_0101) | ((word &- 0x2020_2020_2020_2020) & ~word))
        if suspects & 0x8080_8080_8080_8080 != 0, !bytes[position..<position + 8].allSatisfy(isPlain) { return false }
        position += 8
      }
      return bytes[position...].allSatisfy(isPlain)
    }
  }

  /// Whether a byte occurs, or occurs where it is one that is looked for; eight bytes at a time.
  func contains(
    quickly byte: UInt8,
    where isOne: (_ bytes: UnsafeRawBufferPointer, _ position: Int) -> Bool = { _, _ in true }
  ) -> Bool {
    let pattern = 0x0101_0101_0101_0101 * UInt64(byte)
    return withUnsafeBytes { bytes in
      func holds(_ range: Range<Int>) -> Bool { range.contains { bytes[$0] == byte && isOne(bytes, $0) } }
      var position = 0
      while position + 8 <= bytes.count {
        let difference = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self) ^ pattern
        // Only a byte that is zero borrows where it has no high bit itself; a borrow can reach no byte before the first.
        if (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080 != 0,
          holds(position..<position + 8)
        {
          return true
        }
        position += 8
      }
      return holds(position..<bytes.count)
    }
  }
}

extension Unicode.Scalar {
  /// What YAML forbids outside of escapes.
  fileprivate var isControl: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x85: false
    case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF, 0xFEFF: true
    default: false
    }
  }
}
