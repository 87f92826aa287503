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
      rules[position.position] = rules[position].with(condition, level)
    case .reminder(let position, let showIf):
      reminders[position.position] = reminders[position].with(showIf)
    case .deadline(let step, let position, let days):
      escalation = escalation?.with(step, position, days)
    case .safeguard(let position, let claim):
      safeguards[position.position] = safeguards[position].with(claim)
    }
    return Guidance(
      name: name,
      version: version,
      status: status,
      effective: effective,
      reviewBy: reviewBy,
      owner: owner,
      applicability: applicability,
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
      intent: intent,
      compiled: CompiledGuidance(
        levels: levels,
        questions: questions,
        domains: domains(rules, reminders, escalation),
        rules: rules,
        reminders: reminders,
        pathways: pathways,
        itemConditions: itemConditions,
        applicability: applicability,
        escalation: escalation
      )
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

extension Rule {
  fileprivate func with(_ condition: Condition, _ level: Ordinal<Level>) -> Rule {
    Rule(
      id: id,
      level: level,
      condition: condition,
      because: because,
      citation: citation,
      formerID: formerID,
      range: range
    )
  }
}

extension Safeguard {
  fileprivate func with(_ claim: Claim) -> Safeguard {
    Safeguard(id: id, says: says, claim: claim, citation: citation, range: range)
  }
}

extension Reminder {
  fileprivate func with(_ showIf: Condition?) -> Reminder {
    Reminder(id: id, text: text, showIf: showIf, citation: citation, formerID: formerID, range: range)
  }
}

extension EscalationProtocol {
  fileprivate func with(_ step: Ordinal<EscalationStep>, _ position: Int, _ days: Int) -> EscalationProtocol {
    var steps = steps
    steps[step.position] = steps[step].with(position, days)
    return EscalationProtocol(
      name: name,
      citation: citation,
      disagreementIf: disagreementIf,
      urgentIf: urgentIf,
      neverDelays: neverDelays,
      agencies: agencies,
      steps: steps,
      range: range
    )
  }
}

extension EscalationStep {
  fileprivate func with(_ position: Int, _ days: Int) -> EscalationStep {
    var deadlines = deadlines
    let former = deadlines[position]
    deadlines[position] = Deadline(
      action: former.action,
      limit: .workingDays(days),
      start: former.start,
      condition: former.condition,
      ordinal: former.ordinal,
      citation: former.citation
    )
    return EscalationStep(
      id: id,
      stage: stage,
      title: title,
      raising: raising,
      receiving: receiving,
      raisingForms: raisingForms,
      receivingForms: receivingForms,
      deadlines: deadlines,
      record: record,
      notify: notify,
      ifUnresolved: ifUnresolved,
      enterIf: enterIf,
      takenIf: takenIf,
      citation: citation,
      formerID: formerID,
      range: range
    )
  }
}
