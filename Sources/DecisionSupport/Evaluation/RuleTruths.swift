/// The truth of each rule under each reading, as far as it is known: for every bit of `Truths` a set of rules.
///
/// Rules go by their places, highest level first, so that the highest of a set is its first.
struct RuleTruths: Sendable {
  // Eight words for 64 rules: one for each bit, and one for the rules whose truth is not known.
  private var words: [UInt64]
  private static let unknown = Truths.bitCount
  private static func block(of place: Int) -> Int { place / 64 * 8 }

  /// Knows nothing yet.
  init(count: Int) {
    words = Array(repeating: 0, count: (count + 63) / 64 * 8)
    for place in 0..<count { words[Self.block(of: place) + Self.unknown] |= UInt64(bit: place & 63) }
  }

  /// The truth of a rule; nil where it is not known.
  subscript(place: Int) -> Truths? {
    let block = Self.block(of: place)
    let shift = UInt64(place & 63)
    guard words[block + Self.unknown] &>> shift & 1 == 0 else { return nil }
    return words.withUnsafeBufferPointer { words in
      var bits: UInt64 = 0
      for bit in 0..<Truths.bitCount { bits |= (words[block &+ bit] &>> shift & 1) << UInt64(bit) }
      return Truths(rawValue: UInt8(truncatingIfNeeded: bits))
    }
  }

  /// Gets to know a rule of which nothing is known.
  mutating func set(_ place: Int, to truths: Truths) {
    let block = Self.block(of: place)
    let rule = UInt64(1) &<< UInt64(place & 63)
    words.withUnsafeMutableBufferPointer { words in
      words[block &+ Self.unknown] &= ~rule
      var bits = truths.rawValue
      while bits != 0 {
        words[block &+ bits.trailingZeroBitCount] |= rule
        bits &= bits &- 1
      }
    }
  }

  /// Knows the rules of a table's row no longer.
  mutating func forget(_ rules: UnsafeBufferPointer<UInt64>) {
    words.withUnsafeMutableBufferPointer { words in
      for (word, forgotten) in rules.enumerated() {
        let block = word &* 8
        for bit in 0..<Truths.bitCount { words[block &+ bit] &= ~forgotten }
        words[block &+ Self.unknown] |= forgotten
      }
    }
  }

  /// The first rule, at or behind a place, whose truths have a bit set or are not known.
  @inline(__always)
  func first(_ bit: Int, from place: Int) -> Int? {
    var mask = UInt64.max << UInt64(place & 63)
    for word in place / 64..<words.count / 8 {
      let found = (words[word * 8 + bit] | words[word * 8 + Self.unknown]) & mask
      if found != 0 { return word * 64 + found.trailingZeroBitCount }
      mask = .max
    }
    return nil
  }
}
