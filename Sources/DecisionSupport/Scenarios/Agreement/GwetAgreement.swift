extension Ratings {
  /// Gwet's AC1 (`identity`) or AC2 (any other weights), which stay meaningful where nearly everybody chooses one
  /// category.
  ///
  /// Agreement is averaged over the units with a pair, the categories' shares over all units with a rating, and every
  /// category that could be chosen counts. It is 1 where everybody chooses the same category everywhere, since chance is
  /// then expected to agree on nothing. After Gwet, "Computing inter-rater reliability and its variance in the presence of
  /// high agreement" (2008) and "Handbook of Inter-Rater Reliability" (2014).
  public func gwetAgreement(_ weights: AgreementWeights) -> AgreementFigure {
    guard let observed = observedAgreement(weights) else { return .undefined(.noPairs) }
    // Whoever has no choice cannot disagree.
    guard categories >= 2 else { return .undefined(.noVariation) }
    let sum = weights.matrix(categories).reduce(0) { $0 + $1.reduce(0, +) }
    let hardness = shares.reduce(0) { $0 + $1 * (1 - $1) }
    let byChance = sum / Double(categories * (categories - 1)) * hardness
    return .value((observed - byChance) / (1 - byChance))
  }
}
