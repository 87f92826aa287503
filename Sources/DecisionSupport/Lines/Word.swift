/// A short text that is looked for in bytes, eight at a time.
struct Word: Sendable {
  /// The text eight bytes at a time, the first byte lowest; the last holds what is left.
  private let parts: [UInt64]
  private let lastMask: UInt64
  private let first: UInt64
  private let firstMask: UInt64

  let count: Int

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var parts = Array(repeating: UInt64(0), count: (bytes.count + 7) / 8)
    for (position, byte) in bytes.enumerated() { parts[position / 8] |= UInt64(byte) << UInt64(position % 8 * 8) }
    self.parts = parts
    count = bytes.count
    lastMask = Self.mask(of: bytes.count - (parts.count - 1) * 8)
    first = parts.first ?? 0
    firstMask = Self.mask(of: bytes.count)
  }

  private static func mask(of count: Int) -> UInt64 {
    count >= 8 ? .max : (1 << UInt64(count * 8)) - 1
  }

  /// Whether bytes go on with this text from an offset.
  @inline(__always)
  func stands(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    guard bytes.part(at: offset) & firstMask == first else { return false }
    return count <= 8 || hasRest(in: bytes, at: offset)
  }

  private func hasRest(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    let last = parts.count - 1
    for part in 1..<last where bytes.part(at: offset + part * 8) != parts[part] { return false }
    return bytes.part(at: offset + last * 8) & lastMask == parts[last]
  }

  /// A number that is likely to differ between texts; equal to that of the same bytes in a span.
  var hash: Int {
    Self.hash(first, count > 8 ? parts[parts.count - 1] : 0, count)
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
