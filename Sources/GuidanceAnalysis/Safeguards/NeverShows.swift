import DecisionSupport

// What a safeguard says is never shown.

extension SafeguardCheck {
  /// Whether something never shows in certain cases.
  func neverShows(_ shown: Safeguard.Shown, _ cases: Safeguard.Cases) throws(BudgetExceeded) -> Verdict {
    let cases = try set(of: cases)
    if try sets.isEmpty([cases]) { return .vacuous("no answer set is one of its cases") }
    let affected = try examination.affected([try set(of: shown)], within: cases)
    return affected.map { .broken([$0]) } ?? .proved
  }

  private func set(of cases: Safeguard.Cases) throws(BudgetExceeded) -> Truth {
    var parts = [examination.comparable]
    switch cases {
    case .when(let condition): parts.append(try own.compiler.possible(condition, .closed))
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

  /// Where it is shown: an urgent action for certain, a pathway that is due, an item with its list.
  private func set(of shown: Safeguard.Shown) throws(BudgetExceeded) -> Truth {
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
        found.append(try sets.all([reach(of: pathway), own.pathway(position).certain]))
      }
    case .toDo, .notToDo:
      let isWarning = shown.kind == .notToDo
      for (position, level) in guidance.levels.enumerated() {
        let items = (isWarning ? level.notToDo : level.toDo + level.toDoIfNotKnown).filter { isWanted($0.id) }
        let set = try sets.all([own.applies, try own.shows(items, isWarning: isWarning)])
        found.append(try own.part(of: set, at: own.ranks[position]))
      }
      if isWarning { break }
      for (position, question) in guidance.questions.enumerated() {
        guard let urgent = question.urgent else { continue }
        let (possible, certain) = try own.urgent(position)
        let unsure = try sets.part(of: possible, outside: Others([certain]))
        for (items, set) in [(urgent.toDo, certain), (urgent.toDoIfNotKnown, unsure)] {
          found.append(try sets.all([set, try own.shows(items.filter { isWanted($0.id) })]))
        }
      }
      for (position, pathway) in guidance.pathways.enumerated() {
        let items = try own.shows(pathway.actions.filter { isWanted($0.id) })
        found.append(try sets.all([reach(of: pathway), own.pathway(position).possible, items]))
      }
    }
    return try sets.any(found)
  }

  private func reach(of pathway: Pathway) -> Truth { pathway.isForAdultsToo ? sets.always : own.applies }
}
