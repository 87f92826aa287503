import DecisionSupport
import TestSupport
import Testing

@testable import GuidanceAnalysis

/// The diagrams against a second, slow reading of the language, which has nothing of either engine or auditor.
@Suite struct GuidanceCompilerTests {
  @Test func diagramsAndMeaningAgreeOnEveryAnswerSetOfSmallGuidances() throws {
    var random = RandomGuidance(seed: 11)
    var compared = 0
    for _ in 0..<200 {
      let (guidance, text, _) = random.next()
      compared += try compareEverywhere(guidance, text)
    }
    #expect(compared > 30_000)
  }

  /// Every answer set, with every mixture of values, not known and nothing; of large spaces a sample.
  private func compareEverywhere(_ guidance: Guidance, _ text: String) throws -> Int {
    let auditor = try Auditor(guidance)
    let choices = guidance.questions.ordinals.map { [nil] + guidance.everyAnswer(to: $0).map { Optional($0) } }
    let whole = choices.reduce(1) { $0 * $1.count }
    var generator = SeededGenerator(seed: 5)
    let numbers = whole <= 600 ? Array(0..<whole) : (0..<200).map { _ in generator.number(0...whole - 1) }
    for number in numbers {
      var answers = Answers(for: guidance)
      var rest = number
      for (question, choices) in zip(guidance.questions.ordinals, choices) {
        answers[question] = choices[rest % choices.count]
        rest /= choices.count
      }
      guard auditor.agrees(with: answers) else {
        Issue.record("they disagree on \(answers) of\n\(text)")
        return numbers.count
      }
    }
    return numbers.count
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
}

/// A guidance compiled, and asked about single answer sets.
private struct Auditor {
  let guidance: Guidance
  let space: AnswerSpace
  let layout: Layout
  let store: NodeStore
  let levels: [Diagram]
  let applies: Diagram
  let reminders: [Diagram]
  let asked: [Diagram]

  init(_ guidance: Guidance) throws {
    self.guidance = guidance
    space = AnswerSpace(Sided(old: nil, new: guidance))
    let layout = Layout(of: space)
    self.layout = layout
    store = NodeStore(arities: layout.order.map { [space] in space.variables[$0].states.count }, budget: 1_000_000)
    var compiler = try GuidanceCompiler(space, .new, guidance, DiagramAlgebra(store: store, layout: layout))
    levels = try compiler.levels(ranks: Array(guidance.levels.indices))
    applies = try compiler.applies()
    var reminders: [Diagram] = []
    for position in guidance.reminders.indices { reminders.append(try compiler.reminder(position)) }
    self.reminders = reminders
    asked = compiler.asked
  }

  func agrees(with answers: Answers) -> Bool {
    let meaning = NaiveEvaluation(guidance, answers)
    let calm = space.variables.map { _ in 0 }
    let states = space.states(of: answers, .new, startingFrom: calm)
    let ordered = layout.order.map { states[$0] }
    return levels.lastIndex { store.value(of: $0, ordered) == 1 } == meaning.levels[1]
      && (store.value(of: applies, ordered) == 1) == meaning.applies
      && asked.map { store.value(of: $0, ordered) == 1 } == meaning.isAsked
      && reminders.indices.filter { store.value(of: reminders[$0], ordered) == 1 } == meaning.reminders
  }
}
