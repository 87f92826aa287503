import DecisionSupport
import Reports
import TestSupport
import Testing

/// What the details of an outcome leave out, since it would say more than is so.
@Suite struct OutcomeDetailsTests {
  private static let guidance = GuidanceText([
    .questions: """
    questions:
      - section: Now
        safety: true
        questions: [{id: danger, ask: Is there danger?, answers: yes-no, source: s}]
      - section: All
        questions:
          - {id: signs, ask: What was seen?, answers: {any-of: {bruise: A bruise., words: Words.}}, source: s}
          - {id: more, ask: And more?, answers: yes-no, ask-if: {signs: words}, source: s}
    """,
    .rules: """
    rules:
      - {id: talk, level: low, when: {danger: no}, because: Nothing speaks against talking., source: s}
      - {id: seen, level: middle, when: {signs: [bruise, words]}, because: Something was seen., source: s}
      - {id: more, level: high, when: {any: [{more: yes}, {danger: yes}]}, because: There is more., source: s}
    """,
  ]).guidance()

  /// The details up to a title.
  private func details(_ answers: String, upTo end: String) throws -> String {
    let report = OutcomeReport(Self.guidance.outcome(answers), of: Self.guidance, today: Guidance.testDay)
    let text = report.document.text(.plain)
    return String(text[..<(try #require(text.firstRange(of: "\n\(end)\n")?.lowerBound))])
  }

  @Test func `What holds at the lowest level is a reason for nothing higher`() throws {
    #expect(
      try details("{danger: no, signs: [bruise]}", upTo: "What would change the level") == """
        Suggested: level 2, Middle
        Some
        This guidance is a draft, not approved by any partnership.

        Why
        - Something was seen.
          What was seen? A bruise.
          Source: A source

        """
    )
    let calm = try details("{danger: no, signs: none}", upTo: "What to do")
    #expect(calm.contains("Why\n- Nothing that is known calls for more.\n"))
    #expect(!calm.contains("talking"))
  }

  @Test func `Where too little is answered about safety, the details name no level either`() throws {
    #expect(
      try details("{signs: [bruise]}", upTo: "This is a suggestion. People decide.") == """
        Provisional: 1 question is unanswered, so this may still change.

        Too little is answered to name a level
        This guidance is a draft, not approved by any partnership.

        What is a concern so far
        - Something was seen.
          What was seen? A bruise.
          Source: A source

        Not answered yet
        - Is there danger?

        """
    )
    #expect(try !details("{signs: none}", upTo: "Not answered yet").contains("concern"))
  }

  @Test func `A level that further questions could raise is the least`() {
    let guidance = GuidanceText([
      .questions: """
      questions:
        - section: All
          questions:
            - id: kind
              ask: Which kind?
              answers: {one-of: {none-seen: None., light: Light., grave: Grave.}}
              calm: none-seen
              source: s
            - {id: more, ask: And more?, answers: yes-no, ask-if: {kind: light}, source: s}
      """,
      .rules: """
      rules:
        - {id: light, level: middle, when: {kind: light}, because: Something was seen., source: s}
        - {id: grave, level: high, when: {any: [{kind: grave}, {more: yes}]}, because: There is more., source: s}
      """,
    ]).guidance()
    let report = OutcomeReport(guidance.outcome("{kind: grave}"), of: guidance, today: Guidance.testDay)
    #expect(
      report.document.text(.plain).contains(
        """
        What would change the level
        - Which kind? (now: Grave.)
          None: level 1
          Light: at least level 2

        """
      )
    )
  }
}
