public import DecisionSupport

/// An answer set that shows an effect. It was run through the engine, under both configurations where two are compared.
public struct Witness: Sendable {
  /// An answer of the set that is not the calm one.
  public struct Given: Sendable {
    /// The question's id.
    public let question: String

    /// The question in words.
    public let ask: String

    /// The answer as the command line writes it.
    public let word: String

    /// The answer in words.
    public let phrase: String

    /// Whether the effect would disappear if the answer were calm.
    public let matters: Bool
  }

  /// A question that is asked and has no answer yet.
  public struct Unanswered: Sendable {
    /// The question's id.
    public let question: String

    /// The question in words.
    public let ask: String
  }

  /// One changed answer that makes the effect disappear.
  public struct Repair: Sendable {
    /// The question's id.
    public let question: String

    /// The question in words.
    public let ask: String

    /// The other answer in words.
    public let phrase: String
  }

  /// The answers under each configuration.
  public let answers: BeforeAndAfter<Answers>

  /// What each configuration says about the answers.
  public let outcomes: BeforeAndAfter<Outcome>

  /// Every answer that is not calm, in asking order; all other questions that are asked are answered calmly, but for those
  /// that are not answered yet.
  public let given: [Given]

  /// The questions that are asked and have no answer yet, in asking order.
  public let unanswered: [Unanswered]

  /// Single changes that make the effect disappear, the first of each question, in asking order.
  public let repairs: [Repair]

  /// For a claim that compares two answers to one question: the outcome with the other answer.
  public let counterpart: Counterpart?

  /// The other half of a pair.
  public struct Counterpart: Sendable {
    /// The question's id.
    public let question: String

    /// The two answers in words: of the set itself, and of its counterpart.
    public let phrases: (here: String, there: String)

    /// What the configuration says about the counterpart.
    public let outcome: Outcome
  }
}
