/// Bytes as text that stands in HTML as it is: thirteen bits in two of 91 characters, a tenth shorter than Base64.
enum DenseText {
  /// Every visible character of ASCII but those that could begin or end something in HTML.
  private static let letters = (0x21...0x7E as ClosedRange<UInt8>).filter { !"&<>".utf8.contains($0) }

  /// The text of bytes; how many they are has to be known when it is read.
  static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 16 / 13 + 2)
    var (held, count) = (0, 0)
    func write(_ value: Int) {
      text.append(letters[value / letters.count])
      text.append(letters[value % letters.count])
    }
    for byte in bytes {
      held |= Int(byte) << count
      count += 8
      if count >= 13 {
        write(held & 0x1FFF)
        held >>= 13
        count -= 13
      }
    }
    if count > 0 { write(held) }
    return String(decoding: text, as: UTF8.self)
  }
}
