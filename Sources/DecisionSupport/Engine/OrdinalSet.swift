/// A set of ordinals of one of a guidance's lists, as bits: small, ordered, and without the start-up cost of a hashed set
/// of a new type, which is a twentieth of a millisecond each.
package struct OrdinalSet: Sendable {
  // The first two words need no memory of their own: few lists have more than 128 elements.
  private var low: UInt64 = 0
  private var middle: UInt64 = 0
  private var high: [UInt64] = []

  /// The positions below a count.
  init(below count: Int) {
    for position in stride(from: 0, to: count, by: 64) {
      reserve(position)
      self[word: position >> 6] = UInt64(bitsBelow: count - position)
    }
  }

  private var wordCount: Int { 2 + high.count }

  private subscript(word index: Int) -> UInt64 {
    @inline(__always)
    get { index == 0 ? low : index == 1 ? middle : high[index - 2] }
    @inline(__always)
    set {
      switch index {
      case 0: low = newValue
      case 1: middle = newValue
      default: high[index - 2] = newValue
      }
    }
  }

  /// Makes room for a position.
  @inline(__always)
  private mutating func reserve(_ position: Int) {
    if position >= 128 { reserveHigh(position) }
  }

  @inline(never)
  private mutating func reserveHigh(_ position: Int) {
    while position >> 6 >= wordCount { high.append(0) }
  }

  /// The members from 64 times an index, as bits.
  @inline(__always)
  func word(_ index: Int) -> UInt64 { index < wordCount ? self[word: index] : 0 }

  /// The smallest member.
  var first: Int? {
    var members = self
    return members.popFirst()
  }

  var isEmpty: Bool { low | middle == 0 && (high.isEmpty || high.allSatisfy { $0 == 0 }) }

  var count: Int { low.nonzeroBitCount + middle.nonzeroBitCount + high.reduce(0) { $0 + $1.nonzeroBitCount } }

  func contains(_ position: Int) -> Bool {
    position >> 6 < wordCount && self[word: position >> 6].contains(position & 63)
  }

  /// Whether the position was not in the set before.
  @discardableResult
  package mutating func insert(_ position: Int) -> Bool {
    reserve(position)
    let (word, bit) = (self[word: position >> 6], UInt64(1) &<< UInt64(position & 63))
    self[word: position >> 6] = word | bit
    return word & bit == 0
  }

  /// Adds positions as bits, the lowest of which is a multiple of 64.
  package mutating func insert(_ bits: UInt64, from position: Int) {
    reserve(position)
    self[word: position >> 6] |= bits
  }

  /// Takes the smallest position out.
  @inline(__always)
  package mutating func popFirst() -> Int? {
    if low != 0 {
      defer { low &= low &- 1 }
      return low.trailingZeroBitCount
    }
    if middle != 0 {
      defer { middle &= middle &- 1 }
      return 64 + middle.trailingZeroBitCount
    }
    return high.isEmpty ? nil : popFirstOfHigh()
  }

  @inline(never)
  private mutating func popFirstOfHigh() -> Int? {
    for index in high.indices where high[index] != 0 {
      defer { high[index] &= high[index] - 1 }
      return (index + 2) << 6 + high[index].trailingZeroBitCount
    }
    return nil
  }

  mutating func formUnion(_ others: some Swift.Sequence<Int>) {
    for other in others { insert(other) }
  }

  mutating func formUnion(_ others: OrdinalSet) {
    reserve(others.wordCount << 6 - 1)
    for index in 0..<others.wordCount { self[word: index] |= others[word: index] }
  }

  /// Whether the set has no member that is in another set.
  func isDisjoint(with others: OrdinalSet) -> Bool {
    (0..<Swift.min(wordCount, others.wordCount)).allSatisfy { self[word: $0] & others[word: $0] == 0 }
  }

  /// Keeps what is in another set, too.
  mutating func formIntersection(_ others: OrdinalSet) {
    for index in 0..<wordCount { self[word: index] &= others.word(index) }
  }

  /// Adds a row of a table.
  mutating func formUnion(_ row: Int, of table: OrdinalTable) {
    reserve(table.width << 6 - 1)
    for index in 0..<table.width { self[word: index] |= table.word(index, of: row) }
  }
}

extension OrdinalSet: Swift.Sequence {
  /// Ascending.
  package struct Iterator: IteratorProtocol {
    fileprivate var left: OrdinalSet

    package mutating func next() -> Int? { left.popFirst() }
  }

  package func makeIterator() -> Iterator { Iterator(left: self) }

  package var underestimatedCount: Int { count }
}

extension OrdinalSet {
  /// The set's members as ordinals of a list, ascending.
  func ordinals<Element>() -> [Ordinal<Element>] { map { Ordinal($0) } }
}

extension OrdinalSet: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: Int...) {
    self.init(elements)
  }

  package init(_ elements: some Swift.Sequence<Int>) {
    formUnion(elements)
  }

  package init() {}
}
