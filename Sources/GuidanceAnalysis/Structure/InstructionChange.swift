import DecisionSupport
import MarkedYAML

/// What is told to people in one place of a configuration, before and now.
struct InstructionChange {
  /// In which way a list speaks to people.
  enum Saying {
    case plain, warning, ifNotKnown, atOnce

    /// How a level is named in such a sentence.
    func name(of level: Level) -> String { self == .warning ? level.title : level.title + "," }

    /// A sentence that something is gone or new, without a full stop.
    func sentence(_ subject: String, isLost: Bool, _ what: String) -> String {
      switch self {
      case .plain: "\(subject) \(isLost ? "no longer says" : "now says") \(what)"
      case .warning: "a warning is \(isLost ? "not given any more" : "now given") at \(subject): \(what)"
      case .ifNotKnown:
        "where something is not known, \(subject) \(isLost ? "no longer says" : "now says") \(what)"
      case .atOnce:
        "where \(subject), people are \(isLost ? "no longer" : "now") told to do this at once: \(what)"
      }
    }

    /// How a sentence begins that something is said in other words.
    func beginning(_ subject: String) -> String {
      switch self {
      case .plain: "\(subject) says"
      case .warning: "what \(subject) warns of says"
      case .ifNotKnown: "where something is not known, \(subject) says"
      case .atOnce: "what is to be done at once where \(subject) says"
      }
    }
  }

  let about: Finding.Subject

  /// What the sentence is about: "level 4, Specialist,".
  let subject: String
  private let saying: Saying
  let formerPlace: SourceRange?
  let place: SourceRange?
  private var lost: [String] = []
  private var gained: [String] = []
  private var reworded: [(before: String, now: String)] = []
  private var reordered: [String] = []

  /// Whether something was gained that a person has to read, since it may ask too much or too little.
  private var isGainToRead = false

  init(
    _ about: Finding.Subject,
    _ subject: String,
    _ saying: Saying = .plain,
    formerPlace: SourceRange?,
    place: SourceRange?
  ) {
    self.about = about
    self.subject = subject
    self.saying = saying
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
      findings.append(finding(.actionLost, lost))
    }
    if !gained.isEmpty {
      var gain = finding(.actionGained, gained)
      if isGainToRead { gain.severity = .review }
      findings.append(gain)
    }
    if !reworded.isEmpty || !reordered.isEmpty {
      let details =
        reworded.flatMap { ["Before: \($0.before.quoted)", "Now: \($0.now.quoted)"] }
        + reordered.map { "\($0) are now in another order." }
      let beginning = saying.beginning(subject)
      let message =
        switch reworded.count {
        case 0: "\(beginning) the same in another order"
        case 1: "\(beginning) one thing in new words"
        default: "\(beginning) \(reworded.count) things in new words"
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

  private func finding(_ kind: FindingKind, _ texts: [String]) -> Finding {
    let what = texts.count == 1 ? texts[0].quoted : "\(texts.count) things"
    return Finding(
      kind,
      about,
      saying.sentence(subject, isLost: kind == .actionLost, what),
      details: texts.count > 1 ? texts.map(\.quoted) : [],
      place: place,
      formerPlace: formerPlace,
      identity: texts.sorted().joined(separator: "\n")
    )
  }
}

/// What became of something that is shown as it was and as it is, on one line where that can be read at a glance.
func sideBySide(_ what: String, was old: String?, now new: String?) -> [String] {
  switch (old, new) {
  case (let old?, let new?) where old.count + new.count <= 80: ["\(what): was \(old.quoted), now \(new.quoted)."]
  case (let old?, let new?): ["\(what), before: \(old.quoted)", "\(what), now: \(new.quoted)"]
  case (let old?, nil): ["\(what), now taken out: \(old.quoted)"]
  case (nil, let new?): ["\(what): \(what.hasPrefix("New") ? "" : "new, ")\(new.quoted)"]
  case (nil, nil): []
  }
}

extension [String] {
  /// "a, b and c".
  var listedWithAnd: String {
    count < 2 ? joined() : dropLast().joined(separator: ", ") + " and " + self[count - 1]
  }
}

extension String {
  /// The text as a quotation, without the full stop at its end.
  var quoted: String { "“\(hasSuffix(".") ? String(dropLast()) : self)”" }
}
