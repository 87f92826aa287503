/// A set of positions for each question, all in one list.
struct PositionTable: Sendable {
  /// How many words a set takes.
  let width: Int
  private var words: [UInt64]

  /// Empty sets of positions below a count.
  init(rows: Int, below count: Int) {
    width = (count + 63) >> 6
    words = Array(repeating: 0, count: rows * width)
  }

  /// Some of the bits of a row's set.
  @inline(__always)
  subscript(row: Int, word: Int) -> UInt64 { words[row * width + word] }

  mutating func insert(_ position: Int, row: Int) {
    words[row * width + position >> 6] |= UInt64(bit: position & 63)
  }

  /// Adds a row of another table of the same width.
  mutating func formUnion(_ row: Int, with other: PositionTable, _ otherRow: Int) {
    for word in 0..<width { words[row * width + word] |= other[otherRow, word] }
  }

  /// Whether a row's set has members.
  func hasAny(in row: Int) -> Bool { (0..<width).contains { self[row, $0] != 0 } }

  /// Calls a body with each position of a row, or those of them that are in a set, ascending.
  @inline(__always)
  func forEach(in row: Int, among set: Positions? = nil, _ body: (Int) -> Void) {
    for word in 0..<width {
      var bits = self[row, word] & (set?.word(word) ?? .max)
      while bits != 0 {
        body(word << 6 | bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
  }
}
