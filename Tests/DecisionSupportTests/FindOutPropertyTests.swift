import TestSupport
import Testing

@testable import DecisionSupport

@Suite struct FindOutPropertyTests {
  /// Whoever finds out all that is listed, and finds it calm, is left with the level that is established.
  @Test func `Finding out what is listed, all of it calm, takes away all that not knowing raised`() throws {
    let guidance = Repository.lancashire
    var random = RandomAnswers(guidance, seed: 411)
    var raised = 0
    for _ in 0..<1000 {
      var answers = random.finished()
      var outcome = guidance.outcome(answers)
      guard outcome.isRaisedByNotKnowing else { continue }
      raised += 1
      // Calm answers can close questions and, by number, never open any that would be not known again.
      for _ in 0..<guidance.questions.count where outcome.isRaisedByNotKnowing {
        let listed = outcome.findOut
        try #require(!listed.isEmpty)
        for question in listed { answers[question] = calm(answers[question], guidance.questions[question].calm) }
        outcome = guidance.outcome(answers)
      }
      #expect(!outcome.isRaisedByNotKnowing)
    }
    #expect(raised > 50)
  }

  /// What was known of a checklist stays.
  private func calm(_ answer: Answer?, _ calm: Answer) -> Answer {
    guard case .checklist(let ticked, _)? = answer else { return calm }
    return .checklist(ticked: ticked, unknown: 0)
  }
}
