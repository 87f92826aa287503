import Testing
import TestSupport

@testable import DecisionSupport

/// Where a group agrees, where it splits, and on what.
@Suite struct GroupAgreementTests {
  private static let guidance = GuidanceText([
    .questions: """
    questions:
      - section: All
        questions:
          - {id: harm, ask: Was the child hurt, answers: yes-no, source: s}
          - {id: age, ask: How old, answers: {whole-number: {unit: years, from: 0, to: 18}, or: {unborn: Unborn}}, calm: 9, source: s}
          - {id: signs, ask: Which signs, answers: {any-of: {food: Hungry, fear: Afraid, cold: Cold}}, source: s}
          - {id: where, ask: Where, answers: {one-of: {near: Near, far: Far, away: Away}}, calm: away, source: s}
    """,
    .rules: """
    rules:
      - {id: hurt, level: high, when: {harm: yes}, because: The child was hurt., source: s}
      - {id: hungry, level: middle, when: {signs: food}, because: The child is hungry., source: s}
      - {id: signs, level: high, when: {all: [{signs: food}, {signs: cold}]}, because: Hungry and cold., source: s}
    """,
  ]).guidance()

  /// A scenario's level and answers for each person; "-" for a person who did not take it up, and for no level.
  private func group(_ scenarios: [[String]], resamples: Int = 100) -> GroupAgreement {
    let guidance = Self.guidance
    let people = scenarios.map(\.count).max() ?? 0
    let responses = (0..<people).map { person in
      Response(
        id: nil,
        guidance: nil,
        judgements: scenarios.enumerated().compactMap { position, judgements in
          guard person < judgements.count, judgements[person] != "-" else { return nil }
          let parts = judgements[person].split(separator: " ", maxSplits: 1)
          return Response.Judgement(
            scenario: "s\(position + 1)",
            level: Int(parts[0]).map { Ordinal($0 - 1) },
            answers: parts.count == 1 ? Answers(for: guidance) : guidance.answers("{\(parts[1])}")
          )
        }
      )
    }
    return GroupAgreement(
      responses,
      scenarios: [:],
      of: guidance,
      bootstrap: Bootstrap(seed: 1, resamples: resamples)
    )
  }

  private func item(_ question: String, _ option: Int? = nil) throws -> AnswerItem {
    AnswerItem(question: try #require(Self.guidance.question(question)), option: option)
  }

  // MARK: Consensus

  @Test(
    arguments: [
      ([], .tooFew), ([2], .tooFew), ([1, 1], .tooFew), ([3], .agrees), ([0, 0, 7, 0], .agrees), ([3, 1], .nearly),
      ([5, 1], .nearly), ([6, 2], .nearly), ([2, 1], .splits), ([4, 2], .splits), ([5, 2], .splits),
      ([1, 1, 1], .splits),
    ] as [([Int], Consensus)]
  )
  func `Three quarters are nearly all, and two people are too few`(counts: [Int], consensus: Consensus) {
    #expect(Consensus(counts) == consensus)
  }

  @Test func `Each scenario has its levels, the guidance's by each one's answers, and how near they are`() throws {
    let group = group([
      ["3 harm: yes", "3 harm: yes", "1 harm: no", "1 signs: [food]"],
      ["1", "1", "1", "-"],
      ["1", "2", "- harm: yes", "-"],
    ])
    #expect(group.people == 4)
    #expect(group.scenarios.map(\.id) == ["s1", "s2", "s3"])
    #expect(group.scenarios.map(\.consensus) == [.splits, .agrees, .tooFew])
    #expect(group.scenarios.map(\.levels) == [[2, 0, 2], [3, 0, 0], nil])
    #expect(group.scenarios.map(\.levelsByAnswers) == [[1, 1, 2], [3, 0, 0], nil])
    #expect(group.scenarios[0].percentAgreement == .value(2.0 / 6))
    #expect(group.scenarios[2].percentAgreement == .undefined(.noPairs))
    #expect(group.scenarios.map(\.commonest) == [nil, Ordinal(0), nil])
    #expect(group.compared == 3)
    #expect(group.hasGaps)
  }

  // MARK: What splits the levels

  @Test func `The item that goes with the levels comes first, with what it moves`() throws {
    let group = group([
      [
        "3 harm: yes, where: near, age: 3", "3 harm: yes, where: far, age: 3", "1 harm: no, where: near, age: 4",
        "1 harm: unknown, where: far, age: 4", "1 where: far, age: 3",
      ]
    ])
    let splits = group.scenarios[0].separating
    #expect(splits.map(\.item) == [try item("harm"), try item("age")])
    // Who gave no answer differs from nobody.
    #expect(splits[0].between == LevelSplit.Pairs(differing: 4, all: 6))
    #expect(splits[0].within == LevelSplit.Pairs(differing: 1, all: 4))
    #expect(splits[0].separation == 4.0 / 6 - 1.0 / 4)
    #expect(splits[0].answers.map(\.level) == [Ordinal(2), Ordinal(0)])
    #expect(
      splits[0].answers.map(\.answers) == [
        [AnswerTally(answer: .yes, people: 2)],
        [AnswerTally(answer: .no, people: 1), AnswerTally(answer: .notKnown, people: 1)],
      ]
    )
    // Not known counts as the worst, so that yes in its place moves nothing.
    #expect(splits[0].moves.count == 1)
    #expect(splits[0].moves[0].people == 1)
    let move = splits[0].moves[0].move
    #expect((move.from, move.to) == (.no, .yes))
    #expect((move.before, move.after) == (Ordinal(0), Ordinal(2)))
    #expect(splits[1].moves.isEmpty)
  }

  @Test func `Of items that tell as much apart the one that moves the level comes first`() throws {
    let group = group([
      ["3 where: near, signs: [food, cold]", "3 where: near, signs: [food, cold]", "2 where: far, signs: [food]"]
    ])
    #expect(group.scenarios[0].separating.map(\.item) == [try item("signs", 2), try item("where")])
  }

  @Test func `What fewer than half of the pairs at different levels differ in tells nothing apart`() throws {
    let half = group([["3 where: near", "3 where: far", "2 where: far", "2 where: far", "2 where: far"]])
    #expect(half.scenarios[0].separating.map(\.between.share) == [0.5])
    let less = group([["3 where: near", "3 where: far", "3 where: far", "2 where: far", "2 where: far"]])
    #expect(less.scenarios[0].separating.isEmpty)
  }

  @Test func `Where everybody chose one level nothing splits it`() {
    #expect(group([["3 harm: yes", "3 harm: no", "3 harm: yes"]]).scenarios[0].separating.isEmpty)
  }

  @Test func `A checklist's option can be set whatever the checklist said`() throws {
    let guidance = Self.guidance
    let food = try item("signs", 0)
    func word(_ text: String, _ answer: Answer) -> String? {
      let changed = guidance.answers(text).replacing(food, with: answer, in: guidance)
      return changed[food.question].map { guidance.questions[food.question].word(for: $0) }
    }
    #expect(word("{}", .yes) == "food")
    #expect(word("{}", .no) == "none")
    #expect(word("{signs: [fear]}", .yes) == "food,fear")
    #expect(word("{signs: [food, fear]}", .no) == "fear")
    #expect(word("{signs: unknown}", .no) == "fear?,cold?")
    #expect(word("{signs: unknown}", .yes) == "food,fear?,cold?")
    #expect(word("{signs: {fear: unknown, cold: unknown}}", .notKnown) == "unknown")
  }

  // MARK: Questions

  @Test func `What splits half of at least three scenarios is perhaps badly worded`() throws {
    let split = ["1 harm: yes", "1 harm: yes", "1 harm: no", "1 harm: no"]
    let same = ["1 harm: yes", "1 harm: yes", "1 harm: yes", "1 harm: no"]
    func isNamed(_ scenarios: [[String]]) throws -> Bool {
      let group = group(scenarios)
      let harm = try #require(group.questions.first)
      #expect(group.questions.count == 1)
      #expect(group.perhapsBadlyWorded.count == (harm.isPerhapsBadlyWorded ? 1 : 0))
      return harm.isPerhapsBadlyWorded
    }
    #expect(try !isNamed([split, split]))
    #expect(try isNamed([split, split, split]))
    #expect(try isNamed([split, split, split, same, same, same]))
    #expect(try !isNamed([split, split, split, same, same, same, same]))
    // Two who answered split nothing, and stand on no side.
    let two = ["1 harm: yes", "1 harm: no"]
    #expect(try isNamed([split, split, split, two, two, two, two]))
    #expect(try !isNamed([split, split, two, two]))
  }

  @Test func `Numbers that lie close together are not called badly worded`() throws {
    let near = group(
      [2, 8, 15].map { age in ["1 age: \(age)", "1 age: \(age)", "1 age: \(age + 1)", "1 age: \(age + 1)"] }
    )
    let question = try #require(near.questions.first)
    #expect(question.splits.count == 3)
    #expect(question.isOrdinal)
    #expect((question.alpha.value ?? 0) > 0.89)
    #expect(!question.isPerhapsBadlyWorded)
    let far = group([["1 age: 2", "1 age: 2", "1 age: 9", "1 age: 9"]].flatMap { [$0, $0, $0] })
    #expect(far.questions.first?.isPerhapsBadlyWorded == true)
  }

  @Test func `What is no number has no place among numbers`() throws {
    let group = group([["1 age: 3", "1 age: unborn", "1 age: unknown"], ["1 age: 3", "1 age: 4", "1 age: 4"]])
    let question = try #require(group.questions.first)
    #expect(question.leftOut == 2)
    #expect(question.percentAgreement == .value(1.0 / 6))
    #expect(
      question.spreads[0].answers.map(\.answer) == [.number(3), .extra(0), .notKnown]
    )
  }

  @Test func `A checklist is a question an option`() throws {
    let group = group([
      ["1 signs: [food]", "1 signs: [food, fear]", "1 signs: unknown", "1"],
      ["1 signs: []", "1 signs: []", "1 signs: []"],
    ])
    #expect(group.questions.map(\.item) == [try item("signs", 0), try item("signs", 1), try item("signs", 2)])
    #expect(
      group.questions[1].spreads[0].answers == [
        AnswerTally(answer: .no, people: 1), AnswerTally(answer: .yes, people: 1),
        AnswerTally(answer: .notKnown, people: 1),
      ]
    )
    #expect(group.questions[1].percentAgreement == .value(0.5))
  }

  // MARK: Few people

  @Test(arguments: [["1 harm: yes"], ["1 harm: yes", "2 harm: no"], ["1 harm: yes", "2 harm: no", "-"]])
  func `One or two people have no figures, whoever handed in an empty response beside them`(judgements: [String]) {
    let group = group(Array(repeating: judgements, count: 6))
    #expect(group.people == judgements.count { $0 != "-" })
    #expect(group.isTooSmall && group.measures.isEmpty && group.scenarios.isEmpty && group.questions.isEmpty)
  }

  @Test func `Two who chose levels for the same scenarios are not compared, whatever others chose elsewhere`() {
    let scenarios = [["1", "2", "-"], ["2", "2", "-"], ["-", "-", "3"]]
    let alone = group(scenarios)
    #expect(alone.people == 3 && !alone.isTooSmall)
    #expect(alone.measures.isEmpty)
    #expect(alone.scenarios.map(\.levels) == [nil, nil, nil])
    #expect(group(scenarios + [["3", "-", "1"]]).measure(.percentAgreement)?.figure == .value(1.0 / 3))
  }

  @Test func `Three people who all chose one level have percent agreement and AC1, but no alpha`() {
    let group = group([["2", "2", "2"], ["2", "2", "2"]])
    #expect(group.measure(.percentAgreement)?.figure == .value(1))
    #expect(group.measure(.alphaOrdinal)?.figure == .undefined(.noVariation))
    #expect(group.measure(.fleissKappa)?.figure == .undefined(.noVariation))
    #expect(group.measure(.ac1)?.figure == .value(1))
    #expect(group.measure(.ac1)?.interval == .undefined(.fewUnits))
    #expect(!group.hasGaps)
  }

  // MARK: The scenario's author

  @Test func `What the author saw and most did not is named where it moves the level`() throws {
    let guidance = Self.guidance
    let author = guidance.answers("{harm: no, age: 9, signs: [food, cold], where: near}")
    let seen = guidance.answers("{harm: no, age: 9, signs: [food], where: far}")
    let found = AuthorDifference.all([seen, seen, seen, author], author, of: guidance)
    #expect(found.map(\.item) == [try item("signs", 2)])
    #expect(found[0].answer == .yes)
    #expect(found[0].answers == [AnswerTally(answer: .no, people: 3), AnswerTally(answer: .yes, people: 1)])
    #expect(found[0].moves.map(\.people) == [3])
    #expect(AuthorDifference.all([seen, seen, author, author], author, of: guidance).isEmpty)
  }
}
