/// Finds the smallest of the answer sets for which a function is not 0: the fewest answers away from a calm child, then
/// the fewest that are not known, then the greatest value of the function, then what is declared first.
struct SmallestCase {
  /// What a set of answers costs: the lower half is drawn, so that no two sets of answers cost the same.
  typealias Cost = UInt128

  private let store: NodeStore
  private let costs: [[Cost]]
  private let calm: [Int]

  private static let distance: Cost = 1 << 112
  private static let unknown: Cost = 1 << 100
  private static let lack: Cost = 1 << 92
  private static let declared: Cost = 1 << 64
  private static let unreachable = Cost.max

  /// Prepares a search; in a function that holds of finished answer sets only, having no answer costs nothing.
  init(_ space: AnswerSpace, _ layout: Layout, _ store: NodeStore, isFinished: Bool) {
    self.store = store
    let byVariable = Self.costs(space, isFinished: isFinished)
    calm = space.calmStates(in: layout)
    costs = layout.order.map { byVariable[$0] }
  }

  /// What each state of each variable costs; the cheapest is the calm one, for nothing.
  static func costs(_ space: AnswerSpace, isFinished: Bool) -> [[Cost]] {
    let calm = space.calmStates
    return space.variables.enumerated().map { number, variable in
      variable.states.enumerated().map { state, meaning in
        guard state != calm[number] else { return 0 }
        let own = UInt64(number * 8 + min(state, 7))
        let order = Cost(own) * declared + Cost(draw(own) >> 16)
        switch meaning.meaning {
        case .nothing: return isFinished ? 0 : distance + unknown + order
        case .notKnown: return distance + unknown + order
        default: return distance + order
        }
      }
    }
  }

  /// A number as if drawn at random, the same in every run.
  private static func draw(_ number: UInt64) -> UInt64 {
    var hash = (number &+ 1) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }

  /// The state of every variable, by position; nil where the function is 0 everywhere.
  func find(in diagram: Diagram) -> [Int]? {
    guard diagram != .never else { return nil }
    func constant(_ value: Int) -> (cost: Cost, state: Int) {
      (value == 0 ? Self.unreachable : Cost(Diagram.constants - value) * Self.lack, 0)
    }
    let best = store.fold(diagram, constant: constant) { position, below in
      var best = (cost: Self.unreachable, state: 0)
      for (state, own) in costs[position].enumerated() {
        let cost = below(state).cost
        if cost != Self.unreachable, cost + own < best.cost { best = (cost + own, state) }
      }
      return best
    }
    var states = calm
    var diagram = diagram
    while !diagram.isConstant {
      let state = best[store.number(of: diagram)].state
      states[store.position(of: diagram)] = state
      diagram = store.child(diagram, state)
    }
    return states
  }
}

extension AnswerSpace {
  /// The calm state of every variable, by position.
  func calmStates(in layout: Layout) -> [Int] {
    let calm = calmStates
    return layout.order.map { calm[$0] }
  }

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
