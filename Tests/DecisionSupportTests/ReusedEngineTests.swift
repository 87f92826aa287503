import TestSupport
import Testing

@testable import DecisionSupport

/// An engine that has read other answers before says what a fresh one says.
@Suite struct ReusedEngineTests {
  private struct Summary: Equatable {
    var asked: [Truths]
    var conclusion: Conclusion
    var rules: [[Truth]]

    init(_ engine: inout Engine) {
      asked = engine.asked
      conclusion = engine.conclusion()
      rules = engine.guidance.ranks.indices.map { rule in
        [engine.truth(ofRule: rule, .open), engine.truth(ofRule: rule, .closed)]
      }
    }
  }

  private func expectReuse(_ guidance: Guidance, sets: Int, seed: UInt64) throws {
    var random = RandomAnswers(guidance, seed: seed)
    var reused = Engine(guidance.compiled, Answers(for: guidance))
    for _ in 0..<sets {
      var answers = random.partial()
      reused.read(answers)
      for _ in 0..<4 {
        var fresh = Engine(guidance.compiled, answers)
        // Some truths are looked at before the next change, some are not.
        if random.generator.chance(50) { _ = reused.suggested() }
        let given = Comment(rawValue: "\(answers.answered)")
        try #require(Summary(&reused) == Summary(&fresh), given)
        let question = Ordinal<Question>(random.generator.number(0...guidance.questions.count - 1))
        answers[question] = random.generator.chance(10) ? nil : random.answer(to: question)
        reused.read(answers)
      }
    }
  }

  @Test func `Whatever was read before leaves nothing behind`() throws {
    try expectReuse(Repository.lancashire, sets: 40, seed: 5)
    var guidances = RandomGuidance(seed: 6)
    for seed in 0..<60 { try expectReuse(guidances.next().guidance, sets: 20, seed: UInt64(seed)) }
  }
}
