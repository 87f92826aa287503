/// Finds the cheapest answer set that satisfies some formulas, or proves that there is none: a complete search, by
/// branching and propagation, for guidances whose diagrams are too large.
///
/// Each variable has a set of states that are still open. Where the cheapest of them satisfy every formula, nothing below
/// can be cheaper. Else a formula that they do not satisfy names a variable, whose cheapest state is tried and then ruled out.
struct AnswerSearch {
  private let sets: FormulaSets
  private let formulas: [Formula]

  /// The formulas in which each variable occurs.
  private let occurrences: [[Int]]

  /// How many steps a look at all formulas takes.
  private let size: Int

  /// What states cost; nil where any answer set will do.
  private let prices: Prices?

  private var domains: [UInt64]

  /// What was open of variables before it was narrowed, in order.
  private var trail: [(variable: Int, open: UInt64)] = []

  /// Counts what was narrowed or opened again; what was found out before holds no longer.
  private var time: UInt32 = 1

  /// What was found out about each formula, and when: formulas share parts, which are looked at once.
  private var values: [(time: UInt32, value: Bool?)]
  private var required: [(time: UInt32, wanted: Bool)]
  private var best: PricedCase?
  private var limit: Prices.Cost
  private var steps: Int

  /// Prepares a search.
  ///
  /// - Parameters:
  ///   - formulas: What has to hold, none of it a conjunction.
  ///   - sets: Where the formulas are.
  ///   - prices: What each state of each variable costs; nil where the first answer set that is found is enough.
  ///   - limit: What an answer set has to cost less than.
  ///   - steps: How many branches are looked at before the search gives up.
  /// - Throws: `BudgetExceeded` where the time is up.
  init(_ formulas: [Formula], in sets: FormulaSets, _ prices: Prices?, below limit: Prices.Cost, steps: Int)
    throws(BudgetExceeded)
  {
    self.sets = sets
    self.formulas = formulas
    self.prices = prices
    self.limit = limit
    self.steps = steps
    // Tables are made for all formulas that there are.
    try sets.work.step(sets.nodes.count / 16)
    var occurrences = [[Int]](repeating: [], count: sets.arities.count)
    let before = sets.work.steps
    for (number, formula) in formulas.enumerated() {
      for variable in try sets.variables(of: [formula]) { occurrences[variable].append(number) }
    }
    self.occurrences = occurrences
    size = sets.work.steps - before
    domains = sets.arities.map { $0 == 64 ? .max : (1 << UInt64($0)) - 1 }
    values = Array(repeating: (0, nil), count: sets.nodes.count)
    required = Array(repeating: (0, true), count: sets.nodes.count)
  }

  /// Searches; nil where there is nothing, or nothing was found before the steps ran out.
  mutating func run() throws(BudgetExceeded) -> PricedCase? {
    guard try propagate(Array(formulas.indices)) else { return nil }
    // Branches that were not looked at yet: what was narrowed when they were left, and the state that is kept there.
    var branches: [(mark: Int, variable: Int, kept: UInt64)] = []
    var isOpen = true
    while true {
      if isOpen, let (variable, bit) = try choice() {
        branches.append((trail.count, variable, bit))
        // Ruling the cheapest state out may fix the formula; keeping it leaves that to the others.
        isOpen = try decide(variable, domains[variable] & ~bit)
      } else if hasStepsLeft, let (mark, variable, kept) = branches.popLast() {
        while trail.count > mark, let (variable, open) = trail.popLast() { domains[variable] = open }
        isOpen = try decide(variable, kept)
      } else {
        return best
      }
    }
  }

  /// Leaves less of a variable open, with what follows; false where nothing can satisfy the formulas.
  private mutating func decide(_ variable: Int, _ open: UInt64) throws(BudgetExceeded) -> Bool {
    guard narrow(variable, to: open) else { return false }
    return try propagate(occurrences[variable])
  }

  /// Leaves less of a variable open; false where nothing is left.
  private mutating func narrow(_ variable: Int, to open: UInt64) -> Bool {
    trail.append((variable, domains[variable]))
    domains[variable] = open
    time += 1
    return open != 0
  }

  /// Whether nothing was left out.
  var hasStepsLeft: Bool { steps > 0 }

  private func cheapest(_ variable: Int) -> Int {
    guard let prices else { return domains[variable].trailingZeroBitCount }
    return prices.ranking[variable].first { domains[variable] & (1 << UInt64($0)) != 0 } ?? 0
  }

  /// The next variable to decide about, with the cheapest of its open states; nil where nothing below can be cheaper than what
  /// was found.
  private mutating func choice() throws(BudgetExceeded) -> (variable: Int, bit: UInt64)? {
    steps -= 1
    guard steps > 0 else { return nil }
    try sets.work.step(domains.count + size)
    let states = domains.indices.map { cheapest($0) }
    let cost = prices.map { prices in states.indices.reduce(0) { $0 + prices.costs[$1][states[$1]] } } ?? 0
    guard cost < limit else { return nil }
    guard let variable = culprit(states) else {
      best = PricedCase(cost: cost, states: states)
      limit = cost
      return nil
    }
    return (variable, 1 << UInt64(states[variable]))
  }

  // MARK: Which variable

  /// A variable with several open states whose choice could fix a formula that some states do not satisfy; nil where they
  /// satisfy all.
  private func culprit(_ states: [Int]) -> Int? {
    for formula in formulas where !sets.contains(formula, states) {
      if let variable = culprit(in: formula, wanted: true, states) { return variable }
    }
    return nil
  }

  private func culprit(in formula: Formula, wanted: Bool, _ states: [Int]) -> Int? {
    switch sets.node(formula) {
    case .never, .always: return nil
    case .states(let variable, let bits):
      let open = wanted ? domains[variable] & bits : domains[variable] & ~bits
      return open != 0 ? variable : nil
    case .not(let inner): return culprit(in: inner, wanted: !wanted, states)
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      for part in parts where sets.contains(part, states) != wanted {
        if let variable = culprit(in: part, wanted: wanted, states) { return variable }
      }
      return nil
    }
  }

  // MARK: Propagation

  /// What follows from what is open; false where nothing can satisfy the formulas.
  private mutating func propagate(_ touched: [Int]) throws(BudgetExceeded) -> Bool {
    var pending = touched
    var isPending = [Bool](repeating: false, count: formulas.count)
    for number in pending { isPending[number] = true }
    while let number = pending.popLast() {
      isPending[number] = false
      var changed: [Int] = []
      guard try require(formulas[number], true, &changed) else { return false }
      for variable in changed {
        for other in occurrences[variable] where !isPending[other] {
          isPending[other] = true
          pending.append(other)
        }
      }
    }
    return true
  }

  /// Makes a formula hold, or not hold, as far as it leaves no choice; false where it cannot.
  private mutating func require(_ formula: Formula, _ wanted: Bool, _ changed: inout [Int]) throws(BudgetExceeded)
    -> Bool
  {
    let index = Int(formula.index)
    if required[index].time == time, required[index].wanted == wanted { return true }
    try sets.work.step()
    let before = time
    guard try requireAnew(formula, wanted, &changed) else { return false }
    if time == before { required[index] = (time, wanted) }
    return true
  }

  private mutating func requireAnew(_ formula: Formula, _ wanted: Bool, _ changed: inout [Int]) throws(BudgetExceeded)
    -> Bool
  {
    switch sets.node(formula) {
    case .never: return !wanted
    case .always: return wanted
    case .states(let variable, let bits):
      let open = domains[variable] & (wanted ? bits : ~bits)
      guard open != domains[variable] else { return true }
      changed.append(variable)
      return narrow(variable, to: open)
    case .not(let inner): return try require(inner, !wanted, &changed)
    case .all(let parts):
      return wanted ? try requireEach(parts, true, &changed) : try requireSome(1, parts, false, &changed)
    case .any(let parts):
      return wanted ? try requireSome(1, parts, true, &changed) : try requireEach(parts, false, &changed)
    case .atLeast(let count, let parts):
      return wanted
        ? try requireSome(count, parts, true, &changed)
        : try requireSome(parts.count - count + 1, parts, false, &changed)
    }
  }

  private mutating func requireEach(_ parts: [Formula], _ wanted: Bool, _ changed: inout [Int]) throws(BudgetExceeded)
    -> Bool
  {
    for part in parts {
      guard try require(part, wanted, &changed) else { return false }
    }
    return true
  }

  /// At least so many of the parts have to be as wanted; where just so many can be, each of those has to be.
  private mutating func requireSome(_ count: Int, _ parts: [Formula], _ wanted: Bool, _ changed: inout [Int])
    throws(BudgetExceeded) -> Bool
  {
    var able: [Formula] = []
    var sure = 0
    for part in parts {
      switch try value(of: part) {
      case .some(let value): if value == wanted { sure += 1 }
      case nil: able.append(part)
      }
      if sure >= count { return true }
    }
    guard sure + able.count >= count else { return false }
    if sure + able.count > count { return true }
    return try requireEach(able, wanted, &changed)
  }

  /// Whether a formula holds whatever is chosen of what is open, or does not; nil where that depends.
  private mutating func value(of formula: Formula) throws(BudgetExceeded) -> Bool? {
    let index = Int(formula.index)
    if values[index].time == time { return values[index].value }
    try sets.work.step()
    let value: Bool?
    switch sets.node(formula) {
    case .never: value = false
    case .always: value = true
    case .states(let variable, let bits):
      let within = domains[variable] & bits
      value = within == 0 ? false : within == domains[variable] ? true : nil
    case .not(let inner): value = try self.value(of: inner).map { !$0 }
    case .all(let parts): value = try self.value(of: parts, count: parts.count)
    case .any(let parts): value = try self.value(of: parts, count: 1)
    case .atLeast(let count, let parts): value = try self.value(of: parts, count: count)
    }
    values[index] = (time, value)
    return value
  }

  private mutating func value(of parts: [Formula], count: Int) throws(BudgetExceeded) -> Bool? {
    var (sure, able) = (0, 0)
    for (number, part) in parts.enumerated() {
      switch try value(of: part) {
      case true: sure += 1
      case nil: able += 1
      default: break
      }
      if sure >= count { return true }
      if sure + able + parts.count - number - 1 < count { return false }
    }
    return sure + able < count ? false : nil
  }
}
