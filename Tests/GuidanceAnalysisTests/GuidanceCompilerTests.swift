import DecisionSupport
import TestSupport
import Testing

@testable import GuidanceAnalysis

/// The diagrams against a second, slow reading of the language, which has nothing of either engine or auditor.
@Suite struct GuidanceCompilerTests {
  /// Two thousand guidances whose answer sets are all compared, and samples of those that come up larger.
  @Test(arguments: 0..<20) func diagramsAndMeaningAgreeOnEveryAnswerSetOfSmallGuidances(part: Int) throws {
    var random = RandomGuidance(seed: 11 + UInt64(part))
    var small = 0
    while small < 100 {
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

  /// The program compares a million, which is more than a test that is not optimised can.
  @Test func engineAndAuditorAgreeOnLancashire() throws {
    var check = try CrossCheck(Repository.lancashire, seed: 1, Audit.Options(today: Guidance.testDay))
    try check.run(3000)
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
    let meaning = Meaning(guidance, answers)
    let calm = space.variables.map { _ in 0 }
    let states = space.states(of: answers, .new, startingFrom: calm)
    let ordered = layout.order.map { states[$0] }
    return levels.lastIndex { store.value(of: $0, ordered) == 1 } == meaning.suggested.position
      && (store.value(of: applies, ordered) == 1) == meaning.applies
      && asked.map { store.value(of: $0, ordered) == 1 }
        == guidance.questions.ordinals.map { meaning.isAsked($0, .closed) == .true }
      && reminders.indices.filter { store.value(of: reminders[$0], ordered) == 1 } == meaning.reminders.map(\.position)
  }
}
