extension NodeStore {
  /// A function of two functions, answer set by answer set.
  enum Operation: UInt32 {
    /// Whether both truths hold.
    case both = 1

    /// Whether one of two truths holds.
    case either

    /// The greater of two numbers.
    case greater

    /// A truth, or a number, where another truth does not hold, else 0.
    case butNot

    /// A number where a truth holds, else 0.
    case times

    /// The sum of two numbers.
    case sum

    /// Whether a number is not the same as another.
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
      case .greater:
        if a == b || b == .never { return a }
        if a == .never { return b }
        return a.isConstant && b.isConstant ? Diagram(index: max(a.index, b.index)) : nil
      case .butNot:
        if a == .never || a == b || b == .always { return .never }
        return b == .never ? a : nil
      case .times:
        if a == .never || b == .never { return .never }
        return a == .always ? b : nil
      case .sum:
        if a == .never { return b }
        if b == .never { return a }
        return a.isConstant && b.isConstant ? .constant(a.value + b.value) : nil
      case .differs:
        if a == b { return .never }
        return a.isConstant && b.isConstant ? .always : nil
      }
    }

    @inline(__always)
    fileprivate var isSymmetric: Bool {
      switch self {
      case .both, .either, .greater, .sum, .differs: true
      case .butNot, .times: false
      }
    }
  }

  func apply(_ operation: Operation, _ a: Diagram, _ b: Diagram) throws(BudgetExceeded) -> Diagram {
    if let result = operation.shortcut(a, b) { return result }
    let (a, b) = operation.isSymmetric && a.index > b.index ? (b, a) : (a, b)
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

  func both(_ a: Diagram, _ b: Diagram) throws(BudgetExceeded) -> Diagram { try apply(.both, a, b) }

  func either(_ a: Diagram, _ b: Diagram) throws(BudgetExceeded) -> Diagram { try apply(.either, a, b) }

  func not(_ a: Diagram) throws(BudgetExceeded) -> Diagram { try apply(.butNot, .always, a) }

  /// The operation over many functions, the deepest first and in pairs: so what is alike meets early and stays small.
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
}
