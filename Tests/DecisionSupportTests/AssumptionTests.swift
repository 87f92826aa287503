import DecisionSupport
import TestSupport
import Testing

/// What *not known* counts as where an answer is assumed.
@Suite struct AssumptionTests {
  private static let guidance = GuidanceText([
    .questions: """
    questions:
      - section: All
        questions:
          - {id: screen, ask: Screen, answers: yes-no, when-unknown: {assume: yes}, because: Most do., source: s}
          - {id: detail, ask: Detail, answers: {one-of: {none: None, some: Some, much: Much}}, calm: none,
             when-unknown: {assume: some}, because: Most have some., ask-if: {screen: yes}, source: s}
          - {id: signs, ask: Signs, answers: {any-of: {x: X, y: Y, z: Z}}, source: s,
             when-unknown: {assume: {x: yes, y: unknown}}, because: So it is.}
          - {id: closed, ask: Closed, answers: yes-no, when-unknown: {assume: no}, because: Few do., source: s,
             urgent: {answer: yes, do: Run}}
          - {id: behind, ask: Behind, answers: yes-no, ask-if: {closed: yes}, source: s}
    """,
    .rules: """
    rules:
      - {id: some, level: middle, when: {detail: [some, much]}, because: B., source: s}
      - {id: much, level: high, when: {detail: much}, because: B., source: s}
      - {id: x, level: middle, when: {signs: x}, because: B., source: s}
      - {id: y, level: high, when: {signs: y}, because: B., source: s}
      - {id: z, level: high, when: {signs: z}, because: B., source: s}
      - {id: closed, level: high, when: {any: [{closed: yes}, {behind: yes}]}, because: B., source: s}
    """,
    .reminders: "reminders:\n  - {id: closed, text: T, show-if: {closed: yes}, source: s}\n",
  ]).guidance()

  /// With calm answers to everything else that is asked.
  private func levels(_ answers: String) -> [Int] {
    let outcome = Self.guidance.outcome(Self.guidance.answers(answers).filledCalmly(for: Self.guidance))
    return [outcome.established, outcome.level, outcome.possible].compactMap { $0.map { $0.position + 1 } }
  }

  private func outcome(_ answers: String) -> Outcome { Self.guidance.outcome(answers) }

  @Test func `It counts as the answer that is assumed, and anything stays possible`() {
    #expect(levels("{screen: yes, detail: unknown}") == [1, 2, 3])
    #expect(levels("{closed: unknown}") == [1, 1, 3])
    #expect(outcome("{closed: unknown}").urgent == [])
    #expect(Self.guidance.reminders("{closed: unknown}") == [])
  }

  @Test func `It opens what the answer would open, and nothing else`() {
    #expect(Self.guidance.ids(outcome("{screen: unknown}").unanswered) == ["detail", "signs", "closed"])
    #expect(Self.guidance.ids(outcome("{screen: unknown}").supposed) == [])
    #expect(Self.guidance.ids(outcome("{closed: unknown}").unanswered) == ["screen", "signs"])
    #expect(Self.guidance.ids(outcome("{closed: unknown, behind: unknown}").ignored) == ["behind"])
  }

  @Test func `Of a checklist each option that is not known is taken by itself`() {
    #expect(levels("{signs: unknown}") == [1, 3, 3])
    #expect(levels("{signs: {x: unknown}}") == [1, 2, 2])
    #expect(levels("{signs: {x: no, y: unknown}}") == [1, 3, 3])
    #expect(levels("{signs: {z: unknown}}") == [1, 1, 3])
    #expect(levels("{signs: {z: yes, x: unknown}}") == [3, 3, 3])
  }

  @Test func `A reason says which not-known answers it rests on`() {
    func assumed(_ answers: String) -> [String] {
      outcome(answers).reasons.map { reason in
        "\(Self.guidance.rules[reason.rule].id): \(Self.guidance.ids(reason.assumed).joined(separator: " "))"
      }
    }
    #expect(assumed("{screen: unknown, detail: unknown}") == ["some: screen detail"])
    #expect(assumed("{screen: yes, detail: some}") == ["some: "])
    #expect(assumed("{signs: unknown}") == ["y: signs", "x: signs"])
  }

  @Test func `Asking about what raises the level comes before asking about what only could`() {
    #expect(
      Self.guidance.ids(outcome("{closed: unknown, detail: unknown, screen: yes}").findOut) == ["detail", "closed"]
    )
    #expect(Self.guidance.ids(outcome("{screen: unknown, detail: unknown}").findOut) == ["screen", "detail"])
    #expect(Self.guidance.ids(outcome("{closed: unknown, behind: unknown}").findOut) == ["closed"])
    #expect(Self.guidance.ids(outcome("{closed: unknown, signs: [y]}").findOut) == [])
  }
}
