/// What several rehearsals of one trainee have in common.
public struct RehearsalSummary: Sendable {
  /// A question that came out differently in more than one scenario.
  public struct RecurringQuestion: Sendable {
    /// The question.
    public let question: Ordinal<Question>

    /// The rehearsals in which the question came out differently, in their order.
    public let rehearsals: [Rehearsal]
  }

  /// The rehearsals, in their order.
  public let rehearsals: [Rehearsal]

  /// The rehearsals in which the trainee committed to another level than the guidance suggests.
  public let parted: [Rehearsal]

  /// The questions that came out differently in more than one scenario, the most frequent first.
  public let recurring: [RecurringQuestion]

  /// Looks over rehearsals with the same guidance.
  public init(_ rehearsals: [Rehearsal]) {
    self.rehearsals = rehearsals
    parted = rehearsals.filter { $0.committed != $0.expected.level }
    let questions = rehearsals.first?.guidance.questions.ordinals.map { $0 } ?? []
    recurring =
      questions
      .map { question in
        let differing = rehearsals.filter { $0.differences.contains { $0.question == question } }
        return RecurringQuestion(question: question, rehearsals: differing)
      }
      .filter { $0.rehearsals.count > 1 }
      .sorted { a, b in
        (b.rehearsals.count, a.question.position) < (a.rehearsals.count, b.question.position)
      }
  }
}

extension Scenario.Panel {
  /// How many took part.
  public var count: Int { levels.values.reduce(0, +) }

  /// Whether the panel did not all choose the same level.
  public var isSplit: Bool { levels.values.count { $0 > 0 } > 1 }
}
