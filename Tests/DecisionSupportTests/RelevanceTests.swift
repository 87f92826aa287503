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
        let outcome = guidance.outcome(partial)
        guard let level = outcome.level else { continue }
        var calm = partial
        for question in outcome.couldRaise { calm[question] = guidance.questions[question].calm }
        let after = Meaning(guidance, answers.completion(of: calm))
        if Meaning(guidance, answers.completion(of: partial)).suggested > level { raised += 1 }
        try #require(!after.applies || after.suggested <= level, "\(text)\n\(partial)")
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
    #expect(couldRaise("{}") == ["screen", "harm"])
    #expect(couldRaise("{harm: yes}") == ["screen"])
    #expect(couldRaise("{screen: yes, harm: yes}") == ["detail"])
    #expect(couldRaise("{screen: no}") == ["harm"])
    #expect(couldRaise("{screen: no, harm: no}") == [])
    #expect(couldRaise("{detail: yes}") == [])
    // Set aside as long as nobody would ask for it, it counts once it is asked for.
    #expect(couldRaise("{detail: unknown, harm: no}") == ["screen"])
    #expect(couldRaise("{screen: yes, detail: unknown, harm: no}") == [])
  }
}
