/// What has been done about one disagreement: steps, days and outcomes, no names.
public struct CaseLog: Sendable {
  /// How a step ended, if it has.
  public enum Result: String, CaseIterable, Sendable {
    /// The step is under way.
    case open

    /// The step ended without agreement.
    case unresolved

    /// The step settled the disagreement.
    case resolved
  }

  /// One step that was taken.
  public struct Entry: Hashable, Sendable {
    /// The step.
    public let step: Ordinal<EscalationStep>

    /// The day on which the step began, or ended.
    public let on: CalendarDate

    /// What came of the step.
    public let outcome: Result

    /// What should be remembered of the step.
    public let note: String?

    /// Makes an entry.
    public init(step: Ordinal<EscalationStep>, on: CalendarDate, outcome: Result, note: String? = nil) {
      self.step = step
      self.on = on
      self.outcome = outcome
      self.note = note
    }
  }

  /// Where a disagreement stands.
  public enum Standing: Hashable, Sendable {
    /// At a step, since a day.
    case at(Ordinal<EscalationStep>, since: CalendarDate)

    /// Settled, on a day.
    case resolved(on: CalendarDate)

    /// Unresolved at the end of the ladder, on a day.
    case ended(on: CalendarDate)
  }

  /// What is disagreed, in a word or a sentence without names.
  public let disagreement: String

  /// The agency that raises the disagreement; nil where the log does not say.
  public let agency: Ordinal<Agency>?

  /// The agency whose decision is disputed; nil where the log does not say.
  public let other: Ordinal<Agency>?

  /// What was done, in order.
  public let entries: [Entry]

  /// Where the disagreement stands; before anything was done, at the first step that can be entered.
  public func standing(on ladder: Ladder, today: CalendarDate) -> Standing {
    guard let last = entries.last else { return .at(ladder.firstStep(), since: today) }
    switch last.outcome {
    case .resolved: return .resolved(on: last.on)
    case .open: return .at(last.step, since: start(ofLast: last))
    case .unresolved: return ladder.step(after: last.step).map { .at($0, since: last.on) } ?? .ended(on: last.on)
    }
  }

  /// A step that is noted as open several times began when it was first noted.
  private func start(ofLast last: Entry) -> CalendarDate {
    entries.reversed().prefix { $0.step == last.step }.last?.on ?? last.on
  }
}
