public import MarkedYAML

/// The ladder by which professionals resolve a disagreement.
public struct EscalationProtocol: Sendable {
  /// The protocol's name.
  public let name: String

  /// Where the ladder comes from.
  public let citation: Citation

  /// When there is a disagreement, over the interview's questions.
  public let disagreementIf: Condition?

  /// The answer that says that the child's safety needs a decision today: what `--urgent` stands for.
  public let urgentIf: AnswerTest?

  /// What is said whenever something is urgent: a disagreement does not delay protecting the child.
  public let neverDelays: String

  /// The agencies whose roles may differ.
  public let agencies: [Agency]

  /// The steps in their order.
  public internal(set) var steps: [EscalationStep]

  /// Where the ladder was written.
  public let range: SourceRange
}

/// An agency whose roles in the ladder may differ from those of others.
public struct Agency: Identified, Sendable {
  /// Kebab-case, unique among the agencies.
  public let id: String

  /// What people call the agency.
  public let name: String

  /// The step that the agency's people match, where it has nobody for the earlier ones; nil for the first.
  public let entersAt: Ordinal<EscalationStep>?
}

/// One step of the ladder: who talks to whom, by when, and what follows.
public struct EscalationStep: Identified, Sendable {
  /// Who takes part on one side of a disagreement.
  public enum Role: Hashable, Sendable {
    /// One role, which every agency has.
    case everywhere(String)

    /// A role for each agency, in the protocol's order.
    case byAgency([String])
  }

  /// Something that has to be done in time.
  public struct Deadline: Sendable {
    /// What the time counts from.
    public enum Start: Hashable, Sendable {
      /// The day on which the step began.
      case stepStart

      /// The day by which the deadline before it is due.
      case deadlineBefore
    }

    /// What has to be done.
    public let action: String

    /// How long the deed may take.
    public internal(set) var limit: TimeLimit

    /// What the time counts from.
    public let start: Start

    /// When the deadline counts; nil for always.
    public let condition: Condition?

    /// The ordinal of the deadline's condition among those of all items.
    let ordinal: Int?

    /// Where the deadline comes from.
    public let citation: Citation
  }

  /// Where the ladder goes on.
  public enum Successor: Hashable, Sendable {
    /// At a later step.
    case step(Ordinal<EscalationStep>)

    /// Nowhere: this is the last word.
    case end
  }

  /// Kebab-case, unique among the steps.
  public let id: String

  /// The stage as the protocol counts it, such as "1".
  public let stage: String

  /// What happens, in a few words.
  public let title: String

  /// The title behind the stage, where the stage is a number.
  public var heading: String { Int(stage) == nil ? title : "Stage \(stage): \(title)" }

  /// Who raises the step.
  public let raising: Role

  /// Who receives the step.
  public let receiving: Role

  /// The forms of who raises the disagreement, where conditions choose among them.
  public let raisingForms: Item?

  /// The forms of who receives the disagreement, where conditions choose among them.
  public let receivingForms: Item?

  /// What has to be done by when, in order.
  public internal(set) var deadlines: [Deadline]

  /// What to write down.
  public let record: [String]

  /// Whom to tell.
  public let notify: [String]

  /// Where an unresolved disagreement goes.
  public let ifUnresolved: Successor

  /// When the step can be entered; nil for always.
  public let enterIf: Condition?

  /// When the step has been taken already; nil for never.
  public let takenIf: Condition?

  /// Where the step comes from.
  public let citation: Citation

  /// The id that the step had in an earlier version.
  public let formerID: String?

  /// Where the step was written.
  public let range: SourceRange
}
