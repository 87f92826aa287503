// What is asked of sets without making nodes.

extension NodeStore {
  /// Numbers under which results are remembered, past those of the operations.
  enum Key {
    static let covering: UInt32 = 8
    static let excluding: UInt32 = 9
    static let restriction: UInt32 = 16
  }

  /// Whether a set lies within another.
  func isCovered(_ a: Diagram, by b: Diagram) throws(BudgetExceeded) -> Bool {
    if a == b || a == .never || b == .always { return true }
    if b == .never { return false }
    if let known = memo.pointee[Key.covering, a.index, b.index] { return known == .always }
    let (above, below) = (position(of: a), position(of: b))
    let position = min(above, below)
    try work.step()
    var result = true
    for state in 0..<table.pointee.arity(of: position) where result {
      result = try isCovered(above == position ? child(a, state) : a, by: below == position ? child(b, state) : b)
    }
    memo.pointee[Key.covering, a.index, b.index] = result ? .always : .never
    return result
  }

  /// Whether two sets have nothing in common.
  func isDisjoint(_ a: Diagram, from b: Diagram) throws(BudgetExceeded) -> Bool {
    if a == .never || b == .never { return true }
    if a == .always || b == .always || a == b { return false }
    let (a, b) = a.index > b.index ? (b, a) : (a, b)
    if let known = memo.pointee[Key.excluding, a.index, b.index] { return known == .always }
    let (above, below) = (position(of: a), position(of: b))
    let position = min(above, below)
    try work.step()
    var result = true
    for state in 0..<table.pointee.arity(of: position) where result {
      result = try isDisjoint(above == position ? child(a, state) : a, from: below == position ? child(b, state) : b)
    }
    memo.pointee[Key.excluding, a.index, b.index] = result ? .always : .never
    return result
  }

  /// Whether a state of every variable, by position, is in a set.
  func contains(_ set: Diagram, _ state: (_ position: Int) -> Int) -> Bool {
    var set = set
    while !set.isConstant { set = child(set, state(position(of: set))) }
    return set == .always
  }
}
