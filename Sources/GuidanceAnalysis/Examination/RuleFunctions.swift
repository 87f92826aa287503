/// A guidance's rules as functions. Rules are small and levels are not: what can be decided by rules alone is.
struct RuleFunctions {
  private let store: NodeStore

  /// Where each rule is not ruled out.
  let truths: [Diagram]

  /// The rules that depend on each variable, by position.
  private let asking: [[Int]]

  init(_ truths: [Diagram], _ store: NodeStore) {
    self.store = store
    self.truths = truths
    var asking = [[Int]](repeating: [], count: store.arities.count)
    for (number, rule) in truths.enumerated() {
      for position in store.support([rule]) { asking[position].append(number) }
    }
    self.asking = asking
  }

  /// The rules that can hold wherever a truth does: those that ask something that it asks, or hold everywhere. Ascending.
  func related(to truth: Diagram) -> [Int] {
    var found = Set(truths.indices.filter { truths[$0] == .always })
    for position in store.support([truth]) { found.formUnion(asking[position]) }
    return found.sorted()
  }

  /// Whether some rule holds at one state of a variable, in a set, and does not at another, all else the same. Where no
  /// rule is lost, the level does not fall.
  func isSomeLost(at position: Int, from state: Int, to other: Int, in set: Diagram = .always) throws(BudgetExceeded)
    -> Bool
  {
    for rule in asking[position] {
      let loss = try store.loss(of: truths[rule], at: position, from: state, to: other)
      if !store.isDisjoint(set, from: loss) { return true }
    }
    return false
  }
}
