import DecisionSupport
import Foundation
import MarkedYAML
import TestSupport
import Testing

/// A number of any size ends in a diagnostic or is read: none ends the program.
@Suite struct NumberLimitTests {
  static let extremes = [
    "-9223372036854775808", "9223372036854775807", "-99999999999999999999", "99999999999999999999",
    "-2147483648", "2147483647", "4294967296", "9007199254740993",
  ]

  private static func diagnostics(when condition: String) -> String {
    GuidanceText()
      .with(
        .questions,
        """
        questions:
          - section: All
            questions:
              - id: age
                ask: How old is the child
                answers: {whole-number: {unit: years, from: 0, to: 17}}
                calm: 5
                source: s
        """
      )
      .with(.rules, "rules: [{id: r, level: high, because: B, source: s, when: {age: \(condition)}}]")
      .diagnostics()
  }

  @Test(arguments: ["at-least", "over"]) func `A bound below every number is met by every answer`(key: String) {
    let text = Self.diagnostics(when: "{\(key): -9223372036854775808}")
    #expect(text.hasPrefix("error: every answer to 'age' satisfies this condition of rule 'r' [always-true]\n"))
  }

  @Test(arguments: ["at-most", "under"]) func `A bound below every number is met by no answer`(key: String) {
    let text = Self.diagnostics(when: "{\(key): -9223372036854775808}")
    #expect(
      text.hasPrefix("error: no number from 0 to 17 satisfies this condition of rule 'r' [impossible-condition]\n")
    )
  }

  @Test func `An answer beyond 64 bits is shown as it is written`() {
    let text = Self.diagnostics(when: "99999999999999999999")
    #expect(text.hasPrefix("error: 99999999999999999999 is not an answer to 'age' in rule 'r' [out-of-range]\n"))
  }

  @Test func `Every number of a guidance may be of any size`() throws {
    var (loads, refusals) = (0, 0)
    var texts: [GuidancePart: String] = [:]
    for part in GuidancePart.allCases {
      guard let file = try? Repository.file("Tests/Fixtures/sound/\(part.fileName)") else { continue }
      texts[part] = String(decoding: file.bytes, as: UTF8.self)
    }
    for (part, text) in texts {
      for number in text.ranges(of: /-?\b[0-9]+\b/) {
        for extreme in Self.extremes {
          let edited = text.replacingCharacters(in: number, with: extreme)
          let sink = DiagnosticSink()
          let guidance = GuidanceText(texts).with(part, edited).load(into: sink)
          #expect((guidance == nil) == (sink.count > 0))
          loads += 1
          refusals += sink.count > 0 ? 1 : 0
        }
      }
    }
    #expect(loads > 200 && refusals > loads / 2)
  }

  @Test(arguments: extremes) func `A panel's number may be of any size`(number: String) throws {
    let path = "Scenarios/substance-misuse/a-score-of-six.yaml"
    let text = String(decoding: try Repository.file(path).bytes, as: UTF8.self)
    let edited = text.replacing("{3: 6, 4: 6}", with: "{3: \(number), 4: \(number)}")
    let sink = DiagnosticSink()
    let node = try #require(compose(SourceFile(path: path, text: edited), into: sink))
    _ = ScenarioReader(Repository.lancashire, into: sink).scenario(node, named: nil)
    let what = "expected how many judged so for level 3 in 'panel' of scenario 'a-score-of-six'"
    #expect(sink.diagnostics.first?.message == "\(what), found '\(number)'")
    #expect(sink.diagnostics.map(\.identifier) == ["wrong-type", "wrong-type"])
  }
}
