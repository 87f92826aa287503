@testable import DecisionSupport
import TestSupport
import Testing

/// A brief interview skips only what can change nothing: proved by answering at random what it skipped.
@Suite struct BriefInterviewTests {
  /// What a skipped question must not change.
  private struct Result: Equatable {
    var level: Ordinal<Level>?
    var reminders: [Ordinal<Reminder>]
    var urgent: [UrgentCall]
    var items: [[Ordinal<Item.Part>]]
    var pathways: [PathwayCall]
    var contacts: [ContactNumber]
    var nextStep: Ordinal<EscalationStep>?

    init(_ guidance: Guidance, _ answers: Answers) {
      let outcome = guidance.outcome(answers)
      urgent = outcome.urgent
      level = outcome.level
      reminders = outcome.reminders.map(\.reminder)
      items = [outcome.actions, outcome.prohibitions, outcome.consent]
      pathways = Meaning(guidance, answers).pathways
      contacts = outcome.contacts
      nextStep = outcome.nextStep?.step
    }
  }

  /// Holds a brief interview that starts from some answers.
  private static func brief(_ guidance: Guidance, from answers: Answers, _ random: inout RandomAnswers) -> Answers {
    var interview = Interview(guidance, answers: answers, isBrief: true)
    while let next = interview.next { _ = interview.answer(next, random.answer(to: next)) }
    return interview.answers
  }

  private static func words(_ answers: Answers, _ guidance: Guidance) -> String {
    answers.answered.map {
      "\(guidance.questions[$0.question].id)=\(guidance.questions[$0.question].word(for: $0.answer))"
    }
    .joined(separator: " ")
  }

  @Test func `What a brief interview skips can change nothing, in guidances made at random`() throws {
    var random = RandomGuidance(seed: 5)
    var skipped = 0
    for seed in 0..<300 {
      let (guidance, text, _) = random.next()
      var answers = RandomAnswers(guidance, seed: UInt64(seed))
      for round in 0..<10 {
        let start = answers.partial()
        let brief = Self.brief(guidance, from: round < 4 ? Answers(for: guidance) : start, &answers)
        let result = Result(guidance, brief)
        // Where the guidance does not apply, every interview ends at once.
        guard result.level != nil else { continue }
        for _ in 0..<4 {
          let completed = answers.completion(of: brief)
          if completed != brief { skipped += 1 }
          let comment: Comment = "\(text)\n\(Self.words(brief, guidance))\n\(Self.words(completed, guidance))"
          try #require(Result(guidance, completed) == result, comment)
        }
      }
    }
    #expect(skipped > 500)
  }

  @Test func `What a brief interview skips can change nothing, in Lancashire's guidance`() throws {
    let guidance = Repository.lancashire
    var answers = RandomAnswers(guidance, seed: 12)
    var skipped = 0
    for round in 0..<30 {
      let start = answers.partial()
      let brief = Self.brief(guidance, from: round < 15 ? Answers(for: guidance) : start, &answers)
      let result = Result(guidance, brief)
      guard result.level != nil else { continue }
      for _ in 0..<3 {
        let completed = answers.completion(of: brief)
        if completed != brief { skipped += 1 }
        try #require(Result(guidance, completed) == result, "\(Self.words(completed, guidance))")
      }
    }
    #expect(skipped > 0)
  }

  @Test func `Once the level is settled, what only raises it is skipped, and what reminds is not`() {
    let guidance = GuidanceText([
      .questions: """
      questions:
        - section: All
          questions:
            - {id: danger, ask: Q, answers: yes-no, source: s}
            - {id: harm, ask: Q, answers: yes-no, source: s}
            - {id: heard, ask: Q, answers: yes-no, source: s}
            - {id: screen, ask: Q, answers: yes-no, source: s}
            - {id: detail, ask: Q, answers: yes-no, ask-if: {screen: yes}, source: s}
      """,
      .rules: """
      rules:
        - {id: danger, level: high, when: {danger: yes}, because: B., source: s}
        - {id: harm, level: middle, when: {harm: yes}, because: B., source: s}
      """,
      .reminders: """
      reminders:
        - {id: heard, text: T, show-if: {heard: yes}, source: s}
        - {id: detail, text: T, show-if: {detail: yes}, source: s}
      """,
    ]).guidance()
    var interview = Interview(guidance, answers: guidance.answers("{danger: yes}"), isBrief: true)
    var asked: [String] = []
    while let next = interview.next {
      asked.append(guidance.questions[next].id)
      _ = interview.answer(next, .no)
    }
    #expect(asked == ["heard", "screen"])
    #expect(Interview(guidance, answers: guidance.answers("{danger: no}"), isBrief: true).next?.position == 1)
  }

  @Test(arguments: [("yes-no", "yes", "unknown"), ("{any-of: {x: X, y: Y}}", "x", "{x: unknown, y: no}")])
  func `A question is asked that could close one that is not known, or known in part`(
    kind: String,
    worry: String,
    answer: String
  ) {
    let guidance = GuidanceText([
      .questions: """
      questions:
        - section: All
          questions:
            - {id: screen, ask: Q, answers: yes-no, source: s}
            - {id: detail, ask: Q, answers: \(kind), ask-if: {screen: yes}, source: s}
      """,
      .rules: "rules:\n  - {id: detail, level: high, when: {detail: \(worry)}, because: B., source: s}\n",
    ]).guidance()
    let interview = Interview(guidance, answers: guidance.answers("{detail: \(answer)}"), isBrief: true)
    #expect(interview.next?.position == 0)
  }

  @Test func `What decides whether the guidance applies is asked, though not knowing has no effect elsewhere`() {
    let guidance = GuidanceText([
      .questions: """
      questions:
        - section: All
          questions:
            - {id: fact, ask: Q, answers: yes-no, when-unknown: no-effect, because: It is safe., source: s}
            - {id: side, ask: Q, answers: yes-no, source: s}
            - {id: home, ask: Q, answers: yes-no, calm: yes, source: s}
      """,
      .rules: "rules:\n  - {id: fact, level: high, when: {fact: yes}, because: B., source: s}\n",
      .guidance: GuidanceText.frame(
        appliesIf: "{any: [{all: [{fact: yes}, {side: yes}]}, {home: yes}]}",
        otherwise: "because: Not here, do: [Go elsewhere]"
      ),
    ]).guidance()
    let answers = guidance.answers("{fact: unknown, home: no}")
    #expect(Interview(guidance, answers: answers, isBrief: true).next?.position == 1)
  }
}
