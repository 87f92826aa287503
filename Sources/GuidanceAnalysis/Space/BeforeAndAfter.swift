/// Which of two configurations.
public enum Side: Int, CaseIterable, Sendable {
  /// The configuration as it was.
  case before

  /// The configuration as it is now; the only one where nothing is compared.
  case after

  var other: Side { self == .before ? .after : .before }
}

/// Something of one configuration, or of each of two: as it was before a change, and as it is after it.
public struct BeforeAndAfter<Value> {
  /// What the configuration had before the change; nil where nothing is compared.
  public let before: Value?

  /// What the configuration has now.
  public let after: Value

  init(before: Value? = nil, after: Value) {
    self.before = before
    self.after = after
  }

  /// What one side has; where nothing is compared, the one configuration is meant by both.
  public subscript(_ side: Side) -> Value { side == .before ? before ?? after : after }

  /// What there is, the former first.
  public var all: [Value] { before.map { [$0, after] } ?? [after] }

  /// The sides that there are.
  var sides: [Side] { before == nil ? [.after] : [.before, .after] }

  func map<Result, Failure>(_ transform: (Value) throws(Failure) -> Result) throws(Failure) -> BeforeAndAfter<Result> {
    guard let before else { return BeforeAndAfter<Result>(after: try transform(after)) }
    return BeforeAndAfter<Result>(before: try transform(before), after: try transform(after))
  }
}

extension BeforeAndAfter: Sendable where Value: Sendable {}

/// Where something stands in the lists of two configurations; nil in one that does not have it.
struct Match: Equatable, Sendable {
  let before: Int?
  let after: Int?

  subscript(_ side: Side) -> Int? { side == .before ? before : after }

  /// Both positions, where both configurations have the element.
  var both: (before: Int, after: Int)? {
    guard let before, let after else { return nil }
    return (before, after)
  }
}
