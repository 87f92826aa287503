/// A function over answer sets: the root of a decision diagram. Within one store equal functions are the same diagram.
struct Diagram: Hashable, Sendable {
  let index: UInt32

  /// How many different constants there are: as many as a guidance can have levels, and then some.
  static let constants = 256

  /// The function that is the same number for every answer set.
  static func constant(_ value: Int) -> Diagram {
    precondition((0..<constants).contains(value), "a diagram's values lie between 0 and \(constants - 1)")
    return Diagram(index: UInt32(value))
  }

  static let never = Diagram(index: 0)
  static let always = Diagram(index: 1)

  var isConstant: Bool { index < UInt32(Self.constants) }

  /// The number that a constant function is.
  var value: Int { Int(index) }
}

/// More nodes were needed than the budget allows: what is asked for stays undecided by diagrams.
struct BudgetExceeded: Error {}
