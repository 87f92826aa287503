/// How far a group agrees that rehearsed the same scenarios, where it splits, and on what. Nobody in it can be told from
/// anybody else.
public struct GroupAgreement: Sendable {
  /// A coefficient over all scenarios, with how far it might move with others.
  public struct Measure: Sendable {
    /// Which.
    public let coefficient: AgreementCoefficient

    /// How much.
    public let figure: AgreementFigure

    /// How surely.
    public let interval: Bootstrap.Interval
  }

  /// The guidance that the group rehearsed with.
  public let guidance: Guidance

  /// How many people responded with anything.
  public let people: Int

  /// The scenarios that anybody took up, in the order in which they come up in the responses.
  public let scenarios: [ScenarioAgreement]

  /// The coefficients of the levels committed to; none where fewer than three people chose one beside somebody else.
  public let measures: [Measure]

  /// How many scenarios two people or more committed to a level for.
  public let compared: Int

  /// Whether anybody chose no level for some scenario.
  public let hasGaps: Bool

  /// What was asked, in file order; only what three people answered in some scenario.
  public let questions: [QuestionAgreement]

  /// How the intervals were found.
  public let bootstrap: Bootstrap

  /// Whether there are too few people for figures that do not tell who said what.
  public var isTooSmall: Bool { people < Consensus.fewestPeople }

  /// Measures a group.
  ///
  /// - Parameters:
  ///   - responses: What each of them made of some scenarios.
  ///   - scenarios: The scenarios by their ids; one that is missing is known by its id alone.
  ///   - guidance: The guidance that the answers were read with.
  ///   - bootstrap: How intervals are found.
  public init(_ responses: [Response], scenarios: [String: Scenario], of guidance: Guidance, bootstrap: Bootstrap) {
    self.guidance = guidance
    self.bootstrap = bootstrap
    people = responses.count { response in
      response.judgements.contains { $0.level != nil || !$0.answers.isEmpty }
    }
    let rehearsed = Self.byScenario(responses)
    let levels = rehearsed.map { $0.compactMap { $0.level } }
    let ratings = Ratings(levels.map { $0.map { $0.position } }, categories: guidance.levels.count)
    compared = ratings.pairable
    hasGaps = levels.contains { [people] in $0.count < people }
    guard people >= Consensus.fewestPeople else {
      (self.scenarios, measures, questions) = ([], [], [])
      return
    }
    let coefficients =
      Self.comparable(responses, rehearsed) >= Consensus.fewestPeople ? AgreementCoefficient.allCases : []
    measures = zip(coefficients, bootstrap.intervals(coefficients, of: ratings)).map {
      Measure(coefficient: $0, figure: ratings.figure($0), interval: $1)
    }
    self.scenarios = rehearsed.map { ScenarioAgreement($0, scenarios[$0[0].scenario], of: guidance) }
    questions = AnswerItem.all(in: guidance).compactMap { item in
      let answers = rehearsed.map { $0.compactMap { $0.answers.answer(to: item) } }
      return QuestionAgreement(item, of: guidance, answers: answers, bootstrap: bootstrap)
    }
  }

  /// What was made of each scenario; no list is empty.
  private static func byScenario(_ responses: [Response]) -> [[Response.Judgement]] {
    var rehearsed: [[Response.Judgement]] = []
    var positions: [String: Int] = [:]
    for judgement in responses.flatMap({ $0.judgements }) {
      let position = positions[judgement.scenario] ?? rehearsed.count
      if position == rehearsed.count { rehearsed.append([]) }
      positions[judgement.scenario] = position
      rehearsed[position].append(judgement)
    }
    return rehearsed
  }

  /// How many people chose a level for a scenario that somebody else chose one for, too.
  private static func comparable(_ responses: [Response], _ rehearsed: [[Response.Judgement]]) -> Int {
    let shared = Set(rehearsed.filter { $0.count { $0.level != nil } >= 2 }.map { $0[0].scenario })
    return responses.count { response in
      response.judgements.contains { $0.level != nil && shared.contains($0.scenario) }
    }
  }

  /// The figure of a coefficient, with its interval.
  public func measure(_ coefficient: AgreementCoefficient) -> Measure? {
    measures.first { $0.coefficient == coefficient }
  }

  /// The questions whose wording may be at fault, those first that split the group most often.
  public var perhapsBadlyWorded: [QuestionAgreement] {
    questions.filter { $0.isPerhapsBadlyWorded }.enumerated()
      .sorted { ($1.element.splits.count, $0.offset) < ($0.element.splits.count, $1.offset) }
      .map { $0.element }
  }
}
