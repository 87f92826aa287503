import DecisionSupport

extension AnswerSpace {
  /// The answer set that a state of every variable stands for, as one side reads it.
  ///
  /// Of a stretch of numbers the one nearest to the calm answer is given.
  func answers(_ states: [Int], _ side: Side) -> Answers {
    let guidance = guidances[side]
    var answers = Answers(for: guidance)
    for entry in entries {
      guard let position = entry.positions[side] else { continue }
      answers[Ordinal(position)] = answer(to: entry, guidance.questions[position], states, side)
    }
    return answers
  }

  /// What the states say in answer to one question.
  func answer(to entry: Entry, _ question: Question, _ states: [Int], _ side: Side) -> Answer? {
    func meaning(_ variable: Int) -> Meaning { variables[variable].states[states[variable]].meaning }
    switch entry.form {
    case .choice(let variable):
      switch meaning(variable) {
      case .named(let id):
        guard let option = question.answers.options.firstIndex(where: { $0.id == id }) else { return nil }
        if case .wholeNumber = question.answers { return .extra(option) }
        return .option(option)
      case .numbers(let piece):
        guard case .number(let calm) = question.calm else { return .number(piece.lowerBound) }
        return .number(min(max(calm, piece.lowerBound), piece.upperBound))
      case .notKnown: return .notKnown
      default: return nil
      }
    case .checklist(let options):
      if options.contains(where: { meaning($0.variable) == .nothing }) { return nil }
      var (ticked, unknown) = (UInt64(0), UInt64(0))
      for option in options {
        guard let position = option.positions[side] else { continue }
        switch meaning(option.variable) {
        case .yes: ticked |= 1 << UInt64(position)
        case .notKnown: unknown |= 1 << UInt64(position)
        default: break
        }
      }
      let everything = question.answers.options.indices.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
      return unknown == everything ? .notKnown : .checklist(ticked: ticked, unknown: unknown)
    }
  }

  /// The state of a choice or a number that an answer stands for.
  func state(of answer: Answer, to question: Question, _ variable: Variable) -> Int? {
    switch answer {
    case .notKnown: return variable.index(of: .notKnown)
    case .option(let position), .extra(let position):
      return variable.index(of: .named(question.answers.options[position].id))
    case .number(let number):
      return variable.states.firstIndex {
        if case .numbers(let piece) = $0.meaning { return piece.contains(number) }
        return false
      }
    case .checklist: return nil
    }
  }

  /// The states that an answer to one side's question gives to its variables.
  func states(of answer: Answer, _ question: Ordinal<Question>, _ side: Side) -> VariableStates {
    switch entries[entryOfQuestion[side][question.position]].form {
    case .choice(let variable):
      let state = state(of: answer, to: guidances[side].questions[question], variables[variable])
      return state.map { [(variable, $0)] } ?? []
    case .checklist(let options):
      return options.compactMap { option in
        guard let position = option.positions[side] else { return nil }
        guard case .checklist(let ticked, let unknown) = answer else { return (option.variable, 2) }
        return (option.variable, ticked.contains(position) ? 1 : unknown.contains(position) ? 2 : 0)
      }
    }
  }
}
