import DecisionSupport

/// Turns the states of all variables into a witness: runs them through the engine, compares, and finds which answers matter.
struct WitnessBuilder {
  /// What the auditor says of the states of all variables under one side.
  struct Reading {
    /// The position of the level; nil where the guidance does not apply.
    let level: ([Int]) -> Int?

    /// The reminders that are shown.
    let reminders: ([Int]) -> [Int]
  }

  /// Two answers to one question, all else being the same.
  struct Pair {
    let entry: Int
    let there: [(variable: Int, state: Int)]
  }

  let space: AnswerSpace
  let today: CalendarDate
  let readings: Sided<Reading>

  /// Whether the effect is there.
  let holds: ([Int]) -> Bool

  func witness(_ states: [Int], _ pair: Pair?) throws -> Witness {
    var answers = Sided<Answers>()
    var outcomes = Sided<Outcome>()
    for side in space.sides {
      let own = space.answers(states, side)
      answers[side] = own
      outcomes[side] = try own.map { try outcome($0, states, side) } ?? nil
    }
    return Witness(
      answers: answers,
      outcomes: outcomes,
      given: given(states),
      repairs: repairs(states),
      counterpart: try pair.flatMap { try counterpart(states, $0) }
    )
  }

  /// What the engine says, which has to be what the auditor says.
  private func outcome(_ answers: Answers, _ states: [Int], _ side: Side) throws -> Outcome? {
    guard let guidance = space.guidances[side], let reading = readings[side] else { return nil }
    let outcome = try guidance.assess(answers, since: today, today: today)
    guard outcome.level?.position == reading.level(states),
      !outcome.applies || outcome.reminders.map(\.reminder.position) == reading.reminders(states)
    else {
      let words = answers.answered.map { given in
        let question = guidance.questions[given.question]
        return "\(question.id)=\(question.word(for: given.answer))"
      }
      let name = "\(guidance.name) \(guidance.version)"
      throw AuditDefect(message: "engine and auditor disagree on \(name) for \(words.joined(separator: " "))")
    }
    return outcome
  }

  private func counterpart(_ states: [Int], _ pair: Pair) throws -> Witness.Counterpart? {
    var there = states
    for (variable, state) in pair.there { there[variable] = state }
    let entry = space.entries[pair.entry]
    guard let side = space.sides.last(where: { entry.positions[$0] != nil }), let position = entry.positions[side],
      let guidance = space.guidances[side], let here = space.answers(states, side),
      let other = space.answers(there, side), let first = here[Ordinal(position)],
      let second = other[Ordinal(position)], let outcome = try outcome(other, there, side)
    else { return nil }
    let question = guidance.questions[position]
    return Witness.Counterpart(
      question: question.id,
      phrases: (question.phrase(for: first), question.phrase(for: second)),
      outcome: outcome
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

  private func answer(to entry: AnswerSpace.Entry, _ states: [Int]) -> (Question, Answer)? {
    guard let side = space.sides.last(where: { entry.positions[$0] != nil }), let position = entry.positions[side],
      let question = space.guidances[side]?.questions[position],
      let answer = space.answer(to: entry, question, states, side)
    else { return nil }
    return (question, answer)
  }

  private func repairs(_ given: [Int]) -> [Witness.Repair] {
    let calm = space.calmStates
    return space.entries.compactMap { entry in
      for variable in entry.variables where given[variable] != calm[variable] {
        // Calm first, then the others as they are declared.
        let states = space.variables[variable].states
        let others = [calm[variable]] + states.indices.filter { $0 != calm[variable] && $0 != given[variable] }
        for state in others where states[state].isShared && states[state].meaning != .nothing {
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

extension Guidance {
  /// The position of the level where some rules hold: the highest that one of them calls for, else the lowest.
  func level(where holds: (Int) -> Bool) -> Int {
    rules.indices.filter(holds).map { rules[$0].level.position }.max() ?? 0
  }
}
