/// A set of answer sets: the root of a decision diagram. Within one store equal sets are the same diagram.
struct Diagram: Hashable, Sendable {
  let index: UInt32

  /// Nothing and everything.
  static let constants = 2

  static let never = Diagram(index: 0)
  static let always = Diagram(index: 1)

  var isConstant: Bool { index < UInt32(Self.constants) }
}
