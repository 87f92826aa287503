/// The truth of each rule in both readings, as far as it is known: for every bit of `Truths` a set of rules.
///
/// Rules go by rank, highest level first, so that the highest of a set is its first.
struct RuleTruths: Sendable {
  /// A word for 64 rules for each bit of their truths, and one for those whose truth is not known.
  private var words: [UInt64]
  let blocks: Int
  private static let unknown = Truths.bitCount
  private static let width = Truths.bitCount + 1

  /// Knows nothing yet.
  init(count: Int) {
    blocks = (count + 63) / 64
    words = Array(repeating: 0, count: blocks * Self.width)
    for rank in 0..<count { words[rank / 64 * Self.width + Self.unknown] |= UInt64(bit: rank & 63) }
  }

  /// The truth of a rule; nil where it is not known.
  @inline(__always)
  subscript(rank: Int) -> Truths? {
    let block = rank >> 6 &* Self.width
    let shift = UInt64(rank & 63)
    guard words[block &+ Self.unknown] &>> shift & 1 == 0 else { return nil }
    var bits: UInt64 = 0
    for bit in 0..<Truths.bitCount { bits |= (words[block &+ bit] &>> shift & 1) << UInt64(bit) }
    return Truths(rawValue: UInt8(truncatingIfNeeded: bits))
  }

  /// Records the truth of a rule.
  @inline(__always)
  mutating func record(_ truths: Truths, ofRuleAt rank: Int) {
    let block = rank >> 6 &* Self.width
    let rule = UInt64(1) &<< UInt64(rank & 63)
    words[block &+ Self.unknown] &= ~rule
    var bits = truths.rawValue
    while bits != 0 {
      words[block &+ bits.trailingZeroBitCount] |= rule
      bits &= bits &- 1
    }
  }

  /// Forgets the truth of some of a block's rules.
  @inline(__always)
  mutating func forget(_ rules: UInt64, _ block: Int) {
    guard rules != 0 else { return }
    let first = block &* Self.width
    for bit in 0..<Truths.bitCount { words[first &+ bit] &= ~rules }
    words[first &+ Self.unknown] |= rules
  }

  /// The first rule, at or behind a rank, whose truths have a bit set or are not known.
  @inline(__always)
  func first(_ bit: Int, from rank: Int) -> Int? {
    var mask = UInt64.max << UInt64(rank & 63)
    for block in rank >> 6..<blocks {
      let first = block &* Self.width
      let found = (words[first &+ bit] | words[first &+ Self.unknown]) & mask
      if found != 0 { return block << 6 | found.trailingZeroBitCount }
      mask = .max
    }
    return nil
  }
}
