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
    #expect(calm.contains("- Nothing speaks against talking.\n"))
  }

  @Test func `Where too little is answered about safety, the details name no level either`() throws {
    #expect(
      try details("{signs: [bruise]}", upTo: "This is a suggestion. People decide.") == """
        Provisional: 1 question has no answer yet and counts as calm for now.

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

  @Test func `A level that further questions could raise is the least`() throws {
    let text = try details("{danger: no, signs: none}", upTo: "What to do")
    #expect(
      text.contains(
        """
        - What was seen? (now: none of these)
          With 'A bruise': level 2
          With 'Words': at least level 2

        """
      )
    )
  }
}
