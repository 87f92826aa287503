/// A set of ordinals for each of some rows, all in one list.
struct OrdinalTable: Sendable {
  /// How many words a set takes.
  let width: Int
  private let words: [UInt64]

  /// Takes sets of ordinals below a count.
  init(_ rows: [OrdinalSet], below count: Int) {
    let width = (count + 63) >> 6
    self.width = width
    words = rows.flatMap { row in (0..<width).map { row.word($0) } }
  }

  /// Sixty-four members of a row's set, from 64 times an index, as bits.
  @inline(__always)
  func word(_ index: Int, of row: Int) -> UInt64 { words[row &* width &+ index] }

  /// Calls a body with each member of a row, or those of them that are in a set, ascending.
  @inline(__always)
  func forEach(in row: Int, among set: OrdinalSet? = nil, _ body: (Int) -> Void) {
    for index in 0..<width {
      var bits = word(index, of: row) & (set?.word(index) ?? .max)
      while bits != 0 {
        body(index << 6 | bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
  }
}
