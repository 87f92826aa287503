import DecisionSupport
import Foundation
import MarkedYAML
import TestSupport
import Testing

/// The hazard log names what keeps a child safe. What it names has to be there.
@Suite struct HazardLogTests {
  static let lines =
    (try? String(contentsOfFile: Repository.path("Sources/threshold/Documentation.docc/HazardLog.md"), encoding: .utf8))?
    .components(separatedBy: "\n") ?? []

  @Test func `Each hazard has a cause, an effect, those who are harmed, controls, a residual risk and an owner`() {
    let hazards = Self.lines.joined(separator: "\n").components(separatedBy: "\n## ").dropFirst()
    #expect(hazards.count >= 15)
    for (position, hazard) in hazards.enumerated() {
      #expect(hazard.hasPrefix("H\(position + 1): "))
      for part in ["Cause", "Effect on a child", "Who is harmed", "Controls", "Residual risk", "Owner"] {
        #expect(hazard.contains("\n- \(part):"), "\(part) of \(hazard.prefix(40))")
      }
      let risk = hazard.components(separatedBy: "\n- Residual risk: ").last ?? ""
      #expect(
        ["catastrophic", "major", "moderate", "minor"].contains { risk.hasPrefix("\($0), ") },
        "\(hazard.prefix(40))"
      )
      #expect(hazard.contains(/(test|safeguard|file|reminder) `/), "\(hazard.prefix(40))")
    }
  }

  @Test func `Every test that is named exists`() throws {
    let tests = Repository.files(below: "Tests", ending: ".swift")
    var count = 0
    for line in Self.lines {
      for match in line.matches(of: /test `([A-Za-z]+)` "([^"]+)"/) {
        count += 1
        let suite = match.output.1
        let title = match.output.2
        let path = try #require(tests.first { $0.hasSuffix("/\(suite).swift") }, "\(suite)")
        let source = String(decoding: try Repository.file(path).bytes, as: UTF8.self)
        #expect(source.contains("func `\(title)`"), "\(suite): \(title)")
      }
    }
    #expect(count >= 30)
    #expect(count == Self.lines.reduce(0) { $0 + $1.components(separatedBy: "test `").count - 1 })
  }

  @Test func `Every file that is named exists`() {
    let paths = Self.lines.flatMap { $0.matches(of: /file `([^`]+)`/).map { String($0.output.1) } }
    #expect(paths.count >= 5)
    for path in paths { #expect(FileManager.default.fileExists(atPath: Repository.path(path)), "\(path)") }
  }

  @Test func `Every safeguard, rule, reminder and question that is named is Lancashire's`() {
    let guidance = Repository.lancashire
    let known = [
      "safeguard": guidance.safeguards.map(\.id), "rule": guidance.rules.map(\.id),
      "reminder": guidance.reminders.map(\.id), "question": guidance.questions.map(\.id),
    ]
    var count = 0
    for line in Self.lines {
      for match in line.matches(of: /(safeguard|rule|reminder|question) `([^`]+)`/) {
        count += 1
        #expect(known[String(match.output.1)]?.contains(String(match.output.2)) == true, "\(match.output.0)")
      }
    }
    #expect(count >= 20)
  }
}
