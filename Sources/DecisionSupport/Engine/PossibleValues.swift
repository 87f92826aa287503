/// What is known of the answer to one question: which of its values are certain, and which are possible, as bits.
///
/// A choice or number has one certain value or, not known, none; a checklist has a bit an option.
struct PossibleValues: Hashable, Sendable {
  let certain: UInt64
  let possible: UInt64

  static let unknown = PossibleValues(certain: 0, possible: .max)

  /// What an answer makes certain and leaves possible; nil for a number, which only its question's domain can place.
  @inline(__always)
  init?(_ answer: Answer) {
    switch answer {
    case .notKnown: self = .unknown
    case .option(let position), .extra(let position): self.init(only: position)
    case .number: return nil
    case .checklist(let ticked, let unknown): self.init(certain: ticked, possible: ticked | unknown)
    }
  }

  /// Takes one value alone.
  init(only position: Int) {
    self.init(certain: UInt64(bit: position), possible: UInt64(bit: position))
  }

  private init(certain: UInt64, possible: UInt64) {
    self.certain = certain
    self.possible = possible
  }

  /// With what is not known taken from others, of a checklist option by option.
  func fillingGaps(from others: PossibleValues) -> PossibleValues {
    let unknown = possible & ~certain
    return PossibleValues(
      certain: certain | unknown & others.certain,
      possible: certain | unknown & others.possible
    )
  }
}

/// What the answer to one question counts as in each reading.
struct CountedValues: Equatable, Sendable {
  var open: PossibleValues
  var closed: PossibleValues

  /// Whether the answer is among some values.
  @inline(__always)
  func isAmong(_ values: UInt64) -> Truths {
    func bit(_ held: UInt64, _ place: UInt8) -> UInt8 { held & values != 0 ? 1 << place : 0 }
    // Mostly both readings agree.
    if open == closed { return Truths(rawValue: (bit(open.certain, 0) | bit(open.possible, 2)) &* 0b11) }
    return Truths(
      rawValue: bit(open.certain, 0) | bit(closed.certain, 1) | bit(open.possible, 2) | bit(closed.possible, 3)
    )
  }
}

/// The truth of one condition in both readings, as bits: whether it is true, and whether it is not false.
///
/// Kleene's *and* and *or* are those of the bits; *not* swaps the two kinds.
struct Truths: Equatable, Sendable {
  /// One bit a reading for true, then one a reading for not false.
  let rawValue: UInt8

  static let `false` = Truths(rawValue: 0)
  static let `true` = Truths(rawValue: 0b1111)

  /// How many bits there are.
  static let bitCount = 4

  /// The bit that says whether something is at least so true in a reading.
  @inline(__always)
  static func bit(_ reading: Meaning.Reading, atLeast truth: Truth) -> Int {
    (reading == .open ? 0 : 1) + (truth == .true ? 0 : 2)
  }

  @inline(__always)
  subscript(reading: Meaning.Reading) -> Truth {
    let bits = reading == .open ? rawValue : rawValue >> 1
    return bits & 1 != 0 ? .true : bits & 0b100 != 0 ? .unknown : .false
  }

  static func & (a: Truths, b: Truths) -> Truths { Truths(rawValue: a.rawValue & b.rawValue) }

  static func | (a: Truths, b: Truths) -> Truths { Truths(rawValue: a.rawValue | b.rawValue) }

  static prefix func ! (truths: Truths) -> Truths {
    Truths(rawValue: ~(truths.rawValue >> 2 | truths.rawValue << 2) & 0b1111)
  }
}

/// How many parts of a condition have each bit of their truths set.
struct TruthCounts {
  private var counts = SIMD4<Int32>()

  mutating func add(_ truths: Truths) {
    for bit in 0..<Truths.bitCount { counts[bit] += Int32(truths.rawValue >> UInt8(bit) & 1) }
  }

  /// Whether so many are true, and so many not false.
  func reaching(_ count: Int32) -> Truths {
    Truths(rawValue: (0..<Truths.bitCount).reduce(UInt8(0)) { $0 | (counts[$1] >= count ? 1 << UInt8($1) : 0) })
  }
}
