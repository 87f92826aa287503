import Foundation
import MarkedYAML
import TestSupport
import Testing

/// JSON as RFC 8259 has it, no more and no less.
@Suite struct JSONComposerTests {
  private func problems(_ text: String) -> [String] { problems(Array(text.utf8)) }

  private func problems(_ bytes: [UInt8]) -> [String] {
    let sink = DiagnosticSink()
    let composed = composeJSON(SourceFile(path: "line", bytes: bytes), into: sink)
    #expect((composed.node == nil) == !sink.isEmpty)
    return sink.diagnostics.map { "\($0.range?.start.column ?? 0): \($0.message) [\($0.identifier)]" }
  }

  /// A node, written so that nothing of it is lost.
  private func described(_ node: Node?) -> String {
    switch node {
    case .scalar(let scalar)?: return scalar.isPlain ? scalar.text : "<\(scalar.text)>"
    case .sequence(let sequence)?: return "[\(sequence.items.map { described($0) }.joined(separator: " "))]"
    case .mapping(let mapping)?:
      let members = mapping.entries.map { "\(described(.scalar($0.key)))=\(described($0.value))" }
      return "{\(members.joined(separator: " "))}"
    case nil: return "nothing"
    }
  }

  @Test func `Every kind of value becomes the node that YAML has for it`() {
    let text = #" { "a" : [ ] , "b":[true,null, {"c":{}}],"d":-0.5e+3 , "é":"x\u0041\ud83d\ude00\n\/" } "# + "\r\n"
    let sink = DiagnosticSink()
    let composed = composeJSON(SourceFile(path: "line", text: text), into: sink)
    #expect(described(composed.node) == "{<a>=[] <b>=[true null {<c>={}}] <d>=-0.5e+3 <é>=<xA😀\n/>}")
    #expect(composed.members.map(\.key.text) == ["a", "b", "d", "é"])
    #expect(sink.isEmpty)
  }

  @Test(arguments: [
    ("", "1: JSON syntax: a value is missing"),
    ("{", "2: JSON syntax: a key in double quotes is missing"),
    (#"{"a":1,}"#, "8: JSON syntax: a key in double quotes is missing"),
    (#"{"a" 1}"#, "6: JSON syntax: ':' is missing"),
    (#"{"a":1 "b":2}"#, "8: JSON syntax: ',' or '}' is missing"),
    ("[1 2]", "4: JSON syntax: ',' or ']' is missing"),
    ("[1]]", "4: JSON syntax: nothing is allowed after the value"),
    ("017", "1: JSON syntax: this is not a JSON value; a text needs double quotes"),
    ("{\"é\":yes}", "6: JSON syntax: this is not a JSON value; a text needs double quotes"),
    (#""abc"#, "1: JSON syntax: this text never ends"),
    (#""a\x""#, "3: JSON syntax: JSON has no such escape"),
    (#""\u12g4""#, "2: JSON syntax: an escape '\\u' needs four hexadecimal digits"),
    (#""\ud800""#, "2: JSON syntax: this escape is half a character"),
    ("\"a\tb\"", "3: JSON syntax: a control character in a text needs an escape"),
    ("\u{0}", "1: JSON syntax: this is not a JSON value; a text needs double quotes"),
  ])
  func `What is no JSON is one clear error`(text: String, expected: String) {
    #expect(problems(text) == ["\(expected) [json-syntax]"])
  }

  @Test func `Doubled keys, deep nesting and bytes that are no text are named`() {
    #expect(
      problems(#"{"a":1,"b":{"c":1,"c":2},"a":3}"#) == [
        "19: key 'c' appears twice in the same mapping [duplicate-key]",
        "26: key 'a' appears twice in the same mapping [duplicate-key]",
      ]
    )
    let deep = String(repeating: "[", count: 100_000)
    #expect(problems(deep) == ["65: nested deeper than 64 levels [too-deep]"])
    #expect(problems([0x22, 0xC3, 0xA9, 0xFF, 0x22]) == ["3: the line is not UTF-8 text [not-utf-8]"])
  }

  /// Foundation judges, but not about doubled keys and halves of characters; and it takes a comma before a closing bracket,
  /// which RFC 8259 does not.
  @Test func `Thousands of broken texts are judged as Foundation judges them`() throws {
    let seed = #"{"a":[1,-2.5e3,true,null],"b":{"c":"x\u00e9\n","d":[]},"e":"é","f":0}"#
    var generator = SeededGenerator(seed: 7)
    let alphabet = Array("{}[]:,\"\\ue019.-+E tfn\u{0}é".utf8)
    for _ in 0..<6000 {
      var bytes = Array(seed.utf8)
      for _ in 0...generator.number(0...2) {
        let place = generator.number(0...bytes.count - 1)
        switch generator.number(0...2) {
        case 0: bytes[place] = generator.pick(alphabet)
        case 1: bytes.remove(at: place)
        default: bytes.insert(generator.pick(alphabet), at: place)
        }
      }
      let ours = problems(bytes)
      if ours.contains(where: { $0.hasSuffix("[duplicate-key]") || $0.contains("half a character") }) { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      if text.contains(",]") || text.contains(",}") { continue }
      let isValid = (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
      #expect(ours.isEmpty == isValid, "\(text): \(ours)")
    }
  }
}
