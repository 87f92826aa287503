extension JSON {
  /// The value as text: indented by two spaces, with a line break at the end.
  ///
  /// Control characters are written as escapes, so that the text can drive no terminal.
  public func text() -> String {
    var writer = JSONWriter()
    writer.write(self, depth: 0)
    return writer.text + "\n"
  }

  /// The value on one line, without a line break.
  public func line() -> String {
    var writer = JSONWriter(isCompact: true)
    writer.write(self, depth: 0)
    return writer.text
  }
}

private struct JSONWriter {
  private(set) var text = ""
  private let isCompact: Bool

  init(isCompact: Bool = false) {
    self.isCompact = isCompact
  }

  mutating func write(_ value: JSON, depth: Int) {
    switch value {
    case .null: text += "null"
    case .bool(let bool): text += bool ? "true" : "false"
    case .number(let number): text += String(number)
    case .real(let number): text += "\(number)"
    case .string(let string): write(string)
    case .array(let items):
      write(items, "[", "]", depth) { writer, item in writer.write(item, depth: depth + 1) }
    case .object(let members):
      write(members, "{", "}", depth) { writer, member in
        writer.write(member.name)
        writer.text += writer.isCompact ? ":" : ": "
        writer.write(member.value, depth: depth + 1)
      }
    }
  }

  private mutating func write<Item>(
    _ items: [Item],
    _ opening: String,
    _ closing: String,
    _ depth: Int,
    _ body: (inout JSONWriter, Item) -> Void
  ) {
    guard !items.isEmpty else {
      text += opening + closing
      return
    }
    text += opening
    for (position, item) in items.enumerated() {
      if position > 0 { text += "," }
      breakLine(depth + 1)
      body(&self, item)
    }
    breakLine(depth)
    text += closing
  }

  private mutating func breakLine(_ depth: Int) {
    guard !isCompact else { return }
    text += "\n" + String(repeating: "  ", count: depth)
  }

  private mutating func write(_ string: String) {
    text += "\""
    // Nearly every text can stand as it is, and looking at bytes is faster than taking scalars one by one.
    if string.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      text += string
    } else {
      for scalar in string.unicodeScalars { write(scalar) }
    }
    text += "\""
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\t": text += "\\t"
    case "\r": text += "\\r"
    default:
      if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
}
