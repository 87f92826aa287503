import DecisionSupport

extension StructuralComparison {
  /// Behaviour that changed under a version that did not: whoever kept a record could not tell the two apart.
  func versionFinding(_ findings: [Finding]) -> Finding? {
    let isOtherwise = findings.contains { finding in
      finding.kind.isOfBehaviour && (finding.kind != .levelRedescribed || finding.severity == .error)
    }
    guard old.version == new.version, isOtherwise else { return nil }
    return Finding(
      .versionUnchanged,
      .init(.guidance, new.name),
      "give it a new version, so that a record shows which guidance it followed",
      details: ["In guidance.yaml, 'version:' is still “\(new.version)”."],
      identity: new.version
    )
  }
}

extension FindingKind {
  /// Whether the finding says that the guidance behaves otherwise than it did.
  var isOfBehaviour: Bool {
    switch self {
    case .levelLowered, .levelLost, .levelRaised, .levelRedescribed, .establishedMoved, .possibleMoved, .reasonsMoved,
      .reminderLost, .reminderGained, .actionLost, .actionGained, .pathwayLost, .pathwayGained, .pathwayLater,
      .pathwaySooner, .stepSlower, .stepFaster, .stepRemoved, .ladderEndsEarly, .ladderLonger, .ladderLoops,
      .roleChanged, .questionRemoved, .answerRemoved, .questionAdded, .whenUnknownWeakened, .askedOfFewer, .askedOfMore:
      true
    default: false
    }
  }
}
