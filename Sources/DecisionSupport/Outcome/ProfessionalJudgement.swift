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

  /// Takes over the judgement of a record; nil where there is none, or the guidance has no such level any more.
  public init?(_ kept: Record.Judgement?, of guidance: Guidance) {
    guard let kept, let level = guidance.level(number: kept.level) else { return nil }
    self.init(level: level, reason: kept.reason)
  }
}
