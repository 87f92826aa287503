public import DecisionSupport

/// What becomes of every mutant of a guidance: whether a scenario or a safeguard would notice it.
public struct MutationTest: Sendable {
  /// A mutant that changes what the guidance says about some child.
  public struct Result: Sendable {
    /// The mutant.
    public let mutant: Mutant

    /// The first scenario whose expectation it breaks.
    public let scenario: String?

    /// The first safeguard that it breaks; of a mutant of a safeguard the safeguard itself, where its proof fails or comparing
    /// tells that it claims less.
    public let safeguard: String?

    /// The smallest answer set that it treats otherwise, looked for where no scenario notices; nil, too, where only the
    /// ladder is otherwise.
    public let witness: Witness?

    /// Whether nobody notices.
    public var isUnnoticed: Bool { scenario == nil && safeguard == nil }
  }

  /// Every mutant of a rule, a reminder or a deadline that makes a difference.
  public private(set) var results: [Result] = []

  /// Every mutant of a safeguard that claims less than the safeguard, or what is not so.
  public private(set) var safeguards: [Result] = []

  /// How many were left out, since they provably change no level and no reminder for anybody, or claim no less than before.
  public private(set) var withoutEffect = 0

  /// Mutants for which the steps ran out before it was known whether they make a difference; they count as if they did.
  public private(set) var undecided = 0

  /// Changes the guidance in one place at a time.
  ///
  /// - Parameters:
  ///   - guidance: The guidance.
  ///   - scenarios: Scenarios that agree with it.
  ///   - options: How much the search may take, and the day.
  /// - Throws: `AuditDefect` where engine and auditor disagree.
  public init(_ guidance: Guidance, _ scenarios: [Scenario], _ options: Audit.Options) throws {
    var judge = MutantJudge(guidance, options)
    for mutant in guidance.mutants {
      let varied = guidance.varied(mutant.variation)
      let scenario = scenarios.first { !varied.isAsExpected($0, today: options.today) }
      let judgement = try judge.judge(mutant, varied, isNoticed: scenario != nil)
      switch judgement.difference {
      case .none:
        withoutEffect += 1
        continue
      case .undecided: undecided += 1
      case .some: break
      }
      results.append(
        Result(
          mutant: mutant,
          scenario: scenario?.id,
          safeguard: judgement.safeguard,
          witness: judgement.witness
        )
      )
    }
    for mutant in guidance.safeguardMutants {
      switch try judge.verdict(on: mutant) {
      case .none: withoutEffect += 1
      case let isNoticed:
        if isNoticed == .undecided { undecided += 1 }
        let name = isNoticed == .undecided ? nil : mutant.subject.id
        safeguards.append(Result(mutant: mutant, scenario: nil, safeguard: name, witness: nil))
      }
    }
  }
}
