/// In which order the diagrams ask the variables of a space.
struct Layout: Sendable {
  /// The variables, top first.
  let order: [Int]

  private let positions: [Int]

  init(order: [Int]) {
    self.order = order
    var positions = [Int](repeating: 0, count: order.count)
    for (position, variable) in order.enumerated() { positions[variable] = position }
    self.positions = positions
  }

  /// The order that keeps together what conditions ask together.
  init(of space: AnswerSpace, restarts: Int = 8) {
    let conditions = AskedTogether(space)
    let order = VariableOrder(
      count: space.variables.count,
      strong: conditions.byRules,
      weak: conditions.byOthers,
      blocks: conditions.blocks
    )
    // What opens a question stands above it, but in a long chain: from below, each link would have all of it for itself.
    let best = order.best(restarts: restarts)
    self.init(order: conditions.nesting > AskedTogether.mostNesting ? best.reversed() : best)
  }

  /// The variable's place in the order.
  func position(of variable: Int) -> Int { positions[variable] }
}
