import DecisionSupport

extension Examination {
  /// What there is to say of answer sets, the smallest case of which was run through the engine.
  ///
  /// - Parameters:
  ///   - affected: The answer sets, each part with its smallest case; not empty.
  ///   - named: What they depend on beside the rules, if they depend on those; that a checklist's options are answered
  ///     together ties them in every set.
  ///   - orRules: Whether they depend on rules.
  ///   - causes: The edits that bring it about.
  ///   - isJoint: Whether none of the edits would do so alone.
  ///   - shows: Whether outcomes show what is said.
  /// - Returns: The effect; nil where nothing is affected.
  /// - Throws: `AuditDefect` where the engine does not agree with what the sets say of the witness.
  func effect(
    of affected: [Affected],
    dependingOn named: [Truth] = [],
    orRules: Bool = false,
    causes: [Edit] = [],
    isJoint: Bool = false,
    shownBy shows: @escaping (WitnessBuilder.Outcomes) -> Bool
  ) throws -> Effect? {
    guard let smallest = affected.min(by: { $0.smallest.cost < $1.smallest.cost }) else { return nil }
    let set = try sets.any(affected.map(\.set))
    var depending = try sets.variables(of: named)
    if orRules {
      for side in sides { depending.formUnion(try sets.variables(of: guidances[side].rules.truths)) }
    }
    var variables = try sets.variables(of: [set]).intersection(depending)
    // What is near to calm asks of every other answer only that it is calm.
    if affected.contains(where: { $0.free != nil }) {
      let asked = try affected.map { part in
        let asked = try sets.variables(of: [part.set])
        return part.free.map { asked.intersection($0) } ?? asked
      }
      variables.formIntersection(asked.joined())
    }
    let builder = WitnessBuilder(
      space: space,
      sides: sides,
      today: today,
      reading: { side, states in
        (guidances[side].level(at: states), guidances[side].reminders(at: states))
      },
      holds: { sets.contains(set, $0) },
      free: smallest.free
    )
    let witness = try builder.witness(smallest.smallest.states, smallest.pair)
    let outcomes = WitnessBuilder.Outcomes(
      before: witness.outcomes.before ?? witness.outcomes.after,
      after: witness.counterpart?.outcome ?? witness.outcomes.after
    )
    guard shows(outcomes) else { throw builder.defect(smallest.smallest.states, sides[0]) }
    return Effect(
      share: affected.allSatisfy { $0.free == nil } ? try share(of: set) : nil,
      witness: witness,
      causes: causes,
      isJoint: isJoint,
      dependsOn: Set(variables.map { space.variables[$0].entry }).sorted().map { space.entries[$0].id }
    )
  }
}
