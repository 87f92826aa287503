public import DecisionSupport

/// What becomes of every mutant of a guidance: whether a scenario or a safeguard would notice it.
public struct MutationTest: Sendable {
  /// A mutant that changes what the guidance says about some child.
  public struct Result: Sendable {
    /// The mutant.
    public let mutant: Mutant

    /// The first scenario whose expectation it breaks.
    public let scenario: String?

    /// The first safeguard that it breaks.
    public let safeguard: String?

    /// The smallest answer set that it treats otherwise, looked for where no scenario notices; nil, too, where only
    /// something else than the level is otherwise.
    public let witness: Witness?

    /// Whether nobody notices.
    public var isUnnoticed: Bool { scenario == nil && safeguard == nil }
  }

  /// Every mutant that makes a difference.
  public let results: [Result]

  /// How many were left out, since they provably change no level for anybody.
  public let withoutEffect: Int

  /// Mutants for which the steps ran out before it was known whether they make a difference; they count as if they did.
  public let undecided: Int

  /// Changes the guidance in one place at a time.
  ///
  /// - Parameters:
  ///   - guidance: The guidance.
  ///   - scenarios: Scenarios that agree with it.
  ///   - options: How much the search may take, and the day.
  /// - Throws: `AuditDefect` where engine and auditor disagree.
  public init(_ guidance: Guidance, _ scenarios: [Scenario], _ options: Audit.Options) throws {
    var results: [Result] = []
    var (withoutEffect, undecided) = (0, 0)
    for mutant in guidance.mutants {
      let varied = guidance.varied(mutant.variation)
      let scenario = scenarios.first { !varied.isAsExpected($0, today: options.today) }
      var witness: Witness?
      if scenario == nil {
        switch try Self.difference(guidance, varied, mutant, options) {
        case .none:
          withoutEffect += 1
          continue
        case .undecided: undecided += 1
        case .found(let effect): witness = effect?.witness
        }
      }
      results.append(
        Result(
          mutant: mutant,
          scenario: scenario?.id,
          safeguard: try Self.brokenSafeguard(varied, mutant, options),
          witness: witness
        )
      )
    }
    self.results = results
    self.withoutEffect = withoutEffect
    self.undecided = undecided
  }

  private enum Difference {
    case found(Effect?)
    case none
    case undecided
  }

  /// Whether a mutant treats any answer set otherwise, and the smallest.
  private static func difference(_ old: Guidance, _ new: Guidance, _ mutant: Mutant, _ options: Audit.Options) throws
    -> Difference
  {
    if case .deadline = mutant.variation { return .found(nil) }
    let pairs = old.rules.indices.map { Sided<Int>(old: $0, new: $0) }
    let search = try ChangeFindingsBySearch(
      Sided(old: old, new: new),
      rules: pairs,
      ranks: LevelRanks(old, new),
      options
    )
    let found = search.findings.filter { $0.effect != nil }
    let smallest = found.compactMap(\.effect).min { $0.witness.given.count < $1.witness.given.count }
    if let smallest { return .found(smallest) }
    return search.findings.contains { $0.kind == .undecided } ? .undecided : .none
  }

  private static func brokenSafeguard(_ guidance: Guidance, _ mutant: Mutant, _ options: Audit.Options) throws
    -> String?
  {
    switch mutant.variation {
    case .reminder: return nil
    case .deadline:
      return guidance.safeguards.first { safeguard in
        guard case .escalation(let from, let target, let days) = safeguard.claim else { return false }
        return guidance.ladderProblem(from, target, days) != nil
      }?.id
    case .rule:
      return try OwnFindingsBySearch.firstBroken(guidance, options)
    }
  }
}
