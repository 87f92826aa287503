/// What the guidance makes of one answer put in the place of another, where that moves the level.
public struct LevelMove: Hashable, Sendable {
  /// A move with for how many people it is the same.
  public typealias Counted = (move: LevelMove, people: Int)

  /// The answer that was given; nil where there was none.
  public let from: Answer?

  /// The answer put in place of the one that was given.
  public let to: Answer

  /// The level that the guidance suggests for the answers as they were given.
  public let before: Ordinal<Level>

  /// The level that the guidance suggests with this answer changed.
  public let after: Ordinal<Level>

  /// Asks the guidance again; nil where the level stays, or the guidance does not apply.
  init?(_ answers: Answers, _ item: AnswerItem, to: Answer, in guidance: Guidance) {
    guard let before = guidance.level(suggestedFor: answers),
      let after = guidance.level(suggestedFor: answers.replacing(item, with: to, in: guidance)), before != after
    else { return nil }
    (self.from, self.to, self.before, self.after) = (answers.answer(to: item), to, before, after)
  }

  /// Equal moves together; those of most people first, else as they come.
  static func counted(_ moves: [LevelMove]) -> [Counted] {
    var found: [Counted] = []
    for move in moves {
      if let known = found.firstIndex(where: { $0.move == move }) {
        found[known].people += 1
      } else {
        found.append((move, 1))
      }
    }
    return found.enumerated().sorted { ($1.element.people, $0.offset) < ($0.element.people, $1.offset) }.map {
      $0.element
    }
  }
}

extension Guidance {
  /// The level that is suggested for answers; nil where the guidance does not apply.
  func level(suggestedFor answers: Answers) -> Ordinal<Level>? {
    var engine = Engine(compiled, answers)
    return engine.applies() ? Ordinal(engine.suggested()) : nil
  }
}
