import DecisionSupport

/// Finds out of one mutant after another whether it makes a difference, and which safeguard breaks.
struct MutantJudge<Sets: AnswerSets> {
  /// The guidance beside itself.
  private let original: Examination<Sets>
  private let guidance: Guidance

  /// The safeguards that hold of the guidance itself: another cannot be broken.
  private var proved: [Safeguard] = []
  private let isProving: Bool

  /// Safeguards that hold by other rules than these, whatever becomes of these.
  private var independent: [[Int]: [String: Bool]] = [:]

  /// Looks at a guidance; whether it proves safeguards, too.
  init(_ guidance: Guidance, _ space: AnswerSpace, _ sets: Sets, isProving: Bool, today: CalendarDate) throws {
    self.guidance = guidance
    let ranks = Array(guidance.levels.indices)
    original = try Examination(space, ranks: BeforeAndAfter(before: ranks, after: ranks), sets, today: today)
    let check = SafeguardCheck(try original.alone(.after))
    self.isProving = isProving
    proved = (isProving ? guidance.safeguards : []).filter { safeguard in
      if case .proved? = try? check.verdict(on: safeguard.claim) { return true }
      return false
    }
  }

  /// What becomes of a mutant; the smallest case is looked for where no case and no safeguard notices.
  mutating func judge(_ varied: Guidance, isNoticed: Bool) throws -> MutantJudgement {
    let pair = try original.replacing(after: varied)
    var judgement = MutantJudgement(safeguard: try brokenSafeguard(pair)?.id)
    guard !isNoticed, judgement.safeguard == nil else { return judgement }
    do {
      judgement.witness = try pair.effect(of: pair.differences(from: guidance)) { _ in true }?.witness
      if judgement.witness == nil { judgement.difference = .none }
    } catch let error as BudgetExceeded where error.isOfOneQuestion {
      judgement.difference = .undecided
    }
    return judgement
  }

  // MARK: Safeguards

  private mutating func brokenSafeguard(_ pair: Examination<Sets>) throws -> Safeguard? {
    let (before, after) = (pair.guidances[.before].rules, pair.guidances.after.rules)
    let changed = before.truths.indices.filter {
      before.truths[$0] != after.truths[$0] || before.ranks[$0] != after.ranks[$0]
    }
    guard isProving, !changed.isEmpty else { return nil }
    let check = SafeguardCheck(try pair.alone(.after))
    for safeguard in proved {
      let verdict = try BudgetExceeded.leavingUndecided { () throws(BudgetExceeded) in
        try mayBreak(safeguard, changed, check) ? try check.verdict(on: safeguard.claim) : .proved
      }
      if case .broken? = verdict { return safeguard }
    }
    return nil
  }

  /// Whether changed rules may break a safeguard that holds of the guidance; where not, nothing more need be looked at.
  private mutating func mayBreak(_ safeguard: Safeguard, _ changed: [Int], _ check: SafeguardCheck<Sets>)
    throws(BudgetExceeded) -> Bool
  {
    switch safeguard.claim {
    // A rule holds wherever it may hold, so no rule can make not knowing lower the level; and no rule moves the ladder.
    case .unknownNeverLowers, .escalation: return false
    case .neverShows(let shown, _): return shown.kind == .toDo || shown.kind == .notToDo
    case .notKnownNeverAboveEach: return true
    case .always(let when, let level):
      guard when.rules.isEmpty else { return true }
      if let isIndependent = independent[changed]?[safeguard.id] { return !isIndependent }
      let others = original.guidances[.before].rules.reaching(level.position, without: Set(changed))
      var isIndependent = true
      for part in when.alternatives where isIndependent {
        let cases = try original.guidances[.before].compiler.possible(part, .closed)
        isIndependent = try original.sets.isEmpty([cases], outside: others)
      }
      independent[changed, default: [:]][safeguard.id] = isIndependent
      return !isIndependent
    case .neverLowers(_, _, _, let when), .sameLevel(_, _, let when):
      if let when, !when.rules.isEmpty { return true }
      return try check.isSomeLost(safeguard.claim)
    }
  }

  /// Whether a mutant of a safeguard is noticed: its proof fails, or comparing tells that it claims less.
  func isNoticed(_ claim: Safeguard.Claim, insteadOf former: Safeguard.Claim) throws(BudgetExceeded) -> Bool {
    guard case .proved = try SafeguardCheck(original.alone(.after)).verdict(on: claim) else { return true }
    return try !SafeguardComparison(original).implies(claim, former)
  }
}

extension Guidance {
  /// The first safeguard of the ladder that holds here and not of a guidance with another deadline. It takes no proof.
  func ladderSafeguard(brokenBy varied: Guidance) -> String? {
    safeguards.first { safeguard in
      guard case .escalation(let from, let target, let days) = safeguard.claim else { return false }
      return ladderProblem(from, target, days) == nil && varied.ladderProblem(from, target, days) != nil
    }?.id
  }
}

/// What becomes of a mutant.
struct MutantJudgement {
  /// Whether anybody is treated otherwise.
  enum Difference {
    case none, some, undecided
  }

  var difference = Difference.some
  var witness: Witness?
  var safeguard: String?
}

extension Examination {
  /// Where two sides that have the same rules and reminders give another level or show other reminders.
  fileprivate func differences(from guidance: Guidance) throws -> [Affected] {
    let rules = guidance.rules.indices.map { Match(before: $0, after: $0) }
    let edits = Edits(space, rules: rules)
    var found: [Affected] = []
    for side in sides {
      let classes = try LevelClasses(self, higher: side, edits)
      if found.isEmpty, !classes.undecided.isEmpty, classes.all.isEmpty { throw BudgetExceeded(isOfOneQuestion: true) }
      found += classes.all.flatMap { $0.affected }
    }
    let (before, after) = (guidances[.before], guidances.after)
    for (was, now) in zip(before.reminders, after.reminders) where was != now {
      found += try [affected([sets.difference(was, now)], within: scope)].compactMap { $0 }
    }
    if before.applies != after.applies {
      found += try [affected([sets.difference(before.applies, after.applies)], within: comparable)].compactMap { $0 }
    }
    return found
  }
}
