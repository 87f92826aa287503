import DecisionSupport
import MarkedYAML

// How the findings of a change are worded.

extension Finding {
  static func notCompared(_ old: Guidance, _ new: Guidance) -> Finding {
    let lost = Pairing(old.levels, new.levels, formerID: \.formerID).removed.map { old.levels[$0].id }
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
    _ places: Places,
    through rules: [String] = [],
    _ effect: Effect,
    _ message: String,
    identity: String
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
      message,
      details: details,
      place: places.after,
      formerPlace: places.before,
      effect: effect,
      identity: identity
    )
  }

  static func reminder(
    _ kind: FindingKind,
    _ before: Reminder?,
    _ after: Reminder?,
    _ effect: Effect,
    identity: String
  ) -> Finding {
    let id = (after ?? before)?.id ?? ""
    let words = kind == .reminderLost ? "is no longer reminded of" : "is now reminded of"
    return Finding(
      kind,
      Subject(.reminder, id),
      "whoever decides about \(effect.witness.child) \(words) '\(id)'",
      details: after == nil ? ["The reminder was removed."] : before == nil ? ["The reminder was added."] : [],
      place: after?.range,
      formerPlace: before?.range,
      effect: effect,
      identity: identity
    )
  }

  static func urgent(
    _ kind: FindingKind,
    _ before: Question,
    _ after: Question,
    _ action: String,
    _ effect: Effect,
    identity: String
  ) -> Finding {
    let verb = kind == .actionLost ? "no longer says" : "now says"
    return Finding(
      kind,
      Subject(.question, after.id),
      "question '\(after.id)' \(verb) what to do at once about \(effect.witness.child)",
      details: ["What to do at once: \(action)"],
      place: after.range,
      formerPlace: before.range,
      effect: effect,
      identity: "upon\n\(identity)"
    )
  }

  static func asked(_ kind: FindingKind, _ before: Question, _ after: Question, _ effect: Effect, identity: String)
    -> Finding
  {
    Finding(
      kind,
      Subject(.question, after.id),
      "'\(after.id)' is \(kind == .askedOfFewer ? "no longer" : "now") asked about \(effect.witness.child)",
      details: [after.ask],
      place: after.range,
      formerPlace: before.range,
      effect: effect,
      identity: identity
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

  static func rewritten(_ edit: Edit, variables: Int) -> Finding {
    Finding(
      .provedNoEffect,
      edit.subject,
      "\(edit.subject.kind.rawValue) '\(edit.subject.id)' was written anew and provably means what it meant",
      details: ["Compared over all of \(variables) variables' answers."],
      place: edit.place,
      formerPlace: edit.formerPlace
    )
  }

  /// What was added or removed and changes nothing that anybody is told.
  static func withoutEffect(_ subject: Subject, _ what: String, _ formerPlace: SourceRange?, _ place: SourceRange?)
    -> Finding
  {
    Finding(
      .provedNoEffect,
      subject,
      "\(subject.kind.rawValue) '\(subject.id)' was \(what) and provably changes nothing for any child",
      place: place,
      formerPlace: formerPlace,
      identity: what
    )
  }
}

extension Witness {
  /// "a child who has … was level 4 and is now level 3".
  func fate(_ guidances: BeforeAndAfter<Guidance>) -> String {
    func level(_ side: Side) -> String {
      outcomes[side].level.map { "level \(guidances[side].levels[$0].number)" } ?? "without a level"
    }
    return "\(child) was \(level(.before)) and is now \(level(.after))"
  }
}
