import DecisionSupport
import MarkedYAML

extension StructuralComparison {
  /// Levels that stand in another order, are called otherwise or cannot be compared, and what they tell people to do.
  var levelFindings: [Finding] {
    var findings = unmatchedLevels + reorderedLevels
    for pair in levels.both {
      let (before, now) = (old.levels[pair.before], new.levels[pair.after])
      let subject = Finding.Subject(.level, now.id)
      if let finding = redescribed(before, now) { findings.append(finding) }
      func compare(_ saying: InstructionChange.Saying, _ lists: [(of: (Level) -> [Item], what: String)]) {
        var told = InstructionChange(
          subject,
          saying.name(of: now),
          saying,
          formerPlace: before.range,
          place: now.range
        )
        for list in lists {
          let isToRead = list.what == Self.consent
          told.compare(old.words(of: list.of(before)), new.words(of: list.of(now)), list.what, isToRead: isToRead)
        }
        findings += told.findings
      }
      compare(.ifNotKnown, [({ $0.toDoIfNotKnown }, "The steps where something is not known")])
      compare(.plain, [({ $0.toDo }, "The things to do"), ({ $0.aboutConsent }, Self.consent)])
      compare(.warning, [({ $0.notToDo }, "The things not to do")])
    }
    return findings
  }

  private static let consent = "What is said about consent"

  private func redescribed(_ before: Level, _ now: Level) -> Finding? {
    var details: [String] = []
    if before.number != now.number { details.append("It was number \(before.number) and is number \(now.number).") }
    if before.name != now.name { details.append("It was called \(before.name.quoted).") }
    if before.means != now.means { details += ["Before it meant: \(before.means)", "Now it means: \(now.means)"] }
    guard !details.isEmpty else { return nil }
    let message =
      before.number != now.number
      ? "\(before.title), is now \(now.title)"
      : before.name != now.name
        ? "level \(now.number) is now called \(now.name.quoted)" : "\(now.title), is described in other words"
    return Finding(
      .levelRedescribed,
      .init(.level, now.id),
      message,
      details: details,
      place: now.range,
      formerPlace: before.range,
      identity: [before.title, before.means, now.title, now.means].joined(separator: "\n")
    )
  }

  /// Neighbours of the old order that changed places.
  private var reorderedLevels: [Finding] {
    let both = levels.both
    return zip(both, both.dropFirst()).compactMap { lower, higher in
      guard lower.after > higher.after else { return nil }
      let (below, above) = (old.levels[lower.before], old.levels[higher.before])
      return Finding(
        .levelRedescribed,
        .init(.level, new.levels[higher.after].id),
        "\(above.title), stood above \(below.title), and stands below it now",
        severity: .error,
        place: new.levels[higher.after].range,
        formerPlace: above.range,
        identity: "reordered \(below.id)"
      )
    }
  }

  /// A level that is gone: whether its children are better or worse off cannot be said. One that is new takes its place in
  /// the order.
  private var unmatchedLevels: [Finding] {
    let removed = levels.removed.map { position in
      let level = old.levels[position]
      return Finding(
        .notCompared,
        .init(.level, level.id),
        "\(level.title), is gone, so its children cannot be compared",
        details: [advice(onRenamed: "level")],
        formerPlace: level.range
      )
    }
    return removed
      + levels.added.map { position in
        let level = new.levels[position]
        return Finding(
          .levelRedescribed,
          .init(.level, level.id),
          "\(level.title), is new",
          details: ["If it only had another id before, write that with 'was:'."],
          place: level.range
        )
      }
  }

  /// Reminders that say the same to the same people in other words; who sees them is decided over the answer sets.
  var reminderFindings: [Finding] {
    reminders.both.compactMap { pair in
      let (before, now) = (old.reminders[pair.before], new.reminders[pair.after])
      guard before.text != now.text else { return nil }
      return Finding(
        .reminderReworded,
        .init(.reminder, now.id),
        "a reminder now says \(now.text.quoted)",
        details: ["It said: \(before.text.quoted)"],
        place: now.range,
        formerPlace: before.range,
        identity: "\(before.text)\n\(now.text)"
      )
    }
  }

  /// What is said to those whom the guidance is not for. Who they are is decided over the answer sets.
  var applicabilityFindings: [Finding] {
    guard let before = old.applicability, let now = new.applicability else { return [] }
    var told = InstructionChange(.init(.guidance, new.name), "the route for others", formerPlace: nil, place: nil)
    told.compare(before.because, now.because)
    told.compare(old.words(of: before.toDo), new.words(of: now.toDo), "The steps for those whom it is not for")
    return told.findings
  }
}
