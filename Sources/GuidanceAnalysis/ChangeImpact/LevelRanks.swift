import DecisionSupport

/// Which number stands for each level of either side: its position among the new ones.
struct LevelRanks {
  let ranks: Sided<[Int]>

  /// Whether every old level is matched by a new one; else levels cannot be compared.
  let isComplete: Bool

  init(_ old: Guidance, _ new: Guidance) {
    let pairs = Pairing(old: old.levels, new: new.levels, formerID: \.formerID).pairs
    isComplete = pairs.allSatisfy { $0.old == nil || $0.new != nil }
    ranks = Sided(
      old: old.levels.indices.map { position in pairs.first { $0.old == position }?.new ?? 0 },
      new: Array(new.levels.indices)
    )
  }
}
