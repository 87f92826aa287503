public import DecisionSupport

/// Where a disagreement stands, what comes next, and, if wanted, the whole ladder.
public struct EscalationReport: Sendable {
  /// Where a disagreement stands.
  public enum Standing: Sendable {
    /// The disagreement is at a step, with its days.
    case at(NextStep)

    /// Settled, on a day.
    case resolved(on: CalendarDate)

    /// Unresolved at the end of the ladder, on a day.
    case ended(on: CalendarDate)
  }

  /// The ladder as the one who raises the disagreement sees it.
  public let ladder: Ladder

  /// Where a disagreement stands.
  public let standing: Standing

  /// The ladder from here to its end if nothing is resolved; empty where nobody asked for it.
  public let plan: [NextStep]

  /// What is disagreed, where a case log says so.
  public let disagreement: String?

  /// The day on which somebody asked.
  public let today: CalendarDate

  /// Whether nobody said when the step began, so that its days are counted from today.
  public let isStartAssumed: Bool

  /// How far the calendar reaches, where that is not as far as the days that are asked for; nil where it is.
  public let calendarEnds: CalendarEnds?

  /// What tells this disagreement from others; nil where nobody said.
  public let caseName: String?

  /// Whether a page shows the report, where nobody types options.
  public let isInPage: Bool

  /// Puts a report together.
  public init(
    _ standing: Standing,
    on ladder: Ladder,
    plan: [NextStep] = [],
    disagreement: String? = nil,
    today: CalendarDate,
    isStartAssumed: Bool = false,
    calendarEnds: CalendarEnds? = nil,
    caseName: String? = nil,
    isInPage: Bool = false
  ) {
    self.standing = standing
    self.ladder = ladder
    self.plan = plan
    self.disagreement = disagreement
    self.today = today
    self.isStartAssumed = isStartAssumed
    self.calendarEnds = calendarEnds
    self.caseName = caseName
    self.isInPage = isInPage
  }

  /// Dates a disagreement's step.
  ///
  /// - Parameters:
  ///   - disagreement: Where it stands.
  ///   - isPlanned: Whether the whole ladder is wanted.
  ///   - today: The day on which somebody asked.
  ///   - caseName: What tells this disagreement from others.
  ///   - isInPage: Whether a page shows it, where nobody types options.
  public init(
    _ disagreement: Disagreement,
    isPlanned: Bool,
    today: CalendarDate,
    caseName: String? = nil,
    isInPage: Bool = false
  ) {
    let ladder = disagreement.ladder
    var plan: [NextStep] = []
    var ends: CalendarEnds?
    let standing: Standing
    switch disagreement.standing {
    case nil: standing = .at(ladder.undated(ladder.firstStep()))
    case .at(let step, let start):
      standing = .at(ladder.datedAsFar(step, since: start, today: today))
      if isPlanned { plan = ladder.planAsFar(from: step, since: start, today: today) }
      do throws(CalendarEnds) {
        _ = try ladder.dated(step, since: start, today: today)
        if isPlanned { _ = try ladder.plan(from: step, since: start, today: today) }
      } catch {
        ends = error
      }
    case .resolved(let date): standing = .resolved(on: date)
    case .ended(let date): standing = .ended(on: date)
    }
    self.init(
      standing,
      on: ladder,
      plan: plan,
      disagreement: disagreement.about,
      today: today,
      isStartAssumed: disagreement.isStartAssumed,
      calendarEnds: ends,
      caseName: caseName,
      isInPage: isInPage
    )
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
      if let agency = isRaising ? ladder.agency : ladder.other { return [roles[agency.position]] }
      return zip(ladder.escalation.agencies, roles).map { "\($0.name): \($1)" }
    }
  }

  /// The days from the plan's start to its end.
  var bound: (start: CalendarDate, end: CalendarDate)? {
    guard calendarEnds == nil, let start = plan.first?.start, let end = plan.compactMap({ $0.lastDay }).max() else {
      return nil
    }
    return (start, end)
  }
}
