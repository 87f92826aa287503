/// One thing of a guidance that is otherwise, for asking whether anybody would notice.
public enum Variation: Sendable {
  /// A rule holds upon another condition, or calls for another level.
  case rule(Ordinal<Rule>, condition: Condition, level: Ordinal<Level>)

  /// A reminder is shown upon another condition; nil for always.
  case reminder(Ordinal<Reminder>, showIf: Condition?)

  /// A deadline of a step, by its position, allows so many working days.
  case deadline(Ordinal<EscalationStep>, position: Int, workingDays: Int)

  /// A safeguard claims something else.
  case safeguard(Ordinal<Safeguard>, claim: Safeguard.Claim)
}

extension Condition {
  /// What never holds.
  public static let never = Condition.any([])
}

extension Guidance {
  /// A copy of the guidance in which one thing is otherwise.
  ///
  /// It was checked before it was varied, so a variation may be one that the loader would refuse.
  public func varied(_ variation: Variation) -> Guidance {
    var (rules, reminders, escalation, safeguards) = (rules, reminders, escalation, safeguards)
    switch variation {
    case .rule(let position, let condition, let level):
      rules[position.position].condition = condition
      rules[position.position].level = level
    case .reminder(let position, let showIf): reminders[position.position].showIf = showIf
    case .deadline(let step, let position, let days):
      escalation?.steps[step.position].deadlines[position].limit = .workingDays(days)
    case .safeguard(let position, let claim): safeguards[position.position].claim = claim
    }
    return Guidance(
      header,
      sources: sources,
      contacts: contacts,
      pathways: pathways,
      itemConditions: itemConditions,
      itemParts: itemParts,
      levels: levels,
      questions: questions,
      rules: rules,
      reminders: reminders,
      escalation: escalation,
      calendar: calendar,
      safeguards: safeguards,
      bidirectionalControls: bidirectionalControls,
      domains: domains(rules, reminders, escalation)
    )
  }

  /// How each question's values are told apart, given every bound that is named anywhere.
  private func domains(_ rules: [Rule], _ reminders: [Reminder], _ escalation: EscalationProtocol?) -> [Domain] {
    var conditions = rules.map { $0.condition } + reminders.compactMap { $0.showIf } + questions.compactMap { $0.askIf }
    conditions += pathways.map { $0.condition } + itemConditions
    conditions += [applicability?.condition, escalation?.disagreementIf].compactMap { $0 }
    conditions += (escalation?.steps ?? []).flatMap { [$0.enterIf, $0.takenIf].compactMap { $0 } }
    var tests = conditions.flatMap { $0.tests } + questions.compactMap { $0.urgent?.answers }
    tests += [escalation?.urgentIf].compactMap { $0 }
    var bounds: [[Int]] = Array(repeating: [], count: questions.count)
    for test in tests { bounds[test.question.position] += test.values.bounds }
    return zip(questions, bounds).map { Domain(of: $0.answers, bounds: $1) }
  }
}
