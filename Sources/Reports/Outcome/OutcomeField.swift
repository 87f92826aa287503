package import DecisionSupport

/// The keys of an outcome's JSON, in their order: the only list of them. A reader of many outcomes can have those
/// alone that it wants.
public enum OutcomeField: String, CaseIterable, Sendable {
  case guidance, notices, applies, reason, complete, enough, urgent, doNow, doNot, level, range, reasons, findOut,
    wouldChange
  case actions, tell, consent, pathways, contacts, reminders, escalation, unanswered, supposed, ignored, professional

  /// The fields that are always written: a narrowed outcome that hid them could do harm.
  public static let always: Set<OutcomeField> = [.complete, .urgent]

  /// The fields that are written where some are wanted: a level alone would hide how far it may go, and that there is
  /// none.
  package static func written(for wanted: [OutcomeField]) -> Set<OutcomeField> {
    always.union(wanted).union(wanted.contains(.level) ? [.range, .applies] : [])
  }

  /// What has to be worked out for the field.
  package var parts: Outcome.Parts {
    switch self {
    case .guidance, .applies, .reason, .complete, .enough, .urgent, .level, .range, .unanswered, .professional: []
    case .doNow, .doNot, .actions, .tell, .consent: .actions
    case .pathways: .pathways
    case .contacts: [.actions, .pathways, .contacts]
    case .notices: [.unasked, .nextStep]
    case .reasons: .reasons
    case .findOut: .findOut
    case .wouldChange: .wouldChange
    case .reminders: .reminders
    case .escalation: .nextStep
    case .supposed, .ignored: .setAside
    }
  }
}
