import DecisionSupport
import MarkedYAML

// How the findings of a change are worded.

extension Finding {
  static func notCompared(_ old: Guidance, _ new: Guidance) -> Finding {
    let lost = Pairing(old.levels, new.levels, formerID: \.formerID).removed.map { old.levels[$0].title }
    return Finding(
      .notCompared,
      Subject(.guidance, new.name),
      "the levels cannot be compared: nothing says what became of \(lost.joined(separator: "; "))",
      details: ["Where a level only has a new id, write its old one there with 'was:'."]
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
    let words = kind == .reminderLost ? "is no longer shown" : "is now shown"
    return Finding(
      kind,
      Subject(.reminder, id),
      "\(text.quoted) \(words) for \(effect.witness.children)",
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
    _ present: Question.UrgentAction,
    _ effect: Effect,
    identity: String
  ) -> Finding {
    let verb = kind == .actionLost ? "no longer" : "now"
    return Finding(
      kind,
      Subject(.question, after.id),
      "for \(effect.witness.children), people are \(verb) told to do this at once: \(present.action.quoted)",
      place: after.range,
      formerPlace: before.range,
      effect: effect,
      identity: "upon\n\(identity)",
      condition: BeforeAndAfter(before: before.urgent.map { .answer($0.answers) }, after: .answer(present.answers))
    )
  }

  static func asked(_ kind: FindingKind, _ before: Question, _ after: Question, _ effect: Effect, identity: String)
    -> Finding
  {
    Finding(
      kind,
      Subject(.question, after.id),
      "\(after.ask.quoted) is \(kind == .askedOfFewer ? "no longer" : "now") asked about \(effect.witness.children)",
      details: kind == .askedOfFewer ? [before.countingWhereNotKnown, after.countingWhereNotAsked] : [],
      place: after.range,
      formerPlace: before.range,
      effect: effect,
      identity: identity
    )
  }

  /// A finding that a safeguard claims less; the edits are those of the questions and rules that its condition names.
  static func weakened(
    _ former: Safeguard,
    _ safeguard: Safeguard,
    by edits: [Edit],
    _ guidances: BeforeAndAfter<Guidance>
  ) -> Finding {
    var details = former.says == safeguard.says ? [] : ["It said: \(former.says)"]
    var condition: BeforeAndAfter<Condition?>?
    if case (.always(let before, let was), .always(let now, let level)) = (former.claim, safeguard.claim) {
      condition = BeforeAndAfter(before: before, after: now)
      let levels = (guidances[.before].levels[was], guidances.after.levels[level])
      if levels.0.id != levels.1.id, levels.0.id != levels.1.formerID {
        details.append("It promised \(levels.0.title), and now promises \(levels.1.title).")
      }
    }
    for edit in edits where edit.isOfNotKnowing {
      guard let question = guidances.after.questions.first(where: { $0.id == edit.subject.id }) else { continue }
      details.append("It may no longer cover children about whom nobody knows the answer to \(question.ask.quoted)")
    }
    if details.isEmpty, condition.map({ $0[.before] == $0.after }) ?? true { details = ["Its words are the same."] }
    return Finding(
      .safeguardWeakened,
      Subject(.safeguard, safeguard.id),
      "the safeguard \(safeguard.says.quoted) promises less than before",
      details: details,
      place: safeguard.range,
      formerPlace: former.range,
      edits: edits,
      condition: condition
    )
  }

  static func rewritten(_ edit: Edit, saying words: String) -> Finding {
    Finding(
      .provedNoEffect,
      edit.subject,
      "the condition of the \(edit.subject.kind.rawValue) \(words.quoted) was rewritten and provably means the same",
      place: edit.place,
      formerPlace: edit.formerPlace
    )
  }

  /// What was added or removed and changes nothing that anybody is told.
  static func withoutEffect(
    _ subject: Subject,
    saying words: String,
    _ what: String,
    _ formerPlace: SourceRange?,
    _ place: SourceRange?
  ) -> Finding {
    Finding(
      .provedNoEffect,
      subject,
      "the \(subject.kind.rawValue) \(words.quoted) was \(what), which provably changes nothing for any child",
      place: place,
      formerPlace: formerPlace,
      identity: what
    )
  }
}

extension Witness {
  /// "for example, a child with these answers was level 4, Specialist, and is now level 3, Intensive".
  func fate(_ guidances: BeforeAndAfter<Guidance>) -> String {
    func level(_ side: Side) -> String? { outcomes[side].level.map { guidances[side].levels[$0].title } }
    let was = level(.before).map { "was \($0)," } ?? "had no level"
    return "\(example) \(was) and \(level(.after).map { "is now \($0)" } ?? "now has none")"
  }
}

extension Question {
  /// What not knowing the answer counted as.
  fileprivate var countingWhereNotKnown: String {
    "Where it was asked and nobody knew, that counted as "
      + (assumption.isNotKnown ? "the worst answer." : "\(phrase(for: assumption).quoted).")
  }

  fileprivate var countingWhereNotAsked: String { "Where it is not asked, it counts as \(phrase(for: calm).quoted)." }
}
