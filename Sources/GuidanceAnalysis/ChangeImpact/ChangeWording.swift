import DecisionSupport
import MarkedYAML

// How the findings of a change are worded, however they were found.

extension Finding {
  static func notCompared(_ old: Guidance, _ new: Guidance) -> Finding {
    let pairs = Pairing(old: old.levels, new: new.levels, formerID: \.formerID).pairs
    let lost = pairs.filter { $0.new == nil }.compactMap { pair in pair.old.map { old.levels[$0].id } }
    return Finding(
      .notCompared,
      Subject(.guidance, new.name),
      "the levels cannot be compared: nothing says what became of \(lost.map { "'\($0)'" }.joined(separator: ", "))",
      details: ["Where a level has a new id, say 'was: \(lost.first ?? "old-id")' on it."]
    )
  }

  static func level(
    _ kind: FindingKind,
    _ subject: Subject,
    _ places: Sided<SourceRange>,
    through rules: [String] = [],
    _ effect: Effect,
    _ guidances: Sided<Guidance>
  ) -> Finding {
    var details = effect.causes.map { "The edit: \($0.subject.kind.rawValue) '\($0.subject.id)', \($0.what)." }
    if effect.causes.isEmpty { details.append("No single edit accounts for it.") }
    if !rules.isEmpty {
      let names = rules.prefix(4).map { "'\($0)'" } + (rules.count > 4 ? ["\(rules.count - 4) more"] : [])
      details.append("It acts through rule\(rules.count == 1 ? "" : "s") \(names.joined(separator: ", ")).")
    }
    if effect.causes.count > 1 { details.append("The edits act together.") }
    if effect.isJoint { details.append("The edit has this effect only together with others of this change.") }
    return Finding(
      kind,
      subject,
      effect.witness.fate(guidances),
      details: details,
      place: places.new,
      formerPlace: places.old,
      effect: effect
    )
  }

  static func reminder(_ kind: FindingKind, _ pair: Sided<Int>, _ guidances: Sided<Guidance>, _ effect: Effect)
    -> Finding
  {
    let old = pair.old.flatMap { guidances.old?.reminders[$0] }
    let new = pair.new.flatMap { guidances.new?.reminders[$0] }
    let id = (new ?? old)?.id ?? ""
    let words = kind == .reminderLost ? "is no longer reminded of" : "is now reminded of"
    return Finding(
      kind,
      Subject(.reminder, id),
      "whoever decides about \(effect.witness.child) \(words) '\(id)'",
      details: new == nil ? ["The reminder was removed."] : old == nil ? ["The reminder was added."] : [],
      place: new?.range,
      formerPlace: old?.range,
      effect: effect
    )
  }

  static func askedOfFewer(_ questions: Sided<Question>, _ effect: Effect) -> Finding {
    let id = questions.new?.id ?? ""
    return Finding(
      .askedOfFewer,
      Subject(.question, id),
      "'\(id)' is no longer asked about \(effect.witness.child)",
      details: [questions.new?.ask].compactMap(\.self),
      place: questions.new?.range,
      formerPlace: questions.old?.range,
      effect: effect
    )
  }

  /// The edits are those of the questions and rules that its condition names.
  static func weakened(_ former: Safeguard, _ safeguard: Safeguard, by edits: [Edit]) -> Finding {
    var details = ["It said: \(former.says)", "It says: \(safeguard.says)"]
    if former.says == safeguard.says { details = ["Its words are the same: \(safeguard.says)"] }
    details += edits.map { "What it speaks of changed: \($0.subject.kind.rawValue) '\($0.subject.id)', \($0.what)." }
    return Finding(
      .safeguardWeakened,
      Subject(.safeguard, safeguard.id),
      "safeguard '\(safeguard.id)' no longer claims all that it claimed",
      details: details,
      place: safeguard.range,
      formerPlace: former.range
    )
  }
}

extension Witness {
  /// "a child who has … was level 4 and is now level 3".
  func fate(_ guidances: Sided<Guidance>) -> String {
    func level(_ side: Side) -> String {
      guard let level = outcomes[side]?.level, let guidance = guidances[side] else { return "without a level" }
      return "level \(guidance.levels[level].number)"
    }
    return "\(child) was \(level(.old)) and is now \(level(.new))"
  }
}
