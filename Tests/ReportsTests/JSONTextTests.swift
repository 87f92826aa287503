import Foundation
import Reports
import Testing

@Suite struct JSONTextTests {
  private static let value: JSON = [
    "z": 1, "a": [true, false, .null, -12], "empty": [:], "none": [], "text": "x", "nested": ["b": ["c": "d"]],
  ]

  @Test func `Members keep the order in which they were written`() {
    #expect(
      Self.value.text() == """
        {
          "z": 1,
          "a": [
            true,
            false,
            null,
            -12
          ],
          "empty": {},
          "none": [],
          "text": "x",
          "nested": {
            "b": {
              "c": "d"
            }
          }
        }

        """
    )
  }

  @Test func `On one line there is no space between the parts`() {
    #expect(
      Self.value.line()
        == #"{"z":1,"a":[true,false,null,-12],"empty":{},"none":[],"text":"x","nested":{"b":{"c":"d"}}}"#
    )
  }

  @Test(arguments: [
    ("a\"b\\c/d", #"a\"b\\c/d"#), ("\n\r\t", #"\n\r\t"#), ("\u{0}\u{8}\u{C}\u{1B}", #"\u0000\u0008\u000c\u001b"#),
    ("\u{7F}\u{9B}", #"\u007f\u009b"#),
    ("a\u{202E}b\u{2066}\u{200F}\u{61C}\u{2028}", #"a\u202eb\u2066\u200f\u061c\u2028"#), ("é 👩‍👧 ―", "é 👩‍👧 ―"), ("", ""),
  ])
  func `Control characters, quotes and backslashes are escaped`(text: String, escaped: String) {
    #expect(JSON.string(text).line() == "\"\(escaped)\"")
    #expect(JSON.object([.init(text, .null)]).line() == "{\"\(escaped)\":null}")
  }

  @Test(arguments: [0.1, -2.5, 1, 1.0 / 3, 1e-9, 123_456_789.125, .greatestFiniteMagnitude, .leastNonzeroMagnitude])
  func `A number comes back as it was when the text is read again`(number: Double) throws {
    let text = JSON.array([.real(number)]).line()
    #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [Double] == [number], "\(text)")
  }

  @Test func `Every character comes back as it was when the text is read again`() throws {
    let numbers = Array(UInt32(0)...0x2FFF) + [0xFFFD, 0x1F469, 0x10FFFF]
    var text = ""
    text.unicodeScalars.append(contentsOf: numbers.compactMap { Unicode.Scalar($0) })
    for written in [JSON.array([.string(text)]).text(), JSON.array([.string(text)]).line()] {
      let read = try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String]
      #expect(read.map { Array($0[0].unicodeScalars) == Array(text.unicodeScalars) } == true)
    }
  }

  @Test func `Numbers are whole, up to the largest`() {
    #expect(JSON.number(.max).line() == "9223372036854775807")
    #expect(JSON.number(.min).line() == "-9223372036854775808")
  }

  @Test func `A text that is missing is null, and a list of texts is a list`() {
    let missing: String? = nil
    #expect(JSON(missing) == .null)
    #expect(JSON(["a", "b"]) == ["a", "b"])
  }
}
