import DecisionSupport
import Reports
import TestSupport
import Testing

/// How an outcome words what would change the level, and what to find out.
@Suite struct ChangesTextTests {
  private static let guidance = GuidanceText([
    .questions: """
    questions:
      - section: All
        questions:
          - id: age
            ask: How old is the child?
            answers: {whole-number: {unit: years, from: 0, to: 17}, or: {unborn: Not born yet}}
            calm: 10
            source: s
          - id: contact
            ask: Who is there?
            answers: {one-of: {nobody: Nobody., friend: A friend., stranger: A stranger.}}
            calm: nobody
            source: s
          - id: signs
            ask: What was seen?
            answers: {any-of: {bruise: A bruise., burn: A burn., words: Words.}}
            source: s
          - {id: more, ask: And more?, answers: yes-no, ask-if: {signs: words}, source: s}
    """,
    .rules: """
    rules:
      - {id: baby, level: middle, when: {age: {under: 1}}, because: B., source: s}
      - {id: unborn, level: middle, when: {age: unborn}, because: B., source: s}
      - {id: anybody, level: middle, when: {contact: [friend, stranger]}, because: B., source: s}
      - {id: bruise, level: middle, when: {signs: bruise}, because: B., source: s}
      - {id: burn, level: high, when: {signs: burn}, because: B., source: s}
      - {id: more, level: high, when: {more: yes}, because: B., source: s}
    """,
  ]).guidance()

  private func changes(_ answers: String) -> String {
    part("What would change the level", answers)
  }

  /// What stands below a heading.
  private func part(_ heading: String, _ answers: String) -> String {
    let report = OutcomeReport(Self.guidance.outcome(answers), of: Self.guidance, today: Guidance.testDay)
    let text = report.document.text(.plain)
    guard let start = text.firstRange(of: heading + "\n") else { return "" }
    let rest = text[start.upperBound...]
    return String(rest[..<(rest.firstRange(of: "\n\n")?.lowerBound ?? rest.endIndex)])
  }

  @Test func `Values that lead to the same level stand together, and what is no concern is only counted`() {
    #expect(
      changes("{age: 9, contact: nobody, signs: none}") == """
        - How old is the child? (now: 9 years)
          Not born yet; 0 years; not known: level 2
        - Other answers to 2 questions could also change the level
        """
    )
  }

  @Test func `Numbers that follow each other are a range, and not knowing is no way to a lower level`() {
    #expect(
      changes("{age: 0}") == """
        - How old is the child? (now: 0 years)
          1 year or more: level 1
        """
    )
    #expect(
      changes("{contact: friend}") == """
        - Who is there? (now: A friend.)
          Nobody: level 1
        """
    )
  }

  @Test func `Options stand on lines of their own, and one that is ticked or not known is told from taking it off`() {
    #expect(
      changes("{signs: [bruise]}") == """
        - What was seen? (now: A bruise)
          Without 'A bruise': level 1
          With 'A burn': level 3
          Not known: level 3
        - Other answers to 1 question could also change the level
        """
    )
    #expect(
      changes("{signs: {bruise: yes, burn: unknown}}") == """
        - What was seen? (now: A bruise; A burn (not known))
          Without 'A burn': level 2
        """
    )
  }

  @Test func `Of a list that is known in part the options to find out are named`() {
    #expect(
      part("Find out", "{signs: {bruise: yes, burn: unknown, words: unknown}}") == """
        - What was seen?
          Not known: A burn; Words.
        """
    )
  }
}
