/// What conditions are compiled to: diagrams, which hold whole functions, or formulas, which a search decides about.
protocol TruthAlgebra {
  associatedtype Truth: Hashable

  var never: Truth { get }
  var always: Truth { get }

  func not(_ truth: Truth) throws(BudgetExceeded) -> Truth
  func all(_ parts: [Truth]) throws(BudgetExceeded) -> Truth
  func any(_ parts: [Truth]) throws(BudgetExceeded) -> Truth
  func atLeast(_ count: Int, of parts: [Truth]) throws(BudgetExceeded) -> Truth

  /// The truth that is, for each state of a variable, another one.
  func choose(_ variable: Int, _ branches: [Truth]) throws(BudgetExceeded) -> Truth
}

extension TruthAlgebra {
  func constant(_ holds: Bool) -> Truth { holds ? always : never }
}

/// Truths as diagrams.
struct DiagramAlgebra: TruthAlgebra {
  let store: NodeStore
  let layout: Layout

  var never: Diagram { .never }
  var always: Diagram { .always }

  func not(_ truth: Diagram) throws(BudgetExceeded) -> Diagram { try store.not(truth) }

  func all(_ parts: [Diagram]) throws(BudgetExceeded) -> Diagram {
    try store.merge(.both, parts, empty: .always)
  }

  func any(_ parts: [Diagram]) throws(BudgetExceeded) -> Diagram {
    try store.merge(.either, parts, empty: .never)
  }

  func atLeast(_ count: Int, of parts: [Diagram]) throws(BudgetExceeded) -> Diagram {
    // `reached[n]`: at least n of the parts so far.
    var reached = [Diagram.always] + Array(repeating: .never, count: count)
    for part in parts {
      for number in stride(from: count, to: 0, by: -1) {
        reached[number] = try store.either(reached[number], try store.both(part, reached[number - 1]))
      }
    }
    return reached[count]
  }

  func choose(_ variable: Int, _ branches: [Diagram]) throws(BudgetExceeded) -> Diagram {
    let position = layout.position(of: variable)
    // A branch that asks an earlier variable cannot hang below this one.
    guard branches.contains(where: { store.position(of: $0) <= position }) else {
      return try store.node(position, branches)
    }
    var parts: [Diagram] = []
    for (state, branch) in branches.enumerated() where branch != .never {
      let isState = try store.node(position, among: branches.indices.map { $0 == state })
      parts.append(try store.both(isState, branch))
    }
    return try any(parts)
  }
}
