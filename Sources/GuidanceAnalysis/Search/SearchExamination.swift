import DecisionSupport

/// One guidance, or two, as formulas: what an audit asks about them where diagrams are too large. It finds or rules out;
/// it does not count.
struct SearchExamination {
  /// One side's formulas.
  struct Formulas {
    let applies: Formula
    let rules: [Formula]
    let reminders: [Formula]
    let asked: [Formula]
  }

  /// What became of a question about answer sets.
  enum Answer {
    case found(Effect)
    case none

    /// The steps ran out.
    case undecided
  }

  let space: AnswerSpace
  let store: FormulaStore
  let formulas: Sided<Formulas>
  let ranks: Sided<[Int]>

  /// What every answer set has that all sides can be given and apply to.
  let scope: [Formula]

  /// The same without that they apply.
  let comparable: [Formula]

  private var compilers: Sided<GuidanceCompiler<FormulaStore>>
  private let finished: [Formula]
  private let options: Audit.Options

  init(_ guidances: Sided<Guidance>, ranks: Sided<[Int]>, _ options: Audit.Options) throws(BudgetExceeded) {
    let space = AnswerSpace(guidances)
    let store = try FormulaStore(arities: space.variables.map(\.states.count))
    var compilers = Sided<GuidanceCompiler<FormulaStore>>()
    var formulas = Sided<Formulas>()
    for side in space.sides {
      guard let guidance = guidances[side] else { continue }
      var compiler = try GuidanceCompiler(space, side, guidance, store)
      var rules: [Formula] = []
      for position in guidance.rules.indices { rules.append(try compiler.rule(position)) }
      var reminders: [Formula] = []
      for position in guidance.reminders.indices { reminders.append(try compiler.reminder(position)) }
      formulas[side] = Formulas(
        applies: try compiler.applies(),
        rules: rules,
        reminders: reminders,
        asked: compiler.asked
      )
      compilers[side] = compiler
    }
    self.space = space
    self.store = store
    self.formulas = formulas
    self.compilers = compilers
    self.ranks = ranks
    self.options = options
    comparable = Self.comparable(space, store)
    scope = comparable + formulas.all.map(\.applies)
    finished = Self.consistent(space, store, formulas)
  }

  private static func comparable(_ space: AnswerSpace, _ store: FormulaStore) -> [Formula] {
    var parts: [Formula] = []
    for (number, variable) in space.variables.enumerated() {
      parts.append(store.states(number, variable.bits { $0.isShared }))
    }
    for entry in space.entries {
      let gaps = entry.variables.map { store.states($0, space.variables[$0].bits { $0.meaning == .nothing }) }
      parts.append(store.any([store.all(gaps), store.all(gaps.map { store.not($0) })]))
    }
    return parts.filter { $0 != .always }
  }

  private static func consistent(_ space: AnswerSpace, _ store: FormulaStore, _ formulas: Sided<Formulas>) -> [Formula]
  {
    space.entries.flatMap { entry in
      let asked = store.any(
        space.sides.compactMap { side in
          entry.positions[side].flatMap { position in formulas[side]?.asked[position] }
        }
      )
      return entry.variables.filter { space.variables[$0].index(of: .nothing) != nil }
        .map { variable in
          let nothing = store.states(variable, space.variables[variable].bits { $0.meaning == .nothing })
          return store.any([store.all([asked, store.not(nothing)]), store.all([store.not(asked), nothing])])
        }
    }
  }

  // MARK: Questions about answer sets

  /// Where a condition of one side is not ruled out.
  mutating func possible(_ condition: Condition, _ side: Side) throws(BudgetExceeded) -> Formula {
    guard var compiler = compilers[side] else { return .never }
    defer { compilers[side] = compiler }
    return try compiler.possible(condition, .closed)
  }

  /// That a side's level is below a rank: no rule of that height or above holds, a formula a rule. No level is below the
  /// lowest.
  func below(_ rank: Int, _ side: Side) -> [Formula] {
    guard let guidance = space.guidances[side], let own = formulas[side], let ranks = ranks[side] else { return [] }
    guard rank > ranks.first ?? 0 else { return [.never] }
    return guidance.rules.indices.filter { ranks[guidance.rules[$0].level.position] >= rank }
      .map { store.not(own.rules[$0]) }
  }

  /// Whether some answer set satisfies formulas: a finished, consistent one if there is any.
  ///
  /// - Throws: `BudgetExceeded` where that is not certain and nothing uncertain is wanted.
  func satisfies(_ wanted: [Formula]) throws(BudgetExceeded) -> AnswerSearch.Result {
    let result = try run(wanted + finished, isFinished: true)
    if case .found = result { return result }
    return try run(wanted, isFinished: false)
  }

  private func run(_ formulas: [Formula], isFinished: Bool) throws(BudgetExceeded) -> AnswerSearch.Result {
    var search = AnswerSearch(formulas, in: store, costs: costs(isFinished: isFinished), steps: options.maxSteps)
    let result = search.run()
    if options.mustDecide, !result.isCertain { throw BudgetExceeded() }
    return result
  }

  /// The smallest answer set that satisfies formulas, and what there is to say of it.
  func effect(
    of wanted: [Formula],
    causes: [Edit] = [],
    comparedWith pair: WitnessBuilder.Pair? = nil
  ) throws -> Answer {
    switch try satisfies(wanted) {
    case .none: return .none
    case .undecided: return .undecided
    case .found(let states, _):
      let checker = AnswerSearch(wanted, in: store, costs: costs(isFinished: false), steps: 1)
      let witness = try WitnessBuilder(
        space: space,
        today: options.today,
        readings: readings,
        holds: { states in wanted.allSatisfy { checker.holds($0, states) } }
      ).witness(states, pair)
      let entries = Set(wanted.flatMap { store.variables(of: $0) }.map { space.variables[$0].entry })
      return .found(
        Effect(
          share: nil,
          witness: witness,
          causes: causes,
          isJoint: false,
          dependsOn: entries.sorted().map { space.entries[$0].id },
          // The set itself is not known; its causes and its smallest case stand for it.
          fingerprint: "searched " + witness.given.map { "\($0.question)=\($0.word)" }.joined(separator: " ")
        )
      )
    }
  }

  private var readings: Sided<WitnessBuilder.Reading> {
    let checker = AnswerSearch([], in: store, costs: costs(isFinished: false), steps: 1)
    var readings = Sided<WitnessBuilder.Reading>()
    for side in space.sides {
      guard let own = formulas[side], let guidance = space.guidances[side] else { continue }
      readings[side] = WitnessBuilder.Reading(
        level: { states in
          guard checker.holds(own.applies, states) else { return nil }
          return guidance.level { checker.holds(own.rules[$0], states) }
        },
        reminders: { states in own.reminders.indices.filter { checker.holds(own.reminders[$0], states) } }
      )
    }
    return readings
  }

  private func costs(isFinished: Bool) -> [[SmallestCase.Cost]] {
    SmallestCase.costs(space, isFinished: isFinished)
  }
}

extension AnswerSpace.Variable {
  /// The states of a kind, as bits.
  fileprivate func bits(_ isWanted: (AnswerSpace.State) -> Bool) -> UInt64 {
    states.indices.reduce(UInt64(0)) { isWanted(states[$1]) ? $0 | 1 << UInt64($1) : $0 }
  }
}
