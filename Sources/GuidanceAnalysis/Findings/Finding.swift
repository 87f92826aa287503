public import DecisionSupport
public import MarkedYAML

/// One thing that an audit found: of the guidance as it is, or of what a change does to it.
public struct Finding: Sendable {
  /// What a finding is about.
  public struct Subject: Hashable, Sendable {
    /// The kinds of thing that bear an id.
    public enum Kind: String, Sendable {
      case level, question, rule, reminder, pathway, step, safeguard, scenario, waiver, guidance
      case publishedCase = "case"
    }

    /// What kind of thing.
    public let kind: Kind

    /// The thing's id; of the guidance its name.
    public let id: String

    /// Names a thing.
    public init(_ kind: Kind, _ id: String) {
      self.kind = kind
      self.id = id
    }
  }

  /// What suppresses a finding.
  public enum Suppression: Sendable {
    /// The change said that it means to do this.
    case intended(because: String)

    /// A person accepted the finding for a time.
    case waived(reason: String, by: String, until: String)
  }

  /// What was found.
  public let kind: FindingKind

  /// How severe the finding is.
  public internal(set) var severity: Severity

  /// What a finding is about.
  public let subject: Subject

  /// The finding in one plain sentence without a full stop.
  public let message: String

  /// What else there is to say, a sentence each.
  public let details: [String]

  /// Where the guidance says so now.
  public let place: SourceRange?

  /// Where the guidance said so before.
  public let formerPlace: SourceRange?

  /// The answer sets that the finding is about, where it is about answer sets.
  public let effect: Effect?

  /// The edits of a change that cause the finding, as far as they are known.
  public let edits: [Edit]

  /// The condition upon which an item is said, or the guidance applies, where that is what changed.
  public let condition: BeforeAndAfter<Condition?>?

  /// What tells the finding from another of its kind and subject.
  let basis: String

  /// What the fingerprint is taken of: the same for the same answer sets, whatever the words and wherever they stand.
  var identity: String { [kind.rawValue, subject.kind.rawValue, subject.id, "", basis].joined(separator: "\n") }

  /// What waivers and reports tell the finding from others by: the first sixteen digits of the digest of its identity.
  public var fingerprint: String { String(SHA256.hexadecimal(of: Array(identity.utf8)).prefix(16)) }

  /// What suppresses the finding, which stays visible all the same.
  public internal(set) var suppression: Suppression?

  /// Describes a finding, of the usual severity of its kind unless another is given. Its identity is made of kind, subject
  /// and what else tells it from another: of answer sets, all that decides which they are.
  init(
    _ kind: FindingKind,
    _ subject: Subject,
    _ message: String,
    severity: Severity? = nil,
    details: [String] = [],
    place: SourceRange? = nil,
    formerPlace: SourceRange? = nil,
    effect: Effect? = nil,
    identity: String = "",
    edits: [Edit] = [],
    condition: BeforeAndAfter<Condition?>? = nil
  ) {
    self.kind = kind
    self.severity = severity ?? kind.severity
    self.subject = subject
    self.message = message
    self.details = details
    self.place = place
    self.formerPlace = formerPlace
    self.effect = effect
    self.edits = effect?.causes ?? edits
    self.condition = condition
    basis = identity
  }
}

/// The answer sets that are treated in a certain way, or otherwise than before.
public struct Effect: Sendable {
  /// How many answer sets of how many.
  public struct Share: Sendable {
    /// How many finished, consistent answer sets the effect is about.
    public let part: AnswerCount

    /// How many finished, consistent answer sets there are.
    public let whole: AnswerCount
  }

  /// How many answer sets the effect is about; nil where they could not be counted.
  public let share: Share?

  /// The smallest case: the answer set that is the fewest answers away from a calm child.
  public let witness: Witness

  /// The edits that cause the effect; empty where nothing is compared.
  public let causes: [Edit]

  /// Whether each of the edits alone would have no such effect.
  public let isJoint: Bool

  /// The questions on which the effect depends, in asking order; the answers to all others are free.
  public let dependsOn: [String]

  /// The rules through which the edits act, by id; empty where they are of the rule itself.
  public internal(set) var through: [String] = []
}
