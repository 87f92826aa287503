public import DecisionSupport

/// Brute force: what a guidance says where nothing is unknown, in two-valued logic over the public model, without any of the
/// program's own evaluation.
public struct PlainLogic {
  private let guidance: Guidance
  private let values: [Answer]

  /// Takes an answer for each question; those that have none are calm.
  public init(_ guidance: Guidance, _ answers: Answers) {
    self.guidance = guidance
    values = guidance.questions.ordinals.map { answers[$0] ?? guidance.questions[$0].calm }
    precondition(!values.contains { $0.leavesOpen }, "something is not known")
  }

  /// Whether a condition holds.
  public func holds(_ condition: Condition) -> Bool {
    switch condition {
    case .answer(let test): Self.satisfies(values[test.question.position], test.values)
    case .rule(let rule): holds(guidance.rules[rule].condition)
    case .all(let parts): parts.allSatisfy { holds($0) }
    case .any(let parts): parts.contains { holds($0) }
    case .none(let parts): !parts.contains { holds($0) }
    case .atLeast(let count, let parts): parts.count { holds($0) } >= count
    }
  }

  /// The position of the level.
  public var level: Int { guidance.rules.filter { holds($0.condition) }.map(\.level.position).max() ?? 0 }

  /// Whether the guidance applies.
  public var applies: Bool { guidance.applicability.map { holds($0.condition) } ?? true }

  /// Whether a question is asked.
  public func isAsked(_ question: Ordinal<Question>) -> Bool { guidance.questions[question].askIf.map(holds) ?? true }

  /// The positions of the reminders that are shown.
  public var reminders: [Int] {
    guidance.reminders.indices.filter { guidance.reminders[$0].showIf.map(holds) ?? true }
  }

  /// The positions of the questions whose urgent action is called for.
  public var urgent: [Int] {
    guidance.questions.indices.filter { guidance.questions[$0].urgent.map { holds(.answer($0.answers)) } ?? false }
  }

  /// The positions of the pathways that are due where the guidance applies, or where it does not.
  public var pathways: [Int] {
    guidance.pathways.indices.filter { position in
      holds(guidance.pathways[position].condition) && (applies || guidance.pathways[position].isForAdultsToo)
    }
  }

  /// The parts of items that show.
  public func parts(of items: [Item]) -> [Ordinal<Item.Part>] {
    items.compactMap { item in item.parts.first { $0.condition.map(holds) ?? true }?.place }
  }

  private static func satisfies(_ answer: Answer, _ values: AnswerTest.Values) -> Bool {
    switch (answer, values) {
    case (.option(let position), .options(let wanted)), (.extra(let position), .numbers(_, let wanted)):
      wanted >> UInt64(position) & 1 == 1
    case (.number(let number), .numbers(let ranges, _)): ranges.contains { $0.contains(number) }
    case (.checklist(let ticked, _), .options(let wanted)): ticked & wanted != 0
    default: false
    }
  }
}

extension RandomAnswers {
  /// A finished answer set in which nothing is unknown: what was known before stays, and whatever else is asked gets a value.
  public mutating func resolution(of answers: Answers) -> Answers {
    var known = Answers(for: guidance)
    for question in guidance.questions.ordinals {
      // What comes later does not decide whether it is asked.
      let isAsked = PlainLogic(guidance, known).isAsked(question)
      switch answers[question] {
      case .checklist(let ticked, let unknown):
        let open = isAsked ? generator.next() : ticks(of: guidance.questions[question].calm)
        known[question] = .checklist(ticked: ticked | unknown & open, unknown: 0)
      case .notKnown, nil:
        if isAsked { known[question] = definite(question) }
      case let value?: known[question] = value
      }
    }
    return known
  }

  private mutating func definite(_ question: Ordinal<Question>) -> Answer {
    while true {
      let value = value(of: question)
      if !value.leavesOpen { return value }
    }
  }

  private func ticks(of answer: Answer) -> UInt64 {
    if case .checklist(let ticked, _) = answer { ticked } else { 0 }
  }
}
