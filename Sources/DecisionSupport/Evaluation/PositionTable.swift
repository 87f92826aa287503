/// A set of positions for each of some rows, all in one list.
struct PositionTable: Sendable {
  /// How many words a set takes.
  let width: Int
  private let words: FixedList<UInt64>

  /// Takes sets of positions below a count.
  init(_ rows: [Positions], below count: Int) {
    let width = (count + 63) >> 6
    self.width = width
    words = FixedList(rows.flatMap { row in (0..<width).map { row.word($0) } })
  }

  /// The bits of a row's set, as long as the table is there.
  @inline(__always)
  subscript(row: Int) -> UnsafeBufferPointer<UInt64> {
    UnsafeBufferPointer(start: words.start + row &* width, count: width)
  }

  /// Calls a body with each position of a row, or those of them that are in a set, ascending.
  @inline(__always)
  func forEach(in row: Int, among set: Positions? = nil, _ body: (Int) -> Void) {
    for (word, members) in self[row].enumerated() {
      var bits = members & (set?.word(word) ?? .max)
      while bits != 0 {
        body(word << 6 | bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
  }
}
