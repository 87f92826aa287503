/// What a guidance says about a scenario, beside what the scenario expects it to say.
public struct ScenarioResult: Sendable {
  /// One thing that is not as expected, with what explains it.
  public enum Difference: Sendable {
    /// Whether the guidance is for the concern at all.
    case applies(isExpected: Bool)

    /// The suggested level.
    case level(LevelDifference)

    /// The established level.
    case established(LevelDifference)

    /// The highest level that is not ruled out.
    case possible(expected: Ordinal<Level>, found: Ordinal<Level>?)

    /// A question's urgent action that is called for although it is not expected, or the other way round.
    case urgent(Ordinal<Question>, isExpected: Bool, counted: CountedAnswer)

    /// A reminder that is not shown; the answers keep its condition from holding.
    case reminder(Ordinal<Reminder>, against: [CountedAnswer])

    /// A reminder that is shown although it is not to be; the answers show it.
    case unwantedReminder(Ordinal<Reminder>, because: [CountedAnswer])

    /// A pathway that is not due; the answers keep its condition from holding.
    case pathway(Ordinal<Pathway>, against: [CountedAnswer])

    /// A pathway that is due, or may be, although it is not to be; the answers make it so.
    case unwantedPathway(Ordinal<Pathway>, because: [CountedAnswer])

    /// An item that is not shown although it is expected, or the other way round.
    case item(String, isExpected: Bool)

    /// What is to be found out first.
    case findOut(expected: [Ordinal<Question>], found: [Ordinal<Question>])

    /// The next step of the ladder; nothing is found where there is none.
    case step(expected: Ordinal<EscalationStep>, found: Ordinal<EscalationStep>?, because: StepObstacle)
  }

  /// Two levels that differ, with the rules that explain it.
  public struct LevelDifference: Sendable {
    /// The level that the scenario expects.
    public let expected: Ordinal<Level>

    /// The level that the guidance gives; nil where it does not apply.
    public let found: Ordinal<Level>?

    /// The rules that give the level found; if it is too high, every rule that raises it above the expected one.
    public let rules: [WeighedRule]

    /// If the level is too low: rules of the expected one that are kept from holding, or from being certain, by a few
    /// answers only.
    public let kept: [WeighedRule]
  }

  /// A rule with the answers that decide about it.
  public struct WeighedRule: Sendable {
    /// The rule.
    public let rule: Ordinal<Rule>

    /// Whether the rule holds, whatever is still found out.
    public let isCertain: Bool

    /// The answers that make the rule hold or leave it open; of a rule that is kept from holding, those that keep it.
    public let answers: [CountedAnswer]
  }

  /// Why a step of the ladder is not the next one.
  public enum StepObstacle: Sendable {
    /// The guidance does not apply.
    case guidanceDoesNotApply

    /// The answers say that nobody disagrees, so that the first step is told for the case that somebody will.
    case noDisagreement(against: [CountedAnswer])

    /// The answers say that the step has been taken.
    case taken(behind: [CountedAnswer])

    /// The answers say that the step cannot be entered.
    case closed(against: [CountedAnswer])

    /// An earlier step has not been taken, by these answers; none where nothing ever says that it was.
    case earlier(Ordinal<EscalationStep>, against: [CountedAnswer])
  }

  /// The scenario.
  public let scenario: Scenario

  /// What the guidance says.
  public let outcome: Outcome

  /// What is not as expected; empty where the guidance says what the scenario expects.
  public let differences: [Difference]

  /// Whether the guidance says what the scenario expects.
  public var isAsExpected: Bool { differences.isEmpty }
}
