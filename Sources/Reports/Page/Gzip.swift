/// Compresses bytes as RFC 1951 and 1952 have it.
enum Gzip {
  /// A byte, or so many bytes as stood so far before.
  private enum Token {
    case byte(UInt8)
    case match(length: Int, distance: Int)
  }

  /// The bytes, compressed; the same bytes give the same result, always.
  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255]
    output += deflated(tokens(of: bytes))
    let sum = checksum(bytes)
    for shift in [0, 8, 16, 24] as [UInt32] { output.append(UInt8(truncatingIfNeeded: sum >> shift)) }
    for shift in [0, 8, 16, 24] { output.append(UInt8(truncatingIfNeeded: bytes.count >> shift)) }
    return output
  }

  /// One block with codes of its own.
  private static func deflated(_ tokens: [Token]) -> [UInt8] {
    var (literals, distances) = (Array(repeating: 0, count: 286), Array(repeating: 0, count: 30))
    literals[256] = 1
    for token in tokens {
      switch token {
      case .byte(let byte): literals[Int(byte)] += 1
      case .match(let length, let distance):
        literals[257 + place(ofLength: length).code] += 1
        distances[place(distance - 1, perDoubling: 2).code] += 1
      }
    }
    let (literal, distance) = (HuffmanCode(literals), HuffmanCode(distances))
    var bits = BitWriter()
    bits.write(1, 1)
    bits.write(2, 2)
    bits.write(literals.count - 257, 5)
    bits.write(distances.count - 1, 5)
    // The lengths of the words are written in four bits each: sixteen words as long as each other.
    bits.write(19 - 4, 4)
    for symbol in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] {
      bits.write(symbol < 16 ? 4 : 0, 3)
    }
    for length in literal.lengths + distance.lengths { bits.writeWord((length, 4)) }
    for token in tokens {
      switch token {
      case .byte(let byte): bits.writeWord(literal.word(Int(byte)))
      case .match(let length, let back):
        let (first, second) = (place(ofLength: length), place(back - 1, perDoubling: 2))
        bits.writeWord(literal.word(257 + first.code))
        bits.write(first.rest, first.width)
        bits.writeWord(distance.word(second.code))
        bits.write(second.rest, second.width)
      }
    }
    bits.writeWord(literal.word(256))
    return bits.finished()
  }

  /// Where the same three bytes stood before; the longest match of the last few hundred counts.
  private static func tokens(of bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var last = Array(repeating: -1, count: 1 << 15)
    var before = Array(repeating: -1, count: bytes.count)
    func key(_ place: Int) -> Int {
      let (first, second, third) = (Int(bytes[place]), Int(bytes[place + 1]), Int(bytes[place + 2]))
      return (first << 10 ^ second << 5 ^ third) & 0x7FFF
    }
    func match(_ place: Int) -> (length: Int, distance: Int) {
      guard place + 2 < bytes.count else { return (0, 0) }
      var best = (length: 0, distance: 0)
      var candidate = last[key(place)]
      var tries = 200
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
      tokens.append(found.length == 0 ? .byte(bytes[place]) : .match(length: found.length, distance: found.distance))
      for each in place..<place + max(found.length, 1) where each + 2 < bytes.count {
        before[each] = last[key(each)]
        last[key(each)] = each
      }
      place += max(found.length, 1)
    }
    return tokens
  }

  private static func place(ofLength length: Int) -> (code: Int, rest: Int, width: Int) {
    length == 258 ? (28, 0, 0) : place(length - 3, perDoubling: 4)
  }

  /// The code of a value where so many codes share each doubling, what is left of it, and in how many bits.
  private static func place(_ value: Int, perDoubling: Int) -> (code: Int, rest: Int, width: Int) {
    if value < perDoubling * 2 { return (value, 0, 0) }
    let width = Int.bitWidth - value.leadingZeroBitCount - 1 - perDoubling.trailingZeroBitCount
    return (width * perDoubling + (value >> width), value & ((1 << width) - 1), width)
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

  /// A word of a code, whose highest bit comes first.
  mutating func writeWord(_ word: (bits: Int, length: Int)) {
    for place in (0..<word.length).reversed() { write(word.bits >> place & 1, 1) }
  }

  func finished() -> [UInt8] { count > 0 ? bytes + [UInt8(truncatingIfNeeded: held)] : bytes }
}
