import DecisionSupport
import MarkedYAML

/// What is told to people in one place of a configuration, before and now.
struct InstructionChange {
  let about: Finding.Subject

  /// What the sentence is about: "level 4, Specialist,".
  let subject: String
  let formerPlace: SourceRange?
  let place: SourceRange?
  private var lost: [String] = []
  private var gained: [String] = []
  private var reworded: [(before: String, now: String)] = []
  private var reordered: [String] = []

  /// Whether something was gained that a person has to read, since it may ask too much or too little.
  private var isGainToRead = false

  init(_ about: Finding.Subject, _ subject: String, formerPlace: SourceRange?, place: SourceRange?) {
    self.about = about
    self.subject = subject
    self.formerPlace = formerPlace
    self.place = place
  }

  /// Compares a list of things to do; `what` names the list where its order matters.
  mutating func compare(_ old: [String], _ new: [String], _ what: String, isToRead: Bool = false) {
    if old.count == 1, new.count == 1, isToRead { return compare(old[0], new[0]) }
    let changes = ListChanges(old, new)
    if isToRead, !changes.gained.isEmpty { isGainToRead = true }
    lost += changes.lost
    gained += changes.gained
    reworded += changes.reworded
    if changes.isReordered { reordered.append(what) }
  }

  /// Compares a text of which there is at most one.
  mutating func compare(_ old: String?, _ new: String?) {
    switch (old, new) {
    case (let old?, let new?): if old != new { reworded.append((old, new)) }
    case (let old?, nil): lost.append(old)
    case (nil, let new?): gained.append(new)
    case (nil, nil): break
    }
  }

  var findings: [Finding] {
    var findings: [Finding] = []
    if !lost.isEmpty {
      findings.append(finding(.actionLost, "no longer says", lost, details: lost.count > 1 ? lost.map(\.quoted) : []))
    }
    if !gained.isEmpty {
      var gain = finding(.actionGained, "now says", gained, details: gained.count > 1 ? gained.map(\.quoted) : [])
      if isGainToRead { gain.severity = .review }
      findings.append(gain)
    }
    if !reworded.isEmpty || !reordered.isEmpty {
      let details =
        reworded.flatMap { ["Before: \($0.before.quoted)", "Now: \($0.now.quoted)"] }
        + reordered.map { "\($0) stand in another order." }
      let message =
        switch reworded.count {
        case 0: "\(subject) says the same in another order"
        case 1: "\(subject) says one thing in other words"
        default: "\(subject) says \(reworded.count) things in other words"
        }
      findings.append(
        Finding(
          .actionReworded,
          about,
          message,
          details: details,
          place: place,
          formerPlace: formerPlace,
          identity: details.joined(separator: "\n")
        )
      )
    }
    return findings
  }

  private func finding(_ kind: FindingKind, _ verb: String, _ texts: [String], details: [String]) -> Finding {
    let message =
      texts.count == 1 ? "\(subject) \(verb) \(texts[0].quoted)" : "\(subject) \(verb) \(texts.count) things"
    return Finding(
      kind,
      about,
      message,
      details: details,
      place: place,
      formerPlace: formerPlace,
      identity: texts.sorted().joined(separator: "\n")
    )
  }
}

extension String {
  /// The text as a quotation, without the full stop at its end.
  var quoted: String { "“\(hasSuffix(".") ? String(dropLast()) : self)”" }
}
