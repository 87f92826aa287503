/// Which parts of a guidance some scenario reaches, so that what nobody rehearses and no test notices is known.
public struct Coverage: Sendable {
  /// How much of one kind of thing is reached.
  public struct Part<Element: Sendable>: Sendable {
    /// How many there are.
    public let count: Int

    /// The elements that no scenario reaches, in file order.
    public let missing: [Element]

    /// How many some scenario reaches.
    public var reached: Int { count - missing.count }

    /// The percentage that is reached, rounded down, so that only all of them are 100; of nothing, all is reached.
    public var percentage: Int { count == 0 ? 100 : reached * 100 / count }

    init(of elements: some Swift.Sequence<Element>, isReached: (Element) -> Bool) {
      let elements = Array(elements)
      count = elements.count
      missing = elements.filter { !isReached($0) }
    }
  }

  /// An answer that a condition can tell from the others.
  public struct AnswerPiece: Sendable {
    /// A stretch of a question's answers.
    public enum Value: Sendable {
      /// An option chosen or ticked, or an extra value of a number, by position.
      case option(Int)

      /// A checklist without a tick.
      case nothingTicked

      /// Numbers between which no condition draws a line.
      case numbers(ClosedRange<Int>)

      /// The answer *not known*, of a checklist also in part.
      case notKnown
    }

    /// The question.
    public let question: Ordinal<Question>

    /// The answers.
    public let value: Value
  }

  /// Rules that hold, or are not ruled out, and so have a say in the level of some scenario.
  public let rules: Part<Ordinal<Rule>>

  /// Levels that are suggested.
  public let levels: Part<Ordinal<Level>>

  /// Reminders that are shown.
  public let reminders: Part<Ordinal<Reminder>>

  /// Pathways that are due, or may be.
  public let pathways: Part<Ordinal<Pathway>>

  /// Parts of items that are shown.
  public let items: Part<Ordinal<Item.Part>>

  /// Steps of the ladder that come next.
  public let steps: Part<Ordinal<EscalationStep>>

  /// Answers that are given, or taken as given by a scenario that fills up the rest calmly.
  public let answers: Part<AnswerPiece>

  /// Safeguards whose condition is not ruled out, while one of the answers is given that they compare.
  public let safeguards: Part<Ordinal<Safeguard>>
}

extension Guidance {
  /// Which parts of the guidance the outcomes of some scenarios reach.
  public func coverage(by outcomes: [Outcome]) -> Coverage {
    let rules = Set(outcomes.flatMap { $0.reasons.map { $0.rule } })
    let levels = Set(outcomes.compactMap { $0.level })
    let reminders = Set(outcomes.flatMap { $0.reminders.map { $0.reminder } })
    let steps = Set(outcomes.compactMap { $0.nextStep?.step })
    let pathways = Set(outcomes.flatMap { $0.pathways.map { $0.pathway } })
    let shown = Set(outcomes.flatMap { $0.toDo + $0.prohibitions })
    let exercised = exercisedSafeguards(outcomes)
    return Coverage(
      rules: .init(of: self.rules.ordinals) { rules.contains($0) },
      levels: .init(of: self.levels.ordinals) { levels.contains($0) },
      reminders: .init(of: self.reminders.ordinals) { reminders.contains($0) },
      pathways: .init(of: self.pathways.ordinals) { pathways.contains($0) },
      items: .init(of: itemsOfOutcomes.flatMap { $0.item.parts.map { $0.place } }.sorted()) { shown.contains($0) },
      steps: .init(of: escalation?.steps.ordinals.map { $0 } ?? []) { steps.contains($0) },
      answers: .init(of: answerPieces) { piece in
        outcomes.contains { $0.answers[piece.question].map { holds($0, piece) } ?? false }
      },
      safeguards: .init(of: safeguards.ordinals) { exercised.contains($0) }
    )
  }

  // MARK: Answers

  private var answerPieces: [Coverage.AnswerPiece] {
    questions.ordinals.flatMap { index -> [Coverage.AnswerPiece] in
      let domain = compiled.domains[index.position]
      var values: [Coverage.AnswerPiece.Value] = (0..<domain.extras).map { .option($0) }
      values += domain.pieces.indices.map { .numbers(domain.numbers(ofPiece: $0)) }
      if case .anyOf = questions[index].answers { values.append(.nothingTicked) }
      return (values + [.notKnown]).map { Coverage.AnswerPiece(question: index, value: $0) }
    }
  }

  private func holds(_ answer: Answer, _ piece: Coverage.AnswerPiece) -> Bool {
    switch (piece.value, answer) {
    case (.notKnown, _): answer.leavesOpen
    case (.option(let position), .option(let given)), (.option(let position), .extra(let given)): position == given
    case (.option(let position), .checklist(let ticked, _)): ticked.contains(position)
    case (.nothingTicked, .checklist(let ticked, let unknown)): ticked == 0 && unknown == 0
    case (.numbers(let range), .number(let number)): range.contains(number)
    default: false
    }
  }

  // MARK: Safeguards

  private func exercisedSafeguards(_ outcomes: [Outcome]) -> Set<Ordinal<Safeguard>> {
    var exercised: Set<Ordinal<Safeguard>> = []
    for outcome in outcomes where outcome.applies {
      var engine = Engine(compiled, outcome.answers)
      for index in safeguards.ordinals where !exercised.contains(index) {
        if exercises(outcome, safeguards[index].claim, &engine) { exercised.insert(index) }
      }
    }
    return exercised
  }

  private func exercises(_ outcome: Outcome, _ claim: Safeguard.Claim, _ engine: inout Engine) -> Bool {
    func holds(_ condition: Condition?) -> Bool {
      guard let condition else { return true }
      return engine.truth(of: condition, .closed) != .false
    }
    func gives(_ question: Ordinal<Question>, oneOf answers: [Answer]) -> Bool {
      outcome.answers[question].map { answers.contains($0) } ?? false
    }
    switch claim {
    case .neverLowers(let question, let from, let to, let condition):
      return gives(question, oneOf: [from, to]) && holds(condition)
    case .sameLevel(let question, let answers, let condition):
      return gives(question, oneOf: answers) && holds(condition)
    case .always(let condition, _), .neverShows(_, .when(let condition)):
      return holds(condition)
    case .neverShows(_, .calmOrUnknown(let except)):
      return outcome.answers.answered.allSatisfy { question, answer in
        answer == questions[question].calm || answer.isNotKnown && !except.contains(question)
      }
    case .notKnownNeverAboveEach(let question, let condition):
      return outcome.answers[question].map { $0.leavesOpen } ?? false && holds(condition)
    case .unknownNeverLowers(let questions):
      return outcome.answers.answered.contains { $0.answer.leavesOpen && questions?.contains($0.question) ?? true }
    case .escalation(let from, let reached, _):
      guard let next = outcome.nextStep, next.isDisagreement else { return false }
      return (from ?? Ordinal(0)) <= next.step && next.step <= reached
    }
  }
}
