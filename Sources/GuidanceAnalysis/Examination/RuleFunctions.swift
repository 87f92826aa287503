/// A guidance's rules as functions. Rules are small and levels are not: what can be decided by rules alone is.
struct RuleFunctions {
  let store: NodeStore

  /// Where each rule is not ruled out.
  private(set) var truths: [Diagram]

  /// The same with the rank of each rule's level, and last the lowest level, which needs no rule.
  private(set) var ranked: [RankedTruth]

  /// The calm state of each variable, by position.
  private let calm: [Int]

  /// The rules that depend on each variable, by position, with their nodes that ask it.
  private var asking: [[(rule: Int, nodes: [Diagram])]]

  /// Takes the rank of each rule, and of the level where no rule holds.
  init(_ truths: [Diagram], ranks: [Int], lowest: Int, calm: [Int], _ store: NodeStore) {
    self.store = store
    self.truths = truths
    self.calm = calm
    var asking = [[(rule: Int, nodes: [Diagram])]](repeating: [], count: store.arities.count)
    for (number, rule) in truths.enumerated() {
      for node in store.nodes(of: [rule]) {
        let position = store.position(of: node)
        if asking[position].last?.rule != number { asking[position].append((number, [])) }
        asking[position][asking[position].count - 1].nodes.append(node)
      }
    }
    self.asking = asking
    let all = Array(zip(truths, ranks)) + [(.always, lowest)]
    ranked = all.map { RankedTruth(truth: $0, rank: $1, support: store.support([$0])) }
  }

  /// The same where some rules never hold.
  func without(_ rules: [Int]) -> RuleFunctions {
    var others = self
    for rule in rules {
      others.truths[rule] = .never
      others.ranked[rule] = RankedTruth(truth: .never, rank: ranked[rule].rank, support: [], isShared: false)
    }
    for position in asking.indices { others.asking[position].removeAll { rules.contains($0.rule) } }
    return others
  }

  /// The same, knowing what another side has too.
  func beside(_ other: RuleFunctions) -> RuleFunctions {
    var ranks: [Diagram: Set<Int>] = [:]
    for rule in other.ranked { ranks[rule.truth, default: []].insert(rule.rank) }
    var marked = self
    for (number, rule) in ranked.enumerated() {
      marked.ranked[number].isShared = ranks[rule.truth]?.contains(rule.rank) ?? false
    }
    return marked
  }

  /// The rules that can hold wherever a truth does: those that ask something that it asks, or hold everywhere. Ascending.
  func related(to truth: Diagram) -> [Int] {
    var found = Set(truths.indices.filter { truths[$0] == .always })
    for position in store.support([truth]) { found.formUnion(asking[position].map(\.rule)) }
    return found.sorted()
  }

  /// Whether some rule holds at one state of a variable, in a set, and does not at another, all else the same. Where no
  /// rule is lost, the level does not fall.
  func isSomeLost(at position: Int, from state: Int, to other: Int, in set: Diagram = .always) throws(BudgetExceeded)
    -> Bool
  {
    for (rule, nodes) in asking[position] {
      // Whatever leads to a node is the same for both states.
      guard nodes.contains(where: { !store.isCovered(store.child($0, state), by: store.child($0, other)) }) else {
        continue
      }
      if set == .always { return true }
      let loss = try store.loss(of: truths[rule], at: position, from: state, to: other)
      if !store.isDisjoint(set, from: loss) { return true }
    }
    return false
  }

  /// The rules as they are when some variables have a state.
  func ranked(at states: VariableStates) throws(BudgetExceeded) -> [RankedTruth] {
    var restricted = ranked
    for rule in Set(states.flatMap { asking[$0.position].map(\.rule) }) {
      let truth = try store.restrict(truths[rule], states)
      restricted[rule] = RankedTruth(
        truth: truth,
        rank: ranked[rule].rank,
        support: store.support([truth]),
        isShared: false
      )
    }
    return restricted
  }

  // MARK: Levels

  /// The rank of the level for a state of every variable, by position.
  func rank(at states: [Int]) -> Int {
    var highest = 0
    for rule in ranked where rule.rank > highest && store.value(of: rule.truth, states) != 0 { highest = rule.rank }
    return highest
  }

  /// Where the level has at least a rank, however large that is.
  func level(isAtLeast rank: Int) throws(BudgetExceeded) -> Diagram { try store.level(of: ranked, isAtLeast: rank) }

  /// The part of a set, or of a number of ranks, in which the level is below a rank.
  func part(of set: Diagram, below rank: Int) throws(BudgetExceeded) -> Diagram {
    try store.part(of: set, below: rank, of: ranked)
  }

  /// Whether the level has at least a rank wherever a truth holds. Mostly one rule sees to that, or the calmest case shows
  /// that none does.
  func isAtLeast(_ rank: Int, wherever truth: Diagram) throws(BudgetExceeded) -> Bool {
    guard let states = calmCase(of: truth) else { return true }
    guard self.rank(at: states) >= rank else { return false }
    for rule in related(to: truth) where ranked[rule].rank >= rank {
      if store.isCovered(truth, by: truths[rule]) { return true }
    }
    return try part(of: truth, below: rank) == .never
  }

  /// Whether the level depends on a variable: mostly the calmest case in which a rule hangs on it shows that.
  func levelDepends(on position: Int) throws(BudgetExceeded) -> Bool {
    for (rule, _) in asking[position] {
      for state in 0..<store.arities[position] {
        let gain = try store.loss(of: truths[rule], at: position, from: state, to: calm[position])
        guard var states = calmCase(of: gain) else { continue }
        let below = rank(at: states)
        states[position] = state
        if rank(at: states) != below { return true }
      }
    }
    guard !asking[position].isEmpty else { return false }
    var levels: [Diagram] = []
    for rank in Set(ranked.map(\.rank)).sorted() { levels.append(try level(isAtLeast: rank)) }
    return store.support(levels).contains(position)
  }

  /// A case of a truth in which as much is calm as can be had without looking about; nil where it never holds.
  func calmCase(of truth: Diagram) -> [Int]? {
    guard truth != .never else { return nil }
    var states = calm
    var truth = truth
    while !truth.isConstant {
      let position = store.position(of: truth)
      var state = calm[position]
      if store.child(truth, state) == .never {
        state = (0..<store.arities[position]).first { store.child(truth, $0) != .never } ?? state
      }
      states[position] = state
      truth = store.child(truth, state)
    }
    return states
  }
}
