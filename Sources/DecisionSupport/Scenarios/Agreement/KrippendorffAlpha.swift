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
    let units = pairable
    guard !units.isEmpty else { return .undefined(.noPairs) }
    let totals = units.reduce(into: Array(repeating: 0, count: categories)) { totals, unit in
      for category in unit.indices { totals[category] += unit[category] }
    }
    // With one category nothing is expected to disagree: 0 / 0.
    guard totals.count(where: { $0 > 0 }) >= 2 else { return .undefined(.noVariation) }
    let number = totals.reduce(0, +)
    var (observed, expected) = (0.0, 0.0)
    for low in 0..<categories where totals[low] > 0 {
      for high in low + 1..<max(low + 1, categories) where totals[high] > 0 {
        let distance = Self.squaredDistance(low, high, totals, metric)
        let pairs = units.reduce(0.0) { sum, unit in
          sum + Double(unit[low] * unit[high]) / Double(unit.reduce(0, +) - 1)
        }
        observed += distance * pairs
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
