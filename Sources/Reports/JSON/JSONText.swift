internal import MarkedYAML

extension JSON {
  /// The value as text: indented by two spaces, with a line break at the end.
  ///
  /// Control characters are written as escapes, so that the text can drive no terminal, and what turns the direction of
  /// writing, so that it shows what it says.
  public func text() -> String {
    var writer = JSONWriter(isCompact: false)
    writer.write(self)
    return writer.text + "\n"
  }

  /// The value on one line, without a line break.
  public func line() -> String {
    var writer = JSONWriter(isCompact: true)
    writer.write(self)
    return writer.text
  }
}

/// Writes JSON piece by piece: on one line, or indented by two spaces.
struct JSONWriter {
  private(set) var text = ""
  private let isCompact: Bool
  private var depth = 0
  private var isFirst = true

  /// Whether what comes next is the value of a member, or the whole text.
  private var isValue = true

  init(isCompact: Bool) {
    self.isCompact = isCompact
  }

  mutating func write(_ value: JSON) {
    switch value {
    case .array(let items):
      begin("[")
      for item in items { write(item) }
      end("]")
    case .object(let members):
      begin("{")
      for member in members { write(member) }
      end("}")
    case .null: append("null")
    case .bool(let bool): append(bool ? "true" : "false")
    case .number(let number): append(String(number))
    case .real(let number): append("\(number)")
    case .string(let string):
      separate()
      quote(string)
    }
  }

  mutating func write(_ member: JSON.Member) {
    key(member.name)
    write(member.value)
  }

  /// Begins a member.
  mutating func key(_ name: String) {
    separate()
    quote(name)
    text += isCompact ? ":" : ": "
    isValue = true
  }

  /// Begins a list or an object.
  mutating func begin(_ bracket: String) {
    append(bracket)
    depth += 1
    isFirst = true
  }

  /// Ends a list or an object.
  mutating func end(_ bracket: String) {
    depth -= 1
    if !isFirst { breakLine() }
    text += bracket
    isFirst = false
  }

  private mutating func append(_ value: String) {
    separate()
    text += value
  }

  /// Goes on to the next item or member, or to the value of the member that was begun.
  private mutating func separate() {
    if !isValue {
      if !isFirst { text += "," }
      breakLine()
    }
    (isFirst, isValue) = (false, false)
  }

  private mutating func breakLine() {
    guard !isCompact else { return }
    text += "\n" + String(repeating: "  ", count: depth)
  }

  private mutating func quote(_ string: String) {
    text += "\""
    // Nearly every text can stand as it is, and looking at bytes is faster than taking scalars one by one.
    if string.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      text += string
    } else {
      for scalar in string.unicodeScalars { append(scalar) }
    }
    text += "\""
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\t": text += "\\t"
    case "\r": text += "\\r"
    default:
      if scalar.isDangerousToPrint {
        // Beyond U+FFFF JSON has no escape but that of both halves.
        for unit in scalar.utf16 {
          let digits = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
}
