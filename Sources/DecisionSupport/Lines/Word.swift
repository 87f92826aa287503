/// A short text, as it stands in a list of words: eight bytes at a time, the first byte lowest.
struct Word: Sendable {
  /// Where its parts start in the list.
  fileprivate let start: Int

  /// How many whole parts there are before the last few bytes.
  fileprivate let wholeParts: Int

  /// Picks those last bytes, up to seven.
  fileprivate let lastMask: UInt64

  let count: Int
}

/// Collects words.
struct WordList {
  private(set) var parts: [UInt64] = []

  mutating func append(_ text: String) -> Word {
    let start = parts.count
    let count = text.utf8.count
    parts += Array(repeating: 0, count: count / 8 + 1)
    for (position, byte) in text.utf8.enumerated() {
      parts[start + position / 8] |= UInt64(byte) << UInt64(position % 8 * 8)
    }
    return Word(start: start, wholeParts: count / 8, lastMask: UInt64(bitsBelow: count % 8 * 8), count: count)
  }
}

extension FixedList<UInt64> {
  /// Whether a cursor's bytes go on with a word of this list from an offset.
  @inline(__always)
  func stands(_ word: Word, at offset: Int, in cursor: LineCursor) -> Bool {
    var (place, offset) = (word.start, offset)
    let last = word.start &+ word.wholeParts
    while place < last {
      guard cursor.part(at: offset) == start[place] else { return false }
      place &+= 1
      offset &+= 8
    }
    return cursor.part(at: offset) & word.lastMask == start[last]
  }
}
