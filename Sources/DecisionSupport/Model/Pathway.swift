public import MarkedYAML

/// Something that is due beside the level, such as a referral that the law asks for.
public struct Pathway: Identified, Sendable {
  /// Kebab-case, unique among the pathways.
  public let id: String

  /// The name that people say.
  public let name: String

  /// When the pathway is due.
  public let condition: Condition

  /// Whether the pathway is due where the guidance does not apply, too.
  public let isForAdultsToo: Bool

  /// What to do.
  public let actions: [Item]

  /// How long the pathway may take.
  public let within: TimeLimit?

  /// Where the pathway comes from.
  public let citation: Citation

  /// The id that the pathway had in an earlier version, as a pathway or a reminder.
  public let formerID: String?

  /// Where the pathway was written.
  public let range: SourceRange
}
