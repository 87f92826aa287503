import DecisionSupport
import Reports
import TestSupport
import Testing

/// Whole outcomes of a small guidance, as people read them.
@Suite struct OutcomeTextTests {
  static let guidance = GuidanceText.withLadder.guidance()

  private func text(
    _ answers: String,
    judgement: String? = nil,
    since: String = "2026-11-24",
    today: String = "2026-11-24"
  ) throws -> String {
    let day = try #require(CalendarDate(today))
    let outcome = try Self.guidance.assess(
      Self.guidance.answers(answers),
      since: try #require(CalendarDate(since)),
      today: day
    )
    let professional = judgement.map { ProfessionalJudgement(level: Ordinal(1), reason: $0) }
    return OutcomeReport(outcome, of: Self.guidance, professional: professional, today: day).document.text(.plain)
  }

  private static let closing = """

    This is a suggestion. People decide.
    Professional judgement stands. Talk it through with a colleague and take it to
    supervision; act sooner where a child may be in danger.
    Test guidance, version 1, in effect from Thursday 1 January 2026.

    """

  private static let ladder = """

    If you disagree
    Stage 1: Talk
    - Who raises it: You
    - With whom: They
    - Talk (within 1 working day)

    """

  @Test func `Where not knowing raised the level, both numbers stand in one sentence`() throws {
    #expect(
      try text("{age: 9, harm: unknown, fear: no, quarrel: no}") == """
        Suggested: level 3, High
        Level 1 on what is known; treat it as level 3 until someone finds out what is
        not known.
        Much

        Why: this is not ruled out
        - The child was hurt.
          Was the child hurt Not known.
          Source: A source

        Find out
        - Was the child hurt
          Ask: The child

        What would change the level
        - How old (now: 9 years)
          18 years or more: this guidance would not apply
        - Was the child hurt (now: not known)
          No: level 1

        What to do
        - Ask today
        - Act

        Consent: Act

        """ + Self.ladder + Self.closing
    )
  }

  @Test func `What has no answer yet makes an outcome provisional, and what could raise it is marked`() throws {
    #expect(
      try text("{age: 9}") == """
        Provisional: 2 questions are unanswered, so this may still change.

        Suggested so far: level 1, Low
        Little

        Why
        - Nothing that is known calls for more.

        What would change the level
        - How old (now: 9 years)
          18 years or more: this guidance would not apply

        What to do
        - Carry on

        Consent: As usual

        """ + Self.ladder + """

          Not answered yet: could raise the level
          - Was the child hurt

          1 more without an answer could not raise it.

          """ + Self.closing
    )
    #expect(try text("{age: 9, harm: no}").hasPrefix("Provisional: 1 question is unanswered, so this"))
  }

  @Test func `To whom the guidance does not apply it says so, and where to go`() throws {
    #expect(
      try text("{age: 18, harm: yes}") == """
        This guidance does not apply
        Not a child
        Source: A source

        What to do
        - Go elsewhere

        """ + Self.closing
    )
  }

  @Test func `The practitioner's own judgement stands beside the suggestion`() throws {
    let text = try text("{age: 9, harm: yes, fear: yes, quarrel: no}", judgement: "The\u{1B}[31m aunt lives there now.")
    #expect(
      text.hasPrefix(
        """
        Suggested: level 3, High
        Much
        The practitioner's own judgement: level 2, Middle. The\\u{1B}[31m aunt lives
        there now.

        Why
        - The child was hurt.
          Was the child hurt Yes.
          Source: A source

        Also, at lower levels
        - The child is afraid.

        """
      )
    )
    #expect(text.contains("\nRemember\n- Listen.\n  Because: Is the child afraid Yes.\n"))
  }

  @Test func `A disagreement has its next step with a date, and says what to write down`() throws {
    let text = try text("{age: 9, harm: no, quarrel: yes}", since: "2026-11-27", today: "2026-11-28")
    #expect(
      text.hasSuffix(
        """

        You disagree: the next step
        Stage 1: Talk
        - Who raises it: You
        - With whom: They
        - Talk (within 1 working day, by Monday 30 November 2026)
        - Write down: What was said; Who was there
        - Tell: Your manager

        """ + Self.closing
      )
    )
  }

  @Test func `A deadline that has passed is overdue`() throws {
    let text = try text("{age: 9, harm: no, quarrel: yes}", since: "2026-11-20", today: "2026-11-24")
    #expect(text.contains("- Talk (within 1 working day, by Monday 23 November 2026) (OVERDUE)\n"))
  }

  @Test func `An answer that the others would not lead to counts, and that is said first`() throws {
    let text = try text("{age: 9, harm: no, fear: yes, quarrel: no}")
    #expect(
      text.hasPrefix(
        """
        Also taken into account, though it need not have been asked: Is the child afraid

        Suggested: level 2, Middle

        """
      )
    )
  }
}
