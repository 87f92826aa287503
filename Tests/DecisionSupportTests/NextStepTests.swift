import DecisionSupport
import TestSupport
import Testing

@Suite struct NextStepTests {
  static let questions = """
    questions:
      - section: All
        questions:
          - {id: harm, ask: Q, answers: yes-no, source: s}
          - {id: disagreement, ask: Q, answers: yes-no, source: s}
          - {id: urgent, ask: Q, answers: yes-no, source: s}
          - {id: talked, ask: Q, answers: {any-of: {first: A, second: B}}, source: s}
    """

  static let calendar = """
    calendar:
      region: Here
      source: s
      weekend: [saturday, sunday]
      years: {from: 2026, to: 2026}
      bank-holidays: {2026-12-25: Christmas Day}
    """

  private static func guidance(
    disagreementIf: String? = "{disagreement: yes}",
    first: String = "",
    second: String = "",
    deadlines: String = "{do: Talk, within: without-delay, from: step-start, source: s}"
  ) -> Guidance {
    let who = "who: {raising: You, receiving: They}, record: [What], notify: [Them], source: s"
    let soon = "{do: Talk, within: without-delay, from: step-start, source: s}"
    return GuidanceText([
      .questions: questions,
      .calendar: calendar,
      .escalation: """
      escalation:
        protocol: Ladder
        source: s
        never-delays: Do not wait
        \(disagreementIf.map { "disagreement-if: \($0)" } ?? "")
        steps:
          - {id: one, stage: "1", title: T, deadlines: [\(deadlines)], if-unresolved: two, \(who)\(first)}
          - {id: two, stage: "2", title: T, deadlines: [\(soon)], if-unresolved: three, \(who)\(second)}
          - {id: three, stage: "3", title: T, deadlines: [\(soon)], if-unresolved: end, \(who)}
      """,
    ]).guidance()
  }

  private func step(_ guidance: Guidance, _ answers: String) -> String? {
    guidance.outcome(answers).nextStep.flatMap { next in guidance.escalation.map { $0.steps[next.step].id } }
  }

  @Test func `Without a ladder there is no next step`() {
    #expect(GuidanceText().guidance().outcome("{}").nextStep == nil)
  }

  @Test func `Without a disagreement it is the first step, whatever its conditions say, without dates`() throws {
    let guidance = Self.guidance(first: ", taken-if: {talked: first}, enter-if: {urgent: no}")
    #expect(step(guidance, "{disagreement: no, talked: [first], urgent: yes}") == "one")
    #expect(step(guidance, "{}") == "one")
    let next = try #require(guidance.outcome("{disagreement: no}").nextStep)
    #expect(!next.isDisagreement)
    #expect(next.deadlines.map(\.by) == [nil])
    #expect(next.deadlines.map(\.isOverdue) == [false])
  }

  @Test(arguments: ["yes", "unknown"])
  func `A disagreement that is not ruled out is one`(answer: String) throws {
    let next = try #require(Self.guidance().outcome("{disagreement: \(answer)}").nextStep)
    #expect(next.isDisagreement)
    #expect(next.deadlines.map(\.by) == [Guidance.testDay])
  }

  @Test func `Where nothing says when there is a disagreement, there is one`() throws {
    #expect(try #require(Self.guidance(disagreementIf: nil).outcome("{}").nextStep).isDisagreement)
  }

  @Test(arguments: [("[first]", "two"), ("[]", "one"), ("unknown", "one"), ("[first, second]", "three")])
  func `A step that was certainly taken is left behind`(talked: String, expected: String) {
    let guidance = Self.guidance(first: ", taken-if: {talked: first}", second: ", taken-if: {talked: second}")
    #expect(step(guidance, "{disagreement: yes, talked: \(talked)}") == expected)
  }

  @Test(arguments: [("yes", "two"), ("no", "one"), ("unknown", "one")])
  func `A step that certainly cannot be entered is passed over`(urgent: String, expected: String) {
    let guidance = Self.guidance(first: ", enter-if: {none: [{urgent: yes}]}")
    #expect(step(guidance, "{disagreement: yes, urgent: \(urgent)}") == expected)
  }

  @Test func `A step is passed over by itself; the next one is asked anew`() {
    let guidance = Self.guidance(first: ", taken-if: {talked: first}", second: ", enter-if: {urgent: yes}")
    #expect(step(guidance, "{disagreement: yes, talked: [first], urgent: no}") == "three")
    #expect(step(guidance, "{disagreement: yes, talked: [first], urgent: yes}") == "two")
  }

  @Test func `Deadlines are dated from the step's start or from the deadline before`() throws {
    let guidance = Self.guidance(
      deadlines: """
        {do: A, within: {working-days: 2}, from: step-start, source: s},
        {do: B, within: {working-days: 3}, from: deadline-before, source: s},
        {do: C, within: {working-days: 1}, from: step-start, source: s},
        {do: D, within: without-delay, from: deadline-before, source: s}
        """.replacing("\n", with: " ")
    )
    // From Tuesday 24 November 2026: Thursday 26; then Friday 27, Monday 30, Tuesday 1; Wednesday 25; the same day.
    let deadlines = try #require(guidance.outcome("{disagreement: yes}").nextStep).deadlines
    #expect(deadlines.map { $0.by?.description } == ["2026-11-26", "2026-12-01", "2026-11-25", "2026-11-25"])
  }

  @Test func `A deadline is overdue from the day after it`() throws {
    let guidance = Self.guidance(deadlines: "{do: A, within: {working-days: 1}, from: step-start, source: s}")
    let answers = guidance.answers("{disagreement: yes}")
    for (days, isOverdue) in [(0, false), (1, false), (2, true)] {
      let today = Guidance.testDay.advanced(by: days)
      let next = try #require(guidance.assess(answers, since: Guidance.testDay, today: today).nextStep)
      #expect(next.deadlines.map(\.isOverdue) == [isOverdue])
    }
  }

  @Test func `Beyond the calendar a deadline has no day, nor has what counts from it`() throws {
    let guidance = Self.guidance(
      deadlines: "{do: A, within: {working-days: 40}, from: step-start, source: s}, "
        + "{do: B, within: without-delay, from: deadline-before, source: s}"
    )
    let deadlines = try #require(guidance.outcome("{disagreement: yes}").nextStep).deadlines
    #expect(deadlines.map(\.by) == [nil, nil])
    #expect(deadlines.map(\.isOverdue) == [false, false])
  }

  @Test func `Where every step was taken, there is none left`() {
    let guidance = GuidanceText([
      .questions: Self.questions,
      .escalation: """
      escalation:
        protocol: Ladder
        source: s
        never-delays: Do not wait
        steps:
          - {id: one, stage: "1", title: T, if-unresolved: end, who: {raising: You, receiving: They}, record: [What],
             notify: [Them], source: s, taken-if: {talked: first},
             deadlines: [{do: Talk, within: without-delay, from: step-start, source: s}]}
      """,
    ]).guidance()
    #expect(guidance.outcome("{talked: [first]}").nextStep == nil)
    #expect(guidance.outcome("{talked: []}").nextStep != nil)
  }
}
