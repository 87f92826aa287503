import DecisionSupport
import Foundation
import TestSupport
import Testing

/// `threshold audit` where the diagrams exceed their budget: what a search decides, and what it says where that gives up.
@Suite struct AuditBudgetTests {
  private func audit(_ arguments: String...) throws -> Program.Result {
    try Threshold.run(["audit"] + arguments + ["--today", "2026-11-24"])
  }

  @Test func `Beyond the budget a search finds the same case and counts nothing`() throws {
    let folder = try TemporaryFolder(copying: "Tests/Fixtures/sound")
    let rules = try String(contentsOfFile: folder.path("rules.yaml"), encoding: .utf8)
    try folder.write(rules.replacing("- age: {under: 5}", with: "- age: {under: 3}"), to: "rules.yaml")
    let whole = try audit(Repository.path("Tests/Fixtures/sound"), folder.path, "--stats")
    let searched = try audit(Repository.path("Tests/Fixtures/sound"), folder.path, "--stats", "--max-nodes", "1")
    #expect(searched.errors == "")
    #expect(searched.status == 1)
    #expect(searched.output.contains("the rest by search."))
    #expect(searched.output.contains("In how many answer sets: not counted."))
    let worst = """

      For example, a child with these answers was level 4, Serious, and is now level
      2, Extra help:
      - How old is the child? 4 years.

      """
    #expect(whole.output.contains(worst))
    #expect(searched.output.contains(worst))
  }

  /// Ten children in nine beds: no bed too few is ever proved quickly by trying.
  private func pigeons(withRule: Bool) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let (children, beds) = (0..<10, 0..<9)
    let questions = children.flatMap { child in
      beds.map { bed in
        """
              - {id: c\(child)b\(bed), ask: Is child \(child) in bed \(bed), answers: yes-no, when-unknown: no-effect,
                 because: It is seen., source: s}
        """
      }
    }
    let each = children.map { child in "{any: [" + beds.map { "{c\(child)b\($0): yes}" }.joined(separator: ", ") + "]}"
    }
    let once = beds.map { bed in
      "{none: [{at-least: {count: 2, of: [" + children.map { "{c\($0)b\(bed): yes}" }.joined(separator: ", ") + "]}}]}"
    }
    let all = "{all: [\((each + once).joined(separator: ", "))]}"
    let first = "{id: first, level: high, when: {c0b0: yes}, because: It is so., source: s}"
    let second = "{id: crowded, level: high, when: \(all), because: Each has a bed., source: s}"
    try folder.write(
      "questions:\n  - section: Beds\n    questions:\n" + questions.joined(separator: "\n") + "\n",
      to: "questions.yaml"
    )
    try folder.write("rules:\n  - \(first)\n" + (withRule ? "  - \(second)\n" : ""), to: "rules.yaml")
    try folder.write(GuidanceText().text(of: .guidance), to: "guidance.yaml")
    try folder.write(GuidanceText().text(of: .levels), to: "levels.yaml")
    return folder
  }

  @Test func `What neither diagrams nor search can decide is undecided, never no change`() throws {
    let (old, new) = (try pigeons(withRule: true), try pigeons(withRule: false))
    let result = try audit(old.path, new.path, "--max-nodes", "1", "--fail-on", "never")
    #expect(result.errors == "")
    let words = result.output.replacing("\n", with: " ")
    #expect(words.contains("It could not be decided What becomes of rule 'crowded' could not be decided within the"))
    #expect(!result.output.contains("Nothing changes"))
    #expect(result.status == 4)
  }
}
