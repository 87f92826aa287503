// What is asked of functions without making nodes.

extension NodeStore {
  /// Numbers under which answers are remembered, past those of the operations.
  private enum Key {
    static let covering: UInt32 = 8
    static let excluding: UInt32 = 9
  }

  /// Whether a truth holds, or a number is not 0, wherever another is.
  func isCovered(_ a: Diagram, by b: Diagram) -> Bool {
    if a == b || a == .never { return true }
    if b.isConstant { return b != .never }
    if let known = memo.pointee[Key.covering, a.index, b.index] { return known == .always }
    let (above, below) = (position(of: a), position(of: b))
    let position = min(above, below)
    let result = (0..<table.pointee.arity(of: position)).allSatisfy { state in
      isCovered(above == position ? child(a, state) : a, by: below == position ? child(b, state) : b)
    }
    memo.pointee[Key.covering, a.index, b.index] = result ? .always : .never
    return result
  }

  /// Whether two truths never hold together.
  func isDisjoint(_ a: Diagram, from b: Diagram) -> Bool {
    if a == .never || b == .never { return true }
    if a == .always || b == .always || a == b { return false }
    let (a, b) = a.index > b.index ? (b, a) : (a, b)
    if let known = memo.pointee[Key.excluding, a.index, b.index] { return known == .always }
    let (above, below) = (position(of: a), position(of: b))
    let position = min(above, below)
    let result = (0..<table.pointee.arity(of: position)).allSatisfy { state in
      isDisjoint(above == position ? child(a, state) : a, from: below == position ? child(b, state) : b)
    }
    memo.pointee[Key.excluding, a.index, b.index] = result ? .always : .never
    return result
  }

  /// The value of a function for a state of every variable, by position.
  func value(of diagram: Diagram, _ states: [Int]) -> Int {
    var diagram = diagram
    while !diagram.isConstant { diagram = child(diagram, states[position(of: diagram)]) }
    return diagram.value
  }
}
