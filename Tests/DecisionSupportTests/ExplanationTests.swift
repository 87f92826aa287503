import DecisionSupport
import TestSupport
import Testing

/// Why a level is suggested: the rules that count, with the answers behind them.
@Suite struct ExplanationTests {
  private static func guidance(_ rules: String) -> Guidance {
    GuidanceText([
      .questions: """
      questions:
        - section: All
          questions:
            - {id: a, ask: Q, answers: yes-no, source: s}
            - {id: b, ask: Q, answers: yes-no, source: s}
            - {id: c, ask: Q, answers: yes-no, source: s}
            - {id: signs, ask: Q, answers: {any-of: {x: X, y: Y}}, source: s}
            - {id: detail, ask: Q, answers: yes-no, ask-if: {a: yes}, source: s}
      """,
      .rules: "rules:\n\(rules)",
    ]).guidance()
  }

  /// The questions behind the first reason, with their answers.
  private func behind(_ condition: String, _ answers: String) -> [String] {
    let guidance = Self.guidance("  - {id: r, level: high, when: \(condition), because: B., source: s}\n")
    return guidance.outcome(answers).reasons.first?.answers.map {
      "\(guidance.questions[$0.question].id)=\(guidance.questions[$0.question].word(for: $0.answer))"
    } ?? []
  }

  @Test func `A rule that is ruled out is no reason`() {
    let guidance = Self.guidance("  - {id: r, level: high, when: {a: yes}, because: B., source: s}\n")
    #expect(guidance.outcome("{a: no}").reasons.isEmpty)
    #expect(guidance.outcome("{}").reasons.isEmpty)
    #expect(guidance.outcome("{a: yes}").reasons.count == 1)
  }

  @Test func `A reason is certain where the rule holds whatever is found out`() {
    let guidance = Self.guidance(
      "  - {id: r, level: high, when: {any: [{a: yes}, {b: yes}]}, because: B., source: s}\n"
    )
    #expect(guidance.outcome("{a: yes, b: unknown}").reasons.map(\.isCertain) == [true])
    #expect(guidance.outcome("{a: no, b: unknown}").reasons.map(\.isCertain) == [false])
    #expect(guidance.outcome("{a: yes}").reasons.map(\.isCertain) == [true])
  }

  @Test func `Reasons of the highest level come first, then those first in the file`() {
    let guidance = Self.guidance(
      """
        - {id: r1, level: middle, when: {a: yes}, because: B., source: s}
        - {id: r2, level: high, when: {b: yes}, because: B., source: s}
        - {id: r3, level: middle, when: {c: yes}, because: B., source: s}
        - {id: r4, level: high, when: {a: yes}, because: B., source: s}
      """
    )
    let reasons = guidance.outcome("{a: yes, b: unknown, c: yes}").reasons
    #expect(reasons.map { guidance.rules[$0.rule].id } == ["r2", "r4", "r1", "r3"])
  }

  @Test func `Every part of all stands behind it`() {
    #expect(behind("{all: [{a: yes}, {b: no}]}", "{a: yes, b: no}") == ["a=yes", "b=no"])
    #expect(behind("{all: [{a: yes}, {b: no}]}", "{a: yes, b: unknown}") == ["a=yes", "b=unknown"])
  }

  @Test func `Of any, only the parts that are not ruled out stand behind it`() {
    #expect(behind("{any: [{a: yes}, {b: yes}, {c: yes}]}", "{a: yes, b: no, c: unknown}") == ["a=yes", "c=unknown"])
    #expect(behind("{any: [{signs: x}, {b: yes}]}", "{signs: {x: unknown, y: yes}, b: no}") == ["signs=x?,y"])
  }

  @Test func `Of at least so many, only the parts that are not ruled out stand behind it`() {
    let condition = "{at-least: {count: 2, of: [{a: yes}, {b: yes}, {c: yes}]}}"
    #expect(behind(condition, "{a: yes, b: no, c: yes}") == ["a=yes", "c=yes"])
  }

  @Test func `What does not hold stands behind none`() {
    #expect(behind("{all: [{a: yes}, {none: [{b: yes}]}]}", "{a: yes, b: no}") == ["a=yes", "b=no"])
    #expect(behind("{none: [{b: yes}, {none: [{c: yes}]}]}", "{b: no, c: yes}") == ["b=no", "c=yes"])
  }

  @Test func `What is not answered yet stands behind nothing, though its calm may help`() {
    #expect(behind("{all: [{a: yes}, {none: [{b: yes}]}]}", "{a: yes}") == ["a=yes"])
  }

  @Test func `What stands behind a rule that is named stands behind the rule that names it`() {
    let guidance = Self.guidance(
      """
        - {id: base, level: middle, when: {any: [{a: yes}, {b: yes}]}, because: B., source: s}
        - {id: r, level: high, when: {all: [{rule: base}, {c: yes}]}, because: B., source: s}
      """
    )
    let reason = guidance.outcome("{a: no, b: yes, c: yes}").reasons.first
    #expect(reason.map { guidance.ids($0.answers.map(\.question)) } == ["b", "c"])
  }

  @Test func `A value whose question would not be asked stands behind what it makes true`() {
    #expect(behind("{detail: yes}", "{a: no, detail: yes}") == ["detail=yes"])
  }
}
