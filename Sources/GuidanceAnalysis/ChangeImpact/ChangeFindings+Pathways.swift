import DecisionSupport

// Pathways: what is due beside the level.

extension ChangeFindings {
  mutating func findPathways() throws {
    let (old, new, sets) = (old, new, sets)
    let (former, present) = (old.guidance.pathways, new.guidance.pathways)
    for match in Pairing(former, present, formerID: \.formerID).matches {
      let (before, after) = (match.before.map { former[$0] }, match.after.map { present[$0] })
      guard let any = after ?? before else { continue }
      let nowhere = (possible: sets.never, certain: sets.never)
      let was = try match.before.map { try old.pathway($0) } ?? nowhere
      let now = try match.after.map { try new.pathway($0) } ?? nowhere
      var edited = edits.behind(pathway: before, after)
      if let before, let after, before.isForAdultsToo != after.isForAdultsToo {
        edited += [.changed(.pathway, after.id, ["whether it is for adults, too"], before.range, after.range)]
          .compactMap(\.self)
      }
      let causes = edited
      func identity(_ pathway: Pathway?, _ side: Side) -> String {
        guard let pathway else { return "none" }
        return digests[side].digest(of: pathway.condition) + (pathway.isForAdultsToo ? " adults" : "")
      }
      let identity = [applicability, identity(before, .before), identity(after, .after)].joined(separator: "\n")
      let range = [before, after].contains { $0?.isForAdultsToo == true } ? examination.comparable : examination.scope
      let count = findings.count
      for (kind, here, there) in [(FindingKind.pathwayLost, was, now), (.pathwayGained, now, was)] {
        try finding(.init(.pathway, any.id)) { change in
          // Due before, and now only perhaps, is lost too.
          let parts = [
            try sets.part(of: here.possible, outside: Others([there.possible])),
            try sets.part(of: here.certain, outside: Others([there.certain])),
          ]
          guard let affected = try change.examination.affected([sets.any(parts)], within: range) else { return nil }
          let effect = try change.examination.effect(
            of: [affected],
            dependingOn: [here.possible, there.possible] + change.applies,
            causes: causes
          ) { outcomes in
            func due(_ outcome: Outcome, _ position: Int?) -> DecisionSupport.Truth {
              let due = outcome.pathways.first { $0.pathway.position == position }
              return due.map { $0.isCertain ? .true : .unknown } ?? .false
            }
            let truths = (due(outcomes.before, match.before), due(outcomes.after, match.after))
            return kind == .pathwayLost ? truths.0 > truths.1 : truths.1 > truths.0
          }
          return effect.map { .pathway(kind, before, after, $0, identity: identity) }
        }
      }
      if findings.count == count, before == nil || after == nil {
        findings.append(
          .withoutEffect(
            .init(.pathway, any.id),
            saying: any.name,
            after == nil ? "removed" : "added",
            before?.range,
            after?.range
          )
        )
      }
    }
  }
}

extension Finding {
  fileprivate static func pathway(
    _ kind: FindingKind,
    _ before: Pathway?,
    _ after: Pathway?,
    _ effect: Effect,
    identity: String
  ) -> Finding {
    let (id, name) = ((after ?? before)?.id ?? "", (after ?? before)?.name ?? "")
    let words = kind == .pathwayLost ? "is no longer due" : "is now due"
    return Finding(
      kind,
      Subject(.pathway, id),
      "\(name.quoted) \(words) for \(effect.witness.children)",
      details: after == nil ? ["The pathway was removed."] : before == nil ? ["The pathway was added."] : [],
      place: after?.range,
      formerPlace: before?.range,
      effect: effect,
      identity: identity
    )
  }
}
