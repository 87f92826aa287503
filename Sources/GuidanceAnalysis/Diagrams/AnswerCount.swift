/// How many answer sets there are of a kind: an exact whole number of any size.
public struct AnswerCount: Hashable, Sendable {
  /// Least significant first, without zeros at the end.
  private var limbs: [UInt32]

  /// A small count.
  public init(_ value: Int) {
    precondition(value >= 0, "a count is not negative")
    limbs = []
    var rest = UInt64(value)
    while rest > 0 {
      limbs.append(UInt32(truncatingIfNeeded: rest))
      rest >>= 32
    }
  }

  /// Whether there are none.
  public var isZero: Bool { limbs.isEmpty }

  /// A number in words of 64 bits, least significant first.
  init(words: [UInt64]) {
    limbs = words.flatMap { [UInt32(truncatingIfNeeded: $0), UInt32($0 >> 32)] }
    while limbs.last == 0 { limbs.removeLast() }
  }

  /// The number and the remainder of a division by a small number.
  private func divided(by divisor: UInt32) -> (quotient: AnswerCount, remainder: UInt32) {
    var quotient = self
    var remainder: UInt64 = 0
    for index in limbs.indices.reversed() {
      let value = remainder << 32 | UInt64(limbs[index])
      quotient.limbs[index] = UInt32(value / UInt64(divisor))
      remainder = value % UInt64(divisor)
    }
    while quotient.limbs.last == 0 { quotient.limbs.removeLast() }
    return (quotient, UInt32(remainder))
  }

  /// About how large the count is, as a fraction from 0.5 up to 1 and a power of two; what is cut off is below a part
  /// in 2^53.
  private var scaled: (fraction: Double, exponent: Int) {
    var fraction = 0.0
    for limb in limbs.suffix(4).reversed() { fraction = fraction * 4_294_967_296 + Double(limb) }
    guard fraction > 0 else { return (0, 0) }
    return (fraction.significand / 2, Int(fraction.exponent) + 1 + 32 * max(0, limbs.count - 4))
  }

  /// This many of so many as a number from 0 to 1.
  public func share(of whole: AnswerCount) -> Double {
    let (a, b) = (scaled, whole.scaled)
    guard b.fraction > 0, a.fraction > 0 else { return 0 }
    let exponent = a.exponent - b.exponent
    guard exponent > -1022 else { return 0 }
    return a.fraction / b.fraction * Double(sign: .plus, exponent: exponent, significand: 1)
  }
}

extension AnswerCount: Comparable {
  /// Orders by size.
  public static func < (a: AnswerCount, b: AnswerCount) -> Bool {
    guard a.limbs.count == b.limbs.count else { return a.limbs.count < b.limbs.count }
    return a.limbs.reversed().lexicographicallyPrecedes(b.limbs.reversed())
  }
}

extension AnswerCount: CustomStringConvertible {
  /// The number in decimal digits.
  public var description: String {
    guard !isZero else { return "0" }
    var groups: [String] = []
    var rest = self
    while !rest.isZero {
      let (quotient, remainder) = rest.divided(by: 1_000_000_000)
      let digits = String(remainder)
      groups.append(quotient.isZero ? digits : String(repeating: "0", count: 9 - digits.count) + digits)
      rest = quotient
    }
    return groups.reversed().joined()
  }
}
