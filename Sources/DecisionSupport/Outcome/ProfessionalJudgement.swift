/// The level that a practitioner decided upon, beside the suggested one. People decide.
public struct ProfessionalJudgement: Hashable, Sendable {
  /// The level.
  public let level: Ordinal<Level>

  /// Why the practitioner judges so, in the practitioner's words.
  public let reason: String

  /// Puts a judgement beside an outcome.
  public init(level: Ordinal<Level>, reason: String) {
    self.level = level
    self.reason = reason
  }
}
