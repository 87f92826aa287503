import DecisionSupport

/// One guidance, or two, as functions over all answer sets, with what an audit asks about them.
struct Examination {
  /// One side's functions.
  struct Functions {
    /// Where the suggested level has at least each rank; ranks are positions among the new side's levels.
    let levels: [Diagram]

    /// Where the guidance applies.
    let applies: Diagram

    /// Where each rule is not ruled out.
    let rules: [Diagram]

    /// Where each reminder is shown.
    let reminders: [Diagram]

    /// Where each question is asked.
    let asked: [Diagram]
  }

  let space: AnswerSpace
  let layout: Layout
  let store: NodeStore
  let functions: Sided<Functions>

  /// The answer sets that every side can be given and applies to: what proofs range over.
  let scope: Diagram

  /// The answer sets that every side can be given, whether it applies to them or not.
  let comparable: Diagram

  private var finishedSets: Diagram?

  /// The rank of each side's levels.
  let ranks: Sided<[Int]>

  private let today: CalendarDate
  private(set) var compilers: Sided<GuidanceCompiler<DiagramAlgebra>>
  private var counting: Counting
  private let fingerprints: FunctionFingerprint
  private let applies: Diagram

  /// Compiles what there is.
  init(_ guidances: Sided<Guidance>, ranks: Sided<[Int]>, _ options: Audit.Options) throws(BudgetExceeded) {
    let space = AnswerSpace(guidances)
    let layout = Layout(of: space)
    let store = NodeStore(arities: layout.order.map { space.variables[$0].states.count }, budget: options.maxNodes)
    var compilers = Sided<GuidanceCompiler<DiagramAlgebra>>()
    var functions = Sided<Functions>()
    let comparable = try Self.comparable(space, layout, store)
    var scope = comparable
    var applies = Diagram.never
    for side in space.sides {
      guard let guidance = guidances[side], let ranks = ranks[side] else { continue }
      var compiler = try GuidanceCompiler(space, side, guidance, DiagramAlgebra(store: store, layout: layout))
      let own = try compiler.functions(ranks: ranks)
      scope = try store.both(scope, own.applies)
      applies = try store.either(applies, own.applies)
      functions[side] = own
      compilers[side] = compiler
    }
    self.space = space
    self.layout = layout
    self.store = store
    self.functions = functions
    self.compilers = compilers
    self.scope = scope
    self.ranks = ranks
    today = options.today
    self.comparable = comparable
    self.applies = applies
    counting = Counting(space, layout, store)
    fingerprints = FunctionFingerprint(space, layout, store)
  }

  /// Every answer is one that each side has which has the question; of a checklist all options have an answer, or none.
  private static func comparable(_ space: AnswerSpace, _ layout: Layout, _ store: NodeStore) throws(BudgetExceeded)
    -> Diagram
  {
    var parts: [Diagram] = []
    for (number, variable) in space.variables.enumerated() where variable.states.contains(where: { !$0.isShared }) {
      parts.append(try store.node(layout.position(of: number), among: variable.states.map(\.isShared)))
    }
    for entry in space.entries {
      guard let first = entry.variables.first, let gap = try nothing(first, space, layout, store) else { continue }
      for variable in entry.variables.dropFirst() {
        guard let other = try nothing(variable, space, layout, store) else { continue }
        parts.append(try store.not(try store.apply(.differs, gap, other)))
      }
    }
    return try store.merge(.minimum, parts, empty: .always)
  }

  /// Where a variable has no answer; nil where that makes no difference.
  private static func nothing(_ variable: Int, _ space: AnswerSpace, _ layout: Layout, _ store: NodeStore)
    throws(BudgetExceeded) -> Diagram?
  {
    let states = space.variables[variable].states
    guard states.contains(where: { $0.meaning == .nothing }) else { return nil }
    return try store.node(layout.position(of: variable), among: states.map { $0.meaning == .nothing })
  }

  /// Each variable has an answer where some side asks its question, and none elsewhere.
  private static func consistent(
    _ space: AnswerSpace,
    _ layout: Layout,
    _ store: NodeStore,
    _ functions: Sided<Functions>
  ) throws(BudgetExceeded) -> Diagram {
    var parts: [Diagram] = []
    for entry in space.entries {
      var asked = Diagram.never
      for side in space.sides {
        guard let position = entry.positions[side], let own = functions[side] else { continue }
        asked = try store.either(asked, own.asked[position])
      }
      for variable in entry.variables {
        guard let nothing = try nothing(variable, space, layout, store) else { continue }
        parts.append(try store.apply(.differs, asked, nothing))
      }
    }
    return try store.merge(.minimum, parts, empty: .always)
  }

  // MARK: Questions about functions

  /// Where a condition of one side is not ruled out.
  mutating func possible(_ condition: Condition, _ side: Side) throws(BudgetExceeded) -> Diagram {
    guard var compiler = compilers[side] else { return .never }
    defer { compilers[side] = compiler }
    return try compiler.possible(condition, .closed)
  }

  /// Where the level has at least a rank.
  func level(_ side: Side, isAtLeast rank: Int) -> Diagram {
    guard let levels = functions[side]?.levels, rank < levels.count else { return .never }
    return levels[rank]
  }

  /// Of a set, the part in which the level has exactly a rank.
  func part(of set: Diagram, where side: Side, isAt rank: Int) throws(BudgetExceeded) -> Diagram {
    let reached = try store.both(set, level(side, isAtLeast: rank))
    return try store.apply(.butNot, reached, level(side, isAtLeast: rank + 1))
  }

  /// Whether some rule holds at one state of a variable, in a set, and does not at another, all else the same. Rules are
  /// small and levels are not: where no rule is lost, the level does not fall.
  func losesRule(_ side: Side, at position: Int, from state: Int, to other: Int, in set: Diagram = .always)
    throws(BudgetExceeded) -> Bool
  {
    for rule in functions[side]?.rules ?? [] where store.position(of: rule) <= position {
      let loss = try store.loss(of: rule, at: position, from: state, to: other)
      if !store.isDisjoint(set, from: loss) { return true }
    }
    return false
  }

  /// By how many ranks the level at one state of a variable exceeds that at another, all else the same, in a set.
  func fall(_ side: Side, at position: Int, from state: Int, to other: Int, in set: Diagram) throws(BudgetExceeded)
    -> Diagram
  {
    var losses: [Diagram] = []
    for level in functions[side]?.levels ?? [] {
      losses.append(try store.both(set, try store.loss(of: level, at: position, from: state, to: other)))
    }
    return try store.merge(.sum, losses, empty: .never)
  }

  /// By how many ranks one function of levels falls below another.
  func fall(from levels: [Diagram], to others: [Diagram]) throws(BudgetExceeded) -> Diagram {
    var falls: [Diagram] = []
    for rank in 0..<max(levels.count, others.count) {
      falls.append(
        try store.apply(
          .butNot,
          rank < levels.count ? levels[rank] : .never,
          rank < others.count ? others[rank] : .never
        )
      )
    }
    return try store.merge(.sum, falls, empty: .never)
  }

  /// Where a number is greater than 0.
  func holds(_ number: Diagram) throws(BudgetExceeded) -> Diagram {
    try store.apply(.differs, number, .never)
  }

  /// Of the answer sets that some side applies to the finished, consistent ones: each question has an answer where it is
  /// asked, and nothing where it is not. Counts are taken of these.
  private mutating func finished() throws(BudgetExceeded) -> Diagram {
    if let finishedSets { return finishedSets }
    let consistent = try Self.consistent(space, layout, store, functions)
    let finished = try store.both(try store.both(comparable, applies), consistent)
    finishedSets = finished
    return finished
  }

  /// How many finished answer sets of all are among those for which a function is not 0.
  mutating func share(of set: Diagram) throws(BudgetExceeded) -> Effect.Share {
    let finished = try finished()
    let part = try store.both(finished, try holds(set))
    return Effect.Share(part: counting.count(part), whole: counting.count(finished))
  }

  /// The fingerprint of the answer sets for which a function is not 0.
  func fingerprint(of set: Diagram) throws(BudgetExceeded) -> String {
    fingerprints.fingerprint(of: try holds(set))
  }

  /// The smallest answer set for which a function is not 0, a finished one if there is any: states by position.
  mutating func smallestCase(of set: Diagram) throws(BudgetExceeded) -> [Int]? {
    guard set != .never else { return nil }
    let finished = try store.apply(.times, try finished(), set)
    if finished != .never {
      var search = SmallestCase(space, layout, store, isFinished: true)
      return search.find(in: finished)
    }
    var search = SmallestCase(space, layout, store, isFinished: false)
    return search.find(in: set)
  }

  /// What there is to say of the answer sets for which a function is not 0; nil where there are none.
  ///
  /// - Throws: `AuditDefect` where the engine does not agree with what the diagrams say of the witness.
  mutating func effect(
    of set: Diagram,
    causes: [Edit] = [],
    isJoint: Bool = false,
    comparedWith pair: Pair? = nil
  ) throws -> Effect? {
    guard let states = try smallestCase(of: set) else { return nil }
    return Effect(
      share: try share(of: set),
      witness: try witness(states, pair) { [store] in store.value(of: set, $0) != 0 },
      causes: causes,
      isJoint: isJoint,
      dependsOn: questions(of: store.support([set])),
      fingerprint: try fingerprint(of: set)
    )
  }

  /// The ids of the questions to which variables belong, in asking order.
  private func questions(of positions: [Int]) -> [String] {
    let entries = Set(positions.map { space.variables[layout.order[$0]].entry })
    return entries.sorted().map { space.entries[$0].id }
  }

  /// Two answers to one question, all else being the same.
  struct Pair {
    let entry: Int
    let there: [(position: Int, state: Int)]
  }

  /// Runs an answer set through the engine and says what it shows.
  private func witness(_ states: [Int], _ pair: Pair?, holds: @escaping ([Int]) -> Bool) throws -> Witness {
    let order = layout.order
    let (store, functions) = (store, functions)
    func byPosition(_ states: [Int]) -> [Int] { order.map { states[$0] } }
    let builder = WitnessBuilder(
      space: space,
      ranks: ranks,
      today: today,
      readings: functions.map { own in
        WitnessBuilder.Reading(
          level: { states in
            let states = byPosition(states)
            guard store.value(of: own.applies, states) == 1 else { return nil }
            return own.levels.lastIndex { store.value(of: $0, states) == 1 }
          },
          reminders: { states in
            let states = byPosition(states)
            return own.reminders.indices.filter { store.value(of: own.reminders[$0], states) == 1 }
          }
        )
      },
      holds: { holds(byPosition($0)) }
    )
    var byVariable = states
    for (position, variable) in order.enumerated() { byVariable[variable] = states[position] }
    return try builder.witness(
      byVariable,
      pair.map { WitnessBuilder.Pair(entry: $0.entry, there: $0.there.map { (order[$0.position], $0.state) }) }
    )
  }
}

extension GuidanceCompiler where Algebra == DiagramAlgebra {
  fileprivate mutating func functions(ranks: [Int]) throws(BudgetExceeded) -> Examination.Functions {
    var rules: [Diagram] = []
    for position in guidance.rules.indices { rules.append(try rule(position)) }
    var reminders: [Diagram] = []
    for position in guidance.reminders.indices { reminders.append(try reminder(position)) }
    return Examination.Functions(
      levels: try levels(ranks: ranks),
      applies: try applies(),
      rules: rules,
      reminders: reminders,
      asked: asked
    )
  }
}
