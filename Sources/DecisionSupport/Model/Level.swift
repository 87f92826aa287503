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
  public let toDo: [Item]

  /// What not to do.
  public let notToDo: [Item]

  /// What to do first where only what is not known raised the level to here; empty for the lowest level.
  public let toDoIfNotKnown: [Item]

  /// What to say about consent.
  public let aboutConsent: [Item]

  /// Every text of what to do, in order.
  public var actions: [String] { toDo.texts }

  /// Every text of what to do first where only what is not known raised the level to here.
  public var actionsIfNotKnown: [String] { toDoIfNotKnown.texts }

  /// Every text about consent.
  public var consent: String { aboutConsent.texts.joined(separator: " ") }

  /// Where the level comes from.
  public let citation: Citation

  /// The id that the level had in an earlier version.
  public let formerID: String?

  /// Where the level was written.
  public let range: SourceRange

  /// Number and name, as in "level 4, Specialist".
  public var title: String { "level \(number), \(name)" }
}
