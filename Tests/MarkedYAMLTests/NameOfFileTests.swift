import Testing

@testable import MarkedYAML

/// Names of files are bytes, which need not be text; none is lost on the way into a String and out of it.
@Suite struct NameOfFileTests {
  static let names: [[UInt8]] = [
    [], Array("rules.yaml".utf8), Array("Größe/☎.yaml".utf8), Array("caf".utf8) + [0xE9] + Array(".yaml".utf8),
    [0xFF, 0xFE], [0xC3], [0xE2, 0x98, 0x2F, 0x80], Array(0x80...0xFF), Array("\u{10FFFF}\u{10FF80}\u{10FF7F}".utf8),
    [0xF4, 0x8F, 0xBF, 0xBF, 0xE9], [0xED, 0xA0, 0x80], Array(UInt8(1)...0xFF),
  ]

  @Test(arguments: names) func `Every name comes back as it was`(bytes: [UInt8]) {
    #expect(String(bytesOfName: bytes).bytesOfName == bytes)
  }

  @Test func `Text is text, and what is not is shown by its bytes`() {
    #expect(String(bytesOfName: Array("Größe".utf8)) == "Größe")
    #expect(String(bytesOfName: Array("caf".utf8) + [0xE9] + Array(".yaml".utf8)).printable() == "caf\\xE9.yaml")
    #expect(String(bytesOfName: [0xFF, 0x1B]).printable() == "\\xFF\\u{1B}")
  }
}
