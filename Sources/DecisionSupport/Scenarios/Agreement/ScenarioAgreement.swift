/// How far a group agrees on one scenario.
public struct ScenarioAgreement: Sendable {
  /// The scenario's id.
  public let id: String

  /// The scenario; nil where it is not at hand.
  public let scenario: Scenario?

  /// How many committed to a level.
  public let people: Int

  /// How many committed to each level, lowest first; nil where so few did that it would tell who.
  public let levels: [Int]?

  /// How near people are to one level.
  public let consensus: Consensus

  /// The share of pairs who chose the same level; not defined for fewer than three people.
  public let percentAgreement: AgreementFigure

  /// The level that the guidance suggests for the scenario's own answers.
  public let guidanceLevel: Ordinal<Level>?

  /// For how many the guidance would suggest each level by what they themselves answered, lowest first; nil as `levels`.
  public let levelsByAnswers: [Int]?

  /// Where the levels split, the items that tell those apart who chose a higher one from those who chose a lower one.
  public let separating: [LevelSplit]

  /// Where most chose another level than the guidance suggests, what they answered otherwise than the scenario's author.
  public let unlikeAuthor: [AuthorDifference]

  /// The level that most people chose; nil for a tie, or where fewer than three committed to one.
  public var commonest: Ordinal<Level>? { levels.flatMap(Self.commonest) }

  init(_ judgements: [Response.Judgement], _ scenario: Scenario?, of guidance: Guidance) {
    id = judgements[0].scenario
    self.scenario = scenario
    guidanceLevel = scenario.flatMap { guidance.level(suggestedFor: $0.answers) }
    let committed = judgements.compactMap { judgement in
      judgement.level.map { (level: $0, answers: judgement.answers) }
    }
    people = committed.count
    let counts = Self.counts(committed.map { $0.level }, of: guidance)
    consensus = Consensus(counts)
    guard consensus != .tooFew else {
      (levels, levelsByAnswers, percentAgreement) = (nil, nil, .undefined(.noPairs))
      (separating, unlikeAuthor) = ([], [])
      return
    }
    levels = counts
    levelsByAnswers = Self.counts(committed.compactMap { guidance.level(suggestedFor: $0.answers) }, of: guidance)
    percentAgreement = Ratings(counts: [counts], categories: counts.count).figure(.percentAgreement)
    separating = consensus == .agrees ? [] : LevelSplit.all(among: committed, of: guidance)
    let isUnlikeGuidance = guidanceLevel != nil && Self.commonest(counts) != guidanceLevel
    unlikeAuthor =
      scenario.map {
        isUnlikeGuidance ? AuthorDifference.all(committed.map { $0.answers }, $0.answers, of: guidance) : []
      }
      ?? []
  }

  private static func commonest(_ levels: [Int]) -> Ordinal<Level>? {
    guard let most = levels.max(), levels.count(where: { $0 == most }) == 1 else { return nil }
    return levels.firstIndex(of: most).map { Ordinal($0) }
  }

  private static func counts(_ levels: [Ordinal<Level>], of guidance: Guidance) -> [Int] {
    guidance.levels.ordinals.map { level in levels.count { $0 == level } }
  }
}
