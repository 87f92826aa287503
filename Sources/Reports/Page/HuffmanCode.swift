/// A code of few bits for what is frequent, as RFC 1951 wants it: known by the lengths of its words alone.
struct HuffmanCode {
  /// How many bits each symbol takes; 0 for one that never stands.
  let lengths: [Int]

  private let words: [Int]

  /// Makes the code for how often each symbol stands; no word is longer than 15 bits.
  init(_ counts: [Int]) {
    // A code of one word would have no bits, which not everybody understands.
    var counts = counts
    for symbol in counts.indices where counts.count(where: { $0 > 0 }) < 2 && counts[symbol] == 0 { counts[symbol] = 1 }
    var lengths = Self.lengths(counts)
    while lengths.contains(where: { $0 > 15 }) {
      counts = counts.map { $0 == 0 ? 0 : max(1, $0 / 2) }
      lengths = Self.lengths(counts)
    }
    self.lengths = lengths
    words = Self.words(lengths)
  }

  /// A symbol's word, whose highest bit comes first.
  func word(_ symbol: Int) -> (bits: Int, length: Int) { (words[symbol], lengths[symbol]) }

  /// The two rarest are joined until all are one tree; each joining is one bit more for all in it.
  private static func lengths(_ counts: [Int]) -> [Int] {
    var lengths = Array(repeating: 0, count: counts.count)
    var trees = counts.indices.filter { counts[$0] > 0 }.map { (count: counts[$0], symbols: [$0]) }
    while trees.count > 1 {
      // The rarest last, where taking them out is cheap; of the same count the first symbol, so that it is always the same.
      trees.sort { ($0.count, $0.symbols[0]) > ($1.count, $1.symbols[0]) }
      let (first, second) = (trees.removeLast(), trees.removeLast())
      let joined = (count: first.count + second.count, symbols: first.symbols + second.symbols)
      for symbol in joined.symbols { lengths[symbol] += 1 }
      trees.append(joined)
    }
    return lengths
  }

  private static func words(_ lengths: [Int]) -> [Int] {
    var words = Array(repeating: 0, count: lengths.count)
    var next = 0
    for length in 1...15 {
      for symbol in lengths.indices where lengths[symbol] == length {
        words[symbol] = next
        next += 1
      }
      next <<= 1
    }
    return words
  }
}
