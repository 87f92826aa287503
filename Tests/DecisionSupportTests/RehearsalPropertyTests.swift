import DecisionSupport
import TestSupport
import Testing

/// What a rehearsal says of each differing answer, checked by the definition without the engine, on
/// random answers to every scenario of the repository.
@Suite struct RehearsalPropertyTests {
  private static let guidance = Repository.lancashire

  static let scenarios = Repository.library.scenarios.filter(\.isRehearsed)

  /// The suggested level by the definition; nil where the guidance does not apply.
  private static func level(_ answers: Answers) -> Ordinal<Level>? {
    let meaning = Meaning(guidance, answers)
    return meaning.applies ? meaning.suggested : nil
  }

  private static func level(_ rehearsal: Rehearsal, changing questions: [Ordinal<Question>]) -> Ordinal<Level>? {
    var answers = rehearsal.answers
    for question in questions { answers[question] = rehearsal.scenario.answers[question] }
    return level(answers)
  }

  /// What is wrong with what a rehearsal says of a difference; nil where it holds.
  private static func fault(_ difference: Rehearsal.Difference, _ rehearsal: Rehearsal) -> String? {
    let all = rehearsal.differences.map(\.question)
    let others = all.filter { $0 != difference.question }
    let now = level(rehearsal, changing: [])
    let alone = level(rehearsal, changing: [difference.question])
    func isMovedWith(_ other: Ordinal<Question>) -> Bool {
      level(rehearsal, changing: [difference.question, other]) != level(rehearsal, changing: [other])
    }
    switch difference.effect {
    case .moves(let from, let to):
      return from == now && to == alone && from != to ? nil : "it does not move so"
    case .movesWith(let other, let from, let to):
      let both = level(rehearsal, changing: [difference.question, other])
      let isTrue = alone == now && from == level(rehearsal, changing: [other]) && to == both && from != to
      return isTrue && others.contains(other) ? nil : "it does not move so with the other"
    case .movesWithAllOthers(let from, let to):
      let isTrue = alone == now && from == level(rehearsal, changing: others) && to == level(rehearsal, changing: all)
      return isTrue && from != to && !others.contains(where: isMovedWith) ? nil : "it does not move so with all others"
    case .none:
      let isTrue = alone == now && level(rehearsal, changing: others) == level(rehearsal, changing: all)
      return isTrue && !others.contains(where: isMovedWith) ? nil : "it moves something"
    }
  }

  /// The scenario's own answers with a few others instead, as a trainee's are, or wholly random ones.
  private static func answers(to scenario: Scenario, _ random: inout RandomAnswers, _ round: Int) -> Answers {
    if round == 2 { return random.partial() }
    var answers = scenario.answers
    for _ in 0..<random.generator.number(1...6) {
      let question = random.generator.pick(Array(guidance.questions.ordinals))
      answers[question] = random.generator.chance(85) ? random.answer(to: question) : nil
    }
    // A trainee answers what their own answers lead to.
    return random.completion(of: answers)
  }

  @Test(arguments: scenarios) func `What is said of a differing answer is so`(scenario: Scenario) throws {
    var random = RandomAnswers(Self.guidance, seed: scenario.id.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
    // Wholly random answers differ nearly everywhere, which is slow to look through: every fourth scenario has to do.
    let isThorough = (Self.scenarios.firstIndex { $0.id == scenario.id } ?? 0) % 4 == 0
    for round in 0..<(isThorough ? 3 : 2) {
      let answers = Self.answers(to: scenario, &random, round)
      let rehearsal = try Rehearsal(Self.guidance, scenario, answers: answers, committed: Ordinal(0))
      try #require(rehearsal.own.level == Self.level(answers))
      try #require(rehearsal.expected.level == Self.level(scenario.answers))
      // Reading a guidance without the engine is slow: a few differences of each set have to do.
      for difference in rehearsal.differences.shuffled(using: &random.generator).prefix(round == 2 ? 1 : 4) {
        let id = Self.guidance.questions[difference.question].id
        let fault = Self.fault(difference, rehearsal)
        try #require(fault == nil, "\(scenario.id), round \(round), \(id): \(difference.effect)")
      }
      // Whoever gives every differing answer as the scenario does is where the scenario is.
      let all = rehearsal.differences.map(\.question)
      try #require(Self.level(rehearsal, changing: all) == rehearsal.expected.level, "\(scenario.id), round \(round)")
    }
  }

  @Test(arguments: scenarios) func `Whoever answers as the scenario does differs nowhere`(scenario: Scenario) throws {
    let rehearsal = try Rehearsal(Self.guidance, scenario, answers: scenario.answers, committed: Ordinal(0))
    #expect(rehearsal.differences == [])
    #expect(rehearsal.own == rehearsal.expected)
    #expect(rehearsal.missedReminders.isEmpty)
    #expect(rehearsal.urgent.filter { !$0.wasCalledFor } == [])
    #expect(Self.guidance.levels[rehearsal.expected.level ?? Ordinal(0)].number == scenario.expectation.level)
  }

  @Test func `Every kind of effect comes up`() throws {
    var kinds: Set<String> = []
    let expected: Set<String> = ["moves", "movesWith", "none"]
    for scenario in Self.scenarios where !kinds.isSuperset(of: expected) {
      var random = RandomAnswers(Self.guidance, seed: 11)
      for round in 0..<3 {
        let answers = Self.answers(to: scenario, &random, round)
        let rehearsal = try Rehearsal(Self.guidance, scenario, answers: answers, committed: Ordinal(0))
        for difference in rehearsal.differences {
          kinds.insert(String(String(describing: difference.effect).prefix { $0 != "(" }))
        }
      }
    }
    #expect(kinds.isSuperset(of: expected))
  }
}
