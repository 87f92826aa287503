/// Where whole numbers end: a hundred million.
private let largestNumber = 100_000_000

extension Scalar {
  /// The whole number that is written here as JSON writes numbers: `17`, and also `17.0` and `1.7e1`, which tables write and
  /// a schema takes for the same; nil for anything else, `1.5`, `+1` and `"1"` included, and `017`, which others read as 15.
  /// Beyond `largestNumber` either way it is that limit, which no range of a guidance reaches: what is counted on from there
  /// overflows neither in 64 bits nor in the 32 that a browser has.
  public var wholeNumber: Int? {
    var rest = text.utf8[...]
    let isNegative = rest.take("-")
    let whole = rest.takeDigits()
    guard isPlain, !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return nil }
    var (digits, point) = (Array(whole), whole.count)
    if rest.take(".") {
      let fraction = rest.takeDigits()
      guard !fraction.isEmpty else { return nil }
      digits += fraction
    }
    if rest.take("e") || rest.take("E") {
      let isShrinking = rest.take("-")
      if !isShrinking { _ = rest.take("+") }
      let exponent = rest.takeDigits()
      guard !exponent.isEmpty else { return nil }
      point += Self.magnitude(of: exponent) * (isShrinking ? -1 : 1)
    }
    // Behind the point there may be nothing but zeros.
    guard rest.isEmpty, digits.indices.allSatisfy({ $0 < point || digits[$0] == UInt8(ascii: "0") }) else { return nil }
    digits = Array(digits.prefix(max(point, 0)))
    // As many zeros as it takes to pass the limit.
    digits += Array(repeating: UInt8(ascii: "0"), count: min(max(point - digits.count, 0), 9))
    return Self.magnitude(of: digits[...]) * (isNegative ? -1 : 1)
  }

  private static func magnitude(of digits: some Swift.Sequence<UInt8>) -> Int {
    digits.reduce(0) { min($0 * 10 + Int($1 - 0x30), largestNumber) }
  }
}

extension Substring.UTF8View {
  /// Whether a character stood first, which is gone then.
  fileprivate mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard first == UInt8(ascii: character) else { return false }
    removeFirst()
    return true
  }

  /// The digits that stand first, which are gone then.
  fileprivate mutating func takeDigits() -> Substring.UTF8View {
    let digits = prefix { (0x30...0x39).contains($0) }
    self = dropFirst(digits.count)
    return digits
  }
}
