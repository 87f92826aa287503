import DecisionSupport
import MarkedYAML

/// What is told to people in one place of a configuration, before and now.
struct ToldChange {
  let subject: Finding.Subject

  /// What the sentence is about: "level 4, Specialist,".
  let teller: String
  let formerPlace: SourceRange?
  let place: SourceRange?
  private var lost: [String] = []
  private var gained: [String] = []
  private var reworded: [(before: String, now: String)] = []
  private var reordered: [String] = []

  init(_ subject: Finding.Subject, _ teller: String, formerPlace: SourceRange?, place: SourceRange?) {
    self.subject = subject
    self.teller = teller
    self.formerPlace = formerPlace
    self.place = place
  }

  /// Compares a list of things to do; `what` names the list where its order matters.
  mutating func compare(_ old: [String], _ new: [String], _ what: String) {
    let changes = ListChanges(old, new)
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
      findings.append(finding(.actionGained, "now says", gained, details: gained.count > 1 ? gained.map(\.quoted) : []))
    }
    if !reworded.isEmpty || !reordered.isEmpty {
      let details =
        reworded.flatMap { ["Before: \($0.before.quoted)", "Now: \($0.now.quoted)"] }
        + reordered.map { "\($0) stand in another order." }
      let message =
        switch reworded.count {
        case 0: "\(teller) says the same in another order"
        case 1: "\(teller) says one thing in other words"
        default: "\(teller) says \(reworded.count) things in other words"
        }
      findings.append(
        Finding(
          .actionReworded,
          subject,
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
    let message = texts.count == 1 ? "\(teller) \(verb) \(texts[0].quoted)" : "\(teller) \(verb) \(texts.count) things"
    return Finding(
      kind,
      subject,
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
