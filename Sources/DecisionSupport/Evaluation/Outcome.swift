/// What a guidance says about a concern, as far as it has been described.
public struct Outcome: Sendable {
  /// A rule that is not ruled out.
  public struct Reason: Sendable {
    /// The rule.
    public let rule: Ordinal<Rule>

    /// Whether it holds whatever is still found out; else it counts because nobody knows.
    public let isCertain: Bool

    /// The answers that make it hold, or leave it open.
    public let answers: GivenAnswers
  }

  /// A reminder with what shows it.
  public struct ShownReminder: Sendable {
    /// The reminder.
    public let reminder: Ordinal<Reminder>

    /// The answers that show it; none for one that is always shown.
    public let because: GivenAnswers
  }

  /// A single answer whose change would move the suggested level, or could by what it lets be asked.
  public struct Change: Sendable {
    /// The question.
    public let question: Ordinal<Question>

    /// Its answer now.
    public let from: Answer

    /// The other answer.
    public let to: Answer

    /// The level that would then be suggested, or, for `isPossible`, the highest that could be; nil where the guidance
    /// would no longer apply.
    public let level: Ordinal<Level>?

    /// Whether only the details that it lets be asked could move the level.
    public let isPossible: Bool
  }

  /// A question with the answer that was given.
  public struct GivenAnswer: Hashable, Sendable {
    /// The question.
    public let question: Ordinal<Question>

    /// Its answer.
    public let answer: Answer
  }

  /// What was answered.
  public let answers: Answers

  /// Whether the guidance is for this concern; if not, there is no level.
  public let applies: Bool

  /// The questions whose urgent action is called for, in file order.
  public let urgent: [Ordinal<Question>]

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
  public let actions: [String]

  /// What to keep in mind, in file order.
  public let reminders: [ShownReminder]

  /// The next step of the ladder; nil where the guidance does not apply or has no ladder.
  public let nextStep: NextStep?

  /// The questions that are asked and have no answer yet, in asking order.
  public let unanswered: [Ordinal<Question>]

  /// How many of the unanswered there are left if each is answered calmly, which closes the details behind it.
  public let fewestUnanswered: Int

  /// Those of the unanswered that could raise the level, by their answer or by what it lets be asked, in asking order.
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
  /// What the guidance says about a concern. The same answers give the same outcome, always.
  ///
  /// - Parameters:
  ///   - answers: What was answered, complete or not.
  ///   - since: The day on which the next step of the ladder began.
  ///   - today: The day on which somebody asks.
  /// - Returns: The level with its reasons, and everything that follows from it; without a level where the guidance does
  ///   not apply.
  public func assess(_ answers: Answers, since: CalendarDate, today: CalendarDate) -> Outcome {
    var evaluation = Evaluation(compiled, answers)
    return outcome(&evaluation, .all, since: since, today: today)
  }

  func outcome(
    _ evaluation: inout Evaluation,
    _ parts: Outcome.Parts,
    since: CalendarDate,
    today: CalendarDate
  ) -> Outcome {
    let answers = evaluation.answers
    let urgent = compiled.urgent.filter { evaluation.isUrgent($0.position) }
    guard evaluation.applies() else {
      return Outcome(
        answers: answers,
        applies: false,
        urgent: urgent,
        level: nil,
        established: nil,
        possible: nil,
        reasons: [],
        findOut: [],
        wouldChange: [],
        actions: parts.contains(.actions) ? applicability?.actions ?? [] : [],
        reminders: [],
        nextStep: nil,
        unanswered: [],
        fewestUnanswered: 0,
        couldRaise: [],
        ignored: [],
        answeredUnasked: []
      )
    }
    let established = Ordinal<Level>(evaluation.established())
    let suggested = Ordinal<Level>(evaluation.suggested())
    let gaps = evaluation.askingGaps()
    let unanswered: [Ordinal<Question>] = gaps.unanswered.ordinals()
    return Outcome(
      answers: answers,
      applies: true,
      urgent: urgent,
      level: suggested,
      established: established,
      possible: Ordinal(evaluation.possible()),
      reasons: parts.contains(.reasons) ? reasons(answers, &evaluation) : [],
      findOut: parts.contains(.findOut) ? evaluation.findOut() : [],
      wouldChange: parts.contains(.wouldChange) ? evaluation.wouldChange() : [],
      actions: parts.contains(.actions) ? actions(at: suggested, established) : [],
      reminders: parts.contains(.reminders) ? shownReminders(answers, &evaluation) : [],
      nextStep: parts.contains(.nextStep) ? nextStep(&evaluation, since: since, today: today) : nil,
      unanswered: unanswered,
      // Where every question that is asked has an answer, none is left to suppose calm.
      fewestUnanswered: unanswered.isEmpty || !parts.contains(.gaps) ? 0 : evaluation.questionsLeft().count,
      couldRaise: unanswered.isEmpty || !parts.contains(.couldRaise)
        ? [] : questionsThatCouldRaise(answers, &evaluation).map { Ordinal($0) },
      ignored: parts.contains(.unasked) ? gaps.ignored.ordinals() : [],
      answeredUnasked: parts.contains(.unasked) ? gaps.answeredUnasked.ordinals() : []
    )
  }

  private func actions(at suggested: Ordinal<Level>, _ established: Ordinal<Level>) -> [String] {
    let level = levels[suggested]
    return (established < suggested ? level.actionsIfNotKnown : []) + level.actions
  }

  func reasons(_ answers: Answers, _ evaluation: inout Evaluation) -> [Outcome.Reason] {
    let rules = compiled.rulesByHeight
    return evaluation.rules(.closed, reaching: .unknown).map { place in
      let rule = rules[place]
      return Outcome.Reason(
        rule: Ordinal(rule.position),
        isCertain: evaluation.truths(ofRuleAt: place)[.open] == .true,
        answers: GivenAnswers(answers, to: evaluation.questionsBehind(rule.condition, .closed))
      )
    }
  }

  func shownReminders(_ answers: Answers, _ evaluation: inout Evaluation) -> [Outcome.ShownReminder] {
    let conditions = compiled.reminders
    var shown = Positions()
    for position in conditions.indices where evaluation.isShown(conditions[position]) { shown.insert(position) }
    return shown.map { position in
      let because = conditions[position].map { evaluation.questionsBehind($0, .closed) } ?? []
      return Outcome.ShownReminder(reminder: Ordinal(position), because: GivenAnswers(answers, to: because))
    }
  }
}

/// Where what is asked and what is answered do not meet.
private struct AskingGaps {
  /// What is asked and has no answer.
  var unanswered = Positions()

  /// What is not asked and of which something is not known.
  var ignored = Positions()

  /// What is not asked and holds a value.
  var answeredUnasked = Positions()
}

extension Evaluation {
  fileprivate func askingGaps() -> AskingGaps {
    var gaps = AskingGaps()
    for position in isAsked.indices {
      switch answers[Ordinal(position)] {
      case nil:
        if isAsked[position] { gaps.unanswered.insert(position) }
      case let answer? where !isAsked[position]:
        if answer.leavesOpen { gaps.ignored.insert(position) }
        if !answer.isNotKnown { gaps.answeredUnasked.insert(position) }
      default: continue
      }
    }
    return gaps
  }
}
