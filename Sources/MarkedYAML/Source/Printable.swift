extension String {
  /// The text with everything that could drive a terminal or disguise what is written shown as an escape: control
  /// characters (`\u{1B}`), line and paragraph separators and bidirectional overrides.
  ///
  /// - Parameter keepingLineBreaks: Whether a line feed stays as it is.
  /// - Returns: The same text where nothing had to be escaped.
  public func printable(keepingLineBreaks: Bool = false) -> String {
    // Nearly every text is plain ASCII, and bytes are looked at faster than scalars.
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return self }
    guard unicodeScalars.contains(where: { $0.isDangerousToPrint }) else { return self }
    var result = ""
    for scalar in unicodeScalars {
      if scalar.isDangerousToPrint, !(keepingLineBreaks && scalar == "\n") {
        result += scalar.escapedForPrinting
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether the character could drive a terminal or disguise what is written.
  package var isDangerousToPrint: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: true
    default: byteOfName != nil
    }
  }

  var escapedForPrinting: String {
    switch self {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default:
      byteOfName.map { "\\x\(String($0, radix: 16, uppercase: true))" }
        ?? "\\u{\(String(value, radix: 16, uppercase: true))}"
    }
  }
}

extension String {
  /// Whether a text occurs in this one, byte for byte; the standard library's own `contains` is not there in a browser.
  package func has(_ text: String) -> Bool {
    let (bytes, sought) = (Array(utf8), Array(text.utf8))
    guard sought.count <= bytes.count else { return false }
    return (0...bytes.count - sought.count).contains { bytes[$0..<$0 + sought.count].elementsEqual(sought) }
  }
}
