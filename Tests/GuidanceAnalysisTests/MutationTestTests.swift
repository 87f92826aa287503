import DecisionSupport
import MarkedYAML
import TestSupport
import Testing

@testable import GuidanceAnalysis

/// What notices a mutant, and which of those that nothing notices matter most.
@Suite struct MutationTestTests {
  /// Levels 1, 2 and 3: fear is 2, a bruise or a cut is 3, and a safeguard proves it of fear alone.
  private static let guidance = GuidanceText.ofMarks(
    rules: [
      "{id: cold, level: middle, when: {cold: yes}, because: B, source: s}",
      "{id: afraid, level: middle, when: {fear: yes}, because: B, source: s}",
      "{id: hurt, level: high, when: {marks: [bruise, cut]}, because: B, source: s}",
    ],
    and: "{id: cold, ask: Cold, answers: yes-no, when-unknown: no-effect, because: It can be asked., source: s}"
  )
  .with(
    .safeguards,
    """
    safeguards:
      - {id: fear-counts, says: Fear counts., always: {when: {fear: yes}, level: {at-least: middle}}, source: s}
    """
  )
  .guidance()

  private func results(_ cases: String) throws -> MutationTest {
    let (library, problems) = ScenarioLibrary.read(cases, about: Self.guidance)
    #expect(problems == [])
    return try MutationTest(Self.guidance, library, Audit.Options(today: Guidance.testDay))
  }

  private func words(_ result: MutationTest.Result) -> String { "\(result.mutant.subject.id) \(result.mutant.change)" }

  @Test func `A published case notices what takes it from its level, and only then`() throws {
    let test = try results(
      """
      document: {id: town, title: Thresholds of a town}
      cases:
        - {id: bruised, by: nurse, text: Bruise, levels: [3], answers: {marks: [bruise]}}
        - {id: loud, by: nurse, text: Cut, levels: [1], answers: {marks: [cut]}, differs: {because: We look., source: s}}
      """
    )
    let noticed = test.results.filter { $0.publishedCase != nil }
    #expect(noticed.map(words) == ["hurt dropped", "hurt level 2 instead of 3", "hurt marks: without 'bruise'"])
    #expect(noticed.allSatisfy { $0.publishedCase == "bruised" && $0.scenario == nil && $0.witness == nil })
  }

  @Test func `A safeguard notices what lowers its level, and no short case need say so`() throws {
    let test = try results(
      "cases: [{id: cold, title: Cold, answers: {cold: yes}, others: calm, expect: {level: 2}, source: s}]"
    )
    let guarded = test.results.filter { $0.safeguard == "fear-counts" }
    #expect(guarded.map(words) == ["afraid dropped", "afraid level 1 instead of 2"])
    let told = test.results.filter { $0.scenario == "cold" }
    #expect(told.map(words) == ["cold dropped", "cold level 1 instead of 2", "cold level 3 instead of 2"])
  }

  @Test func `A deadline is judged by the ladder alone, however little a proof may take`() throws {
    let day = "{working-days: 1}"
    func step(_ id: String, then next: String) -> String {
      "{id: \(id), stage: \(id), title: Talk, who: {raising: You, receiving: They}, record: [What], notify: [All], "
        + "deadlines: [{do: Talk, within: \(day), from: step-start, source: s}], if-unresolved: \(next), source: s}"
    }
    let guidance = GuidanceText.withLadder
      .with(
        .escalation,
        """
        escalation:
          protocol: Ladder
          source: s
          never-delays: Do not wait.
          disagreement-if: {quarrel: yes}
          steps: [\(step("talk", then: "board")), \(step("board", then: "end"))]
        """
      )
      .with(
        .safeguards,
        "safeguards: [{id: soon, says: Soon., escalation: {from: any, reaches: board, within: \(day)}}]"
      )
      .guidance()
    let library = ScenarioReader(guidance, into: DiagnosticSink()).library([])
    var options = Audit.Options(today: Guidance.testDay)
    (options.maxNodes, options.maxSteps) = (1, 1)
    let test = try MutationTest(guidance, library, options)
    let steps = test.results.filter { $0.mutant.subject.kind == .step }
    #expect(
      steps.map { "\(words($0)): \($0.safeguard ?? "nothing")" } == [
        "talk 2 working days instead of 1: soon", "board 2 working days instead of 1: nothing",
      ]
    )
    #expect(test.triedOnly == test.results.count + test.withoutEffect + test.undecided - steps.count)
    // Whom a rule's loss treats otherwise is found without a proof.
    let dropped = test.results.first { words($0) == "hurt dropped" }
    #expect(dropped?.witness?.given.map { "\($0.question): \($0.word)" } == ["harm: yes"])
  }

  @Test func `What lowers the highest level matters most, and what raises one least`() throws {
    let test = try results("cases: [{id: calm, title: Calm, answers: {}, others: calm, expect: {level: 1}, source: s}]")
    let unnoticed = test.unnoticed(of: Self.guidance)
    #expect(
      unnoticed.map { "\(words($0)): \($0.levels?.before?.position ?? -1) \($0.levels?.after.position ?? -1)" } == [
        "hurt dropped: 2 0",
        "hurt marks: without 'bruise': 2 0",
        "hurt marks: without 'cut': 2 0",
        "hurt level 2 instead of 3: 2 1",
        "cold dropped: 1 0",
        "cold level 1 instead of 2: 1 0",
        "cold level 3 instead of 2: 1 2",
        "afraid level 3 instead of 2: 1 2",
      ]
    )
  }
}

/// Safeguards that are tried on single answer sets, where proofs would take too long.
@Suite struct SafeguardTrialTests {
  private static let text = GuidanceText([
    .questions: """
    questions:
      - section: All
        questions:
          - {id: fear, ask: Afraid, answers: yes-no, when-unknown: no-effect, because: It can be asked., source: s}
          - {id: marks, ask: Marks, answers: {any-of: {bruise: Bruise, cut: Cut}}, ask-if: {fear: yes}, source: s}
          - {id: age, ask: Age, answers: {whole-number: {unit: years, from: 0, to: 20}}, calm: 10, source: s}
    """,
    .rules: """
    rules:
      - {id: afraid, level: middle, when: {fear: yes}, because: B, source: s}
      - {id: hurt, level: high, when: {marks: [bruise, cut]}, because: B, source: s}
      - {id: baby, level: middle, when: {age: {under: 2}}, because: B, source: s}
    """,
    .safeguards: """
    safeguards:
      - {id: marks-count, says: Marks count., always: {when: {all: [{marks: [bruise, cut]}, {age: {at-most: 9}}]},
         level: {at-least: high}}, source: s}
      - {id: each-mark, says: Each counts., never-lowers: {question: marks, from: unknown, to: each}, source: s}
      - {id: younger, says: Younger is no safer., never-lowers: {question: age, from: 5, to: 1}, source: s}
    """,
  ])

  @Test func `What holds is broken on no answer set, and what is proved broken is found`() throws {
    let guidance = Self.text.guidance()
    let trial = SafeguardTrial(guidance, cases: [], today: Guidance.testDay)
    let library = ScenarioReader(guidance, into: DiagnosticSink()).library([])
    let test = try MutationTest(guidance, library, Audit.Options(today: Guidance.testDay))
    #expect(test.triedOnly == 0)
    func found(_ results: [MutationTest.Result]) -> [String] {
      results.compactMap { result in
        let bearing = MutantBearing(result.mutant, of: guidance)
        let broken = trial.first(brokenBy: guidance.varied(result.mutant.variation), bearing)
        return broken.map { "\(result.mutant.subject.id) \(result.mutant.change): \($0)" }
      }
    }
    #expect(found(test.results.filter { $0.safeguard == nil }) == [])
    #expect(
      found(test.results.filter { $0.safeguard != nil }) == [
        "hurt dropped: marks-count",
        "hurt level 2 instead of 3: marks-count",
        "hurt marks: without 'bruise': marks-count",
        "hurt marks: without 'cut': marks-count",
      ]
    )
    #expect(test.results.count { $0.safeguard != nil } == 4)
  }
}
