/// Compresses bytes as RFC 1951 and 1952 have it.
enum Gzip {
  /// A byte as it is, or a match.
  private enum Token {
    case byte(UInt8)
    case match(Match)
  }

  /// So many bytes as stood so far before.
  private struct Match {
    let length: Int
    let distance: Int
  }

  /// A code for bytes and lengths, and one for distances.
  private struct Codes {
    let literals: HuffmanCode
    let distances: HuffmanCode

    /// Makes the codes that say some tokens in the fewest bits.
    init(_ tokens: [Token]) {
      var (literals, distances) = (Array(repeating: 0, count: 286), Array(repeating: 0, count: 30))
      literals[256] = 1
      for token in tokens {
        switch token {
        case .byte(let byte): literals[Int(byte)] += 1
        case .match(let match):
          literals[257 + place(ofLength: match.length).code] += 1
          distances[place(match.distance - 1, perDoubling: 2).code] += 1
        }
      }
      (self.literals, self.distances) = (HuffmanCode(literals), HuffmanCode(distances))
    }

    /// How many bits a byte takes, and how many a length does.
    var costs: (bytes: [Int], lengths: [Int]) {
      let lengths = (0...258).map { length in
        let place = place(ofLength: max(length, 3))
        return Self.bits(literals.lengths[257 + place.code]) + place.width
      }
      return ((0...255).map { Self.bits(literals.lengths[$0]) }, lengths)
    }

    /// How many bits a distance takes.
    func cost(ofDistance distance: Int) -> Int {
      let place = place(distance - 1, perDoubling: 2)
      return Self.bits(distances.lengths[place.code]) + place.width
    }

    /// The bits of a symbol; one without a word yet counts as 13, so that it may still be chosen.
    private static func bits(_ length: Int) -> Int { length == 0 ? 13 : length }
  }

  /// The bytes, compressed; the same bytes give the same result, always.
  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255]
    let matches = matches(in: bytes)
    // What is cheapest depends on the codes, and the codes on what is chosen.
    var tokens = bytes.map { Token.byte($0) }
    for _ in 1...4 { tokens = cheapest(of: bytes, matches, Codes(tokens)) }
    output += deflated(tokens)
    let sum = checksum(bytes)
    for shift in [0, 8, 16, 24] as [UInt32] { output.append(UInt8(truncatingIfNeeded: sum >> shift)) }
    for shift in [0, 8, 16, 24] { output.append(UInt8(truncatingIfNeeded: bytes.count >> shift)) }
    return output
  }

  /// One block with codes of its own.
  private static func deflated(_ tokens: [Token]) -> [UInt8] {
    let codes = Codes(tokens)
    let (literal, distance) = (codes.literals, codes.distances)
    var bits = BitWriter()
    bits.write(1, 1)
    bits.write(2, 2)
    bits.write(literal.lengths.count - 257, 5)
    bits.write(distance.lengths.count - 1, 5)
    // The lengths of the words are written in four bits each: sixteen words as long as each other.
    bits.write(19 - 4, 4)
    for symbol in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] {
      bits.write(symbol < 16 ? 4 : 0, 3)
    }
    for length in literal.lengths + distance.lengths { bits.writeWord((length, 4)) }
    for token in tokens {
      switch token {
      case .byte(let byte): bits.writeWord(literal.word(Int(byte)))
      case .match(let match):
        let (first, second) = (place(ofLength: match.length), place(match.distance - 1, perDoubling: 2))
        bits.writeWord(literal.word(257 + first.code))
        bits.write(first.rest, first.width)
        bits.writeWord(distance.word(second.code))
        bits.write(second.rest, second.width)
      }
    }
    bits.writeWord(literal.word(256))
    return bits.finished()
  }

  /// Where the bytes from each place on stood before: the nearest match of each length, of the last few hundred places where
  /// the first three stood.
  private static func matches(in bytes: [UInt8]) -> [[Match]] {
    var last = Array(repeating: -1, count: 1 << 15)
    var before = Array(repeating: -1, count: bytes.count)
    return bytes.indices.map { place in
      guard place + 2 < bytes.count else { return [] }
      let (first, second, third) = (Int(bytes[place]), Int(bytes[place + 1]), Int(bytes[place + 2]))
      let key = (first << 10 ^ second << 5 ^ third) & 0x7FFF
      var found: [Match] = []
      var longest = 2
      var candidate = last[key]
      for _ in 1...200 where candidate >= 0 && place - candidate <= 32_768 && longest < 258 {
        if place + longest < bytes.count, bytes[candidate + longest] == bytes[place + longest] {
          var length = 0
          while length < 258, place + length < bytes.count, bytes[candidate + length] == bytes[place + length] {
            length += 1
          }
          if length > longest {
            found.append(Match(length: length, distance: place - candidate))
            longest = length
          }
        }
        candidate = before[candidate]
      }
      (before[place], last[key]) = (last[key], place)
      return found
    }
  }

  /// The tokens that say the bytes in the fewest bits.
  private static func cheapest(of bytes: [UInt8], _ matches: [[Match]], _ codes: Codes) -> [Token] {
    let costs = codes.costs
    var best = Array(repeating: Int.max, count: bytes.count + 1)
    var ways = Array(repeating: Match(length: 1, distance: 0), count: bytes.count + 1)
    best[0] = 0
    for (place, byte) in bytes.enumerated() {
      func reach(_ way: Match, _ cost: Int) {
        let end = place + way.length
        if best[place] + cost < best[end] { (best[end], ways[end]) = (best[place] + cost, way) }
      }
      reach(Match(length: 1, distance: 0), costs.bytes[Int(byte)])
      var shortest = 3
      for match in matches[place] {
        let cost = codes.cost(ofDistance: match.distance)
        for length in shortest...match.length {
          reach(Match(length: length, distance: match.distance), cost + costs.lengths[length])
        }
        shortest = match.length + 1
      }
    }
    var tokens: [Token] = []
    var end = bytes.count
    while end > 0 {
      let way = ways[end]
      end -= way.length
      tokens.append(way.distance == 0 ? .byte(bytes[end]) : .match(way))
    }
    return tokens.reversed()
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
