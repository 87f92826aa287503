/// How often a guidance agrees with what was published, as symptom checkers are judged: right, safe and over-cautious.
public struct PublishedFigures: Hashable, Sendable {
  /// How many cases are counted.
  public private(set) var cases = 0

  /// How many are at a published level.
  public private(set) var right = 0

  /// How many are below the lowest published level, or between two.
  public private(set) var tooCalm = 0

  /// How many are published at the highest level alone and come out below it.
  public private(set) var missed = 0

  /// How many are above the highest published level.
  public private(set) var over = 0

  /// How many are at most one level too calm.
  public private(set) var safe = 0

  /// How many are published at a single level.
  public private(set) var single = 0

  /// How many cases published at a single level are right: to say level 3 of everything would be safe, and not sharp.
  public private(set) var sharp = 0

  /// Counts some results as told or as partly known.
  public init(
    _ results: [PublishedResult],
    of guidance: Guidance,
    _ reading: (PublishedResult) -> Outcome
  ) {
    let highest = Ordinal<Level>(guidance.levels.count - 1)
    for result in results {
      let (levels, outcome) = (result.publishedCase.levels, reading(result))
      let (verdict, position) = (result.verdict(outcome), outcome.level?.position ?? -1)
      let isSingle = levels.count == 1
      cases += 1
      right += verdict == .right ? 1 : 0
      tooCalm += verdict == .tooCalm ? 1 : 0
      over += verdict == .over ? 1 : 0
      missed += levels == [highest] && verdict == .tooCalm ? 1 : 0
      safe += levels.first.map { position >= $0.position - 1 } == true ? 1 : 0
      single += isSingle ? 1 : 0
      sharp += isSingle && verdict == .right ? 1 : 0
    }
  }
}
