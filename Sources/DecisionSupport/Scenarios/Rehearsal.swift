/// What there is to learn from one scenario: the level that a trainee committed to and their answers beside what the
/// guidance makes of the scenario's answers, each difference with what it did to the level.
///
/// It is a function of its four inputs. Nobody is marked: a difference is where a conversation starts.
public struct Rehearsal: Sendable {
  /// What the guidance makes of an answer set.
  public struct Suggestion: Hashable, Sendable {
    /// The suggested level; nil where the guidance would not apply.
    public let level: Ordinal<Level>?

    /// The level that is certain; nil where the guidance would not apply.
    public let established: Ordinal<Level>?
  }

  /// What giving the scenario's answer instead of the trainee's does to the level that the trainee's answers lead to.
  ///
  /// A level is nil where the guidance would not apply.
  public enum Effect: Hashable, Sendable {
    /// The answer moves the level by itself.
    case moves(from: Ordinal<Level>?, to: Ordinal<Level>?)

    /// The answer moves nothing by itself, but does once another answer is the scenario's, too; `from` is with that one alone.
    case movesWith(Ordinal<Question>, from: Ordinal<Level>?, to: Ordinal<Level>?)

    /// The answer moves nothing by itself or with one other, but does once all the others are the scenario's.
    case movesWithAllOthers(from: Ordinal<Level>?, to: Ordinal<Level>?)

    /// The answer moves nothing, however many of the others are the scenario's.
    case none
  }

  /// A question to which the trainee's answer counts otherwise than the scenario's, or would if the scenario's other
  /// answers made it asked.
  public struct Difference: Hashable, Sendable {
    /// The question.
    public let question: Ordinal<Question>

    /// What the trainee answered; nil for nothing, which counts as calm.
    public let given: Answer?

    /// What the scenario answers; nil for nothing, which counts as calm.
    public let told: Answer?

    /// Whether the question is asked, by what the trainee answered to others.
    public let wasAsked: Bool

    /// What the scenario's answer instead does to the level.
    public let effect: Effect

    /// Whether the trainee took for known what the story leaves open.
    public var isGuess: Bool { told?.leavesOpen == true && given?.leavesOpen == false }
  }

  /// An urgent action that the scenario's answers call for.
  public struct UrgentAction: Hashable, Sendable {
    /// The question that the urgent action belongs to.
    public let question: Ordinal<Question>

    /// Whether the trainee's answers called for the action, too.
    public let wasCalledFor: Bool
  }

  /// The guidance that was asked.
  public let guidance: Guidance

  /// The scenario.
  public let scenario: Scenario

  /// What the trainee answered.
  public let answers: Answers

  /// The level that the trainee committed to.
  public let committed: Ordinal<Level>

  /// What the guidance makes of the trainee's answers.
  public let own: Suggestion

  /// What the guidance makes of the scenario's answers.
  public let expected: Suggestion

  /// Why the scenario's answers lead to their level: the rules of that level.
  public let reasons: [Outcome.Reason]

  /// Where the answers differ, in asking order.
  public let differences: [Difference]

  /// What the scenario's answers call for at once.
  public let urgent: [UrgentAction]

  /// The reminders that the scenario's answers bring up and the trainee's do not.
  public let missedReminders: [Outcome.ShownReminder]

  /// Compares a trainee's judgement with the guidance's.
  ///
  /// - Throws: Where the guidance's definition and the engine do not conclude the same.
  public init(
    _ guidance: Guidance,
    _ scenario: Scenario,
    answers: Answers,
    committed: Ordinal<Level>
  ) throws(SelfContradiction) {
    self.guidance = guidance
    self.scenario = scenario
    self.answers = answers
    self.committed = committed
    let mine = try guidance.agreement(about: answers).conclusion
    var (theirs, engine) = try guidance.agreement(about: scenario.answers)
    own = Suggestion(level: mine.level, established: mine.established)
    expected = Suggestion(level: theirs.level, established: theirs.established)
    let level = expected.level
    reasons = guidance.reasons(&engine).filter { guidance.rules[$0.rule].level == level }
    missedReminders = guidance.shown(theirs.reminders.filter { !mine.reminders.contains($0) }, &engine)
    urgent = theirs.urgent.map { call in
      UrgentAction(question: call.question, wasCalledFor: mine.urgent.contains { $0.question == call.question })
    }
    let (read, told) = (Meaning(guidance, answers), Meaning(guidance, scenario.answers))
    // What the trainee did not know and was not asked counts once the scenario asks it.
    let differing = Array(guidance.questions.ordinals).filter { question in
      let expected = told.taken(question, by: told)
      return [read, told].contains { read.taken(question, by: $0) != expected }
    }
    let replay = Replay(guidance: guidance, answers: answers, told: scenario.answers, differing: differing)
    differences = zip(differing, replay.effects()).map { question, effect in
      Difference(
        question: question,
        given: answers[question],
        told: scenario.answers[question],
        wasAsked: read.isAsked(question, .closed) != .false,
        effect: effect
      )
    }
  }
}

extension Meaning {
  /// What an answer is taken for: calm where there is none, or where nobody knows and nobody would ask, by what is asked
  /// here or elsewhere.
  fileprivate func taken(_ question: Ordinal<Question>, by asking: Meaning) -> Answer {
    let isAsked = asking.isAsked(question, .closed) != .false
    return answers[question].flatMap { isAsked || !$0.isNotKnown ? $0 : nil } ?? guidance.questions[question].calm
  }
}

/// Asks the guidance again, with some of a trainee's answers being the scenario's.
private struct Replay {
  let guidance: Guidance
  let answers: Answers
  let told: Answers
  let differing: [Ordinal<Question>]

  /// The level if the answers to some questions were the scenario's.
  private func level(_ changed: [Ordinal<Question>]) -> Ordinal<Level>? {
    var mixed = answers
    for question in changed { mixed[question] = told[question] }
    return guidance.level(suggestedFor: mixed)
  }

  /// What each differing answer does. Larger groups than two are not searched: they would be many, and nobody could follow
  /// what is said of them.
  func effects() -> [Rehearsal.Effect] {
    let now = level([])
    let alone = differing.map { level([$0]) }
    let all = level(differing)
    return differing.indices.map { index in
      guard alone[index] == now else { return .moves(from: now, to: alone[index]) }
      for other in differing.indices where other != index {
        let both = level([differing[index], differing[other]])
        if both != alone[other] { return .movesWith(differing[other], from: alone[other], to: both) }
      }
      let others = level(differing.filter { $0 != differing[index] })
      return others == all ? .none : .movesWithAllOthers(from: others, to: all)
    }
  }
}
