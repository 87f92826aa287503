extension Outcome {
  /// The parts of an outcome that take time, so that somebody who wants the level of many concerns need not wait.
  public struct Parts: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int

    /// Makes a set of parts.
    public init(rawValue: Int) {
      self.rawValue = rawValue
    }

    /// The reasons.
    public static let reasons = Parts(rawValue: 1)

    /// What to find out.
    public static let findOut = Parts(rawValue: 2)

    /// What would change the level.
    public static let wouldChange = Parts(rawValue: 4)

    /// The reminders.
    public static let reminders = Parts(rawValue: 8)

    /// The next step of the ladder.
    public static let nextStep = Parts(rawValue: 16)

    /// The answers to questions that would not be asked.
    public static let unasked = Parts(rawValue: 32)

    /// The unanswered questions that could raise the level.
    public static let couldRaise = Parts(rawValue: 64)

    /// What to do, what not to do, and what to say about consent.
    public static let actions = Parts(rawValue: 128)

    /// What has no answer, or is not known, and is not asked.
    public static let setAside = Parts(rawValue: 256)

    /// What is due beside the level.
    public static let pathways = Parts(rawValue: 512)

    /// Whom to ring, of the parts that are wanted.
    public static let contacts = Parts(rawValue: 1024)

    /// Every part of an outcome.
    public static let all = Parts(rawValue: 2047)
  }
}

/// Assesses many answer sets by the engine alone, each in place of the one before.
public struct Assessor: Sendable {
  private let guidance: Guidance
  private let parts: Outcome.Parts
  private var engine: Engine

  /// Makes an assessor.
  ///
  /// - Parameters:
  ///   - guidance: The guidance that is asked.
  ///   - parts: What is wanted of each outcome; other parts are left empty, and the next step nil.
  public init(_ guidance: Guidance, parts: Outcome.Parts) {
    self.guidance = guidance
    self.parts = parts
    engine = Engine(guidance.compiled, Answers(for: guidance))
  }

  /// What the guidance says about a concern, as far as it is wanted.
  public mutating func assess(_ answers: Answers, since: CalendarDate, today: CalendarDate) -> Outcome {
    assess(answers, changed: answers.differences(from: engine.answers), since: since, today: today)
  }

  /// What was assessed last; at first that nothing is answered.
  package var answers: Answers { engine.answers }

  /// What the guidance says about a concern, for a caller who knows which questions may be answered otherwise than last.
  package mutating func assess(
    _ answers: Answers,
    changed: OrdinalSet,
    since: CalendarDate,
    today: CalendarDate
  ) -> Outcome {
    engine.read(answers, changed: changed)
    let conclusion = engine.conclusion(parts)
    return guidance.outcome(conclusion, &engine, parts, since: Moment(since), today: Moment(today))
  }
}
