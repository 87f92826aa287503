/// What kind of thing an audit found, by the id that waivers, intents and readers name it with.
public enum FindingKind: String, CaseIterable, Sendable {
  case levelLowered = "LVL001"
  case levelLost = "LVL002"
  case levelRaised = "LVL003"
  case levelRedescribed = "LVL004"
  case establishedMoved = "LVL005"
  case possibleMoved = "LVL006"
  case reasonsMoved = "LVL007"
  case reminderLost = "REM101"
  case reminderGained = "REM102"
  case reminderReworded = "REM103"
  case actionLost = "ACT151"
  case actionGained = "ACT152"
  case actionReworded = "ACT153"
  case pathwayLost = "PTH171"
  case pathwayGained = "PTH172"
  case pathwayReworded = "PTH173"
  case pathwayLater = "PTH174"
  case pathwaySooner = "PTH175"
  case stepSlower = "ESC201"
  case stepRemoved = "ESC202"
  case ladderEndsEarly = "ESC203"
  case ladderLonger = "ESC204"
  case roleChanged = "ESC205"
  case ladderLoops = "ESC206"
  case stepFaster = "ESC207"
  case questionRemoved = "ASK301"
  case answerRemoved = "ASK302"
  case questionReworded = "ASK303"
  case questionAdded = "ASK304"
  case whenUnknownWeakened = "ASK305"
  case askedOfFewer = "ASK306"
  case askedOfMore = "ASK307"
  case safeguardBroken = "SAF401"
  case safeguardBrokenBefore = "SAF402"
  case safeguardRemoved = "SAF403"
  case safeguardWeakened = "SAF404"
  case safeguardVacuous = "SAF405"
  case ruleNeverHolds = "CFG001"
  case ruleMasked = "CFG002"
  case ruleImplied = "CFG003"
  case conditionNeverHolds = "CFG004"
  case questionNeverAsked = "CFG005"
  case reminderNeverShown = "CFG006"
  case reminderAlwaysShown = "CFG007"
  case levelNeverReached = "CFG008"
  case questionChangesNothing = "CFG009"
  case calmNotLowest = "CFG010"
  case notKnowingLowers = "CFG011"
  case bidirectionalControl = "CFG012"
  case optionSaysNothing = "CFG013"
  case itemsContradict = "CFG014"
  case provedNoEffect = "CHG501"
  case effectNotIntended = "CHG502"
  case intentWithoutEffect = "CHG503"
  case versionUnchanged = "CHG504"
  case wordsChanged = "WRD701"
  case provenanceChanged = "WRD702"
  case approvalChanged = "WRD703"
  case contactChanged = "WRD704"
  case publishedCaseMovedAway = "EVD801"
  case publishedCaseMovedNearer = "EVD802"
  case scenarioBroken = "EVD803"
  case pastConcernsLower = "PST801"
  case pastConcernsHigher = "PST802"
  case pastConcernsUnread = "PST803"
  case waiverExpired = "WVR601"
  case waiverStale = "WVR602"
  case waiverIncomplete = "WVR603"
  case waiverNearItsEnd = "WVR604"
  case waiverOutgrown = "WVR605"
  case undecided = "ENG901"
  case notCompared = "ENG902"
  case notLookedFor = "ENG903"

  /// How severe a finding of this kind is unless something about it says otherwise.
  public var severity: Severity {
    switch self {
    case .levelRaised, .reminderGained, .actionGained, .pathwayGained, .pathwaySooner, .stepFaster, .askedOfMore,
      .provedNoEffect, .publishedCaseMovedNearer, .notLookedFor:
      .notice
    case .levelRedescribed, .establishedMoved, .possibleMoved, .reasonsMoved, .reminderReworded, .actionReworded,
      .pathwayReworded, .roleChanged, .questionReworded, .questionAdded, .wordsChanged, .provenanceChanged,
      .contactChanged, .pastConcernsHigher:
      .review
    case .safeguardBrokenBefore, .ruleNeverHolds, .ruleMasked, .ruleImplied, .conditionNeverHolds, .questionNeverAsked,
      .reminderNeverShown, .reminderAlwaysShown, .levelNeverReached, .questionChangesNothing, .notKnowingLowers,
      .bidirectionalControl, .optionSaysNothing, .versionUnchanged, .waiverNearItsEnd, .safeguardVacuous,
      .scenarioBroken:
      .warning
    case .levelLowered, .levelLost, .reminderLost, .actionLost, .pathwayLost, .pathwayLater, .stepSlower, .stepRemoved,
      .ladderEndsEarly, .ladderLonger, .ladderLoops, .questionRemoved, .answerRemoved, .whenUnknownWeakened,
      .askedOfFewer, .safeguardBroken, .safeguardRemoved, .safeguardWeakened, .calmNotLowest, .itemsContradict,
      .effectNotIntended, .intentWithoutEffect, .approvalChanged, .publishedCaseMovedAway, .pastConcernsLower,
      .pastConcernsUnread, .waiverExpired, .waiverStale,
      .waiverIncomplete, .waiverOutgrown, .undecided, .notCompared:
      .error
    }
  }

  /// Whether no intent and no waiver can suppress a finding of this kind.
  public var isAbsolute: Bool {
    switch self {
    case .levelLost, .ladderEndsEarly, .safeguardRemoved, .safeguardWeakened: true
    default: false
    }
  }
}

/// How much a finding weighs.
public enum Severity: Int, Comparable, CaseIterable, Sendable {
  /// Good to know.
  case notice

  /// A person has to read it, since a machine cannot decide: wording.
  case review

  /// Something is probably not as it was meant.
  case warning

  /// Children may be worse off.
  case error

  /// Orders by weight.
  public static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
}
