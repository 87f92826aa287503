/// A truth that calls for a level, by its rank.
struct RankedTruth {
  let truth: Diagram
  let rank: Int

  /// The variables on which the truth depends, by position.
  let support: [Int]

  /// Whether others that it is compared with have it too: such are merged apart, once for all of them.
  var isShared = true
}

// What truths that call for levels say together: the highest level for which one of those that hold calls.
extension NodeStore {
  /// Where the level has at least a rank. One function a rank stays far smaller than one function for the level.
  func level(of truths: [RankedTruth], isAtLeast rank: Int) throws(BudgetExceeded) -> Diagram {
    var reached = Diagram.never
    for height in stride(from: truths.map(\.rank).max() ?? 0, through: rank, by: -1) {
      reached = try merge(.either, [reached] + truths.filter { $0.rank == height }.map(\.truth), empty: .never)
    }
    return reached
  }

  /// The part of a set, or of a number, in which the level is below a rank.
  func part(of set: Diagram, below rank: Int, of truths: [RankedTruth]) throws(BudgetExceeded) -> Diagram {
    let higher = truths.filter { $0.rank >= rank }
    var rest = try part(of: set, outside: higher)
    for other in higher where !other.isShared { rest = try apply(.butNot, rest, other.truth) }
    guard rest != .never else { return .never }
    return try apply(.butNot, rest, try level(of: higher.filter(\.isShared), isAtLeast: rank))
  }

  /// What is left of a set that asks little by those truths that ask nothing besides, or by one that holds all through it:
  /// mostly nothing.
  private func part(of set: Diagram, outside truths: [RankedTruth]) throws(BudgetExceeded) -> Diagram {
    guard let asked = support(set, atMost: arities.count / 4) else { return set }
    var isAsked = [Bool](repeating: false, count: arities.count)
    for position in asked { isAsked[position] = true }
    var rest = set
    for other in truths where rest != .never && other.support.allSatisfy({ isAsked[$0] }) {
      rest = try apply(.butNot, rest, other.truth)
    }
    for other in truths where other.support.contains(where: { isAsked[$0] }) {
      if isCovered(rest, by: other.truth) { return .never }
    }
    return rest
  }

  /// By how many ranks the level that some truths call for exceeds the level that others call for.
  ///
  /// Only a truth that does not stand on both sides can make a difference. So where a change leaves most of them alone, little
  /// is looked at.
  func fall(from higher: [RankedTruth], to lower: [RankedTruth]) throws(BudgetExceeded) -> Diagram {
    var falls: [Diagram] = []
    var lost = Diagram.never
    for rank in stride(from: higher.map(\.rank).max() ?? 0, to: 0, by: -1) {
      let others = Set(lower.filter { $0.rank >= rank }.map(\.truth))
      let own = higher.filter { $0.rank == rank && !others.contains($0.truth) }.map(\.truth)
      lost = try part(of: try merge(.either, [lost] + own, empty: .never), below: rank, of: lower)
      falls.append(lost)
    }
    return try merge(.sum, falls, empty: .never)
  }
}
