extension FindingKind {
  /// Whether the finding can only be found by comparing two configurations.
  public var isOfChange: Bool {
    switch self {
    case .levelLowered, .levelLost, .levelRaised, .levelRedescribed, .establishedMoved, .possibleMoved, .reasonsMoved,
      .reminderLost, .reminderGained, .reminderReworded, .actionLost, .actionGained, .actionReworded, .pathwayLost,
      .pathwayGained, .pathwayReworded, .pathwayLater, .pathwaySooner, .stepSlower, .stepFaster, .stepRemoved,
      .ladderEndsEarly, .ladderLonger, .roleChanged, .ladderLoops, .questionRemoved, .answerRemoved, .questionReworded,
      .questionAdded, .whenUnknownWeakened, .askedOfFewer, .askedOfMore, .safeguardBroken, .safeguardRemoved,
      .safeguardWeakened, .provedNoEffect, .effectNotIntended, .intentWithoutEffect, .versionUnchanged, .notCompared,
      .wordsChanged, .provenanceChanged, .approvalChanged, .contactChanged, .publishedCaseMovedAway,
      .publishedCaseMovedNearer, .scenarioBroken, .pastConcernsLower, .pastConcernsHigher, .pastConcernsUnread:
      true
    default: false
    }
  }

  /// Whether a change can say that it means a finding of this kind; what it cannot help doing need not be said.
  public var canBeIntended: Bool {
    guard isOfChange, !isAbsolute else { return false }
    switch self {
    case .provedNoEffect, .effectNotIntended, .intentWithoutEffect, .versionUnchanged, .notCompared, .wordsChanged,
      .provenanceChanged, .contactChanged, .publishedCaseMovedAway, .publishedCaseMovedNearer, .scenarioBroken,
      .pastConcernsLower, .pastConcernsHigher, .pastConcernsUnread:
      return false
    default: return true
    }
  }

  /// Whether a person can accept the finding for a time.
  public var canBeWaived: Bool {
    guard !isAbsolute else { return false }
    switch self {
    case .effectNotIntended, .intentWithoutEffect, .waiverExpired, .waiverStale, .waiverIncomplete, .waiverNearItsEnd,
      .waiverOutgrown, .undecided, .notCompared, .notLookedFor, .approvalChanged, .publishedCaseMovedAway,
      .publishedCaseMovedNearer, .scenarioBroken, .pastConcernsLower, .pastConcernsHigher, .pastConcernsUnread:
      return false
    default: return true
    }
  }
}
