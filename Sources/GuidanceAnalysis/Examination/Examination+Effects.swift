import DecisionSupport

// What there is to say of a set of answer sets.

extension Examination {
  /// The smallest answer set for which a function is not 0, run through the engine; nil where there is none.
  mutating func witness(of set: Diagram) throws -> Witness? {
    guard let states = try smallestCase(of: set) else { return nil }
    return try witness(states, nil) { [store] in store.value(of: set, $0) != 0 }
  }

  /// What there is to say of the answer sets for which a function is not 0; nil where there are none.
  ///
  /// That a checklist's options are answered together ties them in every set. So the functions that a set was made of say
  /// what it depends on.
  ///
  /// - Throws: `AuditDefect` where the engine does not agree with what the diagrams say of the witness.
  mutating func effect(
    of set: Diagram,
    causes: [Edit] = [],
    isJoint: Bool = false,
    dependingOn functions: [Diagram]? = nil,
    orLevels: Bool = false,
    comparedWith pair: Pair? = nil
  ) throws -> Effect? {
    guard let states = try smallestCase(of: set) else { return nil }
    // In this order what is asked of one function is asked in a row: each asks all its nodes.
    let share = try share(of: set)
    let fingerprint = fingerprint(of: set)
    var support = store.support([set])
    if let functions {
      let named = Set(store.support(functions))
      var counted: [Int] = []
      for position in support where try named.contains(position) || orLevels && levelDepends(on: position) {
        counted.append(position)
      }
      support = counted
    }
    return Effect(
      share: share,
      witness: try witness(states, pair) { [store] in store.value(of: set, $0) != 0 },
      causes: causes,
      isJoint: isJoint,
      dependsOn: questions(of: support),
      fingerprint: fingerprint
    )
  }

  /// Whether some side's level depends on a variable.
  private mutating func levelDepends(on position: Int) throws(BudgetExceeded) -> Bool {
    if let known = deciding[position] { return known }
    var depends = false
    for own in functions.all where !depends { depends = try own.byRule.levelDepends(on: position) }
    deciding[position] = depends
    return depends
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
    var readings = Sided<WitnessBuilder.Reading>()
    for side in space.sides {
      guard let guidance = space.guidances[side], let own = functions[side] else { continue }
      readings[side] = WitnessBuilder.Reading(
        level: { states in
          let states = byPosition(states)
          guard store.value(of: own.applies, states) == 1 else { return nil }
          return guidance.level { store.value(of: own.rules[$0], states) == 1 }
        },
        reminders: { states in
          let states = byPosition(states)
          return own.reminders.indices.filter { store.value(of: own.reminders[$0], states) == 1 }
        }
      )
    }
    let builder = WitnessBuilder(
      space: space,
      today: today,
      readings: readings,
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
