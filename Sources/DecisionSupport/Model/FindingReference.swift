public import MarkedYAML

/// What an audit found or may find, as files name it: by the kind of finding and by what it is about.
public struct FindingReference: Hashable, Sendable {
  /// The finding's id, such as `LVL003`.
  public let finding: String

  /// The kind of thing that the finding is about, such as `rule`; nil where it is about the guidance as a whole.
  public let kind: String?

  /// The id of the thing that the finding is about.
  public let id: String?

  /// The kinds of things that findings are about, each the key that names one.
  public static let kinds = ["level", "question", "rule", "reminder", "pathway", "step", "safeguard"]
}

/// An effect that the authors of a change say they mean.
public struct IntendedEffect: Sendable {
  /// The effect.
  public let reference: FindingReference

  /// Why the authors mean the effect.
  public let because: String

  /// Where the effect was written.
  public let range: SourceRange
}

/// A finding that a person accepts for a time.
public struct Waiver: Sendable {
  /// The finding.
  public let reference: FindingReference

  /// The answer sets that the finding was accepted for: the fingerprint that the audit shows, 16 hexadecimal digits.
  public let fingerprint: String

  /// Why the finding is accepted; nil where nobody says.
  public let reason: String?

  /// The role of whoever accepts the finding; nil where nobody does.
  public let approvedBy: String?

  /// The day on which the finding was accepted; nil for what is not a date.
  public let added: CalendarDate?

  /// The last day on which the finding is accepted; nil for what is not a date.
  public let expires: CalendarDate?

  /// Where the waiver was written.
  public let range: SourceRange
}
