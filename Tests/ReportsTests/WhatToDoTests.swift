import DecisionSupport
import Foundation
import MarkedYAML
import Reports
import TestSupport
import Testing

/// Items, pathways and contacts: what a whole outcome shows of them, and what scenarios can expect.
@Suite struct WhatToDoTests {
  private static let guidance = GuidanceText([
    .guidance: """
    name: Test guidance
    version: "1"
    status: approved
    approved-by: Somebody
    effective: 2026-01-01
    review-by: 2027-01-01
    owner: Nobody
    applies-if: {none: [{adult: yes}]}
    does-not-apply: {because: Adults have their own., do: [Go there], source: s}
    contacts:
      - id: care
        name: Social care
        council: council
        numbers:
          - {council: north, number: "111", hours: {from: "08:00", to: "20:00"}, checked: 2026-11-20}
          - {council: north, number: "222", hours: otherwise, checked: 2026-11-20}
          - {council: south, number: "333", hours: {from: "09:00", to: "17:00", days: [monday, tuesday]}, to-check: true}
          - {council: south, text: the number on their door, hours: otherwise}
      - {id: helpline, name: Helpline, numbers: [{number: "444", hours: unknown}]}
    sources: {s: {title: A source}}
    """,
    .levels: """
    levels:
      - {id: low, number: 1, name: Low, means: Little, do: [Carry on], consent: As usual, source: s}
      - id: high
        number: 2
        name: High
        means: Much
        do:
          - {id: ring, text: Ring social care., with: Your lead, contacts: [care], within: {hours: 4}}
          - id: tell
            first-of:
              - {if: {feared: parent}, text: Ask whom to tell.}
              - {text: Tell the parents.}
          - {id: quiet, if: {adult: yes}, text: Speak quietly.}
        do-not:
          - {id: confront, if: {feared: parent}, text: Do not confront the parent.}
          - {id: promise, if: {feared: other}, text: Promise nothing.}
        if-not-known: [{text: Ask today., contacts: [helpline]}]
        consent:
          - first-of: [{if: {feared: parent}, text: Take advice first.}, {text: Ask for it.}]
        source: s
    """,
    .questions: """
    questions:
      - section: Safety
        safety: true
        questions:
          - id: harm
            ask: Was the child hurt
            answers: yes-no
            urgent: {answer: yes, short: Run, do: [Run now., Then ring.], if-not-known: Look now.}
            source: s
      - section: Rest
        questions:
          - id: feared
            ask: Whom does the child fear
            answers: {one-of: {nobody: Nobody, parent: A parent, other: Another}}
            calm: nobody
            when-unknown: {assume: nobody}
            because: It can be found out.
            source: s
          - {id: adult, ask: Is it an adult, answers: yes-no, source: s}
          - id: council
            ask: Which council
            answers: {one-of: {north: The north, south: The south}}
            calm: north
            when-unknown: no-effect
            because: Every number is shown.
            source: s
    """,
    .rules: """
    rules:
      - {id: hurt, level: high, when: {harm: yes}, because: It hurts., source: s}
    """,
    .pathways: """
    pathways:
      - {id: report, name: Report, when: {harm: yes}, do: [Report it.], within: {days: 2}, source: s}
      - id: officer
        name: The officer
        when: {feared: other}
        adults-too: true
        do: [{text: Tell the officer., contacts: [helpline]}]
        within: without-delay
        source: s
    """,
  ]).guidance()

  private static func text(_ answers: String, at minute: Int? = nil) throws -> String {
    let now = Moment(Guidance.testDay, minute: minute)
    let outcome = try guidance.assess(guidance.answers(answers), since: now, today: now)
    let text = OutcomeReport(outcome, of: guidance, today: now.day).document.text(.plain)
    // What follows is the same of every outcome.
    return text.components(separatedBy: "\nThis is a suggestion.")[0]
  }

  @Test func `Whom a child fears decides what is told, and what is not to be done`() throws {
    let text = try Self.text("{harm: yes, feared: parent, adult: no, council: north}", at: 20 * 60)
    #expect(
      text == """
        DO THIS NOW
        - Run now. Then ring.
          Because: Was the child hurt Yes.

        Suggested: level 2, High
        Much

        Why
        - It hurts.
          Was the child hurt Yes.
          Source: A source

        What would change the level
        - Was the child hurt (now: yes)
          No: level 1
        - Other answers to 1 question could also change the level

        What to do
        - Ring social care.
          With: Your lead
          Within 4 hours.
        - Ask whom to tell.

        Do not
        - Do not confront the parent.

        Consent: Take advice first.

        Due whatever the level
        - Report, within 2 days (by Thursday 26 November 2026)
          Report it.
          Because: Was the child hurt Yes.
          Source: A source

        How to reach them
        - Social care
          The north: 222, out of hours
          The north: 111, 08:00 to 20:00, every day

        """
    )
  }

  @Test func `What is not known leaves prohibitions, and the careful form, in place`() throws {
    let text = try Self.text("{harm: unknown, feared: unknown, adult: no, council: unknown}")
    let what = text.components(separatedBy: "\nWhat to do\n")
    #expect(what[0].hasPrefix("DO THIS NOW\n- Look now.\n  Because: Was the child hurt Not known.\n"))
    #expect(
      what[1] == """
        - Ask today.
        - Ring social care.
          With: Your lead
          Within 4 hours.
        - Ask whom to tell.

        Do not
        - Do not confront the parent.
        - Promise nothing.

        Consent: Take advice first.

        May be due: find out
        - Report, within 2 days (by Thursday 26 November 2026)
          Report it.
          Because: Was the child hurt Not known.
          Source: A source

        How to reach them
        - Helpline
          444
        - Social care
          The north: 111, 08:00 to 20:00, every day
          The north: 222, out of hours
          The south: 333 (check this number), 09:00 to 17:00, Monday, Tuesday
          The south: the number on their door

        """
    )
  }

  @Test func `Where the guidance does not apply, what is for adults too is still due`() throws {
    let guidance = Self.guidance
    let outcome = guidance.outcome("{harm: yes, feared: other, adult: yes}")
    #expect(guidance.texts(of: outcome.doNow) == ["Run now.", "Then ring.", "Go there"])
    #expect(outcome.pathways.map { guidance.pathways[$0.pathway].id } == ["officer"])
    #expect(outcome.pathways.map(\.by) == [Moment(Guidance.testDay)])
    #expect(outcome.prohibitions.isEmpty && outcome.consent.isEmpty)
    #expect(outcome.contacts.map(\.contact.position) == [1])
  }

  @Test(arguments: [
    ("north", 8 * 60, [0]), ("north", 20 * 60, [1]), ("north", nil, [0, 1]), ("south", 12 * 60, [2]),
    ("south", 8 * 60, [3]), ("unknown", 12 * 60, [0, 2]), ("unknown", nil, [0, 1, 2, 3]),
  ])
  func `The numbers are those of the council at that time of day`(council: String, minute: Int?, numbers: [Int]) {
    let answers = Self.guidance.answers("{council: \(council)}")
    let moment = Moment(Guidance.testDay, minute: minute)
    #expect(Self.guidance.numbers(of: Ordinal(0), answers, at: moment).map(\.position) == numbers)
  }

  @Test func `Enough is answered once every question about safety that is asked is`() {
    #expect(!Self.guidance.outcome("{feared: nobody}").isEnough)
    #expect(Self.guidance.outcome("{harm: unknown}").isEnough)
  }

  // MARK: Scenarios

  private static func result(expecting expect: String, _ sink: DiagnosticSink) throws -> ScenarioResult? {
    let text = """
      id: told
      title: Told
      themes: [telling]
      story: Once.
      answers: {harm: yes, feared: parent}
      expect: {level: 2, urgent: [harm], \(expect)}
      learning: Look.
      source: s
      """
    let scenario = compose(SourceFile(path: "told.yaml", text: text), into: sink)
      .flatMap { ScenarioReader(guidance, into: sink).scenario($0, named: nil) }
    return try scenario.map { try guidance.test($0, today: Guidance.testDay) }
  }

  @Test func `A scenario finds the items and pathways that it expects, and misses those that are not shown`() throws {
    let sink = DiagnosticSink()
    let found = "do: [ring, tell], do-not: [confront], not-do: [quiet, promise], pathways: [report], "
    #expect(try Self.result(expecting: found + "not-pathways: [officer]", sink)?.isAsExpected == true)
    let missed = "do: [quiet], do-not: [promise], not-do: [ring, confront], pathways: [officer], not-pathways: [report]"
    let result = try #require(try Self.result(expecting: missed, sink))
    #expect(!Self.guidance.isAsExpected(result.scenario, today: Guidance.testDay))
    #expect(
      ScenarioTestReport([result], of: Self.guidance).document.text(.plain) == """
        Told
        told.yaml:6
        - Pathway 'officer': expected, but not due.
          It is due if: Whom does the child fear Another.
          Here: Whom does the child fear A parent.
        - Pathway 'report': due, but not to be.
          It is due if: Was the child hurt Yes.
          Here: Was the child hurt Yes.
        - Item 'quiet': expected, but not shown.
          It belongs to what to do at level 2, High.
          'Speak quietly.' is shown if: Is it an adult Yes.
        - Item 'promise': expected, but not shown.
          It belongs to what not to do at level 2, High.
          'Promise nothing.' is shown if: Whom does the child fear Another.
        - Item 'ring': shown, but not to be.
          It belongs to what to do at level 2, High.
        - Item 'confront': shown, but not to be.
          It belongs to what not to do at level 2, High.
          'Do not confront the parent.' is shown if: Whom does the child fear A parent.

        The scenario disagrees with the guidance.

        """
    )
    #expect(sink.diagnostics.isEmpty)
  }

  @Test func `An item or pathway that does not exist is an error with what may be meant`() throws {
    let sink = DiagnosticSink()
    _ = try Self.result(expecting: "do: [rings], do-not: [ring], not-do: [other], pathways: [offices]", sink)
    #expect(
      sink.diagnostics.map { "\($0.message); \($0.help ?? "")" } == [
        "unknown item 'rings' in 'do' of 'expect' of scenario 'told'; did you mean 'ring'?; ",
        "unknown item 'ring' in 'do-not' of 'expect' of scenario 'told'; known here: confront, promise",
        "unknown item 'other' in 'not-do' of 'expect' of scenario 'told'; known here: ring, tell, quiet, confront, promise",
        "unknown pathway 'offices' in 'pathways' of 'expect' of scenario 'told'; did you mean 'officer'?; ",
      ]
    )
  }

  @Test func `Coverage counts what is shown of items and pathways`() {
    let coverage = Self.guidance.coverage(by: [Self.guidance.outcome("{harm: yes, feared: parent}")])
    #expect(coverage.pathways.missing.map { Self.guidance.pathways[$0].id } == ["officer"])
    #expect(
      Self.guidance.texts(of: coverage.items.missing) == [
        "Carry on", "As usual", "Tell the parents.", "Speak quietly.", "Promise nothing.", "Ask today.", "Ask for it.",
        "Look now.", "Tell the officer.", "Go there",
      ]
    )
  }
}
