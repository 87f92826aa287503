import DecisionSupport

/// Finds out of one mutant after another whether it makes a difference, and which safeguard breaks.
struct MutantJudge {
  /// Whether anybody is treated otherwise.
  enum Difference {
    case none, some, undecided
  }

  struct Judgement {
    var difference = Difference.some
    var witness: Witness?
    var safeguard: String?
  }

  private let guidance: Guidance
  private let options: Audit.Options

  /// Nil where diagrams are too large; then each mutant is searched.
  private var examinations: MutantExaminations?

  /// The safeguards that hold of the guidance itself: another cannot be broken.
  private var proved: [Safeguard] = []

  init(_ guidance: Guidance, _ options: Audit.Options) {
    self.guidance = guidance
    // None of hundreds of mutants is worth what one change is.
    var options = options
    options.maxNodes = options.brief.nodes
    self.options = options
    examinations = try? MutantExaminations(guidance, options)
    proved = guidance.safeguards
    guard let original = examinations?.original, var proof = SafeguardProof(original, .new) else { return }
    proved = guidance.safeguards.filter { safeguard in
      if case .proved? = try? proof.verdict(on: safeguard.claim) { return true }
      return false
    }
  }

  /// What becomes of a mutant; the smallest case is looked for where no scenario notices.
  mutating func judge(_ mutant: Mutant, _ varied: Guidance, isNoticed: Bool) throws -> Judgement {
    if case .deadline = mutant.variation { return Judgement(safeguard: brokenLadder(varied)) }
    // Where room runs out it may be for what earlier mutants left behind.
    for attempt in 0..<2 where examinations != nil {
      do {
        return try judgeByDiagrams(mutant, varied, isNoticed)
      } catch is BudgetExceeded {
        examinations = attempt == 0 ? try? MutantExaminations(guidance, options) : nil
      }
    }
    return try judgeBySearch(mutant, varied, isNoticed)
  }

  private func brokenLadder(_ varied: Guidance) -> String? {
    proved.first { safeguard in
      guard case .escalation(let from, let target, let days) = safeguard.claim else { return false }
      return varied.ladderProblem(from, target, days) != nil
    }?.id
  }

  // MARK: By diagrams

  private mutating func judgeByDiagrams(_ mutant: Mutant, _ varied: Guidance, _ isNoticed: Bool) throws -> Judgement {
    guard let change = try examinations?.change(to: varied) else { return Judgement() }
    var judgement = Judgement()
    if !isNoticed, var examination = try examinations?.examination(of: change) {
      let difference = try examination.difference()
      if difference == .never { return Judgement(difference: .none) }
      judgement.witness = try examination.witness(of: difference)
    }
    judgement.safeguard = try brokenSafeguard(change)?.id
    return judgement
  }

  private mutating func brokenSafeguard(_ change: MutantExaminations.Change) throws(BudgetExceeded) -> Safeguard? {
    var proof: SafeguardProof?
    for safeguard in proved where try examinations?.mayBreak(safeguard, change) ?? false {
      if proof == nil, let examination = try examinations?.examination(of: change) {
        proof = SafeguardProof(examination, .new)
      }
      if case .broken? = try proof?.verdict(on: safeguard.claim) { return safeguard }
    }
    return nil
  }

  /// Whether a mutant of a safeguard is noticed: its proof fails, or comparing tells that it claims less.
  mutating func verdict(on mutant: Mutant) throws -> Difference {
    guard case .safeguard(_, let claim) = mutant.variation else { return .none }
    for _ in 0..<2 {
      guard let original = examinations?.original else { return .undecided }
      do {
        return try isNoticed(claim, mutant, original) ? .some : .none
      } catch is BudgetExceeded {
        examinations = try? MutantExaminations(guidance, options)
      }
    }
    return .undecided
  }

  private func isNoticed(_ claim: Safeguard.Claim, _ mutant: Mutant, _ original: Examination) throws -> Bool {
    var examination = original
    guard var proof = SafeguardProof(examination, .new), case .proved = try proof.verdict(on: claim) else {
      return true
    }
    let space = examination.space.replacing(new: guidance.varied(mutant.variation))
    let edits = Edits(space, rules: guidance.rules.indices.map { Sided<Int>(old: $0, new: $0) })
    return try !SafeguardComparison(space).weakened(by: edits) { try examination.covers($0, $1) }.isEmpty
  }

  // MARK: By search

  private func judgeBySearch(_ mutant: Mutant, _ varied: Guidance, _ isNoticed: Bool) throws -> Judgement {
    var judgement = Judgement()
    if case .rule = mutant.variation { judgement.safeguard = try OwnFindingsBySearch.firstBroken(varied, options) }
    guard !isNoticed else { return judgement }
    let search = try ChangeFindingsBySearch(
      Sided(old: guidance, new: varied),
      rules: guidance.rules.indices.map { Sided<Int>(old: $0, new: $0) },
      ranks: LevelRanks(guidance, varied),
      options
    )
    let found = search.findings.compactMap(\.effect?.witness)
    judgement.witness = found.min { $0.given.count < $1.given.count }
    if judgement.witness == nil {
      judgement.difference = search.findings.contains { $0.kind == .undecided } ? .undecided : .none
    }
    return judgement
  }
}
