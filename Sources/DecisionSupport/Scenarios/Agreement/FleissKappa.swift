extension Ratings {
  /// Fleiss's kappa (1971), for ratings that may be missing as Gwet generalises it.
  ///
  /// Fleiss wants as many ratings of each unit. Where some are missing, each unit weighs the same: agreement is averaged
  /// over the units with a pair, and the categories' shares over all units with a rating. With as many ratings of each
  /// unit that is Fleiss's own kappa.
  public var fleissKappa: AgreementFigure {
    guard let observed = observedAgreement(.identity) else { return .undefined(.noPairs) }
    // With one category chance agrees always: 0 / 0.
    guard used >= 2 else { return .undefined(.noVariation) }
    let byChance = shares.reduce(0) { $0 + $1 * $1 }
    return .value((observed - byChance) / (1 - byChance))
  }
}
