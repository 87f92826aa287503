import DecisionSupport
import MarkedYAML

extension StructuralComparison {
  /// What has another id and says so with `was:`. To the guidance a name is nothing; to whatever names it from outside it is.
  var nameFindings: [Finding] {
    renamed(.level, levels, \.levels, \.range) + renamed(.question, questions, \.questions, \.range)
      + renamed(.rule, rules, \.rules, \.range) + renamed(.reminder, reminders, \.reminders, \.range)
      + renamedSteps
  }

  private func renamed<Element: Identified>(
    _ kind: Finding.Subject.Kind,
    _ pairing: Pairing,
    _ list: KeyPath<Guidance, [Element]>,
    _ range: KeyPath<Element, SourceRange>
  ) -> [Finding] {
    pairing.both.compactMap { pair in
      let (before, now) = (old[keyPath: list][pair.old], new[keyPath: list][pair.new])
      return finding(kind, before.id, now.id, before[keyPath: range], now[keyPath: range])
    }
  }

  private var renamedSteps: [Finding] {
    guard let before = old.escalation?.steps, let now = new.escalation?.steps else { return [] }
    return steps.both.compactMap { pair in
      let (before, now) = (before[pair.old], now[pair.new])
      return finding(.step, before.id, now.id, before.range, now.range)
    }
  }

  private func finding(
    _ kind: Finding.Subject.Kind,
    _ before: String,
    _ now: String,
    _ formerPlace: SourceRange,
    _ place: SourceRange
  ) -> Finding? {
    guard before != now else { return nil }
    return Finding(
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
