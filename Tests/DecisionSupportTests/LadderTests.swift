import DecisionSupport
import MarkedYAML
import TestSupport
import Testing

/// Two more ladders, from YAML alone, with their dates worked out by hand in a printed calendar.
@Suite struct LadderTests {
  static let lincolnshire = sound("Tests/Fixtures/ladders/lincolnshire")
  static let sefton = sound("Tests/Fixtures/ladders/sefton")

  static func sound(_ folder: String) -> Guidance {
    let sink = DiagnosticSink()
    guard let guidance = try? Repository.guidance(folder, into: sink) else {
      fatalError(sink.diagnostics.map { $0.formatted() }.joined(separator: "\n"))
    }
    return guidance
  }

  private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  private func step(_ id: String, _ ladder: Ladder) throws -> Ordinal<EscalationStep> {
    Ordinal(try #require(ladder.escalation.steps.firstIndex { $0.id == id }))
  }

  private func ladder(
    _ guidance: Guidance = lincolnshire,
    agency: String? = nil,
    isUrgent: Bool = false
  ) throws -> Ladder {
    let agencies = try #require(guidance.escalation).agencies
    let position = try agency.map { id in try #require(agencies.firstIndex { $0.id == id }) }
    return try #require(Ladder(guidance, agency: position.map { Ordinal($0) }, isUrgent: isUrgent))
  }

  private func days(_ id: String, _ ladder: Ladder, since: String) throws -> [String?] {
    let start = try date(since)
    return try ladder.dated(try step(id, ladder), since: start, today: start).deadlines.map { $0.by?.description }
  }

  private func plan(_ id: String, _ ladder: Ladder, since: String, today: String? = nil) throws -> [String] {
    try ladder.plan(from: try step(id, ladder), since: try date(since), today: try date(today ?? since)).map { next in
      let days = [next.start?.description ?? "-", next.lastDay?.description ?? "-"].joined(separator: " to ")
      return "\(ladder.escalation.steps[next.step].id): \(days)" + (next.isOverdue ? ", overdue" : "")
    }
  }

  // MARK: Dates

  @Test(arguments: [
    // A week without a holiday. Tuesday 24 November 2026: Wednesday is day 1, Thursday day 2.
    ("discussion", "2026-11-24", ["2026-11-26"]),
    // A Saturday, a Sunday and the Friday before lead to the same Tuesday.
    ("discussion", "2026-11-27", ["2026-12-01"]), ("discussion", "2026-11-28", ["2026-12-01"]),
    ("discussion", "2026-11-29", ["2026-12-01"]),
    // Thursday 24 December 2026: Friday 25 and Monday 28 are holidays; Tuesday 29 is day 1, Wednesday 30 day 2.
    ("discussion", "2026-12-24", ["2026-12-30"]),
    // Wednesday 30 December: Thursday 31; New Year's Day; Monday 4, Tuesday 5, Wednesday 6, Thursday 7 January.
    ("managers", "2026-12-30", ["2027-01-07"]),
    // Thursday 25 March 2027: Good Friday, Easter Monday; Tuesday 30, 31, 1, 2 April, Monday 5.
    ("managers", "2027-03-25", ["2027-04-05"]),
    // At once, on a Sunday too; the plan counts from there: Monday, Tuesday.
    ("liaison", "2026-11-29", ["2026-11-29", "2026-12-01"]),
    ("chaired-meeting", "2026-12-25", ["2026-12-25"]),
  ])
  func `The stages of Lincolnshire fall due as counted by hand`(id: String, since: String, expected: [String]) throws {
    #expect(try days(id, try ladder(), since: since) == expected)
  }

  @Test(arguments: [
    // Tuesday 24 November 2026 and 2: Thursday 26. And 3: Friday 27, Monday 30, Tuesday 1. And 2: Thursday 3 December.
    ("raise", "2026-11-24", ["2026-11-26", "2026-12-01", "2026-12-03"]),
    // Saturday 19 December and 2: Tuesday 22. And 3: Wednesday 23, Thursday 24, Christmas, Tuesday 29. And 2: Thursday 31.
    ("raise", "2026-12-19", ["2026-12-22", "2026-12-29", "2026-12-31"]),
    // Thursday 31 December and 2: New Year, Monday 4, Tuesday 5 January. And 5: 6, 7, 8, 11, Tuesday 12.
    ("meet", "2026-12-31", ["2027-01-05", "2027-01-12"]),
    // Wednesday 28 April 2027 and 2: Friday 30. And 5: May Day's Monday is free; 4, 5, 6, 7, Monday 10.
    ("meet", "2027-04-28", ["2027-04-30", "2027-05-10"]),
  ])
  func `The stages of Sefton are chained, each time counted from the one before`(
    id: String,
    since: String,
    expected: [String]
  ) throws {
    #expect(try days(id, try ladder(Self.sefton), since: since) == expected)
  }

  // MARK: Plans

  @Test func `In a plan each step begins on the last day of the one before`() throws {
    #expect(
      try plan("discussion", try ladder(), since: "2026-11-24") == [
        "discussion: 2026-11-24 to 2026-11-26", "managers: 2026-11-26 to 2026-12-03",
        "liaison: 2026-12-03 to 2026-12-07", "chaired-meeting: 2026-12-07 to 2026-12-07",
      ]
    )
    #expect(
      try plan("raise", try ladder(Self.sefton), since: "2026-12-19") == [
        "raise: 2026-12-19 to 2026-12-31", "meet: 2026-12-31 to 2027-01-12",
      ]
    )
  }

  @Test func `Behind an overdue step the plan goes on today, and behind one due today as well`() throws {
    // Begun on Monday 2 November, the discussion was due on Wednesday 4.
    let late = [
      "discussion: 2026-11-02 to 2026-11-04, overdue", "managers: 2026-11-24 to 2026-12-01",
      "liaison: 2026-12-01 to 2026-12-03", "chaired-meeting: 2026-12-03 to 2026-12-03",
    ]
    #expect(try plan("discussion", try ladder(), since: "2026-11-02", today: "2026-11-24") == late)
    #expect(try plan("managers", try ladder(), since: "2026-11-17", today: "2026-11-24").first?.hasSuffix("24") == true)
    #expect(try plan("managers", try ladder(), since: "2026-11-16", today: "2026-11-24")[1].contains("2026-11-24 to"))
  }

  @Test func `A plan that leaves the calendar is refused, and so is a day before it`() throws {
    // From Thursday 16 December 2027 the first stage ends on Wednesday 29; the second has only Thursday and Friday left.
    let sefton = try ladder(Self.sefton)
    #expect(try days("raise", sefton, since: "2027-12-16") == ["2027-12-20", "2027-12-23", "2027-12-29"])
    let ends = #expect(throws: CalendarEnds.self) { try plan("raise", sefton, since: "2027-12-16") }
    #expect(
      ends?.message
        == "the calendar's bank holidays end with 2027, so working days from 2027-12-29 cannot be counted"
    )
    let begins = #expect(throws: CalendarEnds.self) { try days("raise", sefton, since: "2025-06-02") }
    #expect(
      begins?.message
        == "the calendar's bank holidays begin with 2026, so working days from 2025-06-02 cannot be counted"
    )
  }

  @Test func `A step without delay needs no calendar`() throws {
    #expect(try days("chaired-meeting", try ladder(), since: "2040-02-29") == ["2040-02-29"])
  }

  // MARK: Where one enters

  @Test func `Urgency leads past the steps that cannot decide today`() throws {
    let (calm, urgent) = (try ladder(), try ladder(isUrgent: true))
    #expect(calm.firstStep() == (try step("discussion", calm)))
    #expect(urgent.firstStep() == (try step("liaison", urgent)))
    #expect(urgent.firstStep(from: try step("chaired-meeting", urgent)) == (try step("chaired-meeting", urgent)))
    #expect(urgent.step(after: try step("discussion", urgent)) == (try step("liaison", urgent)))
    #expect(calm.step(after: try step("discussion", calm)) == (try step("managers", calm)))
    #expect(
      try plan("discussion", urgent, since: "2026-11-24") == [
        "discussion: 2026-11-24 to 2026-11-26", "liaison: 2026-11-26 to 2026-11-30",
        "chaired-meeting: 2026-11-30 to 2026-11-30",
      ]
    )
  }

  @Test(arguments: [
    (nil, "discussion"), ("county", "discussion"), ("charity", "managers"), ("alone", "liaison"),
  ])
  func `A flat structure enters where its people match`(agency: String?, expected: String) throws {
    let ladder = try ladder(agency: agency)
    #expect(ladder.firstStep() == (try step(expected, ladder)))
    #expect(try ladder.firstStep(from: step("chaired-meeting", ladder)) == (try step("chaired-meeting", ladder)))
  }

  @Test func `What cannot be entered is skipped, as far as need be`() throws {
    let alone = try ladder(agency: "alone")
    #expect(alone.step(after: try step("discussion", alone)) == (try step("liaison", alone)))
    let urgentCharity = try ladder(agency: "charity", isUrgent: true)
    #expect(urgentCharity.firstStep() == (try step("liaison", urgentCharity)))
  }

  @Test func `The last step has none after it`() throws {
    for guidance in [Self.lincolnshire, Self.sefton] {
      let ladder = try ladder(guidance)
      #expect(ladder.step(after: Ordinal(ladder.escalation.steps.count - 1)) == nil)
    }
  }

  @Test func `Where no step can be entered the last one has to decide`() throws {
    let text = """
      escalation:
        protocol: L
        source: s
        never-delays: Do not wait
        urgent-if: {harm: yes}
        steps:
          - {id: only, stage: "1", title: T, who: {raising: You, receiving: They}, record: [What], notify: [Them],
             deadlines: [{do: Talk, within: without-delay, from: step-start, source: s}], if-unresolved: end, source: s,
             enter-if: {harm: no}}
      """
    let ladder = try #require(Ladder(GuidanceText([.escalation: text]).guidance(), isUrgent: true))
    #expect(ladder.firstStep() == Ordinal(0))
  }

  @Test func `A guidance without a ladder has none`() {
    #expect(Ladder(GuidanceText().guidance()) == nil)
  }
}
