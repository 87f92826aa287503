public import MarkedYAML

/// A check that was saved: what was answered, and what the guidance of that day said.
public struct Record: Sendable {
  /// A rule that had a say.
  public struct Reason: Sendable {
    /// The rule's id at that time.
    public let rule: String

    /// The number of the level that the rule called for.
    public let level: Int

    /// Why the rule called for its level.
    public let because: String

    /// Whether the rule held whatever was still found out.
    public let isCertain: Bool
  }

  /// The level that a practitioner decided upon.
  public struct Judgement: Sendable {
    /// The level's number at that time.
    public let level: Int

    /// Why, in the practitioner's words.
    public let reason: String
  }

  /// An answer that the guidance no longer takes.
  public struct LostAnswer: Sendable {
    /// The question's id at that time.
    public let question: String

    /// What was answered, as the command line writes it.
    public let answer: String

    /// The question that bears the id now, or took its place; nil where there is none.
    public let successor: Ordinal<Question>?
  }

  /// What the child is called, of several; no name.
  public let label: String?

  /// The day on which the record was saved.
  public let date: CalendarDate

  /// What an answer set meant when the record was saved: 1 until *not known* without effect counted among what is
  /// possible, and questions that only something not known opens were supposed instead of asked; 2 since.
  public let meaning: Int

  /// What an answer set means now.
  public static let currentMeaning = 2

  /// Whether the record was not left in the middle of an interview.
  public let isFinished: Bool

  /// The guidance that was asked.
  public let guidance: GuidanceVersion

  /// What was answered, in today's words: answers to a question that has another id now are its, and one that the
  /// question no longer takes is not known.
  public let answers: Answers

  /// The questions that have another id now, by their old ones, with an answer or without.
  public let renamed: [(from: String, to: Ordinal<Question>)]

  /// The answers that today's guidance does not take.
  public let lost: [LostAnswer]

  /// What was said of the level; its numbers are nil where the guidance did not apply.
  public let levels: LevelNumbers

  /// The rules that had a say, highest level first.
  public let reasons: [Reason]

  /// The questions whose urgent action was called for.
  public let urgent: [String]

  /// The reminders that were shown.
  public let reminders: [String]

  /// The next step of the ladder.
  public let step: String?

  /// The practitioner's own judgement, if one was given.
  public let judgement: Judgement?

  /// The questions that were asked and had no answer.
  public let unanswered: [String]

  /// Where the record was written.
  public let range: SourceRange
}

/// What an outcome says of the level, by number; all nil where the guidance does not apply.
public struct LevelNumbers: Hashable, Sendable {
  /// The suggested level.
  public let suggested: Int?

  /// The level that is certain.
  public let established: Int?

  /// The highest level that is not ruled out.
  public let possible: Int?
}
