/// Sets of answer sets as decision diagrams.
final class DiagramSets: AnswerSets {
  let store: NodeStore
  let layout: Layout
  private let space: AnswerSpace
  private let nodesOfOneCase: Int

  /// The calm state of each variable.
  let calm: [Int]
  private lazy var counting = Counting(space, layout, store)

  /// Of sets that are asked about again and again what is known of them.
  private var shapes: [Diagram: Shape] = [:]

  /// What a set consists of.
  final class Shape {
    /// The set's nodes by position.
    let nodes: [Int: [Diagram]]

    /// The variables, by position, in order; and those for which calm is not the smallest, once that was asked.
    let support: [Int]
    var exceptions: [Int]?

    fileprivate init(_ nodes: [Int: [Diagram]]) { (self.nodes, support) = (nodes, nodes.keys.sorted()) }
  }

  /// Takes answer sets up.
  ///
  /// - Parameters:
  ///   - space: Whatever there is to decide about.
  ///   - layout: Its order.
  ///   - budget: How many nodes may be made.
  ///   - nodesOfOneCase: How many `briefly` may make.
  ///   - work: What asks whether there is time for more.
  init(
    _ space: AnswerSpace,
    _ layout: Layout,
    budget: Int,
    ofOneCase nodesOfOneCase: Int,
    work: WorkLimit = WorkLimit()
  ) {
    self.space = space
    self.nodesOfOneCase = nodesOfOneCase
    self.layout = layout
    store = NodeStore(arities: layout.order.map { space.variables[$0].states.count }, budget: budget, work: work)
    calm = space.calmStates
  }

  var work: WorkLimit { store.work }
  var never: Diagram { .never }
  var always: Diagram { .always }
  var isExhaustive: Bool { true }

  func not(_ truth: Diagram) throws(BudgetExceeded) -> Diagram { try store.apply(.butNot, .always, truth) }

  func all(_ parts: [Diagram]) throws(BudgetExceeded) -> Diagram { try store.merge(.both, parts, empty: .always) }

  func any(_ parts: [Diagram]) throws(BudgetExceeded) -> Diagram { try store.merge(.either, parts, empty: .never) }

  func difference(_ a: Diagram, _ b: Diagram) throws(BudgetExceeded) -> Diagram { try store.apply(.differs, a, b) }

  func atLeast(_ count: Int, of parts: [Diagram]) throws(BudgetExceeded) -> Diagram {
    // `reached[n]`: at least n of the parts so far.
    var reached = [Diagram.always] + Array(repeating: .never, count: count)
    for part in parts {
      for number in stride(from: count, to: 0, by: -1) {
        let one = try store.apply(.both, part, reached[number - 1])
        reached[number] = try store.apply(.either, reached[number], one)
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
      parts.append(try store.apply(.both, isState, branch))
    }
    return try any(parts)
  }

  func restrict(_ truth: Diagram, _ states: VariableStates) throws(BudgetExceeded) -> Diagram {
    try store.restrict(truth, states.map { (layout.position(of: $0.variable), $0.state) })
  }

  // MARK: Taking away

  func part(of set: Diagram, outside others: Others<Diagram>) throws(BudgetExceeded) -> Diagram {
    guard set != .never, !others.all.isEmpty else { return set }
    // Of rules mostly nothing is left, which is seen without making what they are together.
    if !others.common.isEmpty, !isSomeLeft(of: set, outside: others), try isCovered([set], by: others) { return .never }
    return try exactPart(of: set, outside: others)
  }

  func exactPart(of set: Diagram, outside others: Others<Diagram>) throws(BudgetExceeded) -> Diagram {
    var rest = set
    // What asks nothing besides is taken away first, so that less is left.
    if let asked = store.support(set, atMost: store.arities.count / 4) {
      var isAsked = [Bool](repeating: false, count: store.arities.count)
      for position in asked { isAsked[position] = true }
      for other in others.all where shape(of: other).support.allSatisfy({ isAsked[$0] }) {
        rest = try store.apply(.butNot, rest, other)
        if rest == .never { return .never }
      }
    }
    // Each by itself, the deepest first: all of them together would be far larger than what they leave.
    for other in others.all.sorted(by: { store.position(of: $0) > store.position(of: $1) }) where rest != .never {
      rest = try store.apply(.butNot, rest, other)
    }
    return rest
  }

  func isEmpty(_ sets: [Diagram], outside others: Others<Diagram>) throws(BudgetExceeded) -> Bool {
    if others.all.isEmpty, sets.count == 2 { return try store.isDisjoint(sets[0], from: sets[1]) }
    if sets.count == 1, others.own.count == 1, others.common.isEmpty {
      return try store.isCovered(sets[0], by: others.own[0])
    }
    let set = try all(sets)
    guard set != .never else { return true }
    if others.all.isEmpty || isSomeLeft(of: set, outside: others) { return false }
    return try others.common.isEmpty ? exactPart(of: set, outside: others) == .never : isCovered(sets, by: others)
  }

  func isLost(_ truth: Diagram, at variable: Int, from state: Int, to other: Int, in set: Diagram)
    throws(BudgetExceeded)
    -> Bool
  {
    // What leads to a node of the variable is the same for both states, so only the nodes of the variable are compared.
    let position = layout.position(of: variable)
    let isBelow = store.position(of: set) > position
    for node in shape(of: isBelow ? truth : try all([truth, set])).nodes[position] ?? [] {
      var held = store.child(node, state)
      if isBelow { held = try store.apply(.both, held, set) }
      if try !store.isCovered(held, by: store.child(node, other)) { return true }
    }
    return false
  }

  func briefly<Value>(_ body: () throws(BudgetExceeded) -> Value) throws(BudgetExceeded) -> Value? {
    try store.within(nodesOfOneCase, body)
  }

  func nearby(_ set: Diagram, outside others: Others<Diagram>, freeing variables: Set<Int>) throws(BudgetExceeded)
    -> (set: Diagram, free: Set<Int>)
  {
    var isFree = try bearing(on: set, outside: others).isFree
    for variable in variables { isFree[layout.position(of: variable)] = true }
    var parts = [set]
    for (position, variable) in layout.order.enumerated() where !isFree[position] {
      let states = space.variables[variable].states
      let near = states.indices.map { $0 == calm[variable] || states[$0].meaning == .nothing }
      parts.append(try store.node(position, among: near))
    }
    return (try all(parts), Set(isFree.indices.filter { isFree[$0] }.map { layout.order[$0] }))
  }

  func shape(of set: Diagram) -> Shape {
    if let known = shapes[set] { return known }
    let shape = Shape(Dictionary(grouping: store.nodes(of: [set])) { store.position(of: $0) })
    shapes[set] = shape
    return shape
  }

  // MARK: Cases

  func example(of set: Diagram) -> [Int]? { set == .never ? nil : example(of: set, from: calm) }

  /// Some answer set of a set that is not empty, with the answers given as far as it asks nothing of them.
  private func example(of set: Diagram, from answers: [Int]) -> [Int] {
    var (states, set) = (answers, set)
    while !set.isConstant {
      let position = store.position(of: set)
      let variable = layout.order[position]
      states[variable] = calm[variable]
      if store.child(set, states[variable]) == .never {
        states[variable] = (0..<store.arities[position]).first { store.child(set, $0) != .never } ?? 0
      }
      set = store.child(set, states[variable])
    }
    return states
  }

  func exampleLost(_ truth: Diagram, at variable: Int, from state: Int, to other: Int) throws(BudgetExceeded) -> [Int]?
  {
    let position = layout.position(of: variable)
    guard var (held, gone, states) = try path(to: position, in: truth, from: state, to: other) else { return nil }
    states[variable] = state
    while gone != .never {
      let position = min(store.position(of: held), store.position(of: gone))
      func below(_ set: Diagram, _ state: Int) -> Diagram {
        store.position(of: set) == position ? store.child(set, state) : set
      }
      let calm = calm[layout.order[position]]
      var next = calm
      for state in 0..<store.arities[position] where try store.isCovered(below(held, next), by: below(gone, next)) {
        next = state
      }
      states[layout.order[position]] = next
      (held, gone) = (below(held, next), below(gone, next))
    }
    return example(of: held, from: states)
  }

  /// The answers on a way to a node of a variable at which a truth is lost, calm where they can be, with what is left there.
  private func path(to position: Int, in truth: Diagram, from state: Int, to other: Int) throws(BudgetExceeded)
    -> (held: Diagram, gone: Diagram, states: [Int])?
  {
    var seen: Set<Diagram> = []
    var path: [(node: Diagram, tries: Int)] = [(truth, 0)]
    var states = calm
    while let (node, tries) = path.last {
      let here = store.position(of: node)
      if here == position, try !store.isCovered(store.child(node, state), by: store.child(node, other)) {
        return (store.child(node, state), store.child(node, other), states)
      }
      guard here < position, tries < store.arities[here] else {
        path.removeLast()
        continue
      }
      path[path.count - 1].tries += 1
      // The calm state first, then the others in order.
      let variable = layout.order[here]
      states[variable] = tries == 0 ? calm[variable] : tries <= calm[variable] ? tries - 1 : tries
      let child = store.child(node, states[variable])
      if seen.insert(child).inserted { path.append((child, 0)) }
    }
    return nil
  }

  func cheapest(of set: Diagram, _ prices: Prices, below limit: Prices.Cost) -> PricedCase? {
    guard set != .never else { return nil }
    typealias Best = (cost: Prices.Cost, state: Int)
    let best = store.fold(set, constant: { ($0 ? 0 : .max, 0) as Best }) { position, below in
      var best: Best = (.max, 0)
      for (state, own) in prices.costs[layout.order[position]].enumerated() {
        let cost = below(state).cost
        if cost != .max, cost + own < best.cost { best = (cost + own, state) }
      }
      return best
    }
    guard best.last?.cost ?? 0 < limit else { return nil }
    var states = calm
    var node = set
    while !node.isConstant {
      let state = best[store.number(of: node)].state
      states[layout.order[store.position(of: node)]] = state
      node = store.child(node, state)
    }
    return PricedCase(cost: best.last?.cost ?? 0, states: states)
  }

  func count(_ set: Diagram) -> AnswerCount? { counting.count(set) }

  func contains(_ set: Diagram, _ states: [Int]) -> Bool {
    store.contains(set) { states[layout.order[$0]] }
  }

  func size(of sets: [Diagram]) -> (made: Int, live: Int) { (store.count, store.size(sets)) }

  func variables(of sets: [Diagram]) -> Set<Int> {
    let support = sets.count == 1 ? shape(of: sets[0]).support : store.support(sets)
    return Set(support.map { layout.order[$0] })
  }
}
