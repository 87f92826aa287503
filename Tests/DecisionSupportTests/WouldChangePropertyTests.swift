@testable import DecisionSupport
import TestSupport
import Testing

/// What would change the level, and what to find out, against looking at every other answer set by itself.
@Suite struct WouldChangePropertyTests {
  /// Every change of one answer that moves the level, each other answer set read afresh.
  private func changes(_ guidance: Guidance, _ answers: Answers) -> [String] {
    let now = Meaning(guidance, answers)
    let level = now.suggested.position
    var changes: [String] = []
    for (question, answer) in answers.answered where now.isAsked(question, .closed) != .false || !answer.isNotKnown {
      guidance.compiled.forEachAlternative(to: answer, question.position) { alternative in
        var others = answers
        others[question] = alternative
        let then = Meaning(guidance, others)
        let change = "\(guidance.questions[question].id): \(answer) -> \(alternative) = "
        if !then.applies {
          changes.append(change + "none")
        } else if then.suggested.position != level {
          changes.append(change + "\(then.suggested.position)")
        } else {
          // Each newly asked question may be answered in any way, which may open further ones.
          var other = Engine(guidance.compiled, others)
          for opened in guidance.questions.ordinals
          where other.asked[opened.position][.closed] != .false && now.isAsked(opened, .closed) == .false
            && others[opened] == nil
          {
            other.supposeAny(opened.position)
          }
          if other.suggested() > level { changes.append(change + "\(other.suggested())?") }
        }
      }
    }
    return changes
  }

  private func expectSame(_ guidance: Guidance, sets: Int, seed: UInt64, _ text: String) throws -> Int {
    var random = RandomAnswers(guidance, seed: seed)
    let today = try #require(CalendarDate("2026-11-24"))
    var assessor = Assessor(guidance, parts: .all)
    var count = 0
    for number in 0..<sets {
      let answers = number % 2 == 0 ? random.partial() : random.finished()
      let outcome = assessor.assess(answers, since: today, today: today)
      guard outcome.applies else { continue }
      let found = outcome.wouldChange.map { change in
        let level = change.level.map { "\($0.position)" } ?? "none"
        return "\(guidance.questions[change.question].id): \(change.from) -> \(change.to) = \(level)"
          + (change.isPossible ? "?" : "")
      }
      let comment = Comment(rawValue: "\(text)\n\(answers.answered)")
      try #require(found == changes(guidance, answers), comment)
      let fresh = guidance.outcome(answers)
      try #require(outcome.findOut == fresh.findOut, comment)
      count += found.count
    }
    return count
  }

  @Test func `Every change that moves the level is found, and no other`() throws {
    var count = try expectSame(Repository.lancashire, sets: 4, seed: 7, "Lancashire")
    var guidances = RandomGuidance(seed: 8)
    for seed in 0..<40 {
      let (guidance, text, _) = guidances.next()
      count += try expectSame(guidance, sets: 10, seed: UInt64(seed), text)
    }
    #expect(count > 400)
  }
}
