import DecisionSupport
import MarkedYAML

extension StructuralComparison {
  /// What has another id and says so with `was:`. To the guidance a name is nothing; to whatever names it from outside it is.
  var nameFindings: [Finding] {
    renamed(.level, levels, old.levels, new.levels) { ($0.range, "\($0.title),") }
      + renamed(.question, questions, old.questions, new.questions) { ($0.range, "the question \($0.ask.quoted)") }
      + renamed(.rule, rules, old.rules, new.rules) { ($0.range, "the rule \($0.because.quoted)") }
      + renamed(.reminder, reminders, old.reminders, new.reminders) { ($0.range, "the reminder \($0.text.quoted)") }
      + renamed(.step, steps, old.escalation?.steps ?? [], new.escalation?.steps ?? []) {
        ($0.range, "the step \($0.heading.quoted)")
      }
  }

  private func renamed<Element: Identified>(
    _ kind: Finding.Subject.Kind,
    _ pairing: Pairing,
    _ old: [Element],
    _ new: [Element],
    _ told: (Element) -> (place: SourceRange, words: String)
  ) -> [Finding] {
    pairing.both.filter { old[$0.before].id != new[$0.after].id }.map { pair in
      let (before, now) = (old[pair.before].id, new[pair.after].id)
      return Finding(
        .provedNoEffect,
        .init(kind, now),
        "\(told(new[pair.after]).words) has another id, which alone changes no outcome",
        details: ["Scenarios, records and saved answers that name '\(before)' have to name '\(now)'."],
        place: told(new[pair.after]).place,
        formerPlace: told(old[pair.before]).place,
        identity: before
      )
    }
  }
}
