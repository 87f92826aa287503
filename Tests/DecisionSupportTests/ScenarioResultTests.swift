import DecisionSupport
import MarkedYAML
import TestSupport
import Testing

/// What explains a difference between a scenario and the guidance.
@Suite struct ScenarioResultTests {
  private let guidance = GuidanceText([
    .guidance: GuidanceText.frame(
      appliesIf: "{adult: no}",
      otherwise: "because: Adults have their own., do: [Go there]"
    ),
    .questions: """
    questions:
      - section: All
        questions:
          - {id: adult, ask: Is it an adult, answers: yes-no, source: s}
          - {id: harm, ask: Was the child hurt, answers: yes-no, urgent: {answer: yes, do: Run}, source: s}
          - {id: fear, ask: Is the child afraid, answers: yes-no, source: s}
          - {id: again, ask: Was it again, answers: yes-no, ask-if: {harm: yes}, source: s}
          - {id: note, ask: Is there a note, answers: yes-no, when-unknown: no-effect, because: It is, source: s}
          - {id: quarrel, ask: Do you disagree, answers: yes-no, source: s}
          - id: told
            ask: Whom did you tell
            answers: {any-of: {friend: A friend, boss: The boss}}
            ask-if: {quarrel: yes}
            source: s
    """,
    .rules: """
    rules:
      - {id: hurt, level: middle, when: {harm: yes}, because: It hurts., source: s}
      - {id: afraid, level: middle, when: {fear: yes}, because: It frightens., source: s}
      - {id: both, level: high, when: {all: [{rule: hurt}, {fear: yes}, {again: yes}]}, because: It is much., source: s}
    """,
    .reminders: """
    reminders:
      - {id: write, text: Write., show-if: {all: [{note: yes}, {harm: yes}]}, source: s}
    """,
    .escalation: """
    escalation:
      protocol: How
      source: s
      never-delays: Never.
      disagreement-if: {quarrel: yes}
      steps:
        - {id: one, stage: "1", title: One, who: {raising: A, receiving: B}, record: [x], notify: [y],
           deadlines: [{do: z, within: without-delay, from: step-start, source: s}], if-unresolved: two,
           taken-if: {told: friend}, source: s}
        - {id: two, stage: "2", title: Two, who: {raising: A, receiving: B}, record: [x], notify: [y],
           deadlines: [{do: z, within: without-delay, from: step-start, source: s}], if-unresolved: end,
           enter-if: {harm: yes}, taken-if: {told: boss}, source: s}
    """,
    .calendar: """
    calendar: {region: Here, source: s, weekend: [saturday, sunday], years: {from: 2026, to: 2026},
      bank-holidays: {2026-01-01: One}}
    """,
  ]).guidance()

  private func differences(_ answers: String, expect: String) throws -> [ScenarioResult.Difference] {
    let text = """
      id: told
      title: Told
      themes: [telling]
      story: Once.
      answers: {\(answers)}
      expect: {\(expect)}
      learning: Look.
      source: s
      """
    let sink = DiagnosticSink()
    let scenario = compose(SourceFile(path: "told.yaml", text: text), into: sink)
      .flatMap { ScenarioReader(guidance, into: sink).scenario($0, named: nil) }
    #expect(sink.diagnostics.map { $0.formatted() } == [])
    return try guidance.test(try #require(scenario), today: Guidance.testDay).differences
  }

  private func only(_ answers: String, expect: String) throws -> ScenarioResult.Difference {
    let found = try differences(answers, expect: expect)
    #expect(found.count == 1)
    return try #require(found.first)
  }

  private func words(_ rules: [ScenarioResult.WeighedRule]) -> [String] {
    rules.map { "\(guidance.rules[$0.rule].id)\($0.isCertain ? "!" : "") \(words($0.answers))" }
  }

  private func words(_ answers: [CountedAnswer]) -> String {
    answers.map { counted in
      let question = guidance.questions[counted.question]
      return "\(question.id)=\(counted.given.map(question.word) ?? "")\(counted.isSupplied ? "~" : "")"
    }
    .joined(separator: " ")
  }

  // MARK: Levels

  @Test func `What is expected is no difference`() throws {
    #expect(
      try differences("harm: yes, note: yes", expect: "level: 2, established: 2, urgent: [harm], reminders: [write]")
        .isEmpty
    )
  }

  @Test func `A level too low shows the rules that give it, and one that a single answer keeps from holding`() throws {
    let found = try only("harm: yes, fear: yes", expect: "level: 3, established: 2, urgent: [harm], reminders: []")
    guard case .level(let levels) = found else { Issue.record("\(found)"); return }
    #expect(words(levels.rules) == ["hurt! harm=yes", "afraid! fear=yes"])
    #expect(words(levels.kept) == ["both again=no"])
  }

  @Test func `A level too high shows the rules that raise it, and nothing that would raise it further`() throws {
    let found = try only("fear: yes", expect: "level: 1, established: 2, urgent: [], reminders: []")
    guard case .level(let levels) = found else { Issue.record("\(found)"); return }
    #expect(words(levels.rules) == ["afraid! fear=yes"])
    #expect(levels.kept.isEmpty)
  }

  @Test func `An established level too low shows what is not known`() throws {
    let found = try only(
      "harm: yes, fear: unknown, again: yes",
      expect: "level: 3, established: 3, urgent: [harm], reminders: []"
    )
    guard case .established(let levels) = found else { Issue.record("\(found)"); return }
    #expect(words(levels.rules) == ["hurt! harm=yes"])
    #expect(words(levels.kept) == ["both fear=unknown"])
  }

  @Test func `An established level too high shows the certain rules alone`() throws {
    let found = try only(
      "harm: unknown, fear: yes, again: unknown",
      expect: "level: 3, established: 1, urgent: [harm], reminders: []"
    )
    guard case .established(let levels) = found else { Issue.record("\(found)"); return }
    #expect(words(levels.rules) == ["afraid! fear=yes"])
  }

  @Test func `Whom the guidance is not for has no level`() throws {
    let found = try differences(
      "adult: yes, harm: yes",
      expect: "level: 2, established: 2, urgent: [harm], reminders: [write], step: one"
    )
    #expect(found.count == 4)
    for difference in found {
      switch difference {
      case .level(let levels), .established(let levels): #expect(levels.found == nil && levels.rules.isEmpty)
      case .reminder(_, let against): #expect(against.isEmpty)
      case .step(_, let found, .guidanceDoesNotApply): #expect(found == nil)
      default: Issue.record("\(difference)")
      }
    }
  }

  // MARK: Urgent actions and reminders

  @Test func `An urgent action can be missing or unexpected`() throws {
    let missing = try only("harm: no", expect: "level: 1, established: 1, urgent: [harm], reminders: []")
    guard case .urgent(let question, isExpected: true, let counted) = missing else {
      Issue.record("\(missing)"); return
    }
    #expect(guidance.questions[question].id == "harm")
    #expect(words([counted]) == "harm=no")
    let unexpected = try only("harm: unknown, again: no", expect: "level: 2, established: 1, urgent: [], reminders: []")
    guard case .urgent(_, isExpected: false, let open) = unexpected else { Issue.record("\(unexpected)"); return }
    #expect(words([open]) == "harm=unknown")
  }

  @Test func `A missing reminder shows the answers that keep it away`() throws {
    let found = try only(
      "harm: no, note: unknown",
      expect: "level: 1, established: 1, urgent: [], reminders: [write]"
    )
    guard case .reminder(_, let against) = found else { Issue.record("\(found)"); return }
    #expect(words(against) == "harm=no note=unknown~")
  }

  // MARK: Steps

  private func obstacle(_ answers: String, to step: String) throws -> ScenarioResult.StepObstacle? {
    let harm =
      answers.contains("harm: yes")
      ? "level: 2, established: 2, urgent: [harm]" : "level: 1, established: 1, urgent: []"
    let found = try only(answers, expect: "\(harm), reminders: [], step: \(step)")
    guard case .step(_, _, let because) = found else { return nil }
    return because
  }

  @Test func `A step is not next for one of four reasons`() throws {
    guard case .noDisagreement(let against)? = try obstacle("harm: yes", to: "two") else { Issue.record(); return }
    #expect(words(against) == "quarrel=no")
    guard case .earlier(let step, let open)? = try obstacle("harm: yes, quarrel: yes", to: "two") else {
      Issue.record()
      return
    }
    #expect(step == Ordinal(0))
    #expect(words(open) == "told=none")
    guard case .taken(let behind)? = try obstacle("harm: yes, quarrel: yes, told: [friend]", to: "one") else {
      Issue.record()
      return
    }
    #expect(words(behind) == "told=friend")
    guard case .closed(let shut)? = try obstacle("quarrel: yes, told: [friend]", to: "two") else {
      Issue.record()
      return
    }
    #expect(words(shut) == "harm=no")
  }
}
