import DecisionSupport

extension AnswerSpace {
  /// The answer set that a state of every variable stands for, as one side reads it.
  ///
  /// Of a stretch of numbers the one nearest to the calm answer is given.
  func answers(_ states: [Int], _ side: Side) -> Answers? {
    guard let guidance = guidances[side] else { return nil }
    var answers = Answers(for: guidance)
    for entry in entries {
      guard let position = entry.positions[side] else { continue }
      answers[Ordinal(position)] = answer(to: entry, guidance.questions[position], states, side)
    }
    return answers
  }

  /// What the states say in answer to one question.
  func answer(to entry: Entry, _ question: Question, _ states: [Int], _ side: Side) -> Answer? {
    switch entry.form {
    case .choice(let variable):
      switch variables[variable].states[states[variable]].meaning {
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
      if options.contains(where: { isNothing($0.variable, states) }) { return nil }
      var (ticked, unknown) = (UInt64(0), UInt64(0))
      for option in options {
        guard let position = option.positions[side] else { continue }
        switch states[option.variable] {
        case 1: ticked |= 1 << UInt64(position)
        case 2: unknown |= 1 << UInt64(position)
        default: break
        }
      }
      let everything = question.answers.options.indices.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
      return unknown == everything ? .notKnown : .checklist(ticked: ticked, unknown: unknown)
    }
  }

  private func isNothing(_ variable: Int, _ states: [Int]) -> Bool {
    variables[variable].states[states[variable]].meaning == .nothing
  }

  /// The state of every variable that an answer set of one side gives; what the side does not have is as given.
  func states(of answers: Answers, _ side: Side, startingFrom given: [Int]) -> [Int] {
    guard let guidance = guidances[side] else { return given }
    var states = given
    for entry in entries {
      guard let position = entry.positions[side] else { continue }
      let question = guidance.questions[position]
      let answer = answers[Ordinal(position)]
      switch entry.form {
      case .choice(let variable):
        let nothing = variables[variable].index(of: .nothing) ?? entry.calm[side]?[0]
        states[variable] = (answer.map { state(of: $0, to: question, variables[variable]) } ?? nothing) ?? 0
      case .checklist(let options):
        for (option, calm) in zip(options, entry.calm[side] ?? []) {
          guard let position = option.positions[side] else { continue }
          switch answer {
          case .checklist(let ticked, let unknown):
            states[option.variable] = ticked.contains(position) ? 1 : unknown.contains(position) ? 2 : 0
          case .some: states[option.variable] = 2
          case nil: states[option.variable] = variables[option.variable].index(of: .nothing) ?? calm
          }
        }
      }
    }
    return states
  }

  /// The states that an answer to one side's question gives to its variables.
  func states(of answer: Answer, _ question: Ordinal<Question>, _ side: Side) -> [(variable: Int, state: Int)] {
    guard let guidance = guidances[side], let index = entryOfQuestion[side]?[question.position] else { return [] }
    switch entries[index].form {
    case .choice(let variable):
      let state = state(of: answer, to: guidance.questions[question], variables[variable])
      return state.map { [(variable, $0)] } ?? []
    case .checklist(let options):
      return options.compactMap { option in
        guard let position = option.positions[side] else { return nil }
        guard case .checklist(let ticked, let unknown) = answer else { return (option.variable, 2) }
        return (option.variable, ticked.contains(position) ? 1 : unknown.contains(position) ? 2 : 0)
      }
    }
  }

  /// The states of a question's variable that must not lead higher than *not known*: every one, or the calm one and the one
  /// that is assumed.
  func statesNotAbove(notKnown variable: Int, of question: Ordinal<Question>, _ side: Side, calm: Int) -> [Int] {
    guard let assumption = guidances[side]?.questions[question].assumption, !assumption.isNotKnown else {
      return Array(variables[variable].states.indices)
    }
    return [calm] + states(of: assumption, question, side).filter { $0.variable == variable }.map(\.state)
  }
}
