import GuidanceAnalysis

extension AuditReport {
  /// The worst that happens to children, in one sentence with a full stop.
  var verdict: String {
    let counting = audit.findings.filter(\.counts)
    let kinds = Set(counting.map(\.kind))
    if kinds.contains(.undecided) {
      return "Not everything could be found out, so nothing here shows that no child is worse off."
    }
    return isComparison ? verdictOnChange(counting) : verdictOnGuidance(counting)
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
    return "\(clause): look at \(Self.findings(counting.count { $0.severity >= .warning }))."
  }

  private func verdictOnChange(_ counting: [Finding]) -> String {
    let errors = counting.filter { $0.severity == .error }
    if errors.contains(where: { $0.kind == .notCompared }) {
      return "The levels cannot be compared, so nothing here shows what becomes of any child."
    }
    if let clause = Self.harms.lazy.compactMap({ $0.clause(of: errors) }).first {
      let rest = isLevelLowered ? "" : "; no level is lower"
      return "\(clause)\(rest): look at \(Self.findings(errors.count)) before you accept it."
    }
    if !errors.isEmpty { return "This change cannot stand as it is: look at \(Self.findings(errors.count))." }
    let needsVersion = counting.contains { $0.kind == .versionUnchanged }
    let version = needsVersion ? " It needs a new version." : ""
    if counting.contains(where: { $0.kind == .levelLowered }) {
      return "This change lowers the level for some children, as it says it means to." + version
    }
    // That a level moves is said before all else, accepted or not.
    for (kind, verb) in [(FindingKind.levelLowered, "lowers"), (.levelRaised, "raises")]
    where !counting.contains(where: { $0.kind == kind }) && audit.findings.contains(where: { $0.kind == kind }) {
      return "This change \(verb) the level for some children, which is accepted for a time." + version
    }
    guard let clause = Self.others.lazy.compactMap({ $0.clause(of: counting) }).first else {
      return audit.findings.contains { !$0.counts && $0.kind.isOfChange }
        ? "Nothing changes but what is accepted." : "Nothing changes for any child."
    }
    return clause + "." + version
  }

  /// Whether any level is lower, accepted or not.
  private var isLevelLowered: Bool { audit.findings.contains { [.levelLowered, .levelLost].contains($0.kind) } }

  private static func findings(_ count: Int) -> String { count == 1 ? "1 finding" : "\(count) findings" }

  /// What a change does, worst first; what it does worst is what the verdict says.
  private struct Deed {
    let clause: String
    let kinds: [FindingKind]

    init(_ clause: String, _ kinds: [FindingKind]) {
      (self.clause, self.kinds) = (clause, kinds)
    }

    func clause(of findings: [Finding]) -> String? {
      findings.contains { kinds.contains($0.kind) } ? clause : nil
    }
  }

  private static let harms = [
    Deed("For some children this change leaves no level at all", [.levelLost]),
    Deed("This change lowers the level for some children", [.levelLowered]),
    Deed("For concerns of the past this change gives a lower level", [.pastConcernsLower]),
    Deed("This change stands the levels in another order", [.levelRedescribed]),
    Deed("Not knowing counts for less than before", [.whenUnknownWeakened]),
    Deed(
      "About some children people are told to do less, or later",
      [
        .actionLost, .pathwayLost, .pathwayLater, .reminderLost,
      ]
    ),
    Deed("People are asked less, or can answer less", [.questionRemoved, .answerRemoved, .askedOfFewer]),
    Deed(
      "A disagreement takes longer, or ends before the last step",
      [
        .stepSlower, .stepRemoved, .ladderEndsEarly, .ladderLonger, .ladderLoops, .roleChanged,
      ]
    ),
    Deed(
      "A safeguard no longer holds, or is no longer proved",
      [
        .safeguardBroken, .safeguardRemoved, .safeguardWeakened,
      ]
    ),
    Deed("This change moves a published case away from its published level", [.publishedCaseMovedAway]),
    Deed("The guidance would say that it is approved", [.approvalChanged]),
    Deed("This change does something else than it says it means", [.effectNotIntended, .intentWithoutEffect]),
  ]

  private static let others = [
    Deed("This change raises the level for some children, and lowers it for none", [.levelRaised]),
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
      "No level changes; people are asked more, or otherwise",
      [
        .questionRemoved, .answerRemoved, .askedOfFewer, .whenUnknownWeakened, .questionAdded, .askedOfMore,
      ]
    ),
    Deed(
      "No level changes; what happens in a disagreement does",
      [
        .stepSlower, .stepRemoved, .ladderLonger, .roleChanged, .stepFaster,
      ]
    ),
    Deed("No level changes; levels are called or described otherwise", [.levelRedescribed]),
    Deed("No level changes; whom to ring does", [.contactChanged]),
    Deed(
      "Some sentences that people rely on change; no level does",
      [
        .questionReworded, .reminderReworded, .actionReworded, .pathwayReworded, .wordsChanged,
      ]
    ),
    Deed("No level changes; what the guidance rests on does", [.provenanceChanged, .approvalChanged]),
    Deed("A scenario no longer comes out as expected; no level is lower", [.scenarioBroken]),
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
