import DecisionSupport
import Reports
import TestSupport
import Testing

/// The reasons on the first screen, in the ticks that were given.
@Suite struct ShortReasonTests {
  private static let guidance = GuidanceText([
    .questions: """
    questions:
      - section: All
        questions:
          - {id: areas, ask: What is it?, answers: {any-of: {harm: Possible harm., loss: Loss.}}, source: s}
          - id: signs
            ask: Which signs?
            answers: {any-of: {alpha: Alpha., bravo: Bravo., charlie: Charlie., delta: Delta.}}
            ask-if: {areas: harm}
            source: s
          - {id: plan, ask: What was done?, answers: {one-of: {none-yet: Nothing., tried: Tried.}}, calm: none-yet,
            source: s}
    """,
    .rules: """
    rules:
      - id: failed
        level: high
        when: {all: [{areas: harm}, {signs: [alpha, bravo, charlie, delta]}, {plan: tried}]}
        because: It failed.
        source: s
      - {id: late, level: high, when: {signs: [charlie, delta]}, because: It is late., source: s}
    """,
  ]).guidance()

  private func why(_ answers: String) -> [String] {
    let report = OutcomeReport(Self.guidance.outcome(answers), of: Self.guidance, today: Guidance.testDay)
    let text = report.firstScreen().text(.plain)
    return text.split(separator: "\n").filter { $0.hasPrefix("Why:") || $0.hasPrefix("  - level") }.map(String.init)
  }

  @Test func `Each answer has its say before a list says more, nothing twice, and nothing that a detail says better`() {
    #expect(
      why("{areas: [harm], signs: [alpha, bravo, charlie, delta], plan: tried}") == [
        "Why: level 3: Alpha; Bravo; Tried"
      ]
    )
  }

  @Test func `What opened a question is said where its answer is not known`() {
    #expect(why("{areas: [harm], signs: [charlie], plan: none-yet}") == ["Why: level 3: Charlie"])
    #expect(
      why("{areas: [harm], signs: unknown, plan: tried}") == [
        "Why: level 3, not ruled out: Possible harm; not known: Which signs?; Tried"
      ]
    )
  }
}
