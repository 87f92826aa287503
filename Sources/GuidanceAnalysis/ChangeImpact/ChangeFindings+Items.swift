import DecisionSupport

// Items that stay and show elsewhere: what a condition on them does, and where a list of them is shown.

extension ChangeFindings {
  /// A list of items before and after, as it stands in one place.
  private struct ItemLists {
    let subject: Finding.Subject

    /// What the sentence is about: "level 4, Specialist,".
    let name: String
    let before: [Item]
    let after: [Item]
    let places: Places
    var saying = InstructionChange.Saying.plain

    /// Where nobody is shown the list.
    var hiding = Others<Truth>()

    /// Where each of the rules holds of which one has to, so that the list is shown; nil where it needs none.
    var needing: [Truth]?

    /// The part of a set in which both sides show the list.
    let shown: (Truth) throws(BudgetExceeded) -> Truth
  }

  mutating func findItems() throws {
    for lists in try itemLists() {
      let (was, now) = (examination.space.guidances[.before], examination.space.guidances.after)
      let lines = was.words(of: lists.before)
      var told: Set<String> = []
      for line in now.words(of: lists.after) where lines.contains(line) && told.insert(line).inserted {
        try compare(lists, line)
      }
    }
  }

  /// Where a line shows before and after.
  private mutating func compare(_ lists: ItemLists, _ line: String) throws {
    let (old, new) = (old, new)
    func parts(_ items: [Item], _ own: GuidanceSets<Sets>) -> [Item.Part] {
      items.flatMap(\.parts).filter { own.guidance.words(of: $0) == line }
    }
    let (before, after) = (parts(lists.before, old), parts(lists.after, new))
    guard (lists.before + lists.after).contains(where: { $0.parts.contains { $0.condition != nil } }) else { return }
    let was = try old.shows(lists.before, isWarning: lists.saying == .warning) { old.guidance.words(of: $1) == line }
    let now = try new.shows(lists.after, isWarning: lists.saying == .warning) { new.guidance.words(of: $1) == line }
    let causes = edits.behind(before.map(\.condition), .before) + edits.behind(after.map(\.condition), .after)
    let identity =
      (before.map { digests[.before].digest(of: $0.condition) } + after.map { digests.after.digest(of: $0.condition) })
      .joined(separator: "\n")
    for (kind, set, other) in [(FindingKind.actionLost, was, now), (.actionGained, now, was)] where set != other {
      try finding(lists.subject) { change in
        let moved = try change.sets.part(of: set, outside: Others([other]))
        guard let affected = try change.affected(moved, lists) else { return nil }
        let effect = try change.examination.effect(
          of: [affected],
          dependingOn: [was, now] + change.applies,
          causes: causes.uniqued
        ) { _ in true }
        return effect.map { effect in
          Finding(
            kind,
            lists.subject,
            lists.saying.sentence(lists.name, isLost: kind == .actionLost, line.quoted)
              + ", for \(effect.witness.children)",
            place: lists.places.after,
            formerPlace: lists.places.before,
            effect: effect,
            identity: "item\n\(line)\n\(identity)",
            condition: before.count == 1 && after.count == 1
              ? BeforeAndAfter(before: before[0].condition, after: after[0].condition) : nil
          )
        }
      }
    }
  }

  /// What is affected of a set in which a line shows on one side only: the part where its list is shown.
  private func affected(_ set: Truth, _ lists: ItemLists) throws(BudgetExceeded) -> Affected? {
    let range = examination.comparable
    guard let needing = lists.needing else {
      return try examination.affected(of: set, outside: lists.hiding, within: range) { (set) throws(BudgetExceeded) in
        [try lists.shown(set)]
      }
    }
    return try examination.affected(of: set, inOneOf: needing, outside: lists.hiding, within: range) {
      (set) throws(BudgetExceeded) in [try lists.shown(set)]
    }
  }

  private func itemLists() throws -> [ItemLists] {
    let (old, new) = (old, new)
    let (was, now) = (old.guidance, new.guidance)
    var found: [ItemLists] = []
    for match in Pairing(was.levels, now.levels, formerID: \.formerID).both {
      let (before, after) = (was.levels[match.before], now.levels[match.after])
      let (formerRank, rank) = (old.ranks[match.before], new.ranks[match.after])
      let staying: (Truth) throws(BudgetExceeded) -> Truth = { [examination] (set) throws(BudgetExceeded) in
        let set = try examination.sets.all([set, examination.scope])
        return try new.part(of: try old.part(of: set, at: formerRank), at: rank)
      }
      let hiding = Others(old.rules.reaching(formerRank + 1).all + new.rules.reaching(rank + 1).all)
      let needing = rank == new.rules.lowest ? nil : new.rules.truths.indices.filter { new.rules.ranks[$0] == rank }
      func add(
        _ before: [Item],
        _ after: [Item],
        _ saying: InstructionChange.Saying,
        _ shown: @escaping (Truth) throws(BudgetExceeded) -> Truth
      ) {
        let subject = Finding.Subject(.level, now.levels[match.after].id)
        found.append(
          ItemLists(
            subject: subject,
            name: saying.name(of: now.levels[match.after]),
            before: before,
            after: after,
            places: (was.levels[match.before].range, now.levels[match.after].range),
            saying: saying,
            hiding: hiding,
            needing: needing.map { $0.map { new.rules.truths[$0] } },
            shown: shown
          )
        )
      }
      add(before.toDo, after.toDo, .plain, staying)
      add(before.notToDo, after.notToDo, .warning, staying)
      add(before.aboutConsent, after.aboutConsent, .plain, staying)
      add(before.toDoIfNotKnown, after.toDoIfNotKnown, .ifNotKnown) { (set) throws(BudgetExceeded) in
        let rest = try old.sets.part(of: set, outside: old.rules(.established).reaching(old.ranks[match.before]))
        return try staying(
          try new.sets.part(of: rest, outside: new.rules(.established).reaching(new.ranks[match.after]))
        )
      }
    }
    for match in examination.space.entries.compactMap(\.positions.both) {
      let (before, after) = (was.questions[match.before], now.questions[match.after])
      guard let former = before.urgent, let present = after.urgent else { continue }
      let (a, b) = (try old.urgent(match.before), try new.urgent(match.after))
      let subject = Finding.Subject(.question, after.id)
      found.append(
        ItemLists(
          subject: subject,
          name: now.words(answering: present.answers),
          before: former.toDo,
          after: present.toDo,
          places: (before.range, after.range),
          saying: .atOnce
        ) { (set) throws(BudgetExceeded) in try old.sets.all([set, a.certain, b.certain]) }
      )
    }
    return found
  }
}
