public import MarkedYAML

/// A claim about the guidance that the audit proves over every possible answer set.
public struct Safeguard: Identified, Sendable {
  /// What is claimed. A condition holds unless it is false.
  public enum Claim: Hashable, Sendable {
    /// Changing one answer in this way, all else the same, never lowers the level.
    case neverLowers(question: Ordinal<Question>, from: Answer, to: Answer, when: Condition?)

    /// Every single tick of a checklist, all else the same, gives at least the level of not knowing the checklist.
    case notKnownNeverAboveEach(question: Ordinal<Question>, when: Condition?)

    /// Something is never shown, in certain answer sets.
    case neverShows(Shown, Cases)

    /// All of these answers give the same level, all else the same.
    case sameLevel(question: Ordinal<Question>, over: [Answer], when: Condition?)

    /// Whenever the condition holds, the level is at least this one.
    case always(when: Condition, atLeast: Ordinal<Level>)

    /// *Not known* gives at least the level of every value; nil for every question.
    case unknownNeverLowers(questions: [Ordinal<Question>]?)

    /// From a step (nil for any) the ladder reaches another within so many working days.
    case escalation(from: Ordinal<EscalationStep>?, reaches: Ordinal<EscalationStep>, workingDays: Int)
  }

  /// What a safeguard says is never shown.
  public struct Shown: Hashable, Sendable {
    /// What kind of thing is never shown, by the key that names it.
    public enum Kind: String, CaseIterable, Sendable {
      /// A question's urgent action.
      case urgent

      /// An item of what to do.
      case toDo = "do"

      /// An item of what not to do.
      case notToDo = "do-not"

      /// A pathway that is due.
      case pathway

      /// A reminder.
      case reminder
    }

    /// The thing's kind.
    public let kind: Kind

    /// The thing's id; nil for everything of its kind.
    public let id: String?
  }

  /// The answer sets that a safeguard is about.
  public enum Cases: Hashable, Sendable {
    /// The answer sets in which a condition is not false.
    case when(Condition)

    /// The answer sets in which every answer is calm or not known, and those to some questions are calm.
    case calmOrUnknown(except: [Ordinal<Question>])
  }

  /// Kebab-case, unique among the safeguards.
  public let id: String

  /// The claim in plain words.
  public let says: String

  /// The claim itself.
  public internal(set) var claim: Claim

  /// Where the safeguard comes from, if anywhere else than from its authors.
  public let citation: Citation?

  /// Where the safeguard was written.
  public let range: SourceRange
}
