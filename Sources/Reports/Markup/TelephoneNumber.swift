extension Markup {
  /// A text in which telephone numbers can be rung at a touch.
  static func telling(_ text: String) -> [Markup] {
    let bytes = Array(text.utf8)
    var parts: [Markup] = []
    var (start, here) = (0, 0)
    func piece(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    while here < bytes.count {
      guard let end = TelephoneNumber.end(in: bytes, from: here) else {
        here += 1
        continue
      }
      if start < here { parts.append(.text(piece(start..<here))) }
      let number = piece(here..<end)
      parts.append(.element("a", ["href": "tel:" + number.filter { $0 != " " }], [.text(number)]))
      (start, here) = (end, end)
    }
    if start < bytes.count { parts.append(.text(piece(start..<bytes.count))) }
    return parts
  }
}

/// Finds what can be rung: a number of ten or eleven digits that begins with 0, and the short numbers of emergencies.
private enum TelephoneNumber {
  /// Where a number ends that starts at a byte; nil where none does.
  static func end(in bytes: [UInt8], from start: Int) -> Int? {
    guard isDigit(bytes, start), start == 0 || !continuesNumber(bytes, start - 1) else { return nil }
    var (here, end, digits) = (start, start, "")
    while here < bytes.count, isDigit(bytes, here) || bytes[here] == UInt8(ascii: " ") && isDigit(bytes, here + 1) {
      if isDigit(bytes, here) {
        digits.unicodeScalars.append(Unicode.Scalar(bytes[here]))
        end = here + 1
      }
      here += 1
    }
    if end < bytes.count, continuesNumber(bytes, end) || isDecimal(bytes, end) { return nil }
    if (10...11).contains(digits.utf8.count), digits.utf8.first == UInt8(ascii: "0") { return end }
    return short.contains(digits) ? end : nil
  }

  private static let short = ["999", "101", "111"]

  private static func isDigit(_ bytes: [UInt8], _ position: Int) -> Bool {
    bytes.indices.contains(position) && (0x30...0x39).contains(bytes[position])
  }

  /// Whether a byte next to a number makes it something else: a letter, a dash, a digit.
  private static func continuesNumber(_ bytes: [UInt8], _ position: Int) -> Bool {
    let byte = bytes[position] | 0x20
    return isDigit(bytes, position) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "%")].contains(bytes[position])
  }

  private static func isDecimal(_ bytes: [UInt8], _ position: Int) -> Bool {
    [UInt8(ascii: "."), UInt8(ascii: ",")].contains(bytes[position]) && isDigit(bytes, position + 1)
  }
}
