import DecisionSupport
import GuidanceAnalysis

extension AuditReport {
  /// The worst that happens to children, in one sentence with a full stop.
  var verdict: String {
    let counting = audit.findings.filter(\.counts)
    let kinds = Set(counting.map(\.kind))
    if kinds.contains(.undecided) {
      return "Not everything could be found out, so nothing here shows that no child is worse off."
    }
    guard isComparison else { return verdictOnGuidance(counting) }
    let verdict = verdictOnChange(counting)
    guard let twin = twins.first else { return verdict }
    return "The question \(twin.before.ask.inQuotes) was taken out and one with exactly the same words was put in. "
      + "If it is the same question, whoever edits the file should write its old id there after 'was:', and audit "
      + "again. As it stands, "
      + verdict.startingSmall
  }

  private func verdictOnGuidance(_ counting: [Finding]) -> String {
    let worst = counting.map(\.severity).max() ?? .notice
    guard worst >= .warning else {
      return audit.findings.contains { !$0.counts } ? "Nothing is amiss but what is accepted." : "Nothing is amiss."
    }
    let isBroken = counting.contains { $0.kind == .safeguardBrokenBefore }
    let clause =
      isBroken
      ? "This guidance does not keep what its safeguards promise"
      : worst == .error ? "Something is wrong with this guidance" : "Something is probably not as it was meant"
    return "\(clause): look at \(Self.points(counting.count { $0.severity >= .warning }))."
  }

  private func verdictOnChange(_ counting: [Finding]) -> String {
    let errors = counting.filter { $0.severity == .error }
    if errors.contains(where: { $0.kind == .notCompared }) {
      return "The levels cannot be compared, so nothing here shows what becomes of any child."
    }
    if let clause = Self.harms.lazy.compactMap({ self.clause(of: $0, errors) }).first {
      let isRaised = !isLevelLowered && counting.contains { $0.kind == .levelRaised }
      let first = isRaised ? moves(.levelRaised) + ", and lowers it for none. " : ""
      let rest = isLevelLowered || isRaised ? "" : "; no level goes down"
      return "\(first)\(clause)\(rest): look at \(Self.points(errors.count)) before you accept it."
    }
    if !errors.isEmpty { return "This change cannot stand as it is: look at \(Self.points(errors.count))." }
    if counting.contains(where: { $0.kind == .levelLowered }) {
      return moves(.levelLowered) + ", as it says it means to."
    }
    // That a level moves is said before all else, accepted or not.
    for kind in [FindingKind.levelLowered, .levelRaised]
    where !counting.contains(where: { $0.kind == kind }) && audit.findings.contains(where: { $0.kind == kind }) {
      return moves(kind) + ", which is accepted for a time."
    }
    if counting.contains(where: { $0.kind == .levelRaised }) {
      return moves(.levelRaised) + ", and lowers it for none."
    }
    guard let clause = Self.others.lazy.compactMap({ self.clause(of: $0, counting) }).first else {
      return audit.findings.contains { !$0.counts && $0.kind.isOfChange }
        ? "Nothing changes but what is accepted." : "Nothing changes for any child."
    }
    return clause + "."
  }

  /// For whom the change moves the level, as the beginning of a sentence.
  private func moves(_ kind: FindingKind) -> String {
    let isOfAll = audit.findings.contains { $0.kind == kind && $0.effect?.witness.isCalm == true }
    let whom = isOfAll ? "every child about whom nothing gives cause for concern" : "some children"
    return "This change \(kind == .levelRaised ? "raises" : "lowers") the level for \(whom)"
  }

  /// What a change does, if it does this, without a full stop: in the words of the finding where those say it better.
  private func clause(of deed: Deed, _ findings: [Finding]) -> String? {
    let found = deed.kinds.flatMap { kind in
      findings.filter { $0.kind == kind && (deed.subject ?? $0.subject.kind) == $0.subject.kind }
    }
    guard let first = found.first else { return nil }
    var told = [first]
    switch deed.telling {
    case .nothing: return deed.clause
    case .one: if found.count > 1 { return deed.clause }
    case .worst:
      // Days that no longer count, and days that now do, are one calendar.
      if first.kind == .stepSlower, first.subject.kind == .guidance {
        told += audit.findings.filter { $0.kind == .stepFaster && $0.subject == first.subject && $0.place == nil }
      }
    }
    let words = told.map { statement(of: $0).text }.joined(separator: "; ")
    let start = "No level changes; "
    return deed.clause.hasPrefix(start) ? start + words.startingSmall : words
  }

  /// Whether any level is lower, accepted or not.
  private var isLevelLowered: Bool { audit.findings.contains { [.levelLowered, .levelLost].contains($0.kind) } }

  private static func points(_ count: Int) -> String { count == 1 ? "1 point" : "\(count) points" }

  /// What a change does, worst first; what it does worst is what the verdict says.
  private struct Deed {
    /// When a finding is told in its own words: never, where there is no other of these kinds, or always the worst.
    enum Telling { case nothing, one, worst }

    let clause: String
    let kinds: [FindingKind]
    /// What the finding has to be about; nil where that does not matter.
    let subject: Finding.Subject.Kind?

    let telling: Telling

    init(_ clause: String, telling: Telling = .nothing, of subject: Finding.Subject.Kind? = nil, _ kinds: [FindingKind])
    {
      (self.clause, self.kinds, self.subject, self.telling) = (clause, kinds, subject, telling)
    }
  }

  private static let harms = [
    Deed("For some children this change leaves no level at all", [.levelLost]),
    Deed("This change lowers the level for some children", [.levelLowered]),
    Deed("For concerns of the past this change gives a lower level", [.pastConcernsLower]),
    Deed("This change stands the levels in another order", [.levelRedescribed]),
    Deed("In some urgent cases, people are no longer told to act at once", of: .question, [.actionLost]),
    Deed("Not knowing counts for less than before", [.whenUnknownWeakened]),
    Deed("A pathway is due later, or no longer, for some children", telling: .worst, [.pathwayLost, .pathwayLater]),
    Deed("For some children, people are no longer told something to do or to think of", [.actionLost, .reminderLost]),
    Deed("People are asked less, or can answer less", [.questionRemoved, .answerRemoved, .askedOfFewer]),
    Deed(
      "What happens in a disagreement changes",
      telling: .worst,
      [
        .ladderEndsEarly, .stepRemoved, .ladderLoops, .roleChanged, .stepSlower, .ladderLonger,
      ]
    ),
    Deed("This change breaks a safeguard", [.safeguardBroken]),
    Deed("This change takes a safeguard away", [.safeguardRemoved]),
    Deed("A safeguard promises less than before", [.safeguardWeakened]),
    Deed("This change moves a published case away from its published level", [.publishedCaseMovedAway]),
    Deed("The guidance now says that it is approved", telling: .one, [.approvalChanged]),
    Deed("This change does not do what it says it is for", [.effectNotIntended, .intentWithoutEffect]),
  ]

  private static let others = [
    Deed("No level changes; a question is asked of more children", [.askedOfMore]),
    Deed(
      "No level changes; how certain it is, or what it rests on, does for some children",
      [
        .establishedMoved, .possibleMoved, .reasonsMoved,
      ]
    ),
    Deed(
      "No level changes; people are told other things to do about some children",
      [
        .actionLost, .pathwayLost, .pathwayLater, .reminderLost, .actionGained, .reminderGained, .pathwayGained,
        .pathwaySooner,
      ]
    ),
    Deed(
      "No level changes; people are asked more, or in another way",
      [
        .questionRemoved, .answerRemoved, .askedOfFewer, .whenUnknownWeakened, .questionAdded,
      ]
    ),
    Deed(
      "No level changes; what happens in a disagreement does",
      telling: .worst,
      [
        .stepSlower, .stepRemoved, .ladderLonger, .roleChanged, .stepFaster,
      ]
    ),
    Deed("No level changes; levels have other names or descriptions", [.levelRedescribed]),
    Deed("No level changes; whom to ring, or on which number, does", [.contactChanged]),
    Deed(
      "Some sentences that people rely on change; no level does",
      [
        .questionReworded, .reminderReworded, .actionReworded, .pathwayReworded, .wordsChanged,
      ]
    ),
    Deed("No level changes; what the guidance rests on does", telling: .one, [.approvalChanged, .provenanceChanged]),
    Deed("A scenario no longer comes out as expected; no level goes down", [.scenarioBroken]),
    Deed(
      "Something is probably not as it was meant; no level changes",
      [
        .ruleNeverHolds, .ruleMasked, .ruleImplied, .conditionNeverHolds, .questionNeverAsked, .reminderNeverShown,
        .reminderAlwaysShown, .levelNeverReached, .questionChangesNothing, .notKnowingLowers, .bidirectionalControl,
        .optionSaysNothing, .safeguardVacuous, .safeguardBrokenBefore, .waiverNearItsEnd,
      ]
    ),
  ]
}
