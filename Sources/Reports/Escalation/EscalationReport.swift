public import DecisionSupport

/// Where a disagreement stands, what comes next, and, if wanted, the whole ladder.
public struct EscalationReport: Sendable {
  /// Where it stands.
  public enum Standing: Sendable {
    /// At a step, with its days.
    case at(NextStep)

    /// Settled, on a day.
    case resolved(on: CalendarDate)

    /// Unresolved at the end of the ladder, on a day.
    case ended(on: CalendarDate)
  }

  /// The ladder as the one who raises the disagreement sees it.
  public let ladder: Ladder

  /// Where it stands.
  public let standing: Standing

  /// The ladder from here to its end if nothing is resolved; empty where nobody asked for it.
  public let plan: [NextStep]

  /// What is disagreed, where a case log says so.
  public let disagreement: String?

  /// The day on which somebody asked.
  public let today: CalendarDate

  /// Whether nobody said when the step began, so that its days are counted from today.
  public let isStartAssumed: Bool

  /// Puts a report together.
  public init(
    _ standing: Standing,
    on ladder: Ladder,
    plan: [NextStep] = [],
    disagreement: String? = nil,
    today: CalendarDate,
    isStartAssumed: Bool = false
  ) {
    self.standing = standing
    self.ladder = ladder
    self.plan = plan
    self.disagreement = disagreement
    self.today = today
    self.isStartAssumed = isStartAssumed
  }

  /// Whether a deadline of the step has passed.
  public var isOverdue: Bool {
    if case .at(let next) = standing { return next.isOverdue }
    return false
  }

  /// The step of a plan or standing.
  func step(_ next: NextStep) -> EscalationStep { ladder.escalation.steps[next.step] }

  /// Who takes part, in the agency that raises the disagreement where it was said, else in each.
  func roles(_ role: EscalationStep.Role, isRaising: Bool) -> [String] {
    switch role {
    case .everywhere(let role): return [role]
    case .byAgency(let roles):
      if isRaising, let agency = ladder.agency { return [roles[agency.position]] }
      return zip(ladder.escalation.agencies, roles).map { "\($0.name): \($1)" }
    }
  }

  /// The days from the plan's start to its end.
  var bound: (start: CalendarDate, end: CalendarDate)? {
    guard let start = plan.first?.start, let end = plan.compactMap({ $0.lastDay }).max() else { return nil }
    return (start, end)
  }
}
