public import DecisionSupport

/// Outcomes of guidances that a test wrote, from answers that it wrote, by ids and numbers.
extension Guidance {
  /// A day on which tests take place, a Tuesday.
  public static let testDay = CalendarDate(dayNumber: 20_781)

  /// What the guidance says about answers in YAML, on the test day.
  public func outcome(_ answers: String) -> Outcome { outcome(self.answers(answers)) }

  /// What the guidance says about answers, on the test day.
  public func outcome(_ answers: Answers) -> Outcome {
    guard let outcome = try? assess(answers, since: Self.testDay, today: Self.testDay) else {
      preconditionFailure("the definition and the engine differ")
    }
    return outcome
  }

  /// The numbers of the established, suggested and possible level; empty where the guidance does not apply.
  public func levels(_ answers: String) -> [Int] {
    let outcome = outcome(answers)
    return [outcome.established, outcome.level, outcome.possible].compactMap { $0.map { levels[$0].number } }
  }

  /// The ids of some questions.
  public func ids(_ questions: [Ordinal<Question>]) -> [String] {
    questions.map { self.questions[$0].id }
  }

  /// The ids of the reminders that are shown.
  public func reminders(_ answers: String) -> [String] {
    outcome(answers).reminders.map { reminders[$0.reminder].id }
  }

  /// What would change the level, as `question: from -> to = level`; a question mark behind a level that only could be.
  public func changes(_ answers: String) -> [String] {
    outcome(answers).wouldChange.map { change in
      let question = questions[change.question]
      let level = change.level.map { String(levels[$0].number) } ?? "none"
      let words = "\(question.word(for: change.from)) -> \(question.word(for: change.to))"
      return "\(question.id): \(words) = \(level)\(change.isPossible ? "?" : "")"
    }
  }
}
