/// The places where ` #` may end a text that goes on, as in `Ring extension #42 now`.
///
/// A comment has a space behind its `#`, or more than one in front, or a line of its own; ` # 2` might be either.
struct CutTexts {
  private let places: [SourcePosition]
  private var next = 0

  /// Looks through a text, which must be UTF-8.
  init(in file: SourceFile) {
    let holdsCut = file.content.contains(quickly: UInt8(ascii: "#")) { $0.isCut(at: $1) }
    places = holdsCut ? file.content.withUnsafeBytes { $0.placesOfCuts } : []
  }

  /// Whether a text without quotes that ends here goes on behind a `#`; to be asked in the order of the texts.
  mutating func isCut(at end: SourcePosition) -> Bool {
    while next < places.count, places[next] < end { next += 1 }
    return next < places.count && places[next] == end
  }
}

extension Scalar {
  /// A word in small letters, a number or a date is whole, whatever stands behind it.
  private var isPhrase: Bool {
    guard let first = text.utf8.first else { return false }
    return text.utf8.contains(UInt8(ascii: " ")) || (0x41...0x5A).contains(first) || first >= 0x80
  }

  /// What to say where ` #` ends the text; nil where what follows can only be a comment.
  func problemOfCut() -> Diagnostic? {
    guard isPhrase else { return nil }
    let start = SourcePosition(line: Int(range.end.line), column: Int(range.end.column) + 1)
    let end = SourcePosition(line: Int(range.end.line) + 1, column: 1)
    return Diagnostic(
      "the text ends here: YAML takes ' #' and the rest of the line for a comment",
      identifier: "text-cut-short",
      at: SourceRange(file: range.file, start: start, end: end),
      help: "put quotes around the text if this belongs to it; if it is a comment, write it on a line of its own"
    )
  }
}

extension UnsafeRawBufferPointer {
  /// Where the texts in front end.
  fileprivate var placesOfCuts: [SourcePosition] {
    var places: [SourcePosition] = []
    var (line, column) = (1, 1)
    for position in indices {
      switch self[position] {
      case UInt8(ascii: "\n") where position > 0 && self[position - 1] == UInt8(ascii: "\r"): continue
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): (line, column) = (line + 1, 1)
      // Columns count characters: bytes that go on with one count nothing.
      case 0x80..<0xC0: continue
      default:
        if isCut(at: position) { places.append(SourcePosition(line: line, column: column - 1)) }
        column += 1
      }
    }
    return places
  }

  /// Whether a `#` stands here behind one space that stands behind a character, and does not look like a comment's.
  fileprivate func isCut(at position: Int) -> Bool {
    guard self[position] == UInt8(ascii: "#"), position > 1, self[position - 1] == UInt8(ascii: " "),
      self[position - 2] > UInt8(ascii: " ")
    else { return false }
    let rest = self[(position + 1)...].prefix(2)
    guard let first = rest.first, first > UInt8(ascii: " ") else {
      return rest.first == UInt8(ascii: " ") && rest.last.map { (0x30...0x39).contains($0) } == true
    }
    return first != UInt8(ascii: "#")
  }
}
