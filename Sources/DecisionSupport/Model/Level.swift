public import MarkedYAML

/// A level of need, with what follows from it.
public struct Level: Identified, Sendable {
  /// Kebab-case, unique among the levels.
  public let id: String

  /// The number that people say; it grows from level to level.
  public let number: Int

  /// The name that people say.
  public let name: String

  /// Which needs belong here.
  public let means: String

  /// What to do, in order.
  public let actions: [String]

  /// What to do first where only what is not known raised the level to here; empty for the lowest level.
  public let actionsIfNotKnown: [String]

  /// What to say about consent.
  public let consent: String

  /// Where it comes from.
  public let citation: Citation

  /// The id that it had in an earlier version.
  public let formerID: String?

  /// Where it was written.
  public let range: SourceRange

  /// Number and name, as in "level 4, Specialist".
  public var title: String { "level \(number), \(name)" }
}
