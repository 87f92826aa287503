import DecisionSupport

// For whom the guidance is.

extension ChangeFindings {
  mutating func findApplicability() throws {
    let guidances = examination.space.guidances
    let causes =
      edits.behind([guidances[.before].applicability?.condition], .before)
      + edits.behind([guidances.after.applicability?.condition], .after)
    let subject = Finding.Subject(.guidance, guidances.after.name)
    for (kind, set, other) in [
      (FindingKind.levelLost, old.applies, new.applies), (.levelRaised, new.applies, old.applies),
    ] where set != other {
      try finding(subject) { change in
        let part = try change.sets.part(of: set, outside: Others([other]))
        let effect = try change.worstFirst(part).flatMap { affected in
          try change.examination.effect(of: [affected], dependingOn: [part], causes: causes) {
            $0.before.applies != $0.after.applies
          }
        }
        return effect.map { effect in
          Finding(
            kind,
            subject,
            effect.witness.fate(guidances),
            effect: effect,
            identity: change.applicability,
            condition: guidances.map { $0.applicability?.condition }
          )
        }
      }
    }
  }

  /// Children whom the guidance is or was for, with the smallest case at the highest level that any of them has.
  private func worstFirst(_ part: Truth) throws -> Affected? {
    let range = examination.comparable
    guard let affected = try examination.affected([part], within: range) else { return nil }
    for own in [old, new] {
      for rank in Set(own.ranks).sorted(by: >) {
        let worst = try BudgetExceeded.leavingUndecided { () throws(BudgetExceeded) in
          let there = try sets.all([affected.set, own.applies])
          return try examination.affected([own.part(of: there, at: rank)], within: range)
        }
        guard let worst = worst ?? nil else { continue }
        return Affected(set: affected.set, smallest: worst.smallest, pair: nil, free: affected.free)
      }
    }
    return affected
  }
}
