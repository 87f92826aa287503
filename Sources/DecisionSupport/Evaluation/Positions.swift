/// A set of positions in one of a guidance's lists, as bits: small, ordered, and without the start-up cost of a hashed set
/// of a new type, which is a twentieth of a millisecond each.
struct Positions: Sendable {
  private var words: [UInt64] = []

  /// The positions below a count.
  init(below count: Int) {
    words = Array(repeating: .max, count: count >> 6)
    if count & 63 != 0 { words.append(UInt64(bitsBelow: count & 63)) }
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The smallest position of either set, of which this one has room for both.
  func first(or others: Positions) -> Int? {
    for index in words.indices {
      let word = words[index] | others.words[index]
      if word != 0 { return index << 6 + word.trailingZeroBitCount }
    }
    return nil
  }

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

  mutating func remove(_ position: Int) {
    let word = position >> 6
    if word < words.count { words[word] &= ~UInt64(bit: position & 63) }
  }

  /// Takes the smallest position out.
  mutating func popFirst() -> Int? {
    for index in words.indices where words[index] != 0 {
      defer { words[index] &= words[index] - 1 }
      return index << 6 + words[index].trailingZeroBitCount
    }
    return nil
  }

  mutating func set(_ position: Int, _ isMember: Bool) {
    if isMember { insert(position) } else { remove(position) }
  }

  mutating func formUnion(_ others: some Swift.Sequence<Int>) {
    for other in others { insert(other) }
  }

  mutating func formUnion(_ others: Positions) {
    if others.words.count > words.count {
      words += Array(repeating: 0, count: others.words.count - words.count)
    }
    for index in others.words.indices { words[index] |= others.words[index] }
  }
}

extension Positions: Swift.Sequence {
  /// Ascending.
  struct Iterator: IteratorProtocol {
    fileprivate let words: [UInt64]
    fileprivate var index = 0
    fileprivate var rest = UInt64(0)

    mutating func next() -> Int? {
      while rest == 0 {
        guard index < words.count else { return nil }
        rest = words[index]
        index += 1
      }
      defer { rest &= rest - 1 }
      return (index - 1) << 6 + rest.trailingZeroBitCount
    }
  }

  func makeIterator() -> Iterator { Iterator(words: words) }
}

extension Positions: ExpressibleByArrayLiteral {
  init(arrayLiteral elements: Int...) {
    self.init(elements)
  }

  init(_ elements: some Swift.Sequence<Int>) {
    words = []
    formUnion(elements)
  }
}
