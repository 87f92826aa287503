import TestSupport
import Testing

@testable import DecisionSupport

/// On the stories that people rehearse a brief interview is shorter, and says the same.
@Suite struct BriefLengthTests {
  private let guidance = Repository.lancashire

  /// Holds an interview about a scenario; what the scenario does not tell is calm.
  private func interview(_ scenario: Scenario, isBrief: Bool) -> (count: Int, answers: Answers) {
    var interview = Interview(guidance, answers: Answers(for: guidance), isBrief: isBrief)
    var count = 0
    while let next = interview.next {
      _ = interview.answer(next, scenario.answers[next] ?? guidance.questions[next].calm)
      count += 1
    }
    return (count, interview.answers)
  }

  @Test func `A brief interview about a scenario comes to the same with fewer questions`() throws {
    var (whole, brief) = (0, 0)
    for scenario in Repository.library.scenarios {
      let (long, short) = (interview(scenario, isBrief: false), interview(scenario, isBrief: true))
      let (all, some) = (Meaning(guidance, long.answers).conclusion, Meaning(guidance, short.answers).conclusion)
      #expect(some.level == all.level, "\(scenario.id)")
      #expect(some.urgent == all.urgent, "\(scenario.id)")
      #expect(some.reminders == all.reminders, "\(scenario.id)")
      #expect(short.count <= long.count, "\(scenario.id)")
      (whole, brief) = (whole + long.count, brief + short.count)
    }
    #expect(brief < whole, "\(brief) of \(whole)")
  }
}
