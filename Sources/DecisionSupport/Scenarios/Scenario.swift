public import MarkedYAML

/// A fictional concern, told as a story, with answers and what the guidance is expected to say about them.
public struct Scenario: Identified, Sendable {
  /// What the guidance is expected to say.
  public struct Expectation: Sendable {
    /// Whether the guidance is for this concern at all.
    public let applies: Bool

    /// The suggested level's number; nil where the guidance does not apply.
    public let level: Int?

    /// The established level's number; nil where it may be any.
    public let established: Int?

    /// The number of the highest level that is not ruled out; nil where it may be any.
    public let possible: Int?

    /// The questions whose urgent action is called for: exactly these.
    public let urgent: [String]

    /// Reminders that are shown; others may be, too.
    public let reminders: [String]

    /// Reminders that are not shown.
    public let notReminders: [String]

    /// Pathways that are due, or may be; others may be, too.
    public let pathways: [String]

    /// Pathways that are not due, whatever is found out.
    public let notPathways: [String]

    /// Items of what to do that are shown; others may be, too.
    public let toDo: [String]

    /// Items of what not to do that are shown; others may be, too.
    public let notToDo: [String]

    /// Items of what to do, or not to do, that are not shown.
    public let notShown: [String]

    /// The questions that are to be found out first, in this order; others may follow.
    public let findOut: [String]

    /// The next step of the ladder.
    public let step: String?

    /// Where the expectation was written.
    public let range: SourceRange
  }

  /// How a panel of practitioners judged the concern.
  public struct Panel: Sendable {
    /// Whether the figures only show how a panel might have split.
    public let isIllustrative: Bool

    /// How many judged the concern to be at each level, by the level's number.
    public let levels: [Int: Int]
  }

  /// Kebab-case, the file's name.
  public let id: String

  /// The story's title.
  public let title: String

  /// What the scenario is about.
  public let themes: [String]

  /// The story; empty in a short case, which is tested and not rehearsed.
  public let story: String

  /// The answers, the rest filled up as the scenario says.
  public let answers: Answers

  /// What the guidance is expected to say.
  public let expectation: Expectation

  /// How practitioners split.
  public let panel: Panel?

  /// What is to be learnt from the scenario.
  public let learning: String

  /// Where that comes from.
  public let citation: Citation

  /// Where the scenario was written.
  public let range: SourceRange

  /// Whether the scenario has a story to rehearse.
  public var isRehearsed: Bool { !story.isEmpty }
}
