import DecisionSupport
import TestSupport
import Testing

@testable import GuidanceAnalysis

/// Where diagrams are too large a search has to find the same: what it does not ask it cannot find.
@Suite struct SearchTests {
  private static let base = GuidanceText([
    .questions: """
    questions:
      - section: All
        questions:
          - {id: a, ask: A, answers: yes-no, source: s}
          - {id: b, ask: B, answers: yes-no, source: s}
    """,
    .rules: """
    rules:
      - {id: first, level: high, when: {a: yes}, because: So, source: s}
      - {id: second, level: middle, when: {b: yes}, because: So, source: s}
    """,
    .reminders: """
    reminders:
      - {id: hear, text: Hear them, show-if: {b: yes}, source: s}
    """,
  ])

  private static func base(_ edits: (part: GuidancePart, old: String, new: String)...) -> GuidanceText {
    edits.reduce(base) { text, edit in
      text.with(edit.part, text.text(of: edit.part).replacing(edit.old, with: edit.new))
    }
  }

  private static let lowest =
    "levels:\n  - {id: none, number: 0, name: None, means: None, do: [Go], consent: As usual, source: s}\n"
  private static let raised =
    "  - {id: raised, number: 3, name: Raised, means: More, do: [Act], if-not-known: [Ask], consent: Ask, source: s}\n"
  private static let high = "  - {id: high, number: 3"

  /// The kinds of findings that are decided over answer sets, however that is done.
  private static let decided: Set<FindingKind> = [
    .levelLowered, .levelLost, .levelRaised, .reminderLost, .reminderGained, .askedOfFewer, .safeguardBroken,
    .safeguardBrokenBefore, .safeguardVacuous, .ruleNeverHolds, .calmNotLowest, .undecided, .notCompared,
  ]

  private func found(_ audit: (Audit.Options) throws -> Audit) throws -> (diagrams: [String], search: [String]) {
    var options = Audit.Options(today: Guidance.testDay)
    let whole = try audit(options)
    options.maxNodes = 0
    let searched = try audit(options)
    #expect(searched.findings.contains { $0.kind == .notLookedFor })
    #expect(!whole.findings.contains { $0.kind == .notLookedFor })
    func words(_ audit: Audit) -> [String] {
      audit.findings.filter { Self.decided.contains($0.kind) }.map { finding in
        let answers = finding.effect?.witness.given.map { " \($0.question)=\($0.word)" } ?? []
        return "\(finding.kind.rawValue) \(finding.message)\(answers.joined())"
      }
    }
    return (words(whole), words(searched))
  }

  @Test(arguments: [
    (
      "children without a rule fall to a level that is new below",
      base((.levels, "levels:\n", lowest), (.levels, "do: [Carry on],", "do: [Carry on], if-not-known: [Ask],")),
      ["LVL001 a child about whom nothing gives cause for concern was level 1, Low, and is now level 0, None"]
    ),
    (
      "a rule leads to a level that bears the number of the former one",
      base((.levels, high, raised + "  - {id: high, number: 4"), (.rules, "level: high", "level: raised")),
      ["LVL001 for example, a child with these answers was level 3, High, and is now level 3, Raised a=yes"]
    ),
    (
      "a level is gone, and a reminder's condition is another",
      base(
        (.levels, high, "  - {id: gone, number: 3"),
        (.rules, "level: high", "level: middle"),
        (.reminders, "{b: yes}", "{all: [{b: yes}, {a: yes}]}")
      ),
      [
        "ENG902 the levels cannot be compared: nothing says what became of level 3, High",
        "REM101 “Hear them” is no longer shown for some children b=yes",
      ]
    ),
  ])
  func `A search finds what a change does`(what: String, new: GuidanceText, expected: [String]) throws {
    let (old, new) = (Self.base.guidance(), new.guidance())
    let found = try found { try Audit(comparing: old, with: new, $0) }
    #expect(found.diagrams == expected, "\(what)")
    #expect(found.search == expected, "\(what)")
  }

  @Test(arguments: [
    (
      "no two answer sets can be compared",
      base.with(
        .safeguards,
        "safeguards:\n  - {id: s, says: S, never-lowers: {question: b, from: no, to: yes, when: {b: no}}}\n"
      ),
      ["SAF405 the safeguard “S” says nothing: no two answer sets can be compared"]
    ),
    (
      "no two of several answers can be compared",
      base.with(
        .safeguards,
        "safeguards:\n  - {id: s, says: S, same-level: {question: b, over: [no, yes], when: {b: no}}}\n"
      ),
      ["SAF405 the safeguard “S” says nothing: no two answer sets can be compared"]
    ),
    (
      "a calm answer is not the lowest",
      base((.rules, "{a: yes}", "{a: no}")),
      [
        "CFG010 for the question “A”, “no” is taken as the answer that gives no cause for concern, but “yes” can give a lower level"
      ]
    ),
  ])
  func `A search finds what is amiss in one guidance`(what: String, text: GuidanceText, expected: [String]) throws {
    let guidance = text.guidance()
    let found = try found { try Audit(of: guidance, $0) }
    #expect(found.diagrams == expected, "\(what)")
    #expect(found.search == expected, "\(what)")
  }
}
