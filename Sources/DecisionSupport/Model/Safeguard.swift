public import MarkedYAML

/// A claim about the guidance that the audit proves over every possible answer set.
public struct Safeguard: Identified, Sendable {
  /// What is claimed. A condition holds unless it is false.
  public enum Claim: Sendable {
    /// Changing one answer in this way, all else the same, never lowers the level.
    case neverLowers(question: Ordinal<Question>, from: Answer, to: Answer, when: Condition?)

    /// All of these answers give the same level, all else the same.
    case sameLevel(question: Ordinal<Question>, over: [Answer], when: Condition?)

    /// Whenever the condition holds, the level is at least this one.
    case always(when: Condition, atLeast: Ordinal<Level>)

    /// *Not known* gives at least the level of every value; nil for every question.
    case unknownNeverLowers(questions: [Ordinal<Question>]?)

    /// From a step (nil for any) the ladder reaches another within so many working days.
    case escalation(from: Ordinal<EscalationStep>?, reaches: Ordinal<EscalationStep>, workingDays: Int)
  }

  /// Kebab-case, unique among the safeguards.
  public let id: String

  /// The claim in plain words.
  public let says: String

  /// The claim itself.
  public let claim: Claim

  /// Where it comes from, if anywhere else than from its authors.
  public let citation: Citation?

  /// Where it was written.
  public let range: SourceRange
}
