public import MarkedYAML

/// A fictional concern, told as a story, with answers and what the guidance is expected to say about them.
public struct Scenario: Identified, Sendable {
  /// What the guidance is expected to say.
  public struct Expectation: Sendable {
    /// The suggested level's number.
    public let level: Int

    /// The established level's number.
    public let established: Int

    /// The questions whose urgent action is called for: exactly these.
    public let urgent: [String]

    /// Reminders that are shown; others may be, too.
    public let reminders: [String]

    /// The next step of the ladder.
    public let step: String?
  }

  /// How a panel of practitioners judged the concern.
  public struct Panel: Sendable {
    /// Whether the figures only show how a panel might have split.
    public let isIllustrative: Bool

    /// How many judged it to be at each level, by the level's number.
    public let levels: [Int: Int]
  }

  /// Kebab-case, the file's name.
  public let id: String

  /// The story's title.
  public let title: String

  /// What it is about.
  public let themes: [String]

  /// The story.
  public let story: String

  /// The answers, the rest filled up as the scenario says.
  public let answers: Answers

  /// What the guidance is expected to say.
  public let expectation: Expectation

  /// How practitioners split.
  public let panel: Panel?

  /// What is to be learnt from it.
  public let learning: String

  /// Where that comes from.
  public let citation: Citation

  /// Where it was written.
  public let range: SourceRange
}

extension Scenario {
  /// What the outcome of the scenario's answers does not have in common with what is expected, a sentence each.
  public func disagreements(with guidance: Guidance, today: CalendarDate) -> [String] {
    let outcome = guidance.assess(answers, since: today, today: today)
    func number(_ level: Ordinal<Level>?) -> String { level.map { String(guidance.levels[$0].number) } ?? "none" }
    var found: [String] = []
    func compare(_ what: String, _ expected: String, _ actual: String) {
      if expected != actual { found.append("\(what): expected \(expected), found \(actual)") }
    }
    compare("level", String(expectation.level), number(outcome.level))
    compare("established", String(expectation.established), number(outcome.established))
    compare(
      "urgent",
      expectation.urgent.sorted().joined(separator: ", "),
      outcome.urgent.map { guidance.questions[$0].id }.sorted().joined(separator: ", ")
    )
    let shown = Set(outcome.reminders.map { guidance.reminders[$0.reminder].id })
    for reminder in expectation.reminders where !shown.contains(reminder) {
      found.append("reminder '\(reminder)' is not shown")
    }
    if let step = expectation.step {
      let next = outcome.nextStep.flatMap { next in guidance.escalation.map { $0.steps[next.step].id } }
      compare("step", step, next ?? "none")
    }
    return found
  }
}
