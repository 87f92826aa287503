extension Ratings {
  /// What makes one disagreement greater than another, for Krippendorff's alpha.
  public enum Metric: Hashable, Sendable {
    /// Categories are the same or they are not.
    case nominal

    /// Categories are ordered; two are as far apart as there are ratings from the one to the other.
    case ordinal
  }

  /// Krippendorff's alpha: 1 less the disagreement that was observed, as a part of what chance would give.
  ///
  /// Units with a single rating have no pair and are left out; missing ratings need nothing else. After Krippendorff,
  /// "Computing Krippendorff's Alpha-Reliability" (2011).
  public func krippendorffAlpha(_ metric: Metric) -> AgreementFigure {
    // Disagreeing pairs of each two categories, a unit's pairs counting as many as its ratings.
    var pairs = Array(repeating: 0.0, count: categories * categories)
    var totals = Array(repeating: 0, count: categories)
    for unit in units where unit.size >= 2 {
      let weight = Double(unit.times) / Double(unit.size - 1)
      for low in 0..<categories where unit.counts[low] > 0 {
        totals[low] += unit.times * unit.counts[low]
        for high in (low + 1)..<max(low + 1, categories) where unit.counts[high] > 0 {
          pairs[low * categories + high] += weight * Double(unit.counts[low] * unit.counts[high])
        }
      }
    }
    let number = totals.reduce(0, +)
    guard number > 0 else { return .undefined(.noPairs) }
    // With one category nothing is expected to disagree: 0 / 0.
    guard totals.count(where: { $0 > 0 }) >= 2 else { return .undefined(.noVariation) }
    var (observed, expected) = (0.0, 0.0)
    for low in 0..<categories where totals[low] > 0 {
      for high in (low + 1)..<max(low + 1, categories) where totals[high] > 0 {
        let distance = Self.squaredDistance(low, high, totals, metric)
        observed += distance * pairs[low * categories + high]
        expected += distance * Double(totals[low] * totals[high])
      }
    }
    return .value(1 - Double(number - 1) * observed / expected)
  }

  private static func squaredDistance(_ low: Int, _ high: Int, _ totals: [Int], _ metric: Metric) -> Double {
    guard metric == .ordinal else { return 1 }
    let between = Double(totals[low...high].reduce(0, +)) - Double(totals[low] + totals[high]) / 2
    return between * between
  }
}
