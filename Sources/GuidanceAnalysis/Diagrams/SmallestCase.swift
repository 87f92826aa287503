/// Finds the smallest of the answer sets for which a function is not 0: the fewest answers away from a calm child, then
/// the fewest that are not known, then the greatest value of the function, then what is declared first.
struct SmallestCase {
  private let store: NodeStore
  private let costs: [[UInt64]]
  private let calm: [Int]
  private var cheapest: [Diagram: UInt64] = [:]

  private static let distance: UInt64 = 1 << 48
  private static let unknown: UInt64 = 1 << 36
  private static let lack: UInt64 = 1 << 28
  private static let unreachable = UInt64.max

  /// Prepares a search; in a function that holds of finished answer sets only, having no answer costs nothing.
  init(_ space: AnswerSpace, _ layout: Layout, _ store: NodeStore, isFinished: Bool) {
    self.store = store
    let (calm, byVariable) = (space.calmStates, Self.costs(space, isFinished: isFinished))
    self.calm = layout.order.map { calm[$0] }
    costs = layout.order.map { byVariable[$0] }
  }

  /// What each state of each variable costs; the cheapest is the calm one, for nothing.
  static func costs(_ space: AnswerSpace, isFinished: Bool) -> [[UInt64]] {
    let calm = space.calmStates
    return space.variables.enumerated().map { number, variable in
      variable.states.enumerated().map { state, meaning in
        guard state != calm[number] else { return 0 }
        let declared = UInt64(number * 8 + min(state, 7))
        switch meaning.meaning {
        case .nothing: return isFinished ? 0 : distance + unknown + declared
        case .notKnown: return distance + unknown + declared
        default: return distance + declared
        }
      }
    }
  }

  /// The state of every variable, by position; nil where the function is 0 everywhere.
  mutating func find(in diagram: Diagram) -> [Int]? {
    guard diagram != .never else { return nil }
    _ = cost(of: diagram)
    var states = calm
    var diagram = diagram
    while !diagram.isConstant {
      let position = store.position(of: diagram)
      var best = (state: 0, cost: Self.unreachable)
      for state in costs[position].indices {
        let below = cost(of: store.child(diagram, state))
        guard below != Self.unreachable else { continue }
        let cost = below + costs[position][state]
        if cost < best.cost { best = (state, cost) }
      }
      states[position] = best.state
      diagram = store.child(diagram, best.state)
    }
    return states
  }

  private mutating func cost(of diagram: Diagram) -> UInt64 {
    if diagram.isConstant {
      return diagram == .never ? Self.unreachable : UInt64(Diagram.constants - diagram.value) * Self.lack
    }
    if let known = cheapest[diagram] { return known }
    let position = store.position(of: diagram)
    var best = Self.unreachable
    for (state, own) in costs[position].enumerated() {
      let below = cost(of: store.child(diagram, state))
      if below != Self.unreachable { best = min(best, below + own) }
    }
    cheapest[diagram] = best
    return best
  }
}

extension AnswerSpace {
  /// The calm state of every variable, as the old side has it where both have the question.
  var calmStates: [Int] {
    var states = [Int](repeating: 0, count: variables.count)
    for entry in entries {
      let calm = entry.calm.old ?? entry.calm.new ?? []
      switch entry.form {
      case .choice(let variable): states[variable] = calm[0]
      case .checklist(let options): for (option, state) in zip(options, calm) { states[option.variable] = state }
      }
    }
    return states
  }
}
