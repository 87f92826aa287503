/// A short text among others in one list, packed eight bytes at a time, the first byte lowest.
struct PackedBytes: Sendable {
  /// Where the parts of these bytes start in the list.
  fileprivate let start: Int

  /// How many whole parts there are before the last few bytes.
  fileprivate let wholeParts: Int

  /// The mask that picks the last few bytes, up to seven.
  fileprivate let lastMask: UInt64

  let count: Int
}

/// Packs texts.
struct PackedBytesList {
  private(set) var parts: [UInt64] = []

  mutating func append(_ text: String) -> PackedBytes {
    let start = parts.count
    let count = text.utf8.count
    parts += Array(repeating: 0, count: count / 8 + 1)
    for (position, byte) in text.utf8.enumerated() {
      parts[start + position / 8] |= UInt64(byte) << UInt64(position % 8 * 8)
    }
    return PackedBytes(start: start, wholeParts: count / 8, lastMask: (1 << UInt64(count % 8 * 8)) - 1, count: count)
  }
}

extension UncheckedArray<UInt64> {
  /// Whether a cursor's bytes go on with a packed text of this list from an offset.
  @inline(__always)
  func stands(_ text: PackedBytes, at offset: Int, in cursor: LineCursor) -> Bool {
    var (place, offset) = (text.start, offset)
    let last = text.start &+ text.wholeParts
    while place < last {
      guard cursor.part(at: offset) == start[place] else { return false }
      place &+= 1
      offset &+= 8
    }
    return cursor.part(at: offset) & text.lastMask == start[last]
  }
}
