/// How far a coefficient would move if other units like these had been rated: the percentile bootstrap over units.
///
/// Each resample draws as many units as there are, any of them as often as chance will have it, and each coefficient is
/// worked out anew. Of a hundred resamples ninety-five lie in the interval. It speaks of other units, not of other people.
/// With few units it is wide and rough, with fewer than `fewestUnits` there is none.
public struct Bootstrap: Sendable {
  /// An interval, or why there is none.
  public enum Interval: Hashable, Sendable {
    /// Why a coefficient has no interval.
    public enum Reason: String, CaseIterable, Sendable {
      /// The coefficient itself is not defined.
      case noFigure = "no-figure"

      /// Fewer units than `fewestUnits` were rated by two people.
      case fewUnits = "few-units"

      /// In more than one of twenty resamples the coefficient is not defined.
      case oftenUndefined = "often-undefined"

      /// Every resample gives the same figure, which would look like certainty.
      case alwaysSame = "always-same"
    }

    /// From the 2.5th to the 97.5th percentile of the resamples in which the coefficient is defined.
    case between(lower: Double, upper: Double)

    /// There is none.
    case undefined(Reason)
  }

  /// Where the random numbers start.
  public let seed: UInt64

  /// How many resamples are drawn.
  public let resamples: Int

  /// The fewest units, rated by two people, for which an interval is given.
  public static let fewestUnits = 5

  /// Prepares a bootstrap; the same seed gives the same intervals on every machine.
  public init(seed: UInt64, resamples: Int) {
    self.seed = seed
    self.resamples = resamples
  }

  /// The intervals of several coefficients, from the same resamples.
  public func intervals(_ coefficients: [AgreementCoefficient], of ratings: Ratings) -> [Interval] {
    let isDefined = coefficients.map { ratings.figure($0).value != nil }
    guard isDefined.contains(true), ratings.pairable >= Self.fewestUnits else {
      return isDefined.map { .undefined($0 ? .fewUnits : .noFigure) }
    }
    var generator = SplitMix64(seed: seed)
    var values = coefficients.map { _ in [Double]() }
    let count = ratings.counts.count
    for _ in 0..<resamples {
      var times = Array(repeating: 0, count: count)
      for _ in 0..<count { times[generator.number(below: count)] += 1 }
      let resample = ratings.drawn(times)
      for (position, coefficient) in coefficients.enumerated() {
        if let value = resample.figure(coefficient).value { values[position].append(value) }
      }
    }
    return zip(isDefined, values).map { isDefined, values in
      guard isDefined else { return .undefined(.noFigure) }
      guard !values.isEmpty, (resamples - values.count) * 20 <= resamples else { return .undefined(.oftenUndefined) }
      let sorted = values.sorted()
      guard sorted.first != sorted.last else { return .undefined(.alwaysSame) }
      return .between(lower: Self.quantile(0.025, of: sorted), upper: Self.quantile(0.975, of: sorted))
    }
  }

  /// A quantile of sorted values, between two of them in proportion (Hyndman and Fan's type 7).
  static func quantile(_ share: Double, of sorted: [Double]) -> Double {
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    guard below + 1 < sorted.count else { return sorted[below] }
    return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
  }
}

/// Random numbers that are the same on every machine: SplitMix64 (Steele, Lea and Flood, 2014).
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// The high half of the next number times the bound: as even as anybody could measure.
  mutating func number(below bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}
