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

  /// What is due beside the level, in file order; where the guidance does not apply, what is for adults, too.
  public let pathways: [PathwayCall]

  /// What to do, in order; where the guidance does not apply, instead of what it says.
  public let actions: [Ordinal<Item.Part>]

  /// What not to do, in order.
  public let prohibitions: [Ordinal<Item.Part>]

  /// What to say about consent.
  public let consent: [Ordinal<Item.Part>]

  /// The reminders that are shown, in file order; none where the guidance does not apply.
  public let reminders: [Ordinal<Reminder>]

  /// The questions to ask next, in asking order; none where the guidance does not apply.
  public let unanswered: [Ordinal<Question>]

  /// Whether every question about safety that is asked has an answer.
  public let isEnough: Bool

  /// The questions that count as not known without being asked; none where the guidance does not apply.
  public let supposed: [Ordinal<Question>]

  /// The questions whose not-known answer is set aside; none where the guidance does not apply.
  public let ignored: [Ordinal<Question>]

  /// Whether the guidance is for this concern.
  public var applies: Bool { level != nil }

  /// Everything that is to be done or to be said.
  var toDo: [Ordinal<Item.Part>] {
    urgent.flatMap { $0.items } + actions + consent + pathways.flatMap { $0.items }
  }
}

/// An urgent action that an answer calls for.
public struct UrgentCall: Hashable, Sendable {
  /// The question that the urgent action belongs to.
  public let question: Ordinal<Question>

  /// Whether the answer is given or assumed; else it is only not ruled out.
  public let isCertain: Bool

  /// What to do, in order.
  public let items: [Ordinal<Item.Part>]

  /// Names an urgent action that is called for.
  package init(question: Ordinal<Question>, isCertain: Bool, items: [Ordinal<Item.Part>]) {
    self.question = question
    self.isCertain = isCertain
    self.items = items
  }
}

/// Something that is due beside the level.
public struct PathwayCall: Hashable, Sendable {
  /// The pathway.
  public let pathway: Ordinal<Pathway>

  /// Whether the pathway's condition holds by what was given or is assumed; else it may be due.
  public let isCertain: Bool

  /// What to do, in order.
  public let items: [Ordinal<Item.Part>]
}

extension Meaning {
  /// All that decides about a child.
  public var conclusion: Conclusion {
    Conclusion(
      established: applies ? established : nil,
      level: applies ? suggested : nil,
      possible: applies ? possible : nil,
      urgent: urgent,
      pathways: pathways,
      actions: actions,
      prohibitions: prohibitions,
      consent: consent,
      reminders: applies ? reminders : [],
      unanswered: applies ? unanswered : [],
      isEnough: !applies || isEnough,
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
      let calls = all.filter { $0.question == question }
      let items = calls.flatMap { $0.items }
      let once = items.indices.filter { items.firstIndex(of: items[$0]) == $0 }.map { items[$0] }
      return UrgentCall(question: question, isCertain: calls.contains { $0.isCertain }, items: once)
    }
  }
}
