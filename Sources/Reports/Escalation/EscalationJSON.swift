import DecisionSupport

extension EscalationReport {
  /// For other programs: the `escalation` object of an outcome, with where it stands and, under `plan`, the whole ladder.
  public var json: JSON {
    var members: [JSON.Member]
    switch standing {
    case .at(let next):
      members =
        [.init("standing", "open")]
        + JSON.escalation(next, ladder.escalation, agency: ladder.agency, with: ladder.other)
      members.append(.init("then", JSON(ladder.step(after: next.step).map { ladder.escalation.steps[$0].id })))
    case .resolved(let date):
      members = [.init("standing", "resolved"), .init("step", .null), .init("on", .string(date.description))]
    case .ended(let date):
      members = [.init("standing", "ended"), .init("step", .null), .init("on", .string(date.description))]
    }
    members.append(.init("overdue", .bool(isOverdue)))
    members.append(.init("urgent", .bool(ladder.isUrgent)))
    if ladder.isUrgent { members.append(.init("first", .string(ladder.escalation.neverDelays))) }
    if !plan.isEmpty {
      let steps = plan.map { next in
        let sameDay = JSON.Member("sameDay", ladder.canDecideToday(next.step).map { .bool($0) } ?? .null)
        return JSON.object(
          JSON.escalation(next, ladder.escalation, agency: ladder.agency, with: ladder.other) + [sameDay]
        )
      }
      members.append(.init("plan", .array(steps)))
    }
    if let calendarEnds { members.append(.init("notice", .string(calendarEnds.message))) }
    if let bound {
      members.append(.init("ends", .string(bound.end.description)))
      members.append(.init("days", .number(bound.end.dayNumber - bound.start.dayNumber)))
    }
    return .object(members)
  }
}

extension JSON {
  /// The members of an `escalation` object; with agencies their own roles alone are named.
  static func escalation(
    _ next: NextStep,
    _ escalation: EscalationProtocol,
    agency: Ordinal<Agency>? = nil,
    with other: Ordinal<Agency>? = nil
  ) -> [Member] {
    let step = escalation.steps[next.step]
    let who: JSON = [
      "raising": role(step.raising, escalation, agency), "receiving": role(step.receiving, escalation, other),
    ]
    return [
      Member("step", .string(step.id)),
      Member("stage", .string(step.stage)),
      Member("title", .string(step.title)),
      Member("disagreement", .bool(next.isDisagreement)),
      Member("since", JSON(next.start?.description)),
      Member("who", who),
      Member("deadlines", .array(next.deadlines.map(deadline))),
      Member("record", JSON(step.record)),
      Member("notify", JSON(step.notify)),
    ]
  }

  private static func role(
    _ role: EscalationStep.Role,
    _ escalation: EscalationProtocol,
    _ agency: Ordinal<Agency>?
  ) -> JSON {
    switch role {
    case .everywhere(let role): return .string(role)
    case .byAgency(let roles):
      if let agency { return .string(roles[agency.position]) }
      return .object(zip(escalation.agencies, roles).map { Member($0.id, .string($1)) })
    }
  }

  private static func deadline(_ dated: NextStep.DatedDeadline) -> JSON {
    [
      "do": .string(dated.deadline.action),
      "within": .timeLimit(dated.deadline.limit),
      "by": JSON(dated.by?.description),
      "overdue": .bool(dated.isOverdue),
    ]
  }

  /// How long something may take, as files have it.
  static func timeLimit(_ limit: TimeLimit?) -> JSON {
    switch limit {
    case nil: .null
    case .withoutDelay: "without-delay"
    case .hours(let count): ["hours": .number(count)]
    case .days(let count): ["days": .number(count)]
    case .workingDays(let count): ["working-days": .number(count)]
    }
  }
}
