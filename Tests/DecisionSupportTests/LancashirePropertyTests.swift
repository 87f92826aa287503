import TestSupport
import Testing

@testable import DecisionSupport

/// What has to hold for every answer set, tried on thousands of random ones.
@Suite struct LancashirePropertyTests {
  private let guidance = Repository.lancashire

  /// The positions of the established, suggested and possible level, whether the guidance applies or not.
  private func span(_ answers: Answers) -> [Int] {
    var engine = Engine(guidance.compiled, answers)
    return [engine.established(), engine.suggested(), engine.possible()]
  }

  private func question(_ id: String) throws -> Ordinal<Question> { try #require(guidance.question(id)) }

  private func words(_ answers: Answers) -> Comment {
    let words = answers.answered.map { question, answer in
      "\(guidance.questions[question].id)=\(guidance.questions[question].word(for: answer))"
    }
    return Comment(rawValue: words.joined(separator: " "))
  }

  /// Random answer sets, each by turns partial and finished.
  private func sets(_ count: Int, seed: UInt64, _ body: (Answers, inout RandomAnswers) throws -> Void) rethrows {
    var random = RandomAnswers(guidance, seed: seed)
    for round in 0..<count {
      let answers = round % 2 == 0 ? random.partial() : random.finished()
      try body(answers, &random)
    }
  }

  @Test func `Established, suggested and possible are in order, and every completion lies between`() throws {
    var reached: Set<[Int]> = []
    try sets(1200, seed: 101) { answers, random in
      let before = span(answers)
      try #require(before == before.sorted(), words(answers))
      let completed = random.completion(of: answers)
      let after = span(completed)
      try #require(after == after.sorted(), words(completed))
      try #require(before[0] <= after[0] && after[2] <= before[2], words(completed))
      reached.insert(before)
    }
    // The sets are not all alike: every order of three levels but a few came up.
    #expect(reached.count >= 10)
  }

  @Test func `A value counts, whether its question would be asked or not`() throws {
    try sets(200, seed: 102) { answers, random in
      // Every rule whose questions all have values is what plain logic makes of it.
      let values = PlainLogic(guidance, random.resolution(of: answers))
      let open = answers.answered.filter { $0.answer.leavesOpen }.map(\.question.position)
      var engine = Engine(guidance.compiled, answers)
      for (position, rule) in guidance.rules.enumerated() {
        let named = guidance.questionsNamed(by: rule.condition)
        guard named.allSatisfy({ answers[Ordinal($0)] != nil && !open.contains($0) }) else { continue }
        let expected = Truth(values.holds(rule.condition))
        let comment: Comment = "\(rule.id): \(words(answers))"
        try #require(engine.truth(ofRule: position, .open) == expected, comment)
        try #require(engine.truth(ofRule: position, .closed) == expected, comment)
      }
    }
  }

  @Test func `Immediate danger is level 4 for every child, and urgent for everybody`() throws {
    let (danger, age) = (try question("immediate-danger"), try question("child-age"))
    try sets(600, seed: 103) { answers, random in
      var answers = answers
      answers[danger] = .yes
      let meaning = Meaning(guidance, answers)
      let items = meaning.shown(guidance.questions[danger].urgent?.toDo ?? [])
      let urgent = UrgentCall(question: danger, isCertain: true, items: items)
      try #require(meaning.urgent.contains(urgent), words(answers))
      if meaning.applies { try #require(span(answers) == [3, 3, 3], words(answers)) }
      answers[age] = .number(random.generator.number(18...120))
      let outcome = guidance.outcome(answers)
      try #require(!outcome.applies && outcome.level == nil && outcome.urgent.contains(urgent), words(answers))
      try #require(guidance.texts(of: outcome.actions) == guidance.applicability?.actions)
    }
  }

  @Test func `The guidance is for everybody who is not certainly 18 or older`() throws {
    let age = try question("child-age")
    guard case .wholeNumber(let number) = guidance.questions[age].answers else { return }
    let ages: [Answer?] = [nil] + guidance.everyAnswer(to: age).map { Optional($0) }
    #expect(ages.count == 2 + number.extras.count + number.range.count)
    var answers = Answers(for: guidance).filledCalmly(for: guidance)
    for value in ages {
      answers[age] = value
      let isAdult = if case .number(18...)? = value { true } else { false }
      #expect(Meaning(guidance, answers).applies == !isAdult)
    }
  }

  @Test func `A written agreement never lowers the level`() throws {
    let paper = try question("written-agreement")
    try sets(600, seed: 104) { answers, _ in
      var (without, with) = (answers, answers)
      (without[paper], with[paper]) = (.no, .yes)
      let pairs = zip(span(without), span(with))
      try #require(pairs.allSatisfy { $0 <= $1 }, words(answers))
    }
  }

  @Test func `From 13 to 17 the age makes no difference to the level`() throws {
    let age = try question("child-age")
    // No ask-if and no rule that raises a level can tell these ages apart; whom to speak with first may differ.
    let raising = guidance.rules.filter { $0.level.position > 0 }
    let conditions = raising.map(\.condition) + guidance.questions.compactMap(\.askIf)
    for test in conditions.flatMap(\.tests) where test.question == age {
      guard case .numbers(let ranges, _) = test.values else { continue }
      let truths = Set((13...17).map { number in ranges.contains { $0.contains(number) } })
      #expect(truths.count == 1)
    }
    try sets(400, seed: 105) { answers, random in
      var (younger, older) = (answers, answers)
      younger[age] = .number(13)
      older[age] = .number(random.generator.pick([16, 17, random.generator.number(14...17)]))
      try #require(span(younger) == span(older), words(older))
    }
  }

  @Test func `A risk from a carer's illness that nobody knows is level 4, and somebody is to be consulted`() throws {
    let (illness, risk) = (try question("parent-mental-health"), try question("mental-health-risk"))
    #expect(guidance.questions[risk].consult != nil)
    var toFindOut = 0
    try sets(400, seed: 106) { answers, random in
      var answers = answers
      // Somebody who is well, and is treated or was ill long ago, is not asked about.
      let options = guidance.questions[illness].answers.options
      let asked = options.indices.filter { ["unreviewed", "unwell"].contains(options[$0].id) }
      answers[illness] = .option(random.generator.pick(asked))
      answers[risk] = .notKnown
      let span = span(answers)
      try #require(span[1] == 3, words(answers))
      guard span[0] < 3, random.generator.chance(25) else { return }
      var engine = Engine(guidance.compiled, answers)
      try #require(engine.findOut().contains(risk), words(answers))
      toFindOut += 1
    }
    #expect(toFindOut > 10)
  }

  @Test func `Not knowing an answer never gives a lower level than calm, or than any value where the worst is assumed`()
    throws
  {
    try sets(2000, seed: 107) { answers, random in
      let question = Ordinal<Question>(random.generator.number(0...guidance.questions.count - 1))
      guard guidance.isAsked(question, answers) else { return }
      let assumesWorst = guidance.questions[question].whenUnknown == .assumeWorst
      var (unknown, known) = (answers, answers)
      unknown[question] = .notKnown
      known[question] = assumesWorst ? random.value(of: question) : guidance.questions[question].calm
      // What a value opens and is not asked yet counts as calm, what not knowing opens counts as not known.
      try #require(span(unknown)[1] >= span(known)[1], words(known))
    }
  }
}
