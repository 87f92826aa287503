public import DecisionSupport

/// Which levels known concerns have under the old guidance, and which under the new one.
public struct LevelMoves: Sendable {
  /// The levels of the folder's scenarios; nil where none was compared.
  public var scenarios: LevelCounts?

  /// The levels of the cases that published documents put at a level; nil where none was compared.
  public var publishedCases: LevelCounts?

  /// The levels of concerns that people had before; nil where none were given.
  public var pastConcerns: LevelCounts?

  /// How many concerns of the scenarios' folder can be put to only one of the two guidances, since they name what the other
  /// does not have.
  public var readByOneSideOnly: Int { noLongerRead.count + readByNewOnly }

  /// The concerns that only the old guidance can be asked about.
  public var noLongerRead: [Unread] = []

  /// How many concerns only the new guidance can be asked about.
  public var readByNewOnly = 0

  /// A concern that can no longer be put to the guidance as it was.
  public struct Unread: Sendable {
    /// Its title, or what a published case says.
    public let words: String

    /// The levels at which it was published; nil of a scenario.
    public let publishedLevels: [Int]?
  }

  /// Begins with nothing compared.
  public init() {}
}

/// How many concerns stand at each level of the old guidance and at each of the new one.
public struct LevelCounts: Equatable, Sendable {
  /// The levels of a concern; nil where a guidance does not apply to it.
  public struct Move: Hashable, Sendable {
    /// The level of the old guidance.
    public let before: Ordinal<Level>?

    /// The level of the new guidance.
    public let after: Ordinal<Level>?

    /// Names the levels that a concern had and has.
    public init(from before: Ordinal<Level>?, to after: Ordinal<Level>?) {
      self.before = before
      self.after = after
    }
  }

  private var counts: [Move: Int] = [:]

  /// Begins without a concern.
  public init() {}

  /// How many concerns have these levels.
  public subscript(_ move: Move) -> Int { counts[move] ?? 0 }

  /// How many concerns there are.
  public var total: Int { counts.values.reduce(0, +) }

  /// Every pair of levels that a concern has, in the order of the levels, the old ones first; without a level first.
  public var moves: [Move] {
    counts.keys.sorted { a, b in
      let (left, right) = (a.positions, b.positions)
      return left.lexicographicallyPrecedes(right)
    }
  }

  /// Counts concerns.
  public mutating func add(_ move: Move, count: Int = 1) {
    counts[move, default: 0] += count
  }

  /// Counts the concerns of another part of the same collection.
  public mutating func add(_ others: LevelCounts) {
    counts.merge(others.counts, uniquingKeysWith: +)
  }
}

extension LevelCounts.Move {
  fileprivate var positions: [Int] { [before?.position ?? -1, after?.position ?? -1] }
}

/// Which way a concern goes.
public enum LevelDirection: Sendable {
  /// The concern has no level any more, since the new guidance does not apply to it.
  case lost

  /// The concern has a lower level.
  case lower

  /// The concern stays where it is; a level that was only renamed is the same.
  case same

  /// The concern has a higher level, or one where it had none.
  case higher
}

extension Audit {
  /// Which way a concern goes by the order of the new guidance's levels.
  public func direction(of move: LevelCounts.Move) -> LevelDirection {
    guard let before = move.before, let old = guidances.before else { return move.after == nil ? .same : .higher }
    guard let after = move.after else { return .lost }
    let levels = Pairing(old.levels, guidances.after.levels, formerID: \.formerID)
    let (was, now) = (levels.matches[before.position].after ?? 0, after.position)
    return was == now ? .same : now < was ? .lower : .higher
  }
}
