import DecisionSupport

/// Whether a new safeguard still says at least what the old one said, over every answer set.
struct SafeguardComparison<Sets: AnswerSets> {
  private let examination: Examination<Sets>
  private let old: GuidanceSets<Sets>
  private let new: GuidanceSets<Sets>

  init(_ examination: Examination<Sets>) {
    self.examination = examination
    old = examination.guidances[.before]
    new = examination.guidances.after
  }

  private var sets: Sets { examination.sets }
  private var space: AnswerSpace { examination.space }

  /// What no longer claims all that it claimed. What cannot be decided may be weaker.
  func weakened() throws -> [(former: Safeguard, safeguard: Safeguard)] {
    try new.guidance.safeguards.compactMap { safeguard in
      guard let former = old.guidance.safeguards.first(where: { $0.id == safeguard.id }) else { return nil }
      return try implies(safeguard.claim, former.claim) ? nil : (former, safeguard)
    }
  }

  /// Whether a claim says at least what an old one said.
  func implies(_ claim: Safeguard.Claim, _ former: Safeguard.Claim) throws(BudgetExceeded) -> Bool {
    switch (former, claim) {
    case (.always(let before, let level), .always(let now, let newLevel)):
      guard new.ranks[newLevel.position] >= old.ranks[level.position] else { return false }
      return try covers(now, before)
    case (.neverLowers, .neverLowers), (.neverLowers, .sameLevel), (.sameLevel, .sameLevel):
      return try coversPairs(claim.comparison(in: space, .after), former.comparison(in: space, .before))
    case (.notKnownNeverAboveEach, .notKnownNeverAboveEach):
      return try coversPairs(claim.comparison(in: space, .after), former.comparison(in: space, .before))
    case (.neverShows(let before, let cases), .neverShows(let now, let others)):
      guard now == before || now.kind == before.kind && now.id == nil else { return false }
      switch (cases, others) {
      case (.when(let before), .when(let now)): return try covers(now, before)
      case (.calmOrUnknown(let before), .calmOrUnknown(let now)):
        return now.allSatisfy { now in before.contains { isSame($0, now) } }
      default: return false
      }
    case (.unknownNeverLowers(let before), .unknownNeverLowers(let now)):
      guard let now else { return true }
      let entries = Set(now.map { space.entryOfQuestion.after[$0.position] })
      // What nobody is asked any more nobody can fail to know.
      return (before ?? Array(old.guidance.questions.ordinals)).map { space.entryOfQuestion[.before][$0.position] }
        .allSatisfy { entries.contains($0) || space.entries[$0].positions.after == nil }
    case (.escalation(let from, let target, let days), .escalation(let newFrom, let newTarget, let newDays)):
      let steps = Pairing(
        old.guidance.escalation?.steps ?? [],
        new.guidance.escalation?.steps ?? [],
        formerID: \.formerID
      ).both
      func isSame(_ before: Ordinal<EscalationStep>, _ now: Ordinal<EscalationStep>) -> Bool {
        steps.contains { $0 == (before.position, now.position) }
      }
      guard isSame(target, newTarget), newDays <= days else { return false }
      guard let newFrom else { return true }
      return from.map { isSame($0, newFrom) } ?? false
    default: return false
    }
  }

  private func isSame(_ old: Ordinal<Question>, _ new: Ordinal<Question>) -> Bool {
    space.entryOfQuestion[.before][old.position] == space.entryOfQuestion.after[new.position]
  }

  /// Whether every pair of answers that an old claim compared, and that can still be given, is compared.
  private func coversPairs(_ now: PairComparison, _ before: PairComparison) throws(BudgetExceeded) -> Bool {
    guard now.entry == before.entry || before.pairs.isEmpty, before.isOfFinished || !now.isOfFinished else {
      return false
    }
    func isSame(_ a: VariableStates, _ b: VariableStates) -> Bool {
      a.allSatisfy { given in !b.contains { $0.variable == given.variable && $0.state != given.state } }
    }
    let (when, formerly) = (
      try new.compiler.possible(now.when, .closed), try old.compiler.possible(before.when, .closed)
    )
    for (from, to) in before.pairs {
      guard now.pairs.contains(where: { isSame($0.from, from) && isSame($0.to, to) }) else {
        let given = [try sets.restrict(examination.comparable, from), try sets.restrict(examination.comparable, to)]
        if try sets.isEmpty(given) { continue }
        return false
      }
      guard when != formerly else { continue }
      var cases: [Truth] = []
      for states in [from, to] {
        cases += [try sets.restrict(examination.scope, states), try sets.restrict(formerly, states)]
      }
      for states in [from, to] where try !isCertainlyEmpty(cases, outside: try sets.restrict(when, states)) {
        return false
      }
    }
    return true
  }

  /// Whether a condition of the new side holds wherever one of the old side does, part by part; no condition always holds.
  private func covers(_ new: Condition, _ old: Condition) throws(BudgetExceeded) -> Bool {
    let compiler = self.new.compiler
    var parts: Set<Truth> = []
    for part in new.alternatives { parts.insert(try compiler.possible(part, .closed)) }
    for part in old.alternatives {
      let wanted = try self.old.compiler.possible(part, .closed)
      if parts.contains(wanted) { continue }
      let present = try compiler.possible(new, .closed)
      if try !isCertainlyEmpty([wanted, examination.scope], outside: present) { return false }
    }
    return true
  }

  /// Whether nothing is left of some sets outside of another; not where that cannot be decided.
  private func isCertainlyEmpty(_ parts: [Truth], outside other: Truth) throws(BudgetExceeded) -> Bool {
    try BudgetExceeded.leavingUndecided { () throws(BudgetExceeded) in
      if try sets.isCovered(parts[0], by: other) { return true }
      return try sets.isEmpty(parts, outside: Others([other]))
    } ?? false
  }

  private typealias Truth = Sets.Truth
}
