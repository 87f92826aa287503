/// A truth over answer sets as a formula: what a search decides about where diagrams are too large.
struct Formula: Hashable, Sendable {
  let index: Int32

  static let never = Formula(index: 0)
  static let always = Formula(index: 1)
}

/// Sets of answer sets as formulas, each once.
final class FormulaSets: AnswerSets {
  enum Node: Hashable {
    case never
    case always

    /// A variable's state is among these, as bits.
    case states(variable: Int, bits: UInt64)
    case not(Formula)
    case all([Formula])
    case any([Formula])
    case atLeast(Int, [Formula])
  }

  private(set) var nodes: [Node] = [.never, .always]
  private var known: [Node: Formula] = [.never: .never, .always: .always]

  /// How many states each variable has.
  let arities: [Int]

  private let calm: [Int]

  /// How many branches a search looks at for one question, and whether one that it cannot decide ends all.
  private let (steps, mustDecide): (Int, Bool)
  let work: WorkLimit

  /// What the formulas say of the answer set that was last asked about, and the number of that question.
  private var answers: [(question: Int, holds: Bool)] = []
  private var question = 0

  /// - Throws: `BudgetExceeded` where a variable has more states than fit into a word.
  init(_ space: AnswerSpace, steps: Int, mustDecide: Bool, work: WorkLimit = WorkLimit()) throws(BudgetExceeded) {
    arities = space.variables.map(\.states.count)
    calm = space.calmStates
    (self.steps, self.mustDecide, self.work) = (steps, mustDecide, work)
    guard arities.allSatisfy({ $0 <= 64 }) else { throw BudgetExceeded() }
  }

  var never: Formula { .never }
  var always: Formula { .always }
  var isExhaustive: Bool { false }

  func node(_ formula: Formula) -> Node { nodes[Int(formula.index)] }

  private func make(_ node: Node) -> Formula {
    if let formula = known[node] { return formula }
    let formula = Formula(index: Int32(nodes.count))
    nodes.append(node)
    known[node] = formula
    return formula
  }

  private func states(_ variable: Int, _ bits: UInt64) -> Formula {
    let every: UInt64 = arities[variable] == 64 ? .max : (1 << UInt64(arities[variable])) - 1
    return bits == 0 ? .never : bits == every ? .always : make(.states(variable: variable, bits: bits))
  }

  func not(_ truth: Formula) -> Formula {
    switch node(truth) {
    case .never: .always
    case .always: .never
    case .not(let inner): inner
    case .states(let variable, let bits):
      states(variable, ~bits & (arities[variable] == 64 ? .max : (1 << UInt64(arities[variable])) - 1))
    default: make(.not(truth))
    }
  }

  func briefly<Value>(_ body: () throws(BudgetExceeded) -> Value) throws(BudgetExceeded) -> Value? { try body() }

  func nearby(_ set: Formula, outside others: Others<Formula>, freeing variables: Set<Int>)
    -> (set: Formula, free: Set<Int>)
  {
    (set, Set(arities.indices))
  }

  func all(_ parts: [Formula]) -> Formula {
    // A conjunction of conjunctions is one, so that each part of it is looked at by itself, once.
    var seen: Set<Formula> = [.always]
    let parts = parts.flatMap { part in if case .all(let inner) = node(part) { inner } else { [part] } }
      .filter { seen.insert($0).inserted }
    if parts.contains(.never) { return .never }
    return parts.isEmpty ? .always : parts.count == 1 ? parts[0] : make(.all(parts))
  }

  func any(_ parts: [Formula]) -> Formula {
    let parts = parts.filter { $0 != .never }
    if parts.contains(.always) { return .always }
    return parts.isEmpty ? .never : parts.count == 1 ? parts[0] : make(.any(parts))
  }

  func difference(_ a: Formula, _ b: Formula) -> Formula {
    a == b ? .never : any([all([a, not(b)]), all([b, not(a)])])
  }

  func atLeast(_ count: Int, of parts: [Formula]) -> Formula {
    let certain = parts.count { $0 == .always }
    let parts = parts.filter { $0 != .always && $0 != .never }
    let count = count - certain
    if count <= 0 { return .always }
    if count > parts.count { return .never }
    return count == 1 ? any(parts) : count == parts.count ? all(parts) : make(.atLeast(count, parts))
  }

  func choose(_ variable: Int, _ branches: [Formula]) -> Formula {
    var parts: [Formula] = []
    for branch in Set(branches) where branch != .never {
      let bits = branches.indices.reduce(UInt64(0)) { branches[$1] == branch ? $0 | 1 << UInt64($1) : $0 }
      parts.append(all([states(variable, bits), branch]))
    }
    return any(parts.sorted { $0.index < $1.index })
  }

  func restrict(_ truth: Formula, _ states: VariableStates) -> Formula {
    var known: [Formula: Formula] = [:]
    func restricted(_ formula: Formula) -> Formula {
      if let result = known[formula] { return result }
      let result: Formula
      switch node(formula) {
      case .never, .always: result = formula
      case .states(let variable, let bits):
        let state = states.first { $0.variable == variable }?.state
        result = state.map { constant(bits & (1 << UInt64($0)) != 0) } ?? formula
      case .not(let inner): result = not(restricted(inner))
      case .all(let parts): result = all(parts.map(restricted))
      case .any(let parts): result = any(parts.map(restricted))
      case .atLeast(let count, let parts): result = atLeast(count, of: parts.map(restricted))
      }
      known[formula] = result
      return result
    }
    return restricted(truth)
  }

  func variables(of sets: [Formula]) -> Set<Int> {
    var found: Set<Int> = []
    var seen: Set<Formula> = []
    var pending = sets
    while let next = pending.popLast() {
      guard seen.insert(next).inserted else { continue }
      switch node(next) {
      case .never, .always: break
      case .states(let variable, _): found.insert(variable)
      case .not(let inner): pending.append(inner)
      case .all(let parts), .any(let parts), .atLeast(_, let parts): pending += parts
      }
    }
    return found
  }

  // MARK: What a search decides

  func part(of set: Formula, outside others: Others<Formula>) -> Formula {
    all([set] + others.all.map { not($0) })
  }

  func isEmpty(_ sets: [Formula], outside others: Others<Formula>) throws(BudgetExceeded) -> Bool {
    try search(part(of: all(sets), outside: others), nil, below: .max) == nil
  }

  func example(of set: Formula) -> [Int]? { contains(set, calm) ? calm : nil }

  func isLost(_ truth: Formula, at variable: Int, from state: Int, to other: Int, in set: Formula)
    throws(BudgetExceeded)
    -> Bool
  {
    let (here, there) = (restrict(truth, [(variable, state)]), restrict(truth, [(variable, other)]))
    guard here != there else { return false }
    return try !isEmpty([here, set], outside: Others([there]))
  }

  func exampleLost(_ truth: Formula, at variable: Int, from state: Int, to other: Int) -> [Int]? { nil }

  func cheapest(of set: Formula, _ prices: Prices, below limit: Prices.Cost) throws(BudgetExceeded) -> PricedCase? {
    try search(set, prices, below: limit)
  }

  private func search(_ set: Formula, _ prices: Prices?, below limit: Prices.Cost) throws(BudgetExceeded) -> PricedCase?
  {
    if set == .never { return nil }
    var search = AnswerSearch(set, in: self, prices, below: limit, steps: steps)
    let found = try search.run()
    let isCertain = search.hasStepsLeft || found != nil && prices == nil
    if !isCertain, mustDecide || found == nil { throw BudgetExceeded(isOfOneQuestion: !mustDecide) }
    return found
  }

  func count(_ set: Formula) -> AnswerCount? { nil }

  func size(of sets: [Formula]) -> (made: Int, live: Int) { (0, 0) }

  func contains(_ set: Formula, _ states: [Int]) -> Bool {
    question += 1
    answers += repeatElement((question: 0, holds: false), count: nodes.count - answers.count)
    return holds(set, states)
  }

  /// Formulas share parts, each of which is looked at once.
  private func holds(_ set: Formula, _ states: [Int]) -> Bool {
    let index = Int(set.index)
    if answers[index].question == question { return answers[index].holds }
    let holds =
      switch node(set) {
      case .never: false
      case .always: true
      case .states(let variable, let bits): bits & (1 << UInt64(states[variable])) != 0
      case .not(let inner): !self.holds(inner, states)
      case .all(let parts): parts.allSatisfy { self.holds($0, states) }
      case .any(let parts): parts.contains { self.holds($0, states) }
      case .atLeast(let count, let parts): parts.count { self.holds($0, states) } >= count
      }
    answers[index] = (question, holds)
    return holds
  }
}
