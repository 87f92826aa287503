import DecisionSupport
import MarkedYAML
import TestSupport
import Testing

/// Published cases: how they are read, and how a guidance is judged by them.
@Suite struct PublishedTests {
  /// Levels 1, 2 and 3; a yes of `fear` is 2, a bruise is 3, and not knowing about bruises counts.
  private static let guidance = GuidanceText.ofMarks(rules: [
    "{id: afraid, level: middle, when: {fear: yes}, because: B, source: s}",
    "{id: bruised, level: high, when: {marks: bruise}, because: B, source: s}",
  ])

  private func read(_ text: String, named name: String? = "town") -> (library: ScenarioLibrary, problems: [String]) {
    ScenarioLibrary.read(text, named: name, about: Self.guidance.guidance())
  }

  private static let town = """
    document: {id: town, title: Thresholds of a town, year: "2020"}
    cases:
      - {id: calm, by: teacher, text: Nothing, levels: [1], answers: {}, unknown: [fear]}
      - {id: worried, by: nurse, text: Afraid, levels: [2, 3], answers: {fear: yes}, unknown: [marks.cut]}
      - {id: hurt, by: nurse, text: Cut, levels: [3], answers: {marks: [cut]}, unknown: [marks]}
      - {id: loud, by: police, text: Bruise, levels: [1], answers: {marks: [bruise]},
        differs: {because: We look first., source: s}}
    """

  @Test func `What was not told is not known, and what was told stays`() throws {
    let (library, problems) = read(Self.town)
    #expect(problems == [])
    let cases = try #require(library.published.first).cases
    #expect(cases.map(\.id) == ["calm", "worried", "hurt", "loud"])
    let marks = Ordinal<Question>(1)
    #expect(cases[0].partlyKnown[Ordinal(0)] == .notKnown)
    #expect(cases[1].partlyKnown[Ordinal(0)] == .yes)
    #expect(cases[1].partlyKnown[marks] == .checklist(ticked: 0, unknown: 0b10))
    #expect(cases[2].told[marks] == .checklist(ticked: 0b10, unknown: 0))
    #expect(cases[2].partlyKnown[marks] == .checklist(ticked: 0b10, unknown: 0b01))
    #expect(cases[3].departure?.because == "We look first.")
  }

  @Test func `A guidance is right, too calm, missing or over`() {
    let guidance = Self.guidance.guidance()
    let results = guidance.judge(read(Self.town).library.published, today: Guidance.testDay)
    #expect(results.map { $0.verdict($0.told) } == [.right, .right, .tooCalm, .over])
    #expect(results.map { $0.verdict($0.partlyKnown) } == [.right, .right, .right, .over])
    #expect(results.map(\.isAccepted) == [true, true, false, true])
    let told = PublishedFigures(results, of: guidance, \.told)
    #expect([told.cases, told.right, told.tooCalm, told.missed, told.over] == [4, 2, 1, 1, 1])
    #expect([told.safe, told.single, told.sharp] == [3, 3, 1])
  }

  @Test(arguments: [
    ("unknown: [fears]", "unknown-question: unknown question 'fears' in 'unknown' of case 'one'; did you mean 'fear'?"),
    (
      "unknown: [marks.bruises]",
      "unknown-option: unknown option 'marks.bruises' in 'unknown' of case 'one'; did you mean 'marks.bruise'?"
    ),
    ("unknown: [fear.yes]", "unknown-option: unknown option 'fear.yes' in 'unknown' of case 'one'"),
    ("differs: {because: So}", "missing-key: 'differs' of case 'one' has no 'source'"),
  ]) func `What is wrong is said once`(key: String, problem: String) {
    let lines = ["document: {id: town, title: T}", "cases:", "  - id: one", "    by: GP", "    text: T"]
    let text = (lines + ["    levels: [1]", "    answers: {}", "    \(key)"]).joined(separator: "\n")
    #expect(read(text).problems == [problem])
    #expect(read(text).library.published.flatMap(\.cases).isEmpty)
  }

  @Test func `A level that does not exist, a wrong name and an id that was used are refused`() {
    let text = """
      document: {id: village, title: T}
      cases:
        - {id: one, by: GP, text: T, levels: [4], answers: {}}
        - {id: one, by: GP, text: T, levels: [1], answers: {}}
      """
    #expect(
      read(text).problems == [
        "id-is-not-file-name: document 'village' is in a file called 'town'",
        "wrong-type: expected a level's number for each item of 'levels' of case 'one', found '4'",
        "duplicate-id: case 'one' is declared twice",
      ]
    )
    #expect(
      read(text, named: nil).problems == [
        "wrong-type: expected a level's number for each item of 'levels' of case 'one', found '4'",
        "duplicate-id: case 'one' is declared twice",
      ]
    )
  }

  @Test func `Short cases are tested and not rehearsed`() throws {
    let text = """
      cases:
        - {id: one, title: One, answers: {fear: yes}, expect: {level: 2, find-out: []}, source: s}
        - {id: two, title: Two, answers: {fear: unknown}, expect: {level: 1, possible: 2, find-out: [fear]}, source: s}
        - {id: three, title: Three, answers: {marks: [bruise]}, expect: {level: 1}, source: s}
      """
    let (library, problems) = read(text)
    #expect(problems == [])
    #expect(library.scenarios.map(\.isRehearsed) == [false, false, false])
    let guidance = Self.guidance.guidance()
    #expect(
      try library.scenarios.map { try guidance.test($0, today: Guidance.testDay).isAsExpected } == [true, true, false]
    )
    #expect(library.scenarios.map { guidance.isAsExpected($0, today: Guidance.testDay) } == [true, true, false])
  }
}
