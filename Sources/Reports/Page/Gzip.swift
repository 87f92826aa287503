/// Compresses bytes as RFC 1951 and 1952 have it: matches of what stands before, in the codes that need no table.
enum Gzip {
  /// The bytes, compressed; the same bytes give the same result, always.
  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255]
    var bits = BitWriter()
    bits.write(1, 1)
    bits.write(1, 2)
    deflate(bytes, into: &bits)
    bits.writeCode(of: 256)
    output += bits.finished()
    let sum = checksum(bytes)
    for shift in [0, 8, 16, 24] as [UInt32] { output.append(UInt8(truncatingIfNeeded: sum >> shift)) }
    for shift in [0, 8, 16, 24] { output.append(UInt8(truncatingIfNeeded: bytes.count >> shift)) }
    return output
  }

  /// Where the same three bytes stood before; the longest match of the last few dozen counts.
  private static func deflate(_ bytes: [UInt8], into bits: inout BitWriter) {
    var last = Array(repeating: -1, count: 1 << 15)
    var before = Array(repeating: -1, count: bytes.count)
    func key(_ place: Int) -> Int {
      let (first, second, third) = (Int(bytes[place]), Int(bytes[place + 1]), Int(bytes[place + 2]))
      return (first << 10 ^ second << 5 ^ third) & 0x7FFF
    }
    func remember(_ place: Int) {
      guard place + 2 < bytes.count else { return }
      let key = key(place)
      before[place] = last[key]
      last[key] = place
    }
    func match(_ place: Int) -> (length: Int, distance: Int) {
      guard place + 2 < bytes.count else { return (0, 0) }
      var best = (length: 0, distance: 0)
      var candidate = last[key(place)]
      var tries = 128
      while candidate >= 0, place - candidate <= 32_768, tries > 0 {
        var length = 0
        while length < 258, place + length < bytes.count, bytes[candidate + length] == bytes[place + length] {
          length += 1
        }
        if length > best.length { best = (length, place - candidate) }
        candidate = before[candidate]
        tries -= 1
      }
      return best.length >= 3 ? best : (0, 0)
    }
    var place = 0
    while place < bytes.count {
      let found = match(place)
      if found.length == 0 {
        bits.writeCode(of: Int(bytes[place]))
        remember(place)
        place += 1
      } else {
        bits.writeMatch(found.length, found.distance)
        for each in place..<place + found.length { remember(each) }
        place += found.length
      }
    }
  }

  /// CRC-32.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var table: [UInt32] = []
    for number in 0..<256 as Range<UInt32> {
      var value = number
      for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
      table.append(value)
    }
    var sum = UInt32.max
    for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8) }
    return ~sum
  }
}

/// Bits from the lowest of each byte on.
private struct BitWriter {
  private var bytes: [UInt8] = []
  private var held: UInt64 = 0
  private var count: UInt64 = 0

  mutating func write(_ value: Int, _ width: Int) {
    held |= UInt64(value) << count
    count += UInt64(width)
    while count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: held))
      held >>= 8
      count -= 8
    }
  }

  /// A code, whose highest bit comes first.
  private mutating func writeReversed(_ value: Int, _ width: Int) {
    write((0..<width).reduce(0) { $0 << 1 | value >> $1 & 1 }, width)
  }

  /// A byte, the end (256), or a length.
  mutating func writeCode(of symbol: Int) {
    switch symbol {
    case ..<144: writeReversed(0x30 + symbol, 8)
    case ..<256: writeReversed(0x190 + symbol - 144, 9)
    case ..<280: writeReversed(symbol - 256, 7)
    default: writeReversed(0xC0 + symbol - 280, 8)
    }
  }

  /// As many bytes as stood so far before.
  mutating func writeMatch(_ length: Int, _ distance: Int) {
    let (symbol, extra, width) = length == 258 ? (28, 0, 0) : Self.place(length - 3, perDoubling: 4)
    writeCode(of: 257 + symbol)
    write(extra, width)
    let (code, rest, more) = Self.place(distance - 1, perDoubling: 2)
    writeReversed(code, 5)
    write(rest, more)
  }

  /// The code of a value where so many codes share each doubling, what is left of it, and in how many bits.
  private static func place(_ value: Int, perDoubling: Int) -> (code: Int, rest: Int, width: Int) {
    if value < perDoubling * 2 { return (value, 0, 0) }
    let width = Int.bitWidth - value.leadingZeroBitCount - 1 - perDoubling.trailingZeroBitCount
    return (width * perDoubling + value >> width, value & (1 << width - 1), width)
  }

  func finished() -> [UInt8] { count > 0 ? bytes + [UInt8(truncatingIfNeeded: held)] : bytes }
}
