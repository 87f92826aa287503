/// What a guidance says about a concern, as far as it has been described.
public struct Outcome: Sendable {
  /// A rule that is not ruled out.
  public struct Reason: Sendable {
    /// The rule.
    public let rule: Ordinal<Rule>

    /// Whether the rule holds whatever is still found out; else it counts because nobody knows.
    public let isCertain: Bool

    /// The answers that make the rule hold, or leave it open.
    public let answers: GivenAnswers

    /// The questions that are not known and because of which the rule counts, in asking order; none where it is
    /// certain.
    public let assumed: [Ordinal<Question>]
  }

  /// A reminder with what shows it.
  public struct ShownReminder: Sendable {
    /// The reminder.
    public let reminder: Ordinal<Reminder>

    /// The answers that show the reminder; none for one that is always shown.
    public let because: GivenAnswers
  }

  /// Something that is due beside the level, with what makes it due.
  public struct DuePathway: Sendable {
    /// The pathway.
    public let pathway: Ordinal<Pathway>

    /// Whether the pathway's condition holds by what was given or is assumed; else it may be due.
    public let isCertain: Bool

    /// What to do, in order.
    public let items: [Ordinal<Item.Part>]

    /// When the pathway has to be done; nil where the guidance does not say, or the calendar does not reach so far.
    public let by: Moment?

    /// The answers that make the pathway due.
    public let because: GivenAnswers
  }

  /// A single answer whose change would move the suggested level, or could by what it lets be asked.
  public struct Change: Sendable {
    /// The question.
    public let question: Ordinal<Question>

    /// The question's answer now.
    public let from: Answer

    /// The other answer.
    public let to: Answer

    /// The level that would then be suggested, or, for `isPossible`, the highest that could be; nil where the guidance
    /// would no longer apply.
    public let level: Ordinal<Level>?

    /// Whether only the details that the other answer lets be asked could move the level.
    public let isPossible: Bool
  }

  /// A question with the answer that was given.
  public struct GivenAnswer: Hashable, Sendable {
    /// The question.
    public let question: Ordinal<Question>

    /// The question's answer.
    public let answer: Answer
  }

  /// What was answered.
  public let answers: Answers

  /// Whether the guidance is for this concern; if not, there is no level.
  public let applies: Bool

  /// The urgent actions that are called for, in asking order.
  public let urgent: [UrgentCall]

  /// The level to work with now; nil where the guidance does not apply.
  public let level: Ordinal<Level>?

  /// The level that is certain; nil where the guidance does not apply.
  public let established: Ordinal<Level>?

  /// The highest level that is not ruled out; nil where the guidance does not apply.
  public let possible: Ordinal<Level>?

  /// The rules that are not ruled out, highest level first.
  public let reasons: [Reason]

  /// The not-known questions that are worth asking somebody, most useful first.
  public let findOut: [Ordinal<Question>]

  /// Every single answer whose change would move the level, in file order.
  public let wouldChange: [Change]

  /// What to do, in order.
  public let actions: [Ordinal<Item.Part>]

  /// The actions that say whom to tell, and how.
  public let toTell: [Ordinal<Item.Part>]

  /// What not to do, in order.
  public let prohibitions: [Ordinal<Item.Part>]

  /// What to say about consent.
  public let consent: [Ordinal<Item.Part>]

  /// What is due beside the level, in file order.
  public let pathways: [DuePathway]

  /// How to reach whom all this names.
  public let contacts: [ContactNumber]

  /// What to do first: all that is urgent, then the first action.
  public var doNow: [Ordinal<Item.Part>] { urgent.flatMap { $0.items } + actions.prefix(1) }

  /// Everything that is to be done or to be said.
  public var toDo: [Ordinal<Item.Part>] {
    urgent.flatMap { $0.items } + actions + consent + pathways.flatMap { $0.items }
  }

  /// Whether enough is answered to name a level to people: all that is asked about safety.
  public let isEnough: Bool

  /// What to keep in mind, in file order.
  public let reminders: [ShownReminder]

  /// The next step of the ladder; nil where the guidance does not apply or has no ladder.
  public let nextStep: NextStep?

  /// The questions that are asked and have no answer yet, in asking order.
  public let unanswered: [Ordinal<Question>]

  /// The questions without an answer that count as not known, since only something not known opens them.
  public let supposed: [Ordinal<Question>]

  /// The unanswered questions that could raise the level, by their answer or by what it lets be asked, in asking order.
  public let couldRaise: [Ordinal<Question>]

  /// The not-known questions that were set aside because they would not be asked.
  public let ignored: [Ordinal<Question>]

  /// The questions that hold a value although they would not be asked; the value counts.
  public let answeredUnasked: [Ordinal<Question>]

  /// Whether every question that is asked has an answer.
  public var isComplete: Bool { unanswered.isEmpty }

  /// Whether only what is not known raised the level above the established one.
  public var isRaisedByNotKnowing: Bool {
    guard let level, let established else { return false }
    return established < level
  }
}

extension Guidance {
  /// What the guidance says about a concern, by its definition and by the engine. The same answers give the same outcome,
  /// always.
  ///
  /// - Parameters:
  ///   - answers: What was answered, complete or not.
  ///   - since: The day on which the next step of the ladder began.
  ///   - today: The day on which somebody asks.
  /// - Returns: The level with its reasons, and everything that follows from it; without a level where the guidance does
  ///   not apply.
  /// - Throws: What the two say, where that is not the same.
  public func assess(
    _ answers: Answers,
    since: CalendarDate,
    today: CalendarDate
  ) throws(SelfContradiction) -> Outcome {
    try assess(answers, since: Moment(since), today: Moment(today))
  }

  /// What the guidance says about a concern at a time of day, when some telephones are answered and others are not.
  public func assess(_ answers: Answers, since: Moment, today: Moment) throws(SelfContradiction) -> Outcome {
    var (conclusion, engine) = try agreement(about: answers)
    return outcome(conclusion, &engine, .all, since: since, today: today)
  }

  /// What the definition concludes, where the engine concludes the same.
  func agreement(
    about answers: Answers,
    _ conclude: (inout Engine) -> Conclusion = { $0.conclusion() }
  ) throws(SelfContradiction) -> (conclusion: Conclusion, engine: Engine) {
    let conclusion = Meaning(self, answers).conclusion
    var engine = Engine(compiled, answers)
    let other = conclude(&engine)
    guard other == conclusion else { throw SelfContradiction(guidance: self, meaning: conclusion, engine: other) }
    return (conclusion, engine)
  }

  func outcome(
    _ conclusion: Conclusion,
    _ engine: inout Engine,
    _ parts: Outcome.Parts,
    since: Moment,
    today: Moment
  ) -> Outcome {
    let answers = engine.answers
    let named = parts.contains(.contacts) ? conclusion.toDo + conclusion.prohibitions : []
    let contacts = named.isEmpty ? [] : numbers(named: named, answers, at: today)
    // Where the guidance does not apply, only what its conclusion holds is said.
    let applies = conclusion.applies
    let wanted: Outcome.Parts = applies ? parts : []
    let couldRaise = wanted.contains(.couldRaise) && !conclusion.unanswered.isEmpty
    return Outcome(
      answers: answers,
      applies: applies,
      urgent: conclusion.urgent,
      level: conclusion.level,
      established: conclusion.established,
      possible: conclusion.possible,
      reasons: wanted.contains(.reasons) ? reasons(&engine) : [],
      findOut: wanted.contains(.findOut) ? engine.findOut() : [],
      wouldChange: wanted.contains(.wouldChange) ? engine.wouldChange() : [],
      actions: conclusion.actions,
      toTell: applies ? conclusion.actions.filter { itemParts[$0].isToTell } : [],
      prohibitions: conclusion.prohibitions,
      consent: conclusion.consent,
      pathways: due(conclusion.pathways, &engine, since: since),
      contacts: contacts,
      isEnough: conclusion.isEnough,
      reminders: wanted.contains(.reminders) ? shown(conclusion.reminders, &engine) : [],
      nextStep: wanted.contains(.nextStep) ? nextStep(&engine, since: since.day, today: today.day) : nil,
      unanswered: conclusion.unanswered,
      supposed: conclusion.supposed,
      couldRaise: couldRaise ? questionsThatCouldRaise(answers, &engine).ordinals() : [],
      ignored: conclusion.ignored,
      answeredUnasked: wanted.contains(.unasked) ? engine.gaps().answeredUnasked.ordinals() : []
    )
  }
}
