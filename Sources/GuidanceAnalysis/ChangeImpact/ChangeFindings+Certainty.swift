import DecisionSupport

// What changes for children who stay at their level: what is certain of it, how far it may go, and with that what to do first.

extension ChangeFindings {
  /// What is certain or possible where the level stays, and what is to be done first, by edits that move no level: of others
  /// that is told.
  mutating func findCertainty(of quiet: [Match], outside moved: [Truth], except told: [Match]) throws {
    var silent = quiet
    for (kind, level) in [(FindingKind.establishedMoved, LevelKind.established), (.possibleMoved, .possible)] {
      for higher in [Side.before, .after] {
        let classes = try LevelClasses(examination, level, higher: higher, outside: moved, edits, except: told)
        findings += classes.undecided.map { .undecided($0) }
        for item in classes.all {
          try add(item, kind, level, higher)
          silent.removeAll { item.rules.contains($0) }
        }
      }
    }
    for rule in silent { try findReasons(rule) }
    try findFirstActions(except: told)
  }

  /// A rule that moves no level, and holds elsewhere than before: it is given as a reason there, and what is worth finding out
  /// can hang on it.
  private mutating func findReasons(_ rule: Match) throws {
    let same = try BudgetExceeded.leavingUndecided { () throws(BudgetExceeded) in try isSame(rule) }
    if same == true { return }
    let (before, after) = (rule.before.map { old.guidance.rules[$0] }, rule.after.map { new.guidance.rules[$0] })
    guard let any = after ?? before else { return }
    let (side, position): (Side, Int?) = after == nil ? (.before, rule.before) : (.after, rule.after)
    let causes = position.map { edits.behind(rule: $0, side) } ?? []
    let what = after == nil ? "was removed" : before == nil ? "was added" : "holds for other answers than before"
    findings.append(
      Finding(
        .reasonsMoved,
        Finding.Subject(.rule, any.id),
        "the rule \(any.because.quoted) \(what), and no level moves by it",
        details: ["What is given as a reason, and what is worth finding out, can change."],
        place: after?.range,
        formerPlace: before?.range,
        identity: [
          rule.before.map { digests[.before].rule($0) } ?? "none", rule.after.map { digests.after.rule($0) } ?? "none",
        ].joined(separator: "\n"),
        edits: causes
      )
    )
  }

  /// Children who stay at their level and are no longer told first, or are now told first, what to do where something is not
  /// known: what is certain of their level has changed.
  private mutating func findFirstActions(except told: [Match]) throws {
    let matches = Pairing(old.guidance.levels, new.guidance.levels, formerID: \.formerID).both
    for (kind, loser) in [(FindingKind.actionLost, Side.before), (.actionGained, .after)] {
      for match in matches {
        let (before, after) = (old.guidance.levels[match.before], new.guidance.levels[match.after])
        guard !before.actionsIfNotKnown.isEmpty, !after.actionsIfNotKnown.isEmpty else { continue }
        try finding(.init(.level, after.id)) { change in
          let rank = change.new.ranks[match.after]
          let affected = try change.becomingCertain(at: rank, on: loser.other, except: told)
          let effect = try change.examination.effect(of: affected, dependingOn: change.applies, orRules: true) {
            outcomes in
            let isFirst = (outcomes.before.isRaisedByNotKnowing, outcomes.after.isRaisedByNotKnowing)
            return kind == .actionLost ? isFirst == (true, false) : isFirst == (false, true)
          }
          let digests = [change.applicability] + change.digests.all.map { $0.rules(reaching: rank) }
          return effect.map {
            .firstAction(kind, before, after, $0, identity: digests.joined(separator: "\n"))
          }
        }
      }
    }
  }

  /// Says of rules that what becomes certain by them was not decided: where not all that moves is at hand, nobody could say that
  /// no level moves with it.
  mutating func leaveCertaintyOpen(of rules: [Match]) {
    for rule in rules {
      let id = rule.after.map { new.guidance.rules[$0].id } ?? rule.before.map { old.guidance.rules[$0].id }
      if let id { findings.append(.undecided(.init(.rule, id))) }
    }
  }

  /// The answer sets whose level has a rank on both sides and is certain on one, where a rule that the other side does not
  /// have makes it so.
  private func becomingCertain(at rank: Int, on side: Side, except told: [Match]) throws -> [Affected] {
    let (own, other) = (examination.guidances[side], examination.guidances[side.other])
    let certain = (own: try own.rules(.established), other: try other.rules(.established))
    return try edits.rules.compactMap { match in
      guard let position = match[side], certain.own.ranks[position] == rank, !told.contains(match) else { return nil }
      let truth = certain.own.truths[position]
      if let there = match[side.other], certain.other.truths[there] == truth, certain.other.ranks[there] >= rank {
        return nil
      }
      // On both sides no rule may hold that leads higher, and on the other one that leads as high.
      let without = [certain.other.reaching(rank), own.rules.reaching(rank + 1), other.rules.reaching(rank + 1)]
      return try examination.affected(of: truth, outside: Others(without.flatMap(\.all)), within: examination.scope) {
        (truth) throws(BudgetExceeded) in
        var set = truth
        for others in without { set = try sets.part(of: set, outside: others) }
        return [try sets.part(of: set, outside: Others([sets.part(of: set, outside: other.rules.reaching(rank))]))]
      }
    }
  }
}

extension Finding {
  fileprivate static func firstAction(
    _ kind: FindingKind,
    _ before: Level,
    _ after: Level,
    _ effect: Effect,
    identity: String
  ) -> Finding {
    let verb = kind == .actionLost ? "no longer begins" : "now begins"
    return Finding(
      kind,
      Subject(.level, after.id),
      "\(after.title), \(verb) with what to do first where something is not known, for \(effect.witness.children)",
      details: (kind == .actionLost ? before : after).actionsIfNotKnown.map(\.quoted),
      place: after.range,
      formerPlace: before.range,
      effect: effect,
      identity: "first\n\(identity)"
    )
  }
}

extension Witness {
  /// How a level that is not the suggested one was and is: "… was certainly at least level 0, Low, and is now …".
  func fate(_ guidances: BeforeAndAfter<Guidance>, _ kind: LevelKind) -> String {
    let (was, now) =
      kind == .established
      ? ("was certainly at least", "is now certainly at least")
      : ("could turn out to be at most", "can now turn out to be at most")
    func level(_ side: Side) -> String {
      outcomes[side][kind].map { guidances[side].levels[$0].title } ?? "without a level"
    }
    return "\(example) \(was) \(level(.before)), and \(now) \(level(.after))"
  }
}
