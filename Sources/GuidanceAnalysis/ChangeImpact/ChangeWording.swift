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
    var effect = effect
    effect.through = rules
    return Finding(
      kind,
      subject,
      message,
      details: effect.causes.isEmpty ? ["No single edit accounts for it."] : [],
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
    let (id, text) = ((after ?? before)?.id ?? "", (after ?? before)?.text ?? "")
    let words = kind == .reminderLost ? "people are no longer reminded of" : "people are now reminded of"
    return Finding(
      kind,
      Subject(.reminder, id),
      "\(words) \(text.quoted), about \(effect.witness.child)",
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
    let verb = kind == .actionLost ? "are no longer told at once" : "are now told at once"
    return Finding(
      kind,
      Subject(.question, after.id),
      "people \(verb) \(action.quoted), about \(effect.witness.child)",
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
      "\(after.ask.quoted) is \(kind == .askedOfFewer ? "no longer" : "now") asked about \(effect.witness.child)",
      place: after.range,
      formerPlace: before.range,
      effect: effect,
      identity: identity
    )
  }

  /// A finding that a safeguard claims less; the edits are those of the questions and rules that its condition names.
  static func weakened(_ former: Safeguard, _ safeguard: Safeguard, by edits: [Edit]) -> Finding {
    Finding(
      .safeguardWeakened,
      Subject(.safeguard, safeguard.id),
      "the safeguard \(safeguard.says.quoted) no longer claims all that it claimed",
      details: former.says == safeguard.says ? ["Its words are the same."] : ["It said: \(former.says)"],
      place: safeguard.range,
      formerPlace: former.range,
      edits: edits
    )
  }

  static func rewritten(_ edit: Edit, saying words: String) -> Finding {
    Finding(
      .provedNoEffect,
      edit.subject,
      "the condition of the \(edit.subject.kind.rawValue) \(words.quoted) was written anew and provably means what it meant",
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
  /// "a child with these answers was level 4, Specialist, and is now level 3, Intensive".
  func fate(_ guidances: BeforeAndAfter<Guidance>) -> String {
    func level(_ side: Side) -> String? { outcomes[side].level.map { guidances[side].levels[$0].title } }
    let was = level(.before).map { "was \($0)," } ?? "had no level"
    return "\(child) \(was) and \(level(.after).map { "is now \($0)" } ?? "now has none")"
  }
}
