import MarkedYAML
import TestSupport
import Testing

@testable import DecisionSupport

/// What a rehearsal says of single differences, in a guidance small enough to see why.
@Suite struct RehearsalTests {
  private static let guidance = GuidanceText([
    .questions: """
    questions:
      - section: All
        questions:
          - {id: harm, ask: Harm, answers: yes-no, source: s, urgent: {answer: yes, do: Ring}}
          - {id: age, ask: Age, answers: {whole-number: {unit: years, from: 0, to: 20}}, calm: 10, source: s}
          - {id: fear, ask: Fear, answers: yes-no, source: s}
          - {id: detail, ask: Detail, answers: {any-of: {night: Night, day: Day}}, ask-if: {fear: yes}, source: s}
          - {id: paper, ask: Paper, answers: yes-no, when-unknown: no-effect, because: No matter, source: s}
    """,
    .rules: """
    rules:
      - {id: harm, level: high, when: {harm: yes}, because: Harm., source: s}
      - {id: afraid-at-night, level: middle, when: {all: [{fear: yes}, {detail: night}]}, because: Night., source: s}
      - {id: three, level: high, when: {all: [{age: {under: 5}}, {paper: yes}, {fear: yes}]}, because: Three., source: s}
    """,
    .reminders: """
    reminders:
      - {id: always, text: Always, source: s}
      - {id: small, show-if: {age: {under: 5}}, text: Small, source: s}
      - {id: sheet, show-if: {paper: yes}, text: Sheet, source: s}
    """,
  ]).guidance()

  private static func rehearsal(told: String, given: String, others: String = "calm") throws -> Rehearsal {
    let text = """
      {id: one, title: One, themes: [t], story: Once, others: \(others), answers: \(told), learning: Look, source: s,
       expect: {level: 1, established: 1, urgent: [], reminders: []}}
      """
    let sink = DiagnosticSink()
    let scenario = compose(SourceFile(path: "one.yaml", text: text), into: sink)
      .flatMap { ScenarioReader(guidance, into: sink).scenario($0, named: "one") }
    try #require(sink.diagnostics.map { $0.formatted() } == [])
    return try Rehearsal(guidance, try #require(scenario), answers: guidance.answers(given), committed: Ordinal(0))
  }

  /// Each difference as `question: given -> told, effect`.
  private static func differences(told: String, given: String, others: String = "calm") throws -> [String] {
    let rehearsal = try rehearsal(told: told, given: given, others: others)
    func number(_ level: Ordinal<Level>?) -> String { level.map { String(guidance.levels[$0].number) } ?? "none" }
    return rehearsal.differences.map { difference in
      let question = guidance.questions[difference.question]
      let given = difference.given.map(question.word) ?? (difference.wasAsked ? "nothing" : "not asked")
      let told = difference.told.map(question.word) ?? "nothing"
      let effect =
        switch difference.effect {
        case .moves(let from, let to): "\(number(from)) to \(number(to))"
        case .movesWith(let other, let from, let to):
          "with \(guidance.questions[other].id) \(number(from)) to \(number(to))"
        case .movesWithAllOthers(let from, let to): "with all \(number(from)) to \(number(to))"
        case .none: "none"
        }
      return "\(question.id): \(given) -> \(told), \(effect)" + (difference.isGuess ? ", guess" : "")
    }
  }

  @Test func `An answer that moves the level by itself says from where to where, either way`() throws {
    #expect(try Self.differences(told: "{harm: yes}", given: "{harm: no}") == ["harm: no -> yes, 1 to 3"])
    #expect(try Self.differences(told: "{harm: no}", given: "{harm: yes}") == ["harm: yes -> no, 3 to 1"])
  }

  @Test func `What the story leaves open counts as possible harm, and taking it for known is told apart`() throws {
    #expect(
      try Self.differences(told: "{harm: unknown}", given: "{harm: no}") == ["harm: no -> unknown, 1 to 3, guess"]
    )
    #expect(
      try Self.differences(told: "{harm: unknown}", given: "{harm: yes}") == ["harm: yes -> unknown, none, guess"]
    )
    #expect(try Self.differences(told: "{harm: no}", given: "{harm: unknown}") == ["harm: unknown -> no, 3 to 1"])
    #expect(
      try Self.differences(told: "{paper: unknown}", given: "{paper: no}") == ["paper: no -> unknown, none, guess"]
    )
    // Nothing answered is no guess.
    #expect(try Self.differences(told: "{harm: unknown}", given: "{}") == ["harm: nothing -> unknown, 1 to 3"])
  }

  @Test func `Details behind a question that was answered otherwise move the level with it, not alone`() throws {
    #expect(
      try Self.differences(told: "{fear: yes, detail: [night]}", given: "{fear: no}") == [
        "fear: no -> yes, with detail 1 to 2", "detail: not asked -> night, with fear 1 to 2",
      ]
    )
    #expect(
      try Self.differences(told: "{fear: no}", given: "{fear: yes, detail: {night: yes, day: unknown}}") == [
        "fear: yes -> no, 2 to 1", "detail: night,day? -> nothing, 2 to 1",
      ]
    )
  }

  @Test func `What moves the level with one other says so after that one's own move`() throws {
    #expect(
      try Self.differences(told: "{age: 3, paper: yes, fear: yes}", given: "{age: 3, paper: no, fear: no}") == [
        "fear: no -> yes, with paper 1 to 3", "paper: no -> yes, with fear 1 to 3",
      ]
    )
    #expect(
      try Self.differences(
        told: "{age: 3, paper: yes, fear: yes, detail: [night]}",
        given: "{age: 3, paper: no, fear: yes, detail: []}"
      ) == ["detail: none -> night, 1 to 2", "paper: no -> yes, 1 to 3"]
    )
  }

  @Test func `What needs two others moves with all of them`() throws {
    #expect(
      try Self.differences(told: "{age: 3, paper: yes, fear: yes}", given: "{age: 9, paper: no, fear: no}") == [
        "age: 9 -> 3, with all 1 to 3", "fear: no -> yes, with all 1 to 3", "paper: no -> yes, with all 1 to 3",
      ]
    )
  }

  @Test func `Two answers that lead to the same level each move nothing alone, though together they do`() throws {
    #expect(
      try Self.differences(told: "{age: 3, paper: yes, fear: yes, harm: yes}", given: "{age: 3, paper: no, fear: yes}")
        == [
          "harm: nothing -> yes, 1 to 3", "paper: no -> yes, 1 to 3",
        ]
    )
    #expect(
      try Self.differences(told: "{harm: no, age: 9}", given: "{harm: yes, age: 3, paper: yes, fear: yes}") == [
        "harm: yes -> no, with age 3 to 1", "age: 3 -> 9, with harm 3 to 1", "fear: yes -> no, with harm 3 to 1",
        "paper: yes -> no, with harm 3 to 1",
      ]
    )
  }

  @Test func `What was not answered is no difference where the scenario is calm`() throws {
    #expect(try Self.differences(told: "{age: 10}", given: "{}") == [])
    #expect(
      try Self.differences(told: "{}", given: "{harm: no, age: 10, fear: no, paper: no}", others: "not-asked") == []
    )
    #expect(try Self.differences(told: "{fear: yes}", given: "{fear: yes, detail: []}") == [])
    // Nobody knows, and nobody would ask.
    #expect(try Self.differences(told: "{}", given: "{fear: no, detail: unknown}") == [])
    #expect(
      try Self.differences(told: "{}", given: "{harm: yes}", others: "not-asked") == ["harm: yes -> nothing, 3 to 1"]
    )
  }

  @Test func `Levels, reasons, reminders and urgent actions are those of the answers`() throws {
    let rehearsal = try Self.rehearsal(
      told: "{harm: unknown, age: 3, paper: yes}",
      given: "{harm: no, age: 9, paper: yes}"
    )
    #expect(rehearsal.own == Rehearsal.Suggestion(level: Ordinal(0), established: Ordinal(0)))
    #expect(rehearsal.expected == Rehearsal.Suggestion(level: Ordinal(2), established: Ordinal(0)))
    #expect(rehearsal.reasons.map { Self.guidance.rules[$0.rule].id } == ["harm"])
    #expect(rehearsal.missedReminders.map { Self.guidance.reminders[$0.reminder].id } == ["small"])
    #expect(rehearsal.urgent == [Rehearsal.UrgentAction(question: Ordinal(0), wasCalledFor: false)])
  }

  @Test func `A look back counts the questions that came out differently more than once`() throws {
    let first = try Self.rehearsal(told: "{harm: yes, fear: yes}", given: "{harm: no, fear: no}")
    let second = try Self.rehearsal(told: "{harm: yes, age: 3}", given: "{harm: no, age: 4}")
    let third = try Self.rehearsal(told: "{age: 5, harm: no}", given: "{age: 6, harm: yes}")
    let summary = RehearsalSummary([first, second, third])
    #expect(summary.recurring.map { Self.guidance.questions[$0.question].id } == ["harm", "age"])
    #expect(summary.recurring.map(\.rehearsals.count) == [3, 2])
    // Level 1 was committed to each time, and the third scenario's answers lead there.
    #expect(summary.parted.count == 2)
    #expect(RehearsalSummary([first]).recurring.isEmpty)
  }

  @Test func `A panel is split where not all chose the same level`() {
    #expect(!Scenario.Panel(isIllustrative: false, levels: [3: 9]).isSplit)
    #expect(!Scenario.Panel(isIllustrative: false, levels: [2: 0, 3: 9]).isSplit)
    #expect(Scenario.Panel(isIllustrative: true, levels: [2: 1, 3: 9]).isSplit)
    #expect(Scenario.Panel(isIllustrative: true, levels: [2: 1, 3: 9]).count == 10)
  }
}
