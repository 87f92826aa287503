extension NodeStore {
  /// A set made of two sets.
  enum Operation: UInt32 {
    /// What is in both.
    case both = 1

    /// What is in one or in both.
    case either

    /// What is in the first and not in the second.
    case butNot

    /// What is in one and not in both.
    case differs

    /// The result where it does not depend on what lies below.
    @inline(__always)
    fileprivate func shortcut(_ a: Diagram, _ b: Diagram) -> Diagram? {
      switch self {
      case .both:
        if a == b || a == .never || b == .always { return a }
        return b == .never || a == .always ? b : nil
      case .either:
        if a == b || b == .never || a == .always { return a }
        return a == .never || b == .always ? b : nil
      case .butNot:
        if a == .never || a == b || b == .always { return .never }
        return b == .never ? a : nil
      case .differs:
        if a == b { return .never }
        if b == .never { return a }
        return a == .never ? b : a.isConstant && b.isConstant ? .always : nil
      }
    }
  }

  func apply(_ operation: Operation, _ a: Diagram, _ b: Diagram) throws(BudgetExceeded) -> Diagram {
    if let result = operation.shortcut(a, b) { return result }
    let (a, b) = operation != .butNot && a.index > b.index ? (b, a) : (a, b)
    return try remembering(operation.rawValue, a, b.index) { () throws(BudgetExceeded) in
      let (above, below) = (position(of: a), position(of: b))
      let position = min(above, below)
      // States beside each other often lead to the same.
      var last = (a: a, b: a, result: a)
      return try node(position) { (state) throws(BudgetExceeded) in
        let (one, other) = (above == position ? child(a, state) : a, below == position ? child(b, state) : b)
        if state == 0 || one != last.a || other != last.b {
          last = (one, other, try apply(operation, one, other))
        }
        return last.result
      }
    }
  }

  /// The operation over many sets, the deepest first and in pairs: so what is alike meets early and stays small.
  func merge(_ operation: Operation, _ parts: [Diagram], empty: Diagram) throws(BudgetExceeded) -> Diagram {
    var parts = parts.enumerated()
      .sorted { (-position(of: $0.element), $0.offset) < (-position(of: $1.element), $1.offset) }
      .map(\.element)
    guard !parts.isEmpty else { return empty }
    while parts.count > 1 {
      var merged: [Diagram] = []
      merged.reserveCapacity((parts.count + 1) / 2)
      for index in stride(from: 0, to: parts.count, by: 2) {
        merged.append(
          index + 1 < parts.count ? try apply(operation, parts[index], parts[index + 1]) : parts[index]
        )
      }
      parts = merged
    }
    return parts[0]
  }

  /// What is left of a set when some variables have a state, by position.
  func restrict(_ diagram: Diagram, _ states: [(position: Int, state: Int)]) throws(BudgetExceeded) -> Diagram {
    guard !diagram.isConstant else { return diagram }
    var fixed = [Int16](repeating: -1, count: arities.count)
    for (position, state) in states { fixed[position] = Int16(state) }
    let number = restrictions[fixed] ?? UInt32(restrictions.count)
    restrictions[fixed] = number
    return try restrict(diagram, fixed, Key.restriction + number)
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
