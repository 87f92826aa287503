public import GuidanceAnalysis

/// What one kind of finding means, for a reader who meets it for the first time.
public struct FindingPage: Sendable {
  /// The kind in a few words, without a full stop.
  public let title: String

  /// What was found.
  public let meaning: String

  /// Why somebody should care.
  public let importance: String

  /// A case in which the finding is made.
  public let example: String

  /// What to do about the finding.
  public let advice: String

  init(_ title: String, meaning: String, importance: String, example: String, advice: String) {
    self.title = title
    self.meaning = meaning
    self.importance = importance
    self.example = example
    self.advice = advice
  }

  /// The page of a kind. Every kind has one: the compiler sees to it.
  public static func of(_ kind: FindingKind) -> FindingPage {
    switch kind {
    case .levelLowered: levelLowered
    case .levelLost: levelLost
    case .levelRaised: levelRaised
    case .levelRedescribed: levelRedescribed
    case .establishedMoved: establishedMoved
    case .possibleMoved: possibleMoved
    case .reasonsMoved: reasonsMoved
    case .reminderLost: reminderLost
    case .reminderGained: reminderGained
    case .reminderReworded: reminderReworded
    case .actionLost: actionLost
    case .actionGained: actionGained
    case .actionReworded: actionReworded
    case .pathwayLost: pathwayLost
    case .pathwayGained: pathwayGained
    case .pathwayReworded: pathwayReworded
    case .pathwayLater: pathwayLater
    case .pathwaySooner: pathwaySooner
    case .stepSlower: stepSlower
    case .stepRemoved: stepRemoved
    case .ladderEndsEarly: ladderEndsEarly
    case .ladderLonger: ladderLonger
    case .roleChanged: roleChanged
    case .ladderLoops: ladderLoops
    case .stepFaster: stepFaster
    case .questionRemoved: questionRemoved
    case .answerRemoved: answerRemoved
    case .questionReworded: questionReworded
    case .questionAdded: questionAdded
    case .whenUnknownWeakened: whenUnknownWeakened
    case .askedOfFewer: askedOfFewer
    case .askedOfMore: askedOfMore
    case .safeguardBroken: safeguardBroken
    case .safeguardBrokenBefore: safeguardBrokenBefore
    case .safeguardRemoved: safeguardRemoved
    case .safeguardWeakened: safeguardWeakened
    case .safeguardVacuous: safeguardVacuous
    case .ruleNeverHolds: ruleNeverHolds
    case .ruleMasked: ruleMasked
    case .ruleImplied: ruleImplied
    case .conditionNeverHolds: conditionNeverHolds
    case .questionNeverAsked: questionNeverAsked
    case .reminderNeverShown: reminderNeverShown
    case .reminderAlwaysShown: reminderAlwaysShown
    case .levelNeverReached: levelNeverReached
    case .questionChangesNothing: questionChangesNothing
    case .calmNotLowest: calmNotLowest
    case .notKnowingLowers: notKnowingLowers
    case .bidirectionalControl: bidirectionalControl
    case .optionSaysNothing: optionSaysNothing
    case .itemsContradict: itemsContradict
    case .provedNoEffect: provedNoEffect
    case .effectNotIntended: effectNotIntended
    case .intentWithoutEffect: intentWithoutEffect
    case .versionUnchanged: versionUnchanged
    case .wordsChanged: wordsChanged
    case .provenanceChanged: provenanceChanged
    case .approvalChanged: approvalChanged
    case .contactChanged: contactChanged
    case .publishedCaseMovedAway: publishedCaseMovedAway
    case .publishedCaseMovedNearer: publishedCaseMovedNearer
    case .scenarioBroken: scenarioBroken
    case .pastConcernsLower: pastConcernsLower
    case .pastConcernsHigher: pastConcernsHigher
    case .pastConcernsUnread: pastConcernsUnread
    case .waiverExpired: waiverExpired
    case .waiverStale: waiverStale
    case .waiverIncomplete: waiverIncomplete
    case .waiverNearItsEnd: waiverNearItsEnd
    case .waiverOutgrown: waiverOutgrown
    case .undecided: undecided
    case .notCompared: notCompared
    case .notLookedFor: notLookedFor
    }
  }
}
