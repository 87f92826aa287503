import DecisionSupport

// What a safeguard says is never shown.

extension SafeguardCheck {
  /// Whether something never shows in certain cases.
  func neverShows(_ shown: Safeguard.Shown, _ cases: Safeguard.Cases) throws(BudgetExceeded) -> Verdict {
    let cases = try set(of: cases)
    let range = try sets.all([examination.comparable, cases])
    if try sets.isEmpty([range]) { return .vacuous("no answer set is one of its cases") }
    let affected = try examination.affected([try set(of: shown, in: cases)], within: range)
    return affected.map { .broken([$0]) } ?? .proved
  }

  private func set(of cases: Safeguard.Cases) throws(BudgetExceeded) -> Truth {
    var parts: [Truth] = []
    switch cases {
    case .when(let condition): return try own.compiler.possible(condition, .closed)
    case .calmOrUnknown(let except):
      for position in guidance.questions.indices {
        let isExcepted = except.contains(Ordinal(position))
        for (variable, calm) in space.calmVariables(of: space.entryOfQuestion[side][position], side) {
          let states = space.variables[variable].states
          let branches = states.indices.map { state in
            let isUnknown = states[state].meaning == .notKnown && !isExcepted
            return sets.constant(state == calm || isUnknown || states[state].meaning == .nothing)
          }
          parts.append(try sets.choose(variable, branches))
        }
      }
    }
    return try sets.all(parts)
  }

  /// Where, among some cases, what a safeguard names is shown: an urgent action for certain, a pathway that is due, an
  /// item with its list. Of few cases little has to be worked out.
  private func set(of shown: Safeguard.Shown, in cases: Truth) throws(BudgetExceeded) -> Truth {
    func isWanted(_ id: String?) -> Bool { shown.id == nil || shown.id == id }
    var found: [Truth] = []
    switch shown.kind {
    case .urgent:
      for (position, question) in guidance.questions.enumerated() where question.urgent != nil && isWanted(question.id)
      {
        found.append(try own.urgent(position).certain)
      }
    case .reminder:
      for (reminder, truth) in zip(guidance.reminders, own.reminders) where isWanted(reminder.id) {
        found.append(try sets.all([own.applies, truth]))
      }
    case .pathway:
      for (position, pathway) in guidance.pathways.enumerated() where isWanted(pathway.id) {
        found.append(try own.pathway(position).certain)
      }
    case .notToDo:
      for (rank, level) in zip(own.ranks, guidance.levels) {
        let warnings = try own.shows(level.notToDo.filter { isWanted($0.id) }, isWarning: true)
        found.append(try own.part(of: try sets.all([cases, own.applies, warnings]), at: rank))
      }
    case .toDo: found = try toDo(isWanted, in: cases)
    }
    return try sets.any(found)
  }

  /// Where, among some cases, people are told to do something: at a level, before anything is found out, at once, beside the
  /// level, or where the guidance does not apply.
  private func toDo(_ isWanted: (String?) -> Bool, in cases: Truth) throws(BudgetExceeded) -> [Truth] {
    func shows(_ items: [Item], _ set: Truth) throws(BudgetExceeded) -> Truth {
      try sets.all([cases, set, try own.shows(items.filter { isWanted($0.id) })])
    }
    let elsewhere = try sets.part(of: sets.always, outside: Others([own.applies]))
    var found = [try shows(guidance.applicability?.toDo ?? [], elsewhere)]
    let established = try own.rules(.established)
    for (rank, level) in zip(own.ranks, guidance.levels) {
      found.append(try own.part(of: try shows(level.toDo, own.applies), at: rank))
      let first = try own.part(of: try shows(level.toDoIfNotKnown, own.applies), at: rank)
      found.append(try sets.part(of: first, outside: established.reaching(rank)))
    }
    for (position, question) in guidance.questions.enumerated() {
      guard let urgent = question.urgent else { continue }
      let (possible, certain) = try own.urgent(position)
      found.append(try shows(urgent.toDo, certain))
      found.append(try shows(urgent.toDoIfOpen, try sets.part(of: possible, outside: Others([certain]))))
    }
    for (position, pathway) in guidance.pathways.enumerated() {
      found.append(try shows(pathway.actions, try own.pathway(position).possible))
    }
    return found
  }
}
