/// What calls for levels: where each rule holds, with the rank of its level. The highest level of the rules that hold is the
/// level, and the lowest needs no rule. Rules are small and levels are not: what can be decided by rules alone is.
struct RankedRules<Sets: AnswerSets> {
  typealias Truth = Sets.Truth

  private let sets: Sets

  /// Where each rule holds, in file order.
  let truths: [Truth]
  let ranks: [Int]

  /// The rank of the level where no rule holds.
  let lowest: Int

  /// Whether another configuration that this one is compared with has the rule too.
  private var isShared: [Bool]

  /// What reaches each rank, the lowest first.
  private var reached: [(rank: Int, others: Others<Truth>)] = []

  /// The variables that each rule asks.
  private let asked: [[Int]]

  /// The rules that ask each variable.
  private let asking: [[Int]]

  /// The rules that hold everywhere.
  private let everywhere: [Int]

  init(_ truths: [Truth], ranks: [Int], lowest: Int, _ sets: Sets) throws(BudgetExceeded) {
    self.sets = sets
    self.truths = truths
    self.ranks = ranks
    self.lowest = lowest
    isShared = truths.map { _ in true }
    var asked: [[Int]] = []
    for truth in truths { asked.append(Array(try sets.variables(of: [truth]))) }
    self.asked = asked
    var asking: [[Int]] = []
    for (rule, variables) in asked.enumerated() {
      for variable in variables {
        while asking.count <= variable { asking.append([]) }
        asking[variable].append(rule)
      }
    }
    self.asking = asking
    everywhere = truths.indices.filter { truths[$0] == sets.always }
    gather()
  }

  /// Rules marked by whether another configuration has them too.
  func beside(_ other: RankedRules) -> RankedRules {
    var ranks: [Truth: Set<Int>] = [:]
    for (truth, rank) in zip(other.truths, other.ranks) { ranks[truth, default: []].insert(rank) }
    var marked = self
    for rule in truths.indices { marked.isShared[rule] = ranks[truths[rule]]?.contains(self.ranks[rule]) ?? false }
    marked.gather()
    return marked
  }

  /// The rules that ask a variable.
  func rules(asking variable: Int) -> [Int] { asking.indices.contains(variable) ? asking[variable] : [] }

  /// The rules that ask one of some variables.
  func rules(asking states: VariableStates) -> [Int] {
    if states.count == 1 { return rules(asking: states[0].variable) }
    return Set(states.flatMap { rules(asking: $0.variable) }).sorted()
  }

  /// The rules that can hold wherever another does: those that ask something that it asks, or hold everywhere.
  func rules(relatedTo rule: Int) -> [Int] {
    Set(asked[rule].flatMap { asking[$0] } + everywhere).sorted()
  }

  private mutating func gather() {
    reached = Set(ranks).sorted().map { ($0, gathered($0, without: [])) }
  }

  private func gathered(_ rank: Int, without omitted: Set<Int>) -> Others<Truth> {
    var own: [Truth] = []
    var common: [Int: [Truth]] = [:]
    for rule in truths.indices where ranks[rule] >= rank && !omitted.contains(rule) {
      if isShared[rule] { common[ranks[rule], default: []].append(truths[rule]) } else { own.append(truths[rule]) }
    }
    return Others(own, common: common.keys.sorted(by: >).map { common[$0] ?? [] })
  }

  /// Where the level is at least a rank, as the rules of which one has to hold.
  func reaching(_ rank: Int) -> Others<Truth> {
    guard rank > lowest else { return Others([sets.always]) }
    return reached.first { $0.rank >= rank }?.others ?? Others()
  }

  /// Where the level is at least a rank though some rules are left out.
  func reaching(_ rank: Int, without omitted: Set<Int>) -> Others<Truth> {
    rank > lowest ? gathered(rank, without: omitted) : Others([sets.always])
  }

  /// Where the level is at least a rank when some variables have a state.
  func reaching(_ rank: Int, at states: VariableStates) throws(BudgetExceeded) -> Others<Truth> {
    guard rank > lowest else { return Others([sets.always]) }
    let touched = rules(asking: states)
    let others = gathered(rank, without: Set(touched))
    var own = others.own
    for rule in touched where ranks[rule] >= rank { own.append(try sets.restrict(truths[rule], states)) }
    return Others(own, common: others.common)
  }

  /// The rank of the level of an answer set.
  func rank(at states: [Int]) -> Int {
    truths.indices.reduce(lowest) { ranks[$1] > $0 && sets.contains(truths[$1], states) ? ranks[$1] : $0 }
  }

  /// The parts of a set in which the level is below a rank, below the one before that, and so on, as far as there are any.
  func falls(of set: Truth, below rank: Int, at states: VariableStates = []) throws(BudgetExceeded) -> [Truth] {
    var falls: [Truth] = []
    var rest = set
    for rank in stride(from: rank, to: lowest, by: -1) {
      rest = try sets.part(of: rest, outside: states.isEmpty ? reaching(rank) : try reaching(rank, at: states))
      guard rest != sets.never else { break }
      falls.append(rest)
    }
    return falls
  }

  /// Whether the level depends on a variable.
  func levelDepends(on variable: Int, among states: Range<Int>, calm: Int) throws(BudgetExceeded) -> Bool {
    for (here, there) in states.flatMap({ [($0, calm), (calm, $0)] }) where here != there {
      for rule in rules(asking: variable)
      where try sets.isLost(truths[rule], at: variable, from: here, to: there) {
        if var states = try sets.exampleLost(truths[rule], at: variable, from: here, to: there) {
          let level = rank(at: states)
          states[variable] = there
          if level != rank(at: states) { return true }
        }
        let held = try sets.restrict(truths[rule], [(variable, there)])
        let lost = try sets.part(of: sets.restrict(truths[rule], [(variable, here)]), outside: Others([held]))
        if try !sets.isEmpty([lost], outside: try reaching(ranks[rule], at: [(variable, there)])) { return true }
      }
    }
    return false
  }
}
