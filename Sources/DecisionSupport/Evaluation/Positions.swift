/// A set of positions in one of a guidance's lists, as bits: small, ordered, and without the start-up cost of a hashed set
/// of a new type, which is a twentieth of a millisecond each.
struct Positions: Hashable, Sendable {
  private var words: [UInt64] = []

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  func contains(_ position: Int) -> Bool {
    let word = position >> 6
    return word < words.count && words[word].contains(position & 63)
  }

  /// Whether the position was not in the set before.
  @discardableResult
  mutating func insert(_ position: Int) -> Bool {
    let word = position >> 6
    if word >= words.count { words += Array(repeating: 0, count: word + 1 - words.count) }
    defer { words[word] |= UInt64(bit: position & 63) }
    return !words[word].contains(position & 63)
  }

  mutating func formUnion(_ others: some Swift.Sequence<Int>) {
    for other in others { insert(other) }
  }
}

extension Positions: Swift.Sequence {
  /// Ascending.
  func makeIterator() -> IndexingIterator<[Int]> {
    var positions: [Int] = []
    for (index, word) in words.enumerated() where word != 0 {
      positions += (0..<64).lazy.filter { word.contains($0) }.map { index << 6 + $0 }
    }
    return positions.makeIterator()
  }
}

extension Positions: ExpressibleByArrayLiteral {
  init(arrayLiteral elements: Int...) {
    formUnion(elements)
  }

  init(_ elements: some Swift.Sequence<Int>) {
    formUnion(elements)
  }
}
