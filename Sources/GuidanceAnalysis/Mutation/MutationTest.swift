public import DecisionSupport

/// What becomes of every mutant of a guidance: whether a scenario, a published case or a safeguard would notice it.
public struct MutationTest: Sendable {
  /// A mutant that changes what the guidance says about some child.
  public struct Result: Sendable {
    /// The mutant.
    public let mutant: Mutant

    /// The first scenario, or short case, whose expectation the mutant breaks.
    public let scenario: String?

    /// The first published case that is at a published level as it was told, and no longer is.
    public let publishedCase: String?

    /// The first safeguard that the mutant breaks; of a mutant of a safeguard the safeguard itself, where its proof
    /// fails or comparing tells that it claims less.
    public let safeguard: String?

    /// The smallest answer set that the mutant treats otherwise, looked for where nothing notices; nil, too, where only
    /// the ladder is otherwise.
    public let witness: Witness?

    /// Whether nothing notices.
    public var isUnnoticed: Bool { scenario == nil && publishedCase == nil && safeguard == nil }

    /// The levels of the smallest answer set before and after, as far as the guidance applies.
    public var levels: BeforeAndAfter<Ordinal<Level>>? {
      guard let before = witness?.outcomes.before?.level, let after = witness?.outcomes.after.level else { return nil }
      return BeforeAndAfter(before: before, after: after)
    }
  }

  /// Every mutant of a rule, a reminder or a deadline that makes a difference.
  public private(set) var results: [Result] = []

  /// Every mutant of a safeguard that claims less than the safeguard, or what is not so.
  public private(set) var safeguards: [Result] = []

  /// How many mutants were left out, since they provably change no level and no reminder for anybody, or claim no less
  /// than before.
  public private(set) var withoutEffect = 0

  /// Mutants of which it was not found out whether they make a difference: no child was found whom they treat otherwise, and
  /// a proof that there is none would take too long. They are not among the results.
  public private(set) var undecided = 0

  /// For how many mutants the safeguards were only tried on single answer sets, since the guidance is too large for so many
  /// proofs; they may notice more.
  public private(set) var triedOnly = 0

  /// How many mutants of safeguards were not judged, since each would take a proof.
  public private(set) var safeguardsNotJudged = 0

  /// Changes the guidance in one place at a time.
  ///
  /// - Parameters:
  ///   - guidance: The guidance.
  ///   - library: Scenarios that agree with it, and published cases.
  ///   - options: How much the search may take, and the day.
  ///   - progress: Is told how many of how many changes of rules, reminders and deadlines have been tried.
  /// - Throws: `AuditDefect` where engine and auditor disagree.
  public init(
    _ guidance: Guidance,
    _ library: ScenarioLibrary,
    _ options: Audit.Options,
    progress: (_ tried: Int, _ of: Int) -> Void = { _, _ in }
  ) throws {
    // A bound that is moved by one cuts a number beside where the guidance does.
    let space = AnswerSpace(BeforeAndAfter(before: guidance, after: guidance), cuttingBeside: true)
    let layout = Layout(of: space)
    let cases = CaseJudge(guidance, library, today: options.today)
    let trial = SafeguardTrial(guidance, cases: library.answers, today: options.today)
    let differences = DifferenceTrial(guidance, today: options.today)
    func judge<Sets: AnswerSets>(_ sets: Sets, isProving: Bool = false) throws -> MutantJudge<Sets> {
      try MutantJudge(guidance, space, sets, isProving: isProving, today: options.today)
    }
    // Proofs of so many mutants are for guidances of which one takes no time.
    func diagrams(_ options: Audit.Options) -> DiagramSets {
      DiagramSets(space, layout, budget: options.nodes, ofOneCase: options.nodesForOne)
    }
    var proofs = Judging { try judge(diagrams(options.brief), isProving: true) }
    var diagrams = Judging { try judge(diagrams(options.brief)) }
    let mutants = guidance.mutants
    for (tried, mutant) in mutants.enumerated() {
      progress(tried, mutants.count)
      let varied = guidance.varied(mutant.variation)
      let bearing = MutantBearing(mutant, of: guidance)
      let noticing = cases.first(noticing: mutant, bearing, varied)
      var judgement: MutantJudgement?
      if mutant.subject.kind == .step {
        judgement = MutantJudgement(safeguard: guidance.ladderSafeguard(brokenBy: varied))
      } else {
        judgement = try proofs.judge(again: true) { try $0.judge(varied, isNoticed: noticing.isSome) }
      }
      if judgement == nil {
        triedOnly += 1
        let broken = trial.first(brokenBy: varied, bearing)
        if noticing.isSome || broken != nil {
          judgement = MutantJudgement(safeguard: broken)
        }
      }
      if judgement == nil || judgement?.difference == .undecided {
        if let witness = differences.witness(of: mutant, varied) {
          judgement = MutantJudgement(witness: witness)
        } else if judgement == nil {
          judgement = try diagrams.judge(again: true) { try $0.judge(varied, isNoticed: false) }
        }
      }
      switch judgement?.difference {
      case .some(.none):
        withoutEffect += 1
        continue
      case .undecided, nil:
        undecided += 1
        continue
      case .some(.some): break
      }
      results.append(
        Result(
          mutant: mutant,
          scenario: noticing.scenario,
          publishedCase: noticing.publishedCase,
          safeguard: judgement?.safeguard,
          witness: judgement?.witness
        )
      )
    }
    for mutant in guidance.safeguardMutants {
      guard case .safeguard(let position, let claim) = mutant.variation else { continue }
      let former = guidance.safeguards[position].claim
      let isNoticed = try proofs.judge(again: true) { try $0.isNoticed(claim, insteadOf: former) }
      if isNoticed == false {
        withoutEffect += 1
        continue
      }
      guard isNoticed != nil else {
        safeguardsNotJudged += 1
        continue
      }
      let name = mutant.subject.id
      safeguards.append(Result(mutant: mutant, scenario: nil, publishedCase: nil, safeguard: name, witness: nil))
    }
  }

  /// The mutants that nothing notices, those that matter most first: what lowers a level, from the highest level down; what
  /// raises one; then all else.
  public func unnoticed(of guidance: Guidance) -> [Result] {
    func gravity(_ result: Result) -> [Int] {
      guard let levels = result.levels, let before = levels.before?.position else { return [2, 0, 0] }
      let after = levels.after.position
      return before > after ? [0, -before, after] : before < after ? [1, -after, before] : [2, 0, 0]
    }
    let keyed = results.filter(\.isUnnoticed).enumerated().map { (key: gravity($1) + [$0], result: $1) }
    return keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.result)
  }
}

extension ScenarioLibrary {
  /// The answers of all scenarios and published cases.
  fileprivate var answers: [Answers] { scenarios.map(\.answers) + published.flatMap(\.cases).map(\.told) }
}

/// A judge that is called again once its budget is gone.
private struct Judging<Judge> {
  let call: () throws -> Judge
  private var judge: Judge?

  /// How often in a row the judge was beyond its budget. Beyond it with room of its own, nothing more is asked.
  private var failures = 0

  init(_ call: @escaping () throws -> Judge) { self.call = call }

  /// What the judge says; nil where that is beyond its budget. That may be for what earlier mutants left behind, so it may be
  /// asked again with a budget of its own.
  mutating func judge<Answer>(again: Bool = false, _ body: (inout Judge) throws -> Answer) throws -> Answer? {
    let answer = try once(body)
    return again && answer == nil ? try once(body) : answer
  }

  private mutating func once<Answer>(_ body: (inout Judge) throws -> Answer) throws -> Answer? {
    guard failures < 2 else { return nil }
    do {
      var known = try judge ?? call()
      judge = nil
      let answer = try body(&known)
      (judge, failures) = (known, 0)
      return answer
    } catch is BudgetExceeded {
      failures += 1
      return nil
    }
  }
}
