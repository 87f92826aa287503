import TestSupport
import Testing

@testable import DecisionSupport

/// An evaluation that has read other answers before says what a fresh one says.
@Suite struct ReusedEvaluationTests {
  private struct Summary: Equatable {
    var isAsked: [Bool]
    var applies: Bool
    var levels: [Int]
    var rules: [[Truth]]

    init(_ evaluation: inout Evaluation) {
      isAsked = evaluation.isAsked
      applies = evaluation.applies()
      levels = [evaluation.suggested(), evaluation.established(), evaluation.possible()]
      let guidance = evaluation.guidance
      rules = guidance.places.indices.map { rule in
        [
          evaluation.truth(ofRule: rule, .asking), evaluation.truth(ofRule: rule, .open),
          evaluation.truth(ofRule: rule, .closed),
        ]
      }
    }
  }

  private func expectReuse(_ guidance: Guidance, sets: Int, seed: UInt64) throws {
    var random = RandomAnswers(guidance, seed: seed)
    var reused = Evaluation(guidance.compiled, Answers(for: guidance))
    for _ in 0..<sets {
      var answers = random.partial()
      reused.read(answers)
      for _ in 0..<4 {
        var fresh = Evaluation(guidance.compiled, answers)
        // Some truths are looked at before the next change, some are not.
        if random.generator.chance(50) { _ = reused.suggested() }
        let given = Comment(rawValue: "\(answers.answered)")
        try #require(Summary(&reused) == Summary(&fresh), given)
        let question = Ordinal<Question>(random.generator.number(0...guidance.questions.count - 1))
        answers[question] = random.generator.chance(10) ? nil : random.answer(to: question)
        reused.change(question.position, to: answers[question])
      }
    }
  }

  @Test func `Whatever was read before leaves nothing behind`() throws {
    try expectReuse(Repository.lancashire, sets: 40, seed: 5)
    var guidances = RandomGuidance(seed: 6)
    for seed in 0..<60 { try expectReuse(guidances.next().guidance, sets: 20, seed: UInt64(seed)) }
  }
}
