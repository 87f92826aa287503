/// A place in a line of JSON. What is taken is passed over, with the space in front of it if it is a mark.
struct LineCursor {
  var offset = 0
  private let bytes: UnsafeRawBufferPointer
  private let count: Int

  /// Stands at the beginning of a line, which has to outlive the cursor.
  init(_ line: UnsafeRawBufferPointer) {
    bytes = line
    count = line.count
  }

  /// Whether nothing but space is left.
  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return offset == count
    }
  }

  /// How many bytes there are to the next double quote, that one included; nil without one.
  var countToQuote: Int? {
    var length = 0
    while offset &+ length < count {
      let quotes = part(at: offset &+ length) ^ 0x2222_2222_2222_2222
      let found = (quotes &- 0x0101_0101_0101_0101) & ~quotes & 0x8080_8080_8080_8080
      if found != 0 { return length &+ found.trailingZeroBitCount / 8 &+ 1 }
      length &+= 8
    }
    return nil
  }

  @inline(__always)
  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    skipSpace()
    guard byte(at: offset) == UInt8(ascii: mark) else { return false }
    offset &+= 1
    return true
  }

  @inline(__always)
  mutating func takeQuote() -> Bool { take("\"") }

  /// A whole number in plain digits, with nothing but zeros behind its point.
  mutating func takeNumber() -> Int? {
    let start = offset
    var number = 0
    while offset - start < 10, case let digit = byte(at: offset) &- 0x30, digit < 10 {
      number = number * 10 + Int(digit)
      offset += 1
    }
    // No number but zero starts with 0, and none goes on with anything but what ends a value.
    guard offset > start, byte(at: start) != 0x30 || offset == start + 1 else { return nil }
    skipEmptyFraction()
    return ",}] \t\r".utf8.contains(byte(at: offset)) ? number : nil
  }

  private mutating func skipEmptyFraction() {
    guard byte(at: offset) == UInt8(ascii: "."), byte(at: offset + 1) == 0x30 else { return }
    offset += 2
    while byte(at: offset) == 0x30 { offset += 1 }
  }

  /// A text of plain ASCII, or a whole number; its place, quotes included.
  mutating func takeID() -> Range<Int>? {
    skipSpace()
    let start = offset
    guard byte(at: offset) == UInt8(ascii: "\"") else { return takeNumber().map { _ in start..<offset } }
    repeat {
      offset += 1
      let byte = byte(at: offset)
      guard (0x20..<0x7F).contains(byte), byte != UInt8(ascii: "\\") else { return nil }
    } while byte(at: offset) != UInt8(ascii: "\"")
    offset += 1
    return start..<offset
  }

  /// A number that is likely to differ between texts, of the next bytes.
  func hash(count: Int) -> Int {
    let last = (count &- 1) & ~7
    let rest = part(at: offset &+ last) & (UInt64.max &>> UInt64((8 &- count &+ last) &* 8))
    let first = last == 0 ? 0 : part(at: offset)
    let mixed = (first ^ (rest &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(count)) &* 0xBF58_476D_1CE4_E5B9
    return Int(truncatingIfNeeded: mixed >> 33)
  }

  @inline(__always)
  private mutating func skipSpace() {
    if byte(at: offset) <= 0x20 { skipSpaces() }
  }

  @inline(never)
  private mutating func skipSpaces() {
    while case let byte = byte(at: offset), byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A {
      offset &+= 1
    }
  }

  /// Eight bytes, the first lowest; zeros stand behind the end.
  @inline(__always)
  func part(at offset: Int) -> UInt64 {
    guard offset <= count &- 8 else { return lastPart(at: offset) }
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  @inline(never)
  private func lastPart(at offset: Int) -> UInt64 {
    var part = UInt64(0)
    for position in 0..<max(0, count - offset) {
      part |= UInt64(byte(at: offset + position)) << UInt64(position * 8)
    }
    return part
  }

  /// The byte at an offset; zero behind the end, which no JSON holds.
  @inline(__always)
  func byte(at offset: Int) -> UInt8 { offset < count ? bytes[offset] : 0 }
}
