/// The digest by which files, guidances and findings are told apart: SHA-256, as FIPS 180-4 has it.
package struct SHA256 {
  /// Starts as the first 32 bits behind the point of the square roots of the first eight primes.
  private var state: SIMD8<UInt32> = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
  ]

  /// The digest of bytes in 64 hexadecimal digits.
  package static func hexadecimal(of bytes: [UInt8]) -> String {
    var (digest, bytes) = (SHA256(), bytes)
    let bits = UInt64(bytes.count) * 8
    // A one and zeros fill the last block up to the count of bits.
    bytes.append(0x80)
    bytes.append(contentsOf: repeatElement(0, count: (120 - bytes.count % 64) % 64))
    for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift))) }
    for start in stride(from: 0, to: bytes.count, by: 64) { digest.add(bytes, from: start) }
    return digest.hexadecimal
  }

  /// Adds the sixteen words that begin at a byte.
  private mutating func add(_ bytes: [UInt8], from start: Int) {
    var words = InlineArray<64, UInt32>(repeating: 0)
    for index in 0..<16 {
      let byte = start + index * 4
      let (high, low) = (UInt32(bytes[byte]) << 8 | UInt32(bytes[byte + 1]), UInt32(bytes[byte + 2]) << 8)
      words[index] = high << 16 | low | UInt32(bytes[byte + 3])
    }
    for index in 16..<64 {
      let (early, late) = (words[index &- 15], words[index &- 2])
      let mixed = early.turned(7) ^ early.turned(18) ^ early &>> 3
      words[index] =
        words[index &- 16] &+ mixed &+ words[index &- 7] &+ (late.turned(17) ^ late.turned(19) ^ late &>> 10)
    }
    let constants = Self.constants

    @inline(__always)
    func step(
      _ index: Int,
      _ a: UInt32,
      _ b: UInt32,
      _ c: UInt32,
      _ d: inout UInt32,
      _ e: UInt32,
      _ f: UInt32,
      _ g: UInt32,
      _ h: inout UInt32
    ) {
      h &+= (e.turned(6) ^ e.turned(11) ^ e.turned(25)) &+ (g ^ e & (f ^ g)) &+ constants[index] &+ words[index]
      d &+= h
      h &+= (a.turned(2) ^ a.turned(13) ^ a.turned(22)) &+ (a & b | c & (a | b))
    }

    var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7])
    // Eight steps at a time, so that the words turn by their names and none is moved.
    for index in stride(from: 0, to: 64, by: 8) {
      step(index, a, b, c, &d, e, f, g, &h)
      step(index &+ 1, h, a, b, &c, d, e, f, &g)
      step(index &+ 2, g, h, a, &b, c, d, e, &f)
      step(index &+ 3, f, g, h, &a, b, c, d, &e)
      step(index &+ 4, e, f, g, &h, a, b, c, &d)
      step(index &+ 5, d, e, f, &g, h, a, b, &c)
      step(index &+ 6, c, d, e, &f, g, h, a, &b)
      step(index &+ 7, b, c, d, &e, f, g, h, &a)
    }
    state &+= SIMD8(a, b, c, d, e, f, g, h)
  }

  private var hexadecimal: String {
    state.indices.reduce("") { text, index in
      let digits = String(state[index], radix: 16)
      return text + String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }
  }

  /// The first 32 bits behind the point of the cube roots of the first 64 primes.
  private static let constants: InlineArray<64, UInt32> = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4, 0xAB1C_5ED5,
    0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7, 0xC19B_F174,
    0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA,
    0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7, 0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967,
    0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85,
    0xA2BF_E8A1, 0xA81A_664B, 0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070,
    0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
    0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7, 0xC671_78F2,
  ]
}

extension UInt32 {
  /// The word turned to the right by some bits.
  @inline(__always)
  fileprivate func turned(_ bits: UInt32) -> UInt32 { self &>> bits | self &<< (32 &- bits) }
}
