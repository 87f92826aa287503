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
    let isPlainASCII = content.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    if isPlainASCII { return nil }
    var decoder = UTF8()
    var iterator = content.makeIterator()
    var line = 1
    var column = 1
    while true {
      switch decoder.decode(&iterator) {
      case .emptyInput:
        return nil
      case .error:
        return Diagnostic(
          "the file is not UTF-8 text",
          identifier: "not-utf-8",
          at: range(line: line, column: column),
          help: "save it with the encoding UTF-8"
        )
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

  private func range(line: Int, column: Int) -> SourceRange {
    let start = SourcePosition(line: line, column: column)
    return SourceRange(file: self, start: start, end: SourcePosition(line: line, column: column + 1))
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
