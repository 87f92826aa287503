/// A JSON value whose members keep their order, so that the same result is always the same text.
public indirect enum JSON: Hashable, Sendable {
  /// The value `null`.
  case null

  /// True or false.
  case bool(Bool)

  /// A whole number.
  case number(Int)

  /// Any other number, which must be finite: JSON knows no infinity.
  case real(Double)

  /// A text.
  case string(String)

  /// A list.
  case array([JSON])

  /// Names with values, in writing order.
  case object([Member])

  /// One name with its value.
  public struct Member: Hashable, Sendable {
    /// The name.
    public let name: String

    /// The value.
    public let value: JSON

    /// Makes a member.
    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// A text, or null.
  public init(_ text: String?) {
    self = text.map { .string($0) } ?? .null
  }

  /// A number, or null.
  public init(_ number: Double?) {
    self = number.map { .real($0) } ?? .null
  }

  /// A list of texts.
  public init(_ texts: some Swift.Sequence<String>) {
    self = .array(texts.map { .string($0) })
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  /// A text.
  public init(stringLiteral value: String) { self = .string(value) }

  /// A whole number.
  public init(integerLiteral value: Int) { self = .number(value) }

  /// True or false.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSON: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  /// A list.
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }

  /// Names with values, in this order.
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}
