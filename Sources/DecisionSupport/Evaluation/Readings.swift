/// One of the three ways in which an answer set is read; `Evaluation` says how they differ.
enum Reading: UInt8, Sendable {
  case asking, open, closed
}

/// What is held of one question under each reading.
struct Holdings: Equatable, Sendable {
  var asking: Holding
  var open: Holding
  var closed: Holding

  /// Whether the value is among those of a set.
  @inline(__always)
  func isAmong(_ values: UInt64) -> Truths {
    func bit(_ held: UInt64, _ place: UInt8) -> UInt8 { held & values != 0 ? 1 << place : 0 }
    // Mostly all readings agree.
    if asking == open, open == closed {
      return Truths(rawValue: (bit(asking.certain, 0) | bit(asking.conceivable, 3)) &* 0b111)
    }
    return Truths(
      rawValue: bit(asking.certain, 0) | bit(open.certain, 1) | bit(closed.certain, 2)
        | bit(asking.conceivable, 3) | bit(open.conceivable, 4) | bit(closed.conceivable, 5)
    )
  }
}

/// The truth of one condition under each reading, as bits: whether it is true, and whether it is not false.
///
/// Kleene's *and* and *or* are those of the bits; *not* swaps the two kinds.
struct Truths: Equatable, Sendable {
  /// One bit a reading for true, then one a reading for not false.
  let rawValue: UInt8

  static let `false` = Truths(rawValue: 0)
  static let `true` = Truths(rawValue: 0b111_111)

  /// How many bits there are.
  static let bitCount = 6

  /// The bit that says whether something is at least so true under a reading.
  @inline(__always)
  static func bit(_ reading: Reading, atLeast truth: Truth) -> Int {
    Int(reading.rawValue) + (truth == .true ? 0 : 3)
  }

  subscript(reading: Reading) -> Truth {
    let bits = rawValue >> reading.rawValue
    return bits & 1 != 0 ? .true : bits & 0b1000 != 0 ? .unknown : .false
  }

  static func & (a: Truths, b: Truths) -> Truths { Truths(rawValue: a.rawValue & b.rawValue) }

  static func | (a: Truths, b: Truths) -> Truths { Truths(rawValue: a.rawValue | b.rawValue) }

  static prefix func ! (truths: Truths) -> Truths {
    Truths(rawValue: ~(truths.rawValue >> 3 | truths.rawValue << 3) & 0b111_111)
  }
}

/// Of how many parts each bit of their truths is set.
struct TruthCounts {
  private var counts = SIMD8<Int32>()

  mutating func add(_ truths: Truths) {
    for bit in 0..<Truths.bitCount { counts[bit] += Int32(truths.rawValue >> UInt8(bit) & 1) }
  }

  /// Whether so many are true, and so many not false.
  func reaching(_ count: Int32) -> Truths {
    Truths(rawValue: (0..<Truths.bitCount).reduce(UInt8(0)) { $0 | (counts[$1] >= count ? 1 << UInt8($1) : 0) })
  }
}
