import DecisionSupport
import TestSupport
import Testing

/// Which of the unanswered questions could raise the level.
@Suite struct RelevanceTests {
  @Test func `As long as what could raise the level is calm, nothing else raises it`() throws {
    var random = RandomGuidance(seed: 6)
    var raised = 0
    for seed in 0..<150 {
      let (guidance, text, _) = random.next()
      var answers = RandomAnswers(guidance, seed: UInt64(seed))
      for _ in 0..<10 {
        let partial = answers.partial()
        let outcome = guidance.assess(partial, since: Guidance.testDay, today: Guidance.testDay)
        guard let level = outcome.level else { continue }
        var calm = partial
        for question in outcome.couldRaise { calm[question] = guidance.questions[question].calm }
        let after = NaiveEvaluation(guidance, answers.completion(of: calm))
        if NaiveEvaluation(guidance, answers.completion(of: partial)).levels[1] > level.position { raised += 1 }
        try #require(!after.applies || after.levels[1] <= level.position, "\(text)\n\(partial)")
        try #require(outcome.couldRaise.allSatisfy { outcome.unanswered.contains($0) })
      }
    }
    #expect(raised > 20)
  }

  @Test func `A question could raise the level by itself, or by what it lets be asked`() {
    let guidance = GuidanceText([
      .questions: """
      questions:
        - section: All
          questions:
            - {id: screen, ask: Q, answers: yes-no, source: s}
            - {id: detail, ask: Q, answers: yes-no, ask-if: {screen: yes}, source: s}
            - {id: harm, ask: Q, answers: yes-no, source: s}
            - {id: heard, ask: Q, answers: yes-no, source: s}
      """,
      .rules: """
      rules:
        - {id: harm, level: middle, when: {harm: yes}, because: B., source: s}
        - {id: detail, level: high, when: {detail: yes}, because: B., source: s}
      """,
      .reminders: "reminders:\n  - {id: heard, text: T, show-if: {heard: no}, source: s}\n",
    ]).guidance()
    func couldRaise(_ answers: String) -> [String] {
      guidance.ids(guidance.outcome(answers).couldRaise.sorted())
    }
    #expect(couldRaise("{}") == ["screen", "detail", "harm"])
    #expect(couldRaise("{harm: yes}") == ["screen", "detail"])
    #expect(couldRaise("{screen: no}") == ["harm"])
    #expect(couldRaise("{screen: no, harm: no}") == [])
    #expect(couldRaise("{detail: yes}") == [])
    #expect(couldRaise("{detail: unknown, harm: no}") == [])
  }
}
