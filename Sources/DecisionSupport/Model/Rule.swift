public import MarkedYAML

/// A statement that a level is called for when something holds. The highest level of the rules that hold is the level.
public struct Rule: Identified, Sendable {
  /// Kebab-case, unique among the rules.
  public let id: String

  /// The level that the rule calls for.
  public internal(set) var level: Ordinal<Level>

  /// When the rule holds.
  public internal(set) var condition: Condition

  /// Why the rule calls for its level, in plain words.
  public let because: String

  /// Where the rule comes from.
  public let citation: Citation

  /// The id that the rule had in an earlier version.
  public let formerID: String?

  /// Where the rule was written.
  public let range: SourceRange
}
