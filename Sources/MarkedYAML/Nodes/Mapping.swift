/// Keys with values, in the order in which they were written; no key appears twice.
public struct Mapping: Sendable {
  /// One key with its value.
  public struct Entry: Sendable {
    /// The key; always a single value.
    public let key: Scalar

    /// What stands behind the key; an empty scalar where nothing does.
    public let value: Node

    /// Makes an entry.
    public init(key: Scalar, value: Node) {
      self.key = key
      self.value = value
    }
  }

  /// The entries in their order.
  public let entries: [Entry]

  /// Where the mapping was written.
  public let range: SourceRange

  /// Makes a mapping; no two entries have the same key.
  public init(entries: [Entry], range: SourceRange) {
    self.entries = entries
    self.range = range
  }

  /// Whether a key stands in the mapping.
  public func has(_ key: String) -> Bool {
    entries.contains { $0.key.text == key }
  }

  /// The value of a key; nil where the key is missing.
  public subscript(_ key: String) -> Node? {
    // The position first: an entry that is only passed need not be copied.
    entries.firstIndex { $0.key.text == key }.map { entries[$0].value }
  }
}
