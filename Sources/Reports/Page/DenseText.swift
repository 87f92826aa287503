/// Bytes as text that stands in a script of HTML as it is: thirteen bits, or fourteen, in two of 94 characters, a tenth
/// shorter than Base64.
enum DenseText {
  /// Every character of ASCII that can be seen, and the space, but the one that could end a script.
  private static let letters = (0x20...0x7E as ClosedRange<UInt8>).filter { $0 != UInt8(ascii: "<") }

  /// How many numbers two characters can say beyond thirteen bits: so many low ones have a fourteenth bit.
  private static let spare = letters.count * letters.count - 0x2000

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
      if count >= 14 {
        let bits = held & 0x1FFF < spare ? 14 : 13
        write(held & (1 << bits - 1))
        held >>= bits
        count -= bits
      }
    }
    if count > 0 { write(held) }
    return String(decoding: text, as: UTF8.self)
  }
}
