import DecisionSupport
import TestSupport
import Testing

@testable import GuidanceAnalysis

/// The diagrams against a second, slow reading of the language, which has nothing of either engine or auditor.
@Suite struct GuidanceCompilerTests {
  /// Hundreds of guidances whose answer sets are all compared, and samples of those that come up larger.
  @Test(arguments: 0..<20) func diagramsAndMeaningAgreeOnEveryAnswerSetOfSmallGuidances(part: Int) throws {
    var random = RandomGuidance(seed: 11 + UInt64(part))
    var small = 0
    while small < Draws.count(25, many: 250) {
      let (guidance, text, _) = random.next()
      if try compareEverywhere(guidance, text) { small += 1 }
    }
  }

  /// Every answer set, with every mixture of values, not known and nothing; of large spaces a sample.
  ///
  /// - Returns: Whether it was every one.
  private func compareEverywhere(_ guidance: Guidance, _ text: String) throws -> Bool {
    let auditor = try Auditor(guidance)
    let choices = guidance.questions.ordinals.map { [nil] + guidance.everyAnswer(to: $0).map { Optional($0) } }
    let whole = choices.reduce(1) { $0 * $1.count }
    var generator = SeededGenerator(seed: 5)
    let numbers = whole <= 300 ? Array(0..<whole) : (0..<20).map { _ in generator.number(0...whole - 1) }
    for number in numbers {
      var answers = Answers(for: guidance)
      var rest = number
      for (question, choices) in zip(guidance.questions.ordinals, choices) {
        answers[question] = choices[rest % choices.count]
        rest /= choices.count
      }
      guard auditor.agrees(with: answers) else {
        Issue.record("they disagree on \(answers) of\n\(text)")
        return true
      }
    }
    return numbers.count == whole
  }

  @Test func diagramsAndMeaningAgreeOnLancashire() throws {
    let guidance = Repository.lancashire
    let auditor = try Auditor(guidance)
    var random = RandomAnswers(guidance, seed: 3)
    for _ in 0..<300 {
      let answers = random.partial()
      #expect(auditor.agrees(with: answers))
    }
  }

  @Test func engineAndAuditorAgreeOnLancashire() throws {
    var check = try CrossCheck(Repository.lancashire, seed: 1, Audit.Options(today: Guidance.testDay))
    try check.run(Draws.count(20_000, many: 1_000_000))
  }
}

/// A guidance compiled, and asked about single answer sets.
private struct Auditor {
  let guidance: Guidance
  let examination: Examination<DiagramSets>
  let established: RankedRules<DiagramSets>
  let possible: RankedRules<DiagramSets>

  init(_ guidance: Guidance) throws {
    self.guidance = guidance
    // Of one guidance alone the space leaves out what makes no difference to what is done now.
    let space = AnswerSpace(BeforeAndAfter(before: guidance, after: guidance))
    let ranks = BeforeAndAfter(before: Array(guidance.levels.indices), after: Array(guidance.levels.indices))
    let sets = DiagramSets(space, Layout(of: space), budget: 1_000_000, ofOneCase: .max)
    examination = try Examination(space, ranks: ranks, sets, today: Guidance.testDay)
    established = try examination.guidances.after.rules(.established)
    possible = try examination.guidances.after.rules(.possible)
  }

  func agrees(with answers: Answers) -> Bool {
    let meaning = Meaning(guidance, answers)
    let (own, sets) = (examination.guidances.after, examination.sets)
    let states = examination.space.states(of: answers)
    let isAsked = Array(guidance.questions.ordinals.map { meaning.isAsked($0, .closed) == .true })
    return own.level(at: states) == (meaning.applies ? meaning.suggested.position : nil)
      && sets.contains(own.applies, states) == meaning.applies
      && own.asked.map { sets.contains($0, states) } == isAsked
      && own.reminders(at: states) == meaning.reminders.map(\.position)
      && established.rank(at: states) == meaning.established.position
      && possible.rank(at: states) == meaning.possible.position
  }
}

extension AnswerSpace {
  /// The state of every variable that an answer set gives; without an answer to a question of which that makes no difference,
  /// the calm one.
  fileprivate func states(of answers: Answers) -> [Int] {
    var states = calmStates
    for position in guidances.after.questions.indices {
      let entry = entries[entryOfQuestion.after[position]]
      guard let answer = answers[Ordinal(position)] else {
        for variable in entry.variables {
          states[variable] = variables[variable].index(of: .nothing) ?? states[variable]
        }
        continue
      }
      for (variable, state) in self.states(of: answer, Ordinal<Question>(position), .after) { states[variable] = state }
    }
    return states
  }
}
