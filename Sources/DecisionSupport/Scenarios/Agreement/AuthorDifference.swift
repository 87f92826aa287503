/// An answer of a scenario's author that most of the group did not give, and that would have moved their level.
///
/// It is what a group that agrees may have overlooked together, which no measure of agreement shows.
public struct AuthorDifference: Sendable {
  /// What is asked.
  public let item: AnswerItem

  /// The author's answer.
  public let answer: Answer

  /// What the group answered.
  public let answers: [AnswerTally]

  /// What the author's answer does to the levels that the guidance suggests for those who answered otherwise.
  public let moves: [LevelMove.Counted]

  /// Compares a group with a scenario's author; those first that move the level of most people, then in file order.
  static func all(_ group: [Answers], _ author: Answers, of guidance: Guidance) -> [AuthorDifference] {
    AnswerItem.all(in: guidance)
      .compactMap { item -> AuthorDifference? in
        guard let answer = author.answer(to: item) else { return nil }
        let others = group.filter { $0.answer(to: item) != answer }
        guard others.count * 2 > group.count else { return nil }
        let moves = LevelMove.counted(others.compactMap { LevelMove($0, item, to: answer, in: guidance) })
        guard !moves.isEmpty else { return nil }
        return AuthorDifference(
          item: item,
          answer: answer,
          answers: AnswerTally.all(group.compactMap { $0.answer(to: item) }),
          moves: moves
        )
      }
      .enumerated()
      .sorted { ($1.element.people, $0.offset) < ($0.element.people, $1.offset) }
      .map { $0.element }
  }

  private var people: Int { moves.reduce(0) { $0 + $1.people } }
}
