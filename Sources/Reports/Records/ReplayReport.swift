public import DecisionSupport

/// Saved records beside what today's guidance says about the same answers.
public struct ReplayReport: Sendable {
  let guidance: Guidance
  let version: GuidanceVersion
  let replays: [RecordReplay]

  /// Puts a report together.
  public init(_ replays: [RecordReplay], of guidance: Guidance, version: GuidanceVersion) {
    self.replays = replays
    self.guidance = guidance
    self.version = version
  }

  /// Whether every record says what today's guidance says.
  public var isSame: Bool { replays.allSatisfy(\.isSame) }
}
