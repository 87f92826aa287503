/// What tells those who chose a higher level from those who chose a lower one: one item with how often their answers to it
/// differ, and what each difference does to the level.
public struct LevelSplit: Sendable {
  /// Pairs of people, and how many of them gave different answers. Where one of them gave none they do not differ.
  public struct Pairs: Hashable, Sendable {
    /// How many gave different answers.
    public var differing = 0

    /// How many pairs there are.
    public var all = 0

    /// The part that differs; nothing differs where there is no pair.
    public var share: Double { all == 0 ? 0 : Double(differing) / Double(all) }
  }

  /// The answers of those who chose one level.
  public struct LevelAnswers: Sendable {
    /// The level.
    public let level: Ordinal<Level>

    /// How many gave each answer.
    public let answers: [AnswerTally]
  }

  /// What is asked.
  public let item: AnswerItem

  /// Pairs who chose different levels.
  public let between: Pairs

  /// Pairs who chose the same level.
  public let within: Pairs

  /// What was answered at each level, highest first.
  public let answers: [LevelAnswers]

  /// What the guidance makes of the differences: the answers of those who chose a higher level, put among the answers of
  /// those who chose a lower one.
  public let moves: [LevelMove.Counted]

  /// How well the item tells the levels apart, from -1 to 1: how much more often people differ in it who chose
  /// different levels than people who chose the same.
  public var separation: Double { between.share - within.share }

  /// The items that tell the levels apart, best first: those that at least half of the pairs at different levels differ in,
  /// and pairs at the same level less. Of equals those first that move the level, then in file order.
  static func all(among judgements: [(level: Ordinal<Level>, answers: Answers)], of guidance: Guidance) -> [LevelSplit]
  {
    AnswerItem.all(in: guidance)
      .map { LevelSplit($0, judgements, guidance) }
      .filter { $0.separation > 0 && $0.between.share >= 0.5 }
      .enumerated()
      .sorted { a, b in
        let (one, other) = (a.element, b.element)
        if one.separation != other.separation { return one.separation > other.separation }
        if one.moves.isEmpty != other.moves.isEmpty { return other.moves.isEmpty }
        return a.offset < b.offset
      }
      .map { $0.element }
  }

  private init(_ item: AnswerItem, _ judgements: [(level: Ordinal<Level>, answers: Answers)], _ guidance: Guidance) {
    self.item = item
    let given = judgements.map { (level: $0.level, answer: $0.answers.answer(to: item)) }
    var (between, within) = (Pairs(), Pairs())
    var alternatives = Array(repeating: [Answer](), count: judgements.count)
    for one in given.indices {
      for other in given.indices[(one + 1)...] {
        let answers = (given[one].answer, given[other].answer)
        let differs = answers.0 != nil && answers.1 != nil && answers.0 != answers.1
        let isBetween = given[one].level != given[other].level
        if isBetween { between.count(differs) } else { within.count(differs) }
        guard isBetween, differs else { continue }
        let (lower, higher) = given[one].level < given[other].level ? (one, other) : (other, one)
        if let answer = given[higher].answer, !alternatives[lower].contains(answer) {
          alternatives[lower].append(answer)
        }
      }
    }
    (self.between, self.within) = (between, within)
    answers = Set(given.map { $0.level }).sorted(by: >).map { level in
      LevelAnswers(level: level, answers: AnswerTally.all(given.filter { $0.level == level }.compactMap { $0.answer }))
    }
    moves = LevelMove.counted(
      zip(judgements, alternatives).flatMap { judgement, others in
        others.compactMap { LevelMove(judgement.answers, item, to: $0, in: guidance) }
      }
    )
  }
}

extension LevelSplit.Pairs {
  fileprivate mutating func count(_ differs: Bool) {
    all += 1
    if differs { differing += 1 }
  }
}
