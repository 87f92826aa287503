import DecisionSupport

/// Turns states into a witness: runs them through the engine, compares, and finds which answers matter.
struct WitnessBuilder {
  let examination: Examination

  /// The state of every variable, by position in the order.
  let states: [Int]
  let today: CalendarDate

  /// Whether the effect is there.
  let holds: ([Int]) -> Bool

  private var space: AnswerSpace { examination.space }

  private func byVariable(_ states: [Int]) -> [Int] {
    var result = [Int](repeating: 0, count: states.count)
    for (position, variable) in examination.layout.order.enumerated() { result[variable] = states[position] }
    return result
  }

  func build(_ pair: Examination.Pair?) throws -> Witness {
    let byVariable = byVariable(states)
    var answers = Sided<Answers>()
    var outcomes = Sided<Outcome>()
    for side in space.sides {
      let own = space.answers(byVariable, side)
      answers[side] = own
      outcomes[side] = try own.map { try outcome($0, states, side) } ?? nil
    }
    return Witness(
      answers: answers,
      outcomes: outcomes,
      given: given(byVariable),
      repairs: repairs(byVariable),
      counterpart: try pair.flatMap { try counterpart($0) }
    )
  }

  /// What the engine says, which has to be what the diagrams say.
  private func outcome(_ answers: Answers, _ states: [Int], _ side: Side) throws -> Outcome? {
    guard let guidance = space.guidances[side], let functions = examination.functions[side],
      let ranks = examination.ranks[side]
    else { return nil }
    let outcome = guidance.assess(answers, since: today, today: today)
    let store = examination.store
    let applies = store.value(of: functions.applies, states) == 1
    let level = applies ? functions.levels.lastIndex { store.value(of: $0, states) == 1 } : nil
    let shown = functions.reminders.indices.filter { store.value(of: functions.reminders[$0], states) == 1 }
    guard outcome.level.map({ ranks[$0.position] }) == level,
      !outcome.applies || outcome.reminders.map(\.reminder.position) == shown
    else {
      let words = answers.answered.map {
        "\(guidance.questions[$0.question].id)=\(guidance.questions[$0.question].word(for: $0.answer))"
      }
      throw AuditDefect(
        message:
          "engine and auditor disagree on \(guidance.name) \(guidance.version) for \(words.joined(separator: " "))"
      )
    }
    return outcome
  }

  private func counterpart(_ pair: Examination.Pair) throws -> Witness.Counterpart? {
    var there = states
    for (position, state) in pair.there { there[position] = state }
    let entry = space.entries[pair.entry]
    guard let side = space.sides.last(where: { entry.positions[$0] != nil }), let position = entry.positions[side],
      let guidance = space.guidances[side], let here = space.answers(byVariable(states), side),
      let other = space.answers(byVariable(there), side),
      let first = here[Ordinal(position)], let second = other[Ordinal(position)],
      let outcome = try outcome(other, there, side)
    else { return nil }
    let question = guidance.questions[position]
    return Witness.Counterpart(
      question: question.id,
      phrases: (question.phrase(for: first), question.phrase(for: second)),
      outcome: outcome
    )
  }

  // MARK: Which answers matter

  private func given(_ byVariable: [Int]) -> [Witness.Given] {
    let calm = space.calmStates
    return space.entries.compactMap { entry in
      guard entry.variables.contains(where: { byVariable[$0] != calm[$0] }),
        let (question, answer) = answer(to: entry, byVariable)
      else { return nil }
      var other = states
      for variable in entry.variables { other[examination.layout.position(of: variable)] = calm[variable] }
      return Witness.Given(
        question: question.id,
        ask: question.ask,
        word: question.word(for: answer),
        phrase: question.phrase(for: answer),
        matters: !holds(other)
      )
    }
  }

  private func answer(to entry: AnswerSpace.Entry, _ byVariable: [Int]) -> (Question, Answer)? {
    guard let side = space.sides.last(where: { entry.positions[$0] != nil }), let position = entry.positions[side],
      let guidance = space.guidances[side], let answers = space.answers(byVariable, side),
      let answer = answers[Ordinal(position)]
    else { return nil }
    return (guidance.questions[position], answer)
  }

  private func repairs(_ byVariable: [Int]) -> [Witness.Repair] {
    let calm = space.calmStates
    return space.entries.compactMap { entry in
      for variable in entry.variables where byVariable[variable] != calm[variable] {
        // Calm first, then the others as they are declared.
        let states = space.variables[variable].states
        let others = [calm[variable]] + states.indices.filter { $0 != calm[variable] && $0 != byVariable[variable] }
        for state in others where states[state].isShared && states[state].meaning != .nothing {
          var changed = self.states
          changed[examination.layout.position(of: variable)] = state
          guard !holds(changed) else { continue }
          var words = byVariable
          words[variable] = state
          guard let (question, answer) = answer(to: entry, words) else { continue }
          return Witness.Repair(question: question.id, ask: question.ask, phrase: question.phrase(for: answer))
        }
      }
      return nil
    }
  }
}
