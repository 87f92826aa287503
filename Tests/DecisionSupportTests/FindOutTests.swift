import DecisionSupport
import TestSupport
import Testing

@Suite struct FindOutTests {
  static let guidance = GuidanceText([
    .questions: """
    questions:
      - section: All
        questions:
          - {id: first, ask: Q, answers: yes-no, source: s}
          - {id: second, ask: Q, answers: yes-no, source: s}
          - {id: third, ask: Q, answers: yes-no, source: s}
          - {id: fourth, ask: Q, answers: yes-no, source: s}
          - {id: idle, ask: Q, answers: yes-no, when-unknown: no-effect, because: It is safe., source: s}
          - {id: signs, ask: Q, answers: {any-of: {x: X, y: Y}}, source: s}
          - {id: gated, ask: Q, answers: yes-no, ask-if: {third: yes}, source: s}
          - {id: age, ask: Q, answers: {whole-number: {unit: years, from: 0, to: 9}}, calm: 9, source: s}
    """,
    .rules: """
    rules:
      - {id: low, level: middle, when: {first: yes}, because: B., source: s}
      - {id: high, level: high, when: {second: yes}, because: B., source: s}
      - {id: both, level: high, when: {all: [{third: yes}, {fourth: yes}]}, because: B., source: s}
      - {id: fourth, level: high, when: {fourth: yes}, because: B., source: s}
      - {id: signs, level: middle, when: {signs: x}, because: B., source: s}
      - {id: built, level: middle, when: {all: [{rule: low}, {idle: yes}]}, because: B., source: s}
      - {id: young, level: middle, when: {all: [{age: {under: 3}}, {signs: y}]}, because: B., source: s}
      - {id: gated, level: middle, when: {gated: yes}, because: B., source: s}
    """,
  ]).guidance()

  private func findOut(_ answers: String) -> [String] { Self.guidance.ids(Self.guidance.outcome(answers).findOut) }

  @Test func `What is answered, or not asked yet, need not be found out`() {
    #expect(findOut("{first: yes, second: no}") == [])
    #expect(findOut("{}") == [])
  }

  @Test func `The highest level comes first, whatever the order of the file`() {
    #expect(findOut("{first: unknown, second: unknown}") == ["second", "first"])
  }

  @Test func `Within a level, what settles more rules comes first, then the order of the file`() {
    #expect(findOut("{second: unknown, third: yes, fourth: unknown}") == ["fourth", "second"])
    #expect(findOut("{second: unknown, third: unknown, fourth: yes}") == [])
  }

  @Test func `Of two unknown answers of which either would do, both have to be found out`() {
    let guidance = GuidanceText([
      .questions: """
      questions:
        - section: All
          questions:
            - {id: travel, ask: Q, answers: yes-no, source: s}
            - {id: signs, ask: Q, answers: {any-of: {x: X, y: Y, z: Z}}, source: s}
            - {id: other, ask: Q, answers: yes-no, source: s}
      """,
      .rules: """
      rules:
        - {id: either, level: high, when: {any: [{travel: yes}, {signs: [x, y]}]}, because: B., source: s}
        - {id: two, level: high, when: {at-least: {count: 2, of: [{travel: yes}, {signs: z}, {other: yes}]}}, because: B., source: s}
      """,
    ]).guidance()
    #expect(guidance.ids(guidance.outcome("{travel: unknown, signs: unknown}").findOut) == ["travel", "signs"])
    #expect(
      guidance.ids(guidance.outcome("{travel: unknown, signs: unknown, other: unknown}").findOut) == [
        "travel", "signs", "other",
      ]
    )
    #expect(guidance.ids(guidance.outcome("{travel: unknown, signs: [], other: no}").findOut) == ["travel"])
  }

  @Test func `What settles only levels up to the established one need not be found out`() {
    #expect(findOut("{first: unknown, second: yes}") == [])
    #expect(findOut("{first: unknown, signs: [x]}") == [])
    #expect(findOut("{second: unknown, signs: [x]}") == ["second"])
  }

  @Test func `Part of a checklist can be what has to be found out`() {
    #expect(findOut("{signs: {x: unknown}}") == ["signs"])
    #expect(findOut("{signs: {y: unknown}}") == ["signs"])
    #expect(findOut("{signs: {y: unknown}, age: 9}") == [])
    #expect(findOut("{signs: {y: unknown}, age: 2}") == ["signs"])
  }

  @Test func `A number that is not known is worth finding out where some number would settle it`() {
    #expect(findOut("{signs: [y], age: unknown}") == ["age"])
    #expect(findOut("{signs: [], age: unknown}") == [])
  }

  @Test func `What has no effect comes last, as worth asking`() {
    #expect(findOut("{idle: unknown, first: unknown}") == ["first", "idle"])
    #expect(findOut("{idle: unknown}") == ["idle"])
  }

  @Test func `What would not be asked need not be found out`() {
    #expect(findOut("{third: no, gated: unknown}") == [])
    #expect(findOut("{third: yes, gated: unknown}") == ["gated"])
  }

  @Test func `A screening question that is not known can be settled by closing what is behind it`() {
    #expect(findOut("{third: unknown, fourth: no, gated: unknown}") == ["third", "gated"])
  }

  @Test func `A checklist is worth finding out where one option alone would settle it`() {
    let guidance = GuidanceText([
      .questions: """
      questions:
        - section: All
          questions:
            - {id: signs, ask: Q, answers: {any-of: {x: X, y: Y}}, source: s}
      """,
      .rules: """
      rules:
        - id: alike
          level: high
          when: {any: [{all: [{signs: x}, {signs: y}]}, {none: [{signs: [x, y]}]}]}
          because: B.
          source: s
      """,
    ]).guidance()
    #expect(guidance.ids(guidance.outcome("{signs: unknown}").findOut) == ["signs"])
  }
}
