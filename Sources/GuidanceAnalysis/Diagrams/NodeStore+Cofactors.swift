// What is left of functions when variables have a state.

/// The states of some variables, by position.
typealias VariableStates = [(position: Int, state: Int)]

extension NodeStore {
  /// Numbers under which results are remembered, past those of the operations.
  private enum Key {
    static let restriction: UInt32 = 16
    static let loss: UInt32 = 1 << 20
  }

  /// Where a truth holds for one state of a variable and would not for another, all else the same.
  ///
  /// What leads to a node of the variable is the same for both states, so only the nodes of the variable are compared.
  func loss(of truth: Diagram, at place: Int, from state: Int, to other: Int) throws(BudgetExceeded) -> Diagram {
    let position = position(of: truth)
    guard position <= place else { return .never }
    if position == place { return try apply(.butNot, child(truth, state), child(truth, other)) }
    let pair = UInt32(state) << 16 | UInt32(other)
    return try remembering(Key.loss + UInt32(place), truth, pair) { () throws(BudgetExceeded) in
      try node(position) { (branch) throws(BudgetExceeded) in
        try loss(of: child(truth, branch), at: place, from: state, to: other)
      }
    }
  }

  /// What is left of a function when some variables have a state.
  func restrict(_ diagram: Diagram, _ states: VariableStates) throws(BudgetExceeded) -> Diagram {
    guard !diagram.isConstant else { return diagram }
    var fixed = [Int16](repeating: -1, count: arities.count)
    for (position, state) in states { fixed[position] = Int16(state) }
    let number = restrictions[fixed] ?? UInt32(restrictions.count)
    restrictions[fixed] = number
    return try restrict(diagram, fixed, Key.restriction + number)
  }

  /// A function where some variables have a state, and 0 elsewhere.
  func fixing(_ function: Diagram, at states: VariableStates) throws(BudgetExceeded) -> Diagram {
    var result = function
    for (position, state) in states {
      let isState = try node(position, among: (0..<arities[position]).map { $0 == state })
      result = try apply(.times, isState, result)
    }
    return result
  }

  private func restrict(_ diagram: Diagram, _ fixed: [Int16], _ key: UInt32) throws(BudgetExceeded) -> Diagram {
    if diagram.isConstant { return diagram }
    let position = position(of: diagram)
    if fixed[position] >= 0 { return try restrict(child(diagram, Int(fixed[position])), fixed, key) }
    return try remembering(key, diagram, 0) { () throws(BudgetExceeded) in
      try node(position) { (state) throws(BudgetExceeded) in try restrict(child(diagram, state), fixed, key) }
    }
  }
}
