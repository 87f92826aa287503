/// What decides about a child: everything that `Meaning` and `Engine` have to say alike.
public struct Conclusion: Hashable, Sendable {
  /// The level that is certain; nil where the guidance does not apply.
  public let established: Ordinal<Level>?

  /// The level to work with now; nil where the guidance does not apply.
  public let level: Ordinal<Level>?

  /// The highest level that is not ruled out; nil where the guidance does not apply.
  public let possible: Ordinal<Level>?

  /// The urgent actions that are called for, in asking order; whether the guidance applies or not.
  public let urgent: [UrgentCall]

  /// The reminders that are shown, in file order; none where the guidance does not apply.
  public let reminders: [Ordinal<Reminder>]

  /// The questions to ask next, in asking order; none where the guidance does not apply.
  public let unanswered: [Ordinal<Question>]

  /// The questions that count as not known without being asked; none where the guidance does not apply.
  public let supposed: [Ordinal<Question>]

  /// The questions whose not-known answer is set aside; none where the guidance does not apply.
  public let ignored: [Ordinal<Question>]

  /// Whether the guidance is for this concern.
  public var applies: Bool { level != nil }
}

/// An urgent action that an answer calls for.
public struct UrgentCall: Hashable, Sendable {
  /// The question that it belongs to.
  public let question: Ordinal<Question>

  /// Whether the answer is given or assumed; else it is only not ruled out.
  public let isCertain: Bool

  /// Names an urgent action that is called for.
  public init(question: Ordinal<Question>, isCertain: Bool) {
    self.question = question
    self.isCertain = isCertain
  }
}

extension Meaning {
  /// All that decides about a child.
  public var conclusion: Conclusion {
    Conclusion(
      established: applies ? established : nil,
      level: applies ? suggested : nil,
      possible: applies ? possible : nil,
      urgent: urgent,
      reminders: applies ? reminders : [],
      unanswered: applies ? unanswered : [],
      supposed: applies ? supposed : [],
      ignored: applies ? ignored : []
    )
  }
}

extension Guidance {
  /// What the guidance concludes, by its definition.
  public func conclusion(from answers: Answers) -> Conclusion { Meaning(self, answers).conclusion }
}

/// The program's definition and its engine do not say the same, so that it must not name a level.
public struct SelfContradiction: Error, Sendable {
  /// The guidance that was asked.
  public let guidance: Guidance

  /// What the definition says.
  public let meaning: Conclusion

  /// What the engine says.
  public let engine: Conclusion

  /// The urgent actions of either, in asking order: whoever reads this must not miss one.
  public var urgent: [UrgentCall] {
    let all = meaning.urgent + engine.urgent
    return Set(all.map { $0.question }).sorted().map { question in
      UrgentCall(question: question, isCertain: all.contains { $0.question == question && $0.isCertain })
    }
  }
}
