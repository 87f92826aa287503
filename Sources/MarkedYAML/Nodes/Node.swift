/// A piece of YAML that knows where it was written.
public enum Node: Sendable {
  /// A text, a number, a date: YAML's single values, not interpreted.
  case scalar(Scalar)

  /// A list.
  case sequence(Sequence)

  /// Keys with values, in the order in which they were written.
  case mapping(Mapping)

  /// Where the node was written: a scalar or flow collection exactly, a block collection from its first child to its last.
  public var range: SourceRange {
    switch self {
    case .scalar(let scalar): scalar.range
    case .sequence(let sequence): sequence.range
    case .mapping(let mapping): mapping.range
    }
  }

  /// What a person would call the node, for "expected …, found …".
  public var kind: String {
    switch self {
    case .scalar(let scalar): scalar.isEmpty ? "nothing" : "a single value"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// A single value as it was written: `no` stays the text `no`.
public struct Scalar: Sendable {
  /// The value without quotes, with escapes resolved and folded lines joined.
  public let text: String

  /// Whether the scalar stands without quotes and is no block text.
  public let isPlain: Bool

  /// Where the scalar was written, quotes included.
  public let range: SourceRange

  /// Makes a value; the loader's own texts are plain.
  public init(text: String, isPlain: Bool = true, range: SourceRange) {
    self.text = text
    self.isPlain = isPlain
    self.range = range
  }

  /// Whether nothing was written at all, as after `key:`.
  public var isEmpty: Bool { isPlain && text.isEmpty }
}

/// A list of nodes.
public struct Sequence: Sendable {
  /// The items in their order.
  public let items: [Node]

  /// Whether the sequence stands in brackets, where a comma ends every item.
  public let isFlow: Bool

  /// Where the list was written.
  public let range: SourceRange
}
