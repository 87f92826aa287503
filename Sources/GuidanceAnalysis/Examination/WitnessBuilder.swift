import DecisionSupport

/// Turns the states of all variables into a witness: runs them through the engine, compares, and finds which answers matter.
struct WitnessBuilder {
  /// Two answers to one question, all else being the same.
  struct Pair {
    let entry: Int
    let there: VariableStates
  }

  /// What the engine says of a witness: before a change and after it, or of the two answers that a claim compares.
  struct Outcomes {
    let before: Outcome
    let after: Outcome
  }

  let space: AnswerSpace
  let sides: [Side]
  let today: CalendarDate

  /// What the auditor says of the states of all variables under one side: the position of the level, nil where the guidance
  /// does not apply, and those of the reminders.
  let reading: (Side, [Int]) -> (level: Int?, reminders: [Int])

  /// Whether the effect is there.
  let holds: ([Int]) -> Bool

  /// The variables of which that can be told; nil for all.
  let free: Set<Int>?

  func witness(_ states: [Int], _ pair: Pair?) throws -> Witness {
    let after = try outcome(states, sides[sides.count - 1])
    let before = sides.count > 1 ? try outcome(states, .before) : nil
    let outcomes = BeforeAndAfter(before: before, after: after)
    let asked = Set(
      zip(sides, outcomes.all).flatMap { side, outcome in
        outcome.unanswered.map { space.entryOfQuestion[side][$0.position] }
      }
    )
    return Witness(
      answers: outcomes.map(\.answers),
      outcomes: outcomes,
      given: given(states),
      unanswered: asked.sorted().compactMap { question(of: space.entries[$0]) }
        .map { Witness.Unanswered(question: $0.id, ask: $0.ask) },
      repairs: repairs(states),
      counterpart: try pair.flatMap { try counterpart(states, $0) }
    )
  }

  /// What the engine says, which has to be what the auditor says.
  private func outcome(_ states: [Int], _ side: Side) throws -> Outcome {
    let outcome = try space.guidances[side].assess(space.answers(states, side), since: today, today: today)
    let expected = reading(side, states)
    guard outcome.level?.position == expected.level,
      !outcome.applies || outcome.reminders.map(\.reminder.position) == expected.reminders
    else { throw defect(states, side) }
    return outcome
  }

  /// A defect: engine and auditor disagree about an answer set.
  func defect(_ states: [Int], _ side: Side) -> AuditDefect {
    let guidance = space.guidances[side]
    let words = space.answers(states, side).answered.map { given in
      let question = guidance.questions[given.question]
      return "\(question.id)=\(question.word(for: given.answer))"
    }
    let name = "\(guidance.name) \(guidance.version)"
    return AuditDefect(message: "engine and auditor disagree on \(name) for \(words.joined(separator: " "))")
  }

  private func counterpart(_ states: [Int], _ pair: Pair) throws -> Witness.Counterpart? {
    var there = states
    for (variable, state) in pair.there { there[variable] = state }
    let entry = space.entries[pair.entry]
    guard let (question, first) = answer(to: entry, states), let (_, second) = answer(to: entry, there) else {
      return nil
    }
    return Witness.Counterpart(
      question: question.id,
      phrases: (question.phrase(for: first), question.phrase(for: second)),
      outcome: try outcome(there, sides[sides.count - 1])
    )
  }

  // MARK: Which answers matter

  private func given(_ states: [Int]) -> [Witness.Given] {
    let calm = space.calmStates
    return space.entries.compactMap { entry in
      guard entry.variables.contains(where: { states[$0] != calm[$0] }),
        let (question, answer) = answer(to: entry, states)
      else { return nil }
      var other = states
      for variable in entry.variables { other[variable] = calm[variable] }
      return Witness.Given(
        question: question.id,
        ask: question.ask,
        word: question.word(for: answer),
        phrase: question.phrase(for: answer),
        matters: !holds(other)
      )
    }
  }

  private func question(of entry: AnswerSpace.Entry) -> Question? {
    sides.last { entry.positions[$0] != nil }.flatMap { side in
      entry.positions[side].map { space.guidances[side].questions[$0] }
    }
  }

  /// The answer to a question as the last side has it that can tell it from its calm one, or else from nothing.
  private func answer(to entry: AnswerSpace.Entry, _ states: [Int]) -> (Question, Answer)? {
    let answers = sides.reversed().compactMap { side -> (Question, Answer)? in
      guard let position = entry.positions[side] else { return nil }
      let question = space.guidances[side].questions[position]
      return space.answer(to: entry, question, states, side).map { (question, $0) }
    }
    return answers.first { $1 != $0.calm } ?? answers.first
  }

  private func repairs(_ given: [Int]) -> [Witness.Repair] {
    let calm = space.calmStates
    return space.entries.compactMap { entry in
      for variable in entry.variables where given[variable] != calm[variable] && free?.contains(variable) ?? true {
        // Calm first, then the others as they are declared.
        let states = space.variables[variable].states
        let others = [calm[variable]] + states.indices.filter { $0 != calm[variable] && $0 != given[variable] }
        for state in others where states[state].refusedBy.isDisjoint(with: sides) && states[state].meaning != .nothing {
          var changed = given
          changed[variable] = state
          guard !holds(changed), let (question, answer) = answer(to: entry, changed) else { continue }
          return Witness.Repair(question: question.id, ask: question.ask, phrase: question.phrase(for: answer))
        }
      }
      return nil
    }
  }
}
