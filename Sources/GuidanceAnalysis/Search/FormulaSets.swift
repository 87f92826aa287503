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

  /// A node whose hash is worked out once: a table that grows asks every key again, and a node may have thousands of parts.
  private struct Key: Hashable {
    let node: Node
    private let hash: Int

    init(_ node: Node) { (self.node, hash) = (node, node.hashValue) }

    static func == (a: Key, b: Key) -> Bool { a.hash == b.hash && a.node == b.node }

    func hash(into hasher: inout Hasher) { hasher.combine(hash) }
  }

  /// How large a conjunction may be to become part of a larger one, so that a long chain of them stays a chain.
  private static let mostMerged = 64

  /// How much room formulas may take, in nodes of a few parts: well under a gigabyte.
  private static let mostRoom = 4_000_000

  private(set) var nodes: [Node] = [.never, .always]
  private var known: [Key: Formula] = [Key(.never): .never, Key(.always): .always]
  private var room = 0

  /// How many states each variable has.
  let arities: [Int]

  private let calm: [Int]

  /// How many branches a search looks at for one question, and whether one that it cannot decide ends all.
  private let (steps, mustDecide): (Int, Bool)
  let work: WorkLimit

  /// What the formulas say of the answer set that was last asked about, and the number of that question.
  private var answers: [(question: Int, holds: Bool)] = []
  private var question = 0
  private var asked: [Int] = []

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

  private func make(_ node: Node, parts: Int = 0) throws(BudgetExceeded) -> Formula {
    try work.step(1 + parts)
    let key = Key(node)
    if let formula = known[key] { return formula }
    guard room < Self.mostRoom else { throw BudgetExceeded(isOfOneQuestion: !mustDecide) }
    room += 1 + parts / 16
    let formula = Formula(index: Int32(nodes.count))
    nodes.append(node)
    known[key] = formula
    return formula
  }

  private func states(_ variable: Int, _ bits: UInt64) throws(BudgetExceeded) -> Formula {
    let every: UInt64 = arities[variable] == 64 ? .max : (1 << UInt64(arities[variable])) - 1
    return bits == 0 ? .never : bits == every ? .always : try make(.states(variable: variable, bits: bits))
  }

  func not(_ truth: Formula) throws(BudgetExceeded) -> Formula {
    switch node(truth) {
    case .never: return .always
    case .always: return .never
    case .not(let inner): return inner
    case .states(let variable, let bits):
      return try states(variable, ~bits & (arities[variable] == 64 ? .max : (1 << UInt64(arities[variable])) - 1))
    default: return try make(.not(truth))
    }
  }

  func briefly<Value>(_ body: () throws(BudgetExceeded) -> Value) throws(BudgetExceeded) -> Value? { try body() }

  func nearby(_ set: Formula, outside others: Others<Formula>, freeing variables: Set<Int>)
    -> (set: Formula, free: Set<Int>)
  {
    (set, Set(arities.indices))
  }

  /// What has to hold where all of some parts do, each once: of a conjunction its own parts, if they are not too many.
  private func conjuncts(of parts: [Formula], merging most: Int) throws(BudgetExceeded) -> [Formula] {
    var seen: Set<Formula> = [.always]
    var found: [Formula] = []
    var pending = Array(parts.reversed())
    while let next = pending.popLast() {
      try work.step()
      guard seen.insert(next).inserted else { continue }
      if case .all(let inner) = node(next), inner.count <= most {
        pending += inner.reversed()
      } else {
        found.append(next)
      }
    }
    return found.contains(.never) ? [.never] : found
  }

  func all(_ parts: [Formula]) throws(BudgetExceeded) -> Formula {
    let parts = try conjuncts(of: parts, merging: Self.mostMerged)
    return parts.isEmpty ? .always : parts.count == 1 ? parts[0] : try make(.all(parts), parts: parts.count)
  }

  func any(_ parts: [Formula]) throws(BudgetExceeded) -> Formula {
    let parts = parts.filter { $0 != .never }
    if parts.contains(.always) { return .always }
    return parts.isEmpty ? .never : parts.count == 1 ? parts[0] : try make(.any(parts), parts: parts.count)
  }

  func difference(_ a: Formula, _ b: Formula) throws(BudgetExceeded) -> Formula {
    a == b ? .never : try any([try all([a, try not(b)]), try all([b, try not(a)])])
  }

  func atLeast(_ count: Int, of parts: [Formula]) throws(BudgetExceeded) -> Formula {
    let certain = parts.count { $0 == .always }
    let parts = parts.filter { $0 != .always && $0 != .never }
    let count = count - certain
    if count <= 0 { return .always }
    if count > parts.count { return .never }
    if count == 1 { return try any(parts) }
    return count == parts.count ? try all(parts) : try make(.atLeast(count, parts), parts: parts.count)
  }

  func choose(_ variable: Int, _ branches: [Formula]) throws(BudgetExceeded) -> Formula {
    var parts: [Formula] = []
    for branch in Set(branches) where branch != .never {
      let bits = branches.indices.reduce(UInt64(0)) { branches[$1] == branch ? $0 | 1 << UInt64($1) : $0 }
      parts.append(try all([try states(variable, bits), branch]))
    }
    return try any(parts.sorted { $0.index < $1.index })
  }

  func restrict(_ truth: Formula, _ states: VariableStates) throws(BudgetExceeded) -> Formula {
    var known: [Formula: Formula] = [:]
    func restricted(_ parts: [Formula]) throws(BudgetExceeded) -> [Formula] {
      var found: [Formula] = []
      for part in parts { found.append(try restricted(part)) }
      return found
    }
    func restricted(_ formula: Formula) throws(BudgetExceeded) -> Formula {
      if let result = known[formula] { return result }
      try work.step()
      let result: Formula
      switch node(formula) {
      case .never, .always: result = formula
      case .states(let variable, let bits):
        let state = states.first { $0.variable == variable }?.state
        result = state.map { constant(bits & (1 << UInt64($0)) != 0) } ?? formula
      case .not(let inner): result = try not(try restricted(inner))
      case .all(let parts): result = try all(try restricted(parts))
      case .any(let parts): result = try any(try restricted(parts))
      case .atLeast(let count, let parts): result = try atLeast(count, of: try restricted(parts))
      }
      known[formula] = result
      return result
    }
    return try restricted(truth)
  }

  func variables(of sets: [Formula]) throws(BudgetExceeded) -> Set<Int> {
    var found: Set<Int> = []
    var seen: Set<Formula> = []
    var pending = sets
    while let next = pending.popLast() {
      try work.step()
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

  func part(of set: Formula, outside others: Others<Formula>) throws(BudgetExceeded) -> Formula {
    try all(try parts([set], outside: others))
  }

  private func parts(_ sets: [Formula], outside others: Others<Formula>) throws(BudgetExceeded) -> [Formula] {
    var parts = sets
    for other in others.all { parts.append(try not(other)) }
    return parts
  }

  func isEmpty(_ sets: [Formula], outside others: Others<Formula>) throws(BudgetExceeded) -> Bool {
    try search(try parts(sets, outside: others), nil, below: .max) == nil
  }

  func example(of set: Formula) -> [Int]? { contains(set, calm) ? calm : nil }

  func isLost(_ truth: Formula, at variable: Int, from state: Int, to other: Int, in set: Formula)
    throws(BudgetExceeded)
    -> Bool
  {
    let (here, there) = (try restrict(truth, [(variable, state)]), try restrict(truth, [(variable, other)]))
    guard here != there else { return false }
    return try !isEmpty([here, set], outside: Others([there]))
  }

  func exampleLost(_ truth: Formula, at variable: Int, from state: Int, to other: Int) -> [Int]? { nil }

  func cheapest(of set: Formula, _ prices: Prices, below limit: Prices.Cost) throws(BudgetExceeded) -> PricedCase? {
    try search([set], prices, below: limit)
  }

  private func search(_ parts: [Formula], _ prices: Prices?, below limit: Prices.Cost) throws(BudgetExceeded)
    -> PricedCase?
  {
    let formulas = try conjuncts(of: parts, merging: .max)
    if formulas == [.never] { return nil }
    var search = try AnswerSearch(formulas, in: self, prices, below: limit, steps: steps)
    let found = try search.run()
    let isCertain = search.hasStepsLeft || found != nil && prices == nil
    if !isCertain, mustDecide || found == nil { throw BudgetExceeded(isOfOneQuestion: !mustDecide) }
    return found
  }

  func count(_ set: Formula) -> AnswerCount? { nil }

  func size(of sets: [Formula]) -> (made: Int, live: Int) { (0, 0) }

  func contains(_ set: Formula, _ states: [Int]) -> Bool {
    // Of one answer set much is asked, mostly one question after the other.
    if question == 0 || states != asked { (question, asked) = (question + 1, states) }
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
