import Testing

@testable import DecisionSupport

/// Intervals by resampling.
@Suite struct BootstrapTests {
  private let ratings = Ratings(
    [[0, 0, 1], [1, 1, 1], [2, 2, 3], [3, 3, 3], [0, 1, 0], [2, 2, 2], [3, 2, 3], [1, nil, 1]],
    categories: 4
  )

  @Test func `The generator gives the numbers that its authors publish`() {
    var generator = SplitMix64(seed: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ]
    )
  }

  @Test func `Numbers below a bound are even enough`() {
    var generator = SplitMix64(seed: 1)
    var counts = Array(repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[generator.number(below: 7)] += 1 }
    #expect(counts.allSatisfy { (9_600...10_400).contains($0) }, "\(counts)")
  }

  @Test func `Quantiles lie between the values in proportion`() {
    #expect(Bootstrap.quantile(0.5, of: [1, 2, 3]) == 2)
    #expect(Bootstrap.quantile(0.025, of: [0, 10]) == 0.25)
    #expect(Bootstrap.quantile(0.975, of: [0, 10]) == 9.75)
    #expect(Bootstrap.quantile(0.975, of: [4]) == 4)
  }

  @Test func `The same seed gives the same intervals, and another one does not`() {
    let coefficients = AgreementCoefficient.allCases
    let first = Bootstrap(seed: 1, resamples: 500).intervals(coefficients, of: ratings)
    #expect(Bootstrap(seed: 1, resamples: 500).intervals(coefficients, of: ratings) == first)
    #expect(Bootstrap(seed: 2, resamples: 500).intervals(coefficients, of: ratings) != first)
    for (coefficient, interval) in zip(coefficients, first) {
      guard case .between(let lower, let upper) = interval, let value = ratings.figure(coefficient).value else {
        Issue.record("\(coefficient) has no interval")
        continue
      }
      #expect(lower < value && value < upper, "\(coefficient)")
    }
  }

  @Test func `What is asked for beside a coefficient does not move its interval`() {
    let bootstrap = Bootstrap(seed: 1, resamples: 200)
    let alone = bootstrap.intervals([.fleissKappa], of: ratings)
    #expect(bootstrap.intervals([.ac1, .fleissKappa], of: ratings).last == alone.first)
  }

  @Test func `Four scenarios have no interval, five have one`() {
    let bootstrap = Bootstrap(seed: 1, resamples: 200)
    let units: [[Int?]] = [[0, 0], [1, 2], [2, 2], [3, 3], [0, nil]]
    #expect(bootstrap.intervals([.ac1], of: Ratings(units, categories: 4)) == [.undefined(.fewUnits)])
    let more = bootstrap.intervals([.ac1], of: Ratings(units + [[1, 1]], categories: 4))
    guard case .between = more[0] else { return #expect(Bool(false), "\(more)") }
  }

  @Test func `A coefficient that is not defined has no interval, nor one that cannot move`() {
    let same = Ratings(Array(repeating: [1, 1, 1], count: 8), categories: 4)
    let intervals = Bootstrap(seed: 1, resamples: 200).intervals([.alphaNominal, .percentAgreement], of: same)
    #expect(intervals == [.undefined(.noFigure), .undefined(.alwaysSame)])
    let alone = Ratings([[1], [2]], categories: 4)
    #expect(Bootstrap(seed: 1, resamples: 200).intervals([.ac1], of: alone) == [.undefined(.noFigure)])
  }

  @Test func `Where many resamples give nothing, nothing is said`() {
    // One unit in eight tells agreement from chance: a third of the resamples leave it out.
    let nearly = Ratings(Array(repeating: [1, 1, 1], count: 7) + [[1, 1, 2]], categories: 4)
    let intervals = Bootstrap(seed: 1, resamples: 400).intervals([.alphaNominal, .ac1], of: nearly)
    #expect(intervals[0] == .undefined(.oftenUndefined))
    guard case .between = intervals[1] else { return #expect(Bool(false), "\(intervals)") }
  }
}
