/// A short text that is looked for in bytes, eight at a time.
struct Word: Sendable {
  /// The text eight bytes at a time, the first byte lowest; zeros stand behind it.
  private let parts: SIMD8<UInt64>
  private let firstMask: UInt64

  let count: Int

  /// The longest text that there can be.
  static let longest = 64

  /// Makes a word; nil for a text that is too long.
  init?(_ text: String) {
    var parts = SIMD8<UInt64>()
    count = text.utf8.count
    guard count <= Self.longest else { return nil }
    for (position, byte) in text.utf8.enumerated() { parts[position / 8] |= UInt64(byte) << UInt64(position % 8 * 8) }
    self.parts = parts
    firstMask = Self.mask(of: count)
  }

  private static func mask(of count: Int) -> UInt64 {
    count >= 8 ? .max : (1 << UInt64(count * 8)) - 1
  }

  /// Whether bytes go on with this text from an offset.
  @inline(__always)
  func stands(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    guard bytes.part(at: offset) & firstMask == parts[0] else { return false }
    return count <= 8 || hasRest(in: bytes, at: offset)
  }

  private func hasRest(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    let last = (count - 1) / 8
    for part in 1..<last where bytes.part(at: offset + part * 8) != parts[part] { return false }
    return bytes.part(at: offset + last * 8) & Self.mask(of: count - last * 8) == parts[last]
  }

  /// A number that is likely to differ between texts; equal to that of the same bytes in a span.
  var hash: Int {
    Self.hash(parts[0], count > 8 ? parts[(count - 1) / 8] : 0, count)
  }

  /// The hash of a stretch of bytes.
  static func hash(_ bytes: UnsafeRawBufferPointer, at offset: Int, count: Int) -> Int {
    let last = (count - 1) / 8 * 8
    let rest = bytes.part(at: offset + last) & mask(of: count - last)
    return hash(last == 0 ? rest : bytes.part(at: offset), last == 0 ? 0 : rest, count)
  }

  private static func hash(_ first: UInt64, _ last: UInt64, _ count: Int) -> Int {
    let mixed = (first ^ (last &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(count)) &* 0xBF58_476D_1CE4_E5B9
    return Int(truncatingIfNeeded: mixed >> 33)
  }
}
