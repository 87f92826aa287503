public import MarkedYAML

/// Something to keep in mind, whatever the level.
public struct Reminder: Identified, Sendable {
  /// Kebab-case, unique among the reminders.
  public let id: String

  /// What to keep in mind.
  public let text: String

  /// When the reminder is shown; nil for always.
  public internal(set) var showIf: Condition?

  /// Where the reminder comes from.
  public let citation: Citation

  /// The id that the reminder had in an earlier version.
  public let formerID: String?

  /// Where the reminder was written.
  public let range: SourceRange
}
