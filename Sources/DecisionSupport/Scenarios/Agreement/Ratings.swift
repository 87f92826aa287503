/// How several people rated several things: for each unit that was rated, how many chose each category.
///
/// No coefficient of agreement here asks who chose what, so counts are all that they need, and a rating that is missing is
/// one that is not counted.
public struct Ratings: Sendable {
  /// How many categories there were to choose from, chosen or not; they count from 0, lowest first.
  public let categories: Int

  /// For each unit, how many chose each category; units without any rating are left out.
  public let counts: [[Int]]

  /// How many rated each unit.
  private let sizes: [Int]

  /// How often each unit counts: once, but in a resample.
  private var times: [Int]

  /// Counts what was chosen.
  ///
  /// - Parameters:
  ///   - units: For each unit, the category that each rater chose; nil where one did not rate it.
  ///   - categories: How many categories there were to choose from.
  public init(_ units: [[Int?]], categories: Int) {
    self.init(
      counts: units.map { ratings in
        var counts = Array(repeating: 0, count: categories)
        for category in ratings { if let category { counts[category] += 1 } }
        return counts
      },
      categories: categories
    )
  }

  /// Takes counts as they are.
  public init(counts: [[Int]], categories: Int) {
    self.categories = categories
    self.counts = counts.filter { $0.contains { $0 > 0 } }
    sizes = self.counts.map { $0.reduce(0, +) }
    times = self.counts.map { _ in 1 }
  }

  /// A resample: these ratings with each unit counting as often as it was drawn.
  func drawn(_ times: [Int]) -> Ratings {
    var resample = self
    resample.times = times
    return resample
  }

  /// The units, each with how often it counts and how many rated it.
  var units: some Swift.Sequence<(counts: [Int], times: Int, size: Int)> {
    counts.indices.lazy.filter { times[$0] > 0 }.map { (counts[$0], times[$0], sizes[$0]) }
  }

  /// How many units at least two people rated, so that there is a pair to compare.
  var pairable: Int {
    units.reduce(0) { $0 + ($1.size >= 2 ? $1.times : 0) }
  }

  /// Of how many categories any was chosen.
  var used: Int {
    (0..<categories).count { category in units.contains { $0.counts[category] > 0 } }
  }

  /// For each category, its share of a unit's ratings, averaged over all units: every unit weighs the same, however many
  /// rated it.
  var shares: [Double] {
    var shares = Array(repeating: 0.0, count: categories)
    var number = 0
    for unit in units {
      number += unit.times
      for category in 0..<categories where unit.counts[category] > 0 {
        shares[category] += Double(unit.times * unit.counts[category]) / Double(unit.size)
      }
    }
    return shares.map { $0 / Double(number) }
  }

  /// How far a pair of raters agrees: over the pairs of a unit the mean weight of their two categories, averaged over the
  /// units with a pair; nil where there is none.
  func observedAgreement(_ weights: AgreementWeights) -> Double? {
    let weights = weights.matrix(categories)
    var (sum, number) = (0.0, 0)
    for unit in units where unit.size >= 2 {
      var agreeing = 0.0
      for category in 0..<categories where unit.counts[category] > 0 {
        for other in 0..<categories where unit.counts[other] > 0 {
          let pairs = unit.counts[category] * (category == other ? unit.counts[other] - 1 : unit.counts[other])
          agreeing += Double(pairs) * weights[category][other]
        }
      }
      number += unit.times
      sum += Double(unit.times) * agreeing / Double(unit.size * (unit.size - 1))
    }
    return number == 0 ? nil : sum / Double(number)
  }
}

/// How near two ordered categories are to each other, from 0 to 1.
public enum AgreementWeights: Hashable, Sendable {
  /// Only the same category counts as agreement.
  case identity

  /// One less the distance, as a part of the greatest distance.
  case linear

  /// One less the square of the distance, as a part of the greatest square.
  case quadratic

  /// Gwet's: one less the number of pairs of categories from the one to the other, as a part of all pairs.
  case ordinal

  /// The weights of each pair of categories, for a number of categories.
  func matrix(_ categories: Int) -> [[Double]] {
    let greatest = distance(categories - 1)
    return (0..<categories).map { a in
      (0..<categories).map { b in a == b ? 1 : 1 - distance(abs(a - b)) / greatest }
    }
  }

  private func distance(_ steps: Int) -> Double {
    switch self {
    case .identity: steps == 0 ? 0 : 1
    case .linear: Double(steps)
    case .quadratic: Double(steps * steps)
    case .ordinal: Double(steps * (steps + 1) / 2)
    }
  }
}
