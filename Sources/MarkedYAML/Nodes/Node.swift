/// A piece of YAML that knows where it was written.
public enum Node: Sendable {
  /// A text, a number, a date: YAML's single values, not interpreted.
  case scalar(Scalar)

  /// A list.
  case sequence(Sequence)

  /// Keys with values, in the order in which they were written.
  case mapping(Mapping)

  /// Where it was written: a scalar or flow collection exactly, a block collection from its first child to its last.
  public var range: SourceRange {
    switch self {
    case .scalar(let scalar): scalar.range
    case .sequence(let sequence): sequence.range
    case .mapping(let mapping): mapping.range
    }
  }

  /// What a person would call it, for "expected …, found …".
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

  /// Whether it stands without quotes and is no block text.
  public let isPlain: Bool

  /// Where it was written, quotes included.
  public let range: SourceRange

  /// Makes a value; the loader's own texts are plain.
  public init(text: String, isPlain: Bool = true, range: SourceRange) {
    self.text = text
    self.isPlain = isPlain
    self.range = range
  }

  /// Whether nothing was written at all, as after `key:`.
  public var isEmpty: Bool { isPlain && text.isEmpty }

  /// The whole number that is written here in plain digits with an optional minus; nil for anything else, `1.0`, `+1`
  /// and `"1"` included. Beyond `largestNumber` either way it is that limit, which no range of a guidance reaches: what
  /// is counted on from there overflows neither in 64 bits nor in the 32 that a browser has.
  public var wholeNumber: Int? {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    guard isPlain, !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let magnitude = digits.reduce(0) { min($0 * 10 + Int($1 - 0x30), largestNumber) }
    return digits.count == text.utf8.count ? magnitude : -magnitude
  }
}

/// Where whole numbers end: a hundred million.
private let largestNumber = 100_000_000

/// A list of nodes.
public struct Sequence: Sendable {
  /// The items in their order.
  public let items: [Node]

  /// Where the list was written.
  public let range: SourceRange
}
