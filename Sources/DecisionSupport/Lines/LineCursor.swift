/// A place in a line of JSON. What is taken is passed over, with the space in front of it if it is a mark.
struct LineCursor {
  let bytes: UnsafeRawBufferPointer
  var offset = 0

  /// Whether nothing but space is left.
  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return offset == bytes.count
    }
  }

  /// How many bytes there are to the next double quote, that one included; nil without one nearby.
  var countToQuote: Int? {
    var count = 0
    while count < 128 {
      let quotes = bytes.part(at: offset + count) ^ 0x2222_2222_2222_2222
      let found = (quotes &- 0x0101_0101_0101_0101) & ~quotes & 0x8080_8080_8080_8080
      if found != 0 { return count + found.trailingZeroBitCount / 8 + 1 }
      count += 8
    }
    return nil
  }

  @inline(__always)
  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    skipSpace()
    guard bytes.byte(at: offset) == UInt8(ascii: mark) else { return false }
    offset += 1
    return true
  }

  @inline(__always)
  mutating func takeQuote() -> Bool { take("\"") }

  @inline(__always)
  mutating func take(_ word: Word) -> Bool {
    guard word.stands(in: bytes, at: offset) else { return false }
    offset += word.count
    return true
  }

  /// A whole number in plain digits.
  mutating func takeNumber() -> Int? {
    let start = offset
    var number = 0
    while offset - start < 10, case let digit = bytes.byte(at: offset) &- 0x30, digit < 10 {
      number = number * 10 + Int(digit)
      offset += 1
    }
    // No number but zero starts with 0, and none goes on with anything but what ends a value.
    guard offset > start, bytes.byte(at: start) != 0x30 || offset == start + 1,
      ",}] \t\r".utf8.contains(bytes.byte(at: offset))
    else { return nil }
    return number
  }

  /// A text of plain ASCII, or a whole number; its place, quotes included.
  mutating func takeID() -> Range<Int>? {
    skipSpace()
    let start = offset
    guard bytes.byte(at: offset) == UInt8(ascii: "\"") else { return takeNumber().map { _ in start..<offset } }
    repeat {
      offset += 1
      let byte = bytes.byte(at: offset)
      guard (0x20..<0x7F).contains(byte), byte != UInt8(ascii: "\\") else { return nil }
    } while bytes.byte(at: offset) != UInt8(ascii: "\"")
    offset += 1
    return start..<offset
  }

  @inline(__always)
  private mutating func skipSpace() {
    while case let byte = bytes.byte(at: offset), byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A {
      offset += 1
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Eight bytes, the first lowest; zeros stand behind the end.
  @inline(__always)
  func part(at offset: Int) -> UInt64 {
    if offset <= count &- 8 { return UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
    var part = UInt64(0)
    for position in 0..<Swift.max(0, count - offset) {
      part |= UInt64(self[offset + position]) << UInt64(position * 8)
    }
    return part
  }

  /// The byte at an offset; zero behind the end, which no JSON holds.
  @inline(__always)
  func byte(at offset: Int) -> UInt8 { offset < count ? self[offset] : 0 }
}
