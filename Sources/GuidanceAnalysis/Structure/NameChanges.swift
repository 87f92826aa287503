import DecisionSupport
import MarkedYAML

extension StructuralComparison {
  /// What has another id and says so with `was:`. To the guidance a name is nothing; to whatever names it from outside it is.
  var nameFindings: [Finding] {
    renamed(.level, levels, old.levels, new.levels) { $0.range }
      + renamed(.question, questions, old.questions, new.questions) { $0.range }
      + renamed(.rule, rules, old.rules, new.rules) { $0.range }
      + renamed(.reminder, reminders, old.reminders, new.reminders) { $0.range }
      + renamed(.step, steps, old.escalation?.steps ?? [], new.escalation?.steps ?? []) { $0.range }
  }

  private func renamed<Element: Identified>(
    _ kind: Finding.Subject.Kind,
    _ pairing: Pairing,
    _ old: [Element],
    _ new: [Element],
    range: (Element) -> SourceRange
  ) -> [Finding] {
    pairing.both.filter { old[$0.before].id != new[$0.after].id }
      .map { renamed(kind, old[$0.before].id, new[$0.after].id, range(old[$0.before]), range(new[$0.after])) }
  }

  private func renamed(
    _ kind: Finding.Subject.Kind,
    _ before: String,
    _ now: String,
    _ formerPlace: SourceRange,
    _ place: SourceRange
  ) -> Finding {
    Finding(
      .provedNoEffect,
      .init(kind, now),
      "\(kind.rawValue) '\(before)' is called '\(now)' now, and the name alone changes no outcome",
      details: ["Scenarios, records and saved answers that name '\(before)' have to name '\(now)'."],
      place: place,
      formerPlace: formerPlace,
      identity: before
    )
  }
}
