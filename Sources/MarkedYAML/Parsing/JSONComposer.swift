/// A text that was read as one JSON value.
public struct ComposedJSON {
  /// The value's node, in which `null`, `true` and numbers are plain scalars; nil where there was a problem.
  public let node: Node?

  /// The members of an object, up to the first problem: enough, often, to say which object was wrong.
  public let members: [Mapping.Entry]
}

/// Reads a text as one JSON value, as strictly as RFC 8259 has it, into the nodes that the same text has in YAML.
///
/// - Parameters:
///   - file: The text, UTF-8, up to `largestText` bytes; places count as on one line.
///   - sink: Receives every problem; after one of syntax the rest of the text is not read.
/// - Returns: What could be read.
public func composeJSON(_ file: SourceFile, into sink: DiagnosticSink) -> ComposedJSON {
  guard file.bytes.count <= largestText else {
    sink.report(.tooLarge(path: file.path))
    return ComposedJSON(node: nil, members: [])
  }
  let before = sink.count
  var composer = JSONComposer(file: file, sink: sink)
  let node = try? composer.text()
  return ComposedJSON(node: sink.count == before ? node : nil, members: composer.outermost)
}

/// One pass from bytes to nodes.
private struct JSONComposer {
  private let file: SourceFile
  private let sink: DiagnosticSink
  private var offset = 0
  private var column = 1
  private var depth = 0

  /// The members of the outermost object.
  private(set) var outermost: [Mapping.Entry] = []

  /// What was wrong has been reported.
  struct GivenUp: Error {}

  init(file: SourceFile, sink: DiagnosticSink) {
    self.file = file
    self.sink = sink
  }

  mutating func text() throws(GivenUp) -> Node {
    if let problem = file.invalidUTF8() {
      sink.report(problem)
      throw GivenUp()
    }
    skipSpace()
    let node = try value()
    skipSpace()
    guard offset == file.bytes.count else { throw failure("nothing is allowed after the value", at: position) }
    return node
  }

  private mutating func value() throws(GivenUp) -> Node {
    switch byte {
    case UInt8(ascii: "{"): return .mapping(try object())
    case UInt8(ascii: "["): return .sequence(try array())
    case UInt8(ascii: "\""): return .scalar(try string())
    case nil: throw failure("a value is missing", at: position)
    default: return .scalar(try word())
    }
  }

  private mutating func object() throws(GivenUp) -> Mapping {
    let start = try descend()
    defer { depth -= 1 }
    var entries: [Mapping.Entry] = []
    var seen = KeyIndex()
    skipSpace()
    if byte == UInt8(ascii: "}") {
      advance()
      return Mapping(entries: [], range: range(from: start))
    }
    while true {
      guard byte == UInt8(ascii: "\"") else { throw failure("a key in double quotes is missing", at: position) }
      let key = try string()
      skipSpace()
      guard byte == UInt8(ascii: ":") else { throw failure("':' is missing", at: position) }
      advance()
      skipSpace()
      let value = try value()
      if let first = seen.position(of: key.text, in: entries) {
        sink.report(.duplicate(key, first: entries[first].key))
      } else {
        entries.append(Mapping.Entry(key: key, value: value))
        if depth == 1 { outermost.append(Mapping.Entry(key: key, value: value)) }
      }
      guard try isFollowed(before: UInt8(ascii: "}")) else {
        return Mapping(entries: entries, range: range(from: start))
      }
    }
  }

  private mutating func array() throws(GivenUp) -> Sequence {
    let start = try descend()
    defer { depth -= 1 }
    var items: [Node] = []
    skipSpace()
    if byte == UInt8(ascii: "]") {
      advance()
      return Sequence(items: [], isFlow: true, range: range(from: start))
    }
    while true {
      items.append(try value())
      guard try isFollowed(before: UInt8(ascii: "]")) else {
        return Sequence(items: items, isFlow: true, range: range(from: start))
      }
    }
  }

  private mutating func descend() throws(GivenUp) -> SourcePosition {
    let start = position
    depth += 1
    advance()
    guard depth <= deepestNesting else {
      sink.report(
        Diagnostic("nested deeper than \(deepestNesting) levels", identifier: "too-deep", at: range(from: start))
      )
      throw GivenUp()
    }
    return start
  }

  /// Whether a comma stands here, and so another member; else the collection has to end.
  private mutating func isFollowed(before end: UInt8) throws(GivenUp) -> Bool {
    skipSpace()
    switch byte {
    case UInt8(ascii: ","):
      advance()
      skipSpace()
      return true
    case end:
      advance()
      return false
    default:
      throw failure("',' or '\(Unicode.Scalar(end))' is missing", at: position)
    }
  }

  /// A number, `true`, `false` or `null`: whatever reaches to the next mark of JSON has to be one of them, whole.
  private mutating func word() throws(GivenUp) -> Scalar {
    let (start, first) = (position, offset)
    while let byte, !" \t\r\n,:]}[{\"".utf8.contains(byte) { advance() }
    let text = String(decoding: file.bytes[first..<offset], as: UTF8.self)
    guard ["true", "false", "null"].contains(text) || JSONNumber.isWhole(file.bytes[first..<offset]) else {
      throw failure("this is not a JSON value; a text needs double quotes", at: start)
    }
    return Scalar(text: text, range: range(from: start))
  }

  // MARK: Texts

  private mutating func string() throws(GivenUp) -> Scalar {
    let start = position
    advance()
    var text = plainText()
    while let byte {
      switch byte {
      case UInt8(ascii: "\""):
        advance()
        return Scalar(text: text, isPlain: false, range: range(from: start))
      case UInt8(ascii: "\\"):
        text += String(try escape()) + plainText()
      default:
        throw failure("a control character in a text needs an escape", at: position)
      }
    }
    throw failure("this text never ends", at: start)
  }

  /// What stands before the next quotation mark, escape or control character.
  private mutating func plainText() -> String {
    let start = offset
    while offset < file.bytes.count {
      let byte = file.bytes[offset]
      guard byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") else { break }
      if byte & 0xC0 != 0x80 { column += 1 }
      offset += 1
    }
    return String(decoding: file.bytes[start..<offset], as: UTF8.self)
  }

  private mutating func escape() throws(GivenUp) -> Unicode.Scalar {
    let start = position
    advance()
    let escaped = byte
    advance()
    switch escaped {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      var code = try hexadecimal(start)
      if (0xD800..<0xDC00).contains(code), byte == UInt8(ascii: "\\") {
        advance()
        if byte == UInt8(ascii: "u") {
          advance()
          let low = try hexadecimal(start)
          if (0xDC00..<0xE000).contains(low) { code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) }
        }
      }
      guard let scalar = Unicode.Scalar(code) else { throw failure("this escape is half a character", at: start) }
      return scalar
    default:
      throw failure("JSON has no such escape", at: start)
    }
  }

  private mutating func hexadecimal(_ start: SourcePosition) throws(GivenUp) -> UInt32 {
    var code = UInt32(0)
    for _ in 0..<4 {
      guard let digit = byte.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        throw failure("an escape '\\u' needs four hexadecimal digits", at: start)
      }
      code = code << 4 | UInt32(digit)
      advance()
    }
    return code
  }

  // MARK: Places

  private var byte: UInt8? { offset < file.bytes.count ? file.bytes[offset] : nil }

  private var position: SourcePosition { SourcePosition(line: 1, column: column) }

  private mutating func advance() {
    guard offset < file.bytes.count else { return }
    offset += 1
    // Columns count characters: bytes that go on with one count nothing.
    if offset == file.bytes.count || file.bytes[offset] & 0xC0 != 0x80 { column += 1 }
  }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { advance() }
  }

  private func range(from start: SourcePosition) -> SourceRange {
    SourceRange(file: file, start: start, end: position)
  }

  private func failure(_ message: String, at start: SourcePosition) -> GivenUp {
    let end = SourcePosition(line: 1, column: max(column, Int(start.column) + 1))
    let range = SourceRange(file: file, start: start, end: end)
    sink.report(Diagnostic("JSON syntax: \(message)", identifier: "json-syntax", at: range))
    return GivenUp()
  }
}

/// JSON's numbers, by their grammar alone.
enum JSONNumber {
  /// Whether bytes are a number from the first to the last.
  static func isWhole(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
    func skipDigits() -> Bool {
      let count = rest.prefix { isDigit($0) }.count
      rest = rest.dropFirst(count)
      return count > 0
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    // No number but zero starts with 0.
    if rest.first == UInt8(ascii: "0") {
      rest = rest.dropFirst()
    } else if !skipDigits() {
      return false
    }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard skipDigits() else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
      guard skipDigits() else { return false }
    }
    return rest.isEmpty
  }
}
