/// What a guidance says about an answer set: the definition. Everything that evaluates, searches or proves is a faster or
/// wider form of this page, and is tested against it.
public struct Meaning: Sendable {
  /// The two readings of an answer set: `open` shows what is certain and what is possible, `closed` what to do now.
  public enum Reading: Sendable { case open, closed }

  /// The guidance that is asked.
  public let guidance: Guidance

  /// What was answered.
  public let answers: Answers

  /// The truth of each question's `ask-if`.
  private var asked: (open: [Truth], closed: [Truth]) = ([], [])

  /// Reads an answer set in one pass, since `ask-if` names earlier questions only.
  public init(_ guidance: Guidance, _ answers: Answers) {
    (self.guidance, self.answers) = (guidance, answers)
    for question in guidance.questions {
      asked.open.append(question.askIf.map { truth(of: $0, .open) } ?? .true)
      asked.closed.append(question.askIf.map { truth(of: $0, .closed) } ?? .true)
    }
  }

  /// Whether a question is asked: unknown where only something that is not known opens it.
  public func isAsked(_ question: Ordinal<Question>, _ reading: Reading) -> Truth {
    reading == .open ? asked.open[question.position] : asked.closed[question.position]
  }

  /// What the answer to a question counts as. `notKnown` stands for every answer that it may turn out to be.
  public func counted(_ question: Ordinal<Question>, _ reading: Reading) -> Answer {
    let (given, question, asked) = (answers[question], guidance.questions[question], isAsked(question, reading))
    switch (given, asked, reading) {
    case (let value?, _, _) where !value.leavesOpen: return value
    case (_, .false, _): return (given ?? .notKnown).fillingGaps(from: question.calm)
    case (_, _, .open): return given ?? .notKnown
    case (nil, .true, .closed): return question.calm
    case (_, _, .closed): return (given ?? .notKnown).fillingGaps(from: question.assumption)
    }
  }

  /// Whether a condition holds: true, false, or unknown (Kleene's logic).
  public func truth(of condition: Condition, _ reading: Reading) -> Truth {
    func sorted(_ parts: [Condition]) -> [Truth] { parts.map { truth(of: $0, reading) }.sorted() }
    switch condition {
    case .answer(let test): return counted(test.question, reading).isAmong(test.values)
    case .rule(let rule): return truth(of: guidance.rules[rule].condition, reading)
    case .all(let parts): return sorted(parts).first ?? .true
    case .any(let parts): return sorted(parts).last ?? .false
    case .none(let parts): return !(sorted(parts).last ?? .false)
    case .atLeast(let count, let parts): return sorted(parts).dropLast(count - 1).last ?? .false
    }
  }

  /// Whether the guidance is for this concern at all. Where it is not, there is no level, and what is for adults, too, is
  /// all that is due.
  public var applies: Bool { guidance.applicability.map { truth(of: $0.condition, .open) != .false } ?? true }

  /// The level that is certain, whatever is still found out.
  public var established: Ordinal<Level> { highestLevel(.open, .true) }

  /// The level to work with now.
  public var suggested: Ordinal<Level> { highestLevel(.closed, .unknown) }

  /// The highest level that is not ruled out.
  public var possible: Ordinal<Level> { highestLevel(.open, .unknown) }

  private func highestLevel(_ reading: Reading, _ least: Truth) -> Ordinal<Level> {
    guidance.rules.filter { truth(of: $0.condition, reading) >= least }.map { $0.level }.max() ?? Ordinal(0)
  }

  /// The questions whose urgent action is called for: certainly, or, because nobody can rule it out, finding out first.
  public var urgent: [UrgentCall] {
    guidance.questions.ordinals.compactMap { question in
      guard let urgent = guidance.questions[question].urgent else { return nil }
      let truth = truth(of: .answer(urgent.answers), .closed)
      let items = shown(truth == .true ? urgent.toDo : urgent.toDoIfOpen)
      return truth == .false ? nil : UrgentCall(question: question, isCertain: truth == .true, items: items)
    }
  }

  /// What is due beside the level: certainly, or, because nobody can rule it out, perhaps.
  public var pathways: [PathwayCall] {
    guidance.pathways.ordinals.compactMap { ordinal in
      let pathway = guidance.pathways[ordinal]
      let truth = applies || pathway.isForAdultsToo ? truth(of: pathway.condition, .closed) : .false
      let items = shown(pathway.actions)
      return truth == .false ? nil : PathwayCall(pathway: ordinal, isCertain: truth == .true, items: items)
    }
  }

  /// What to do. Where only what is not known raised the level, finding out comes first.
  public var actions: [Ordinal<Item.Part>] {
    guard applies else { return shown(guidance.applicability?.toDo ?? []) }
    let level = guidance.levels[suggested]
    return shown((established < suggested ? level.toDoIfNotKnown : []) + level.toDo)
  }

  /// What not to do: all that is not ruled out, whatever is found out.
  public var prohibitions: [Ordinal<Item.Part>] { applies ? shown(guidance.levels[suggested].notToDo, .open) : [] }

  /// What to say about consent.
  public var consent: [Ordinal<Item.Part>] { applies ? shown(guidance.levels[suggested].aboutConsent) : [] }

  /// The parts of items that show: of several the first that is not ruled out, whatever is found out; it is the careful one.
  public func shown(_ items: [Item], _ reading: Reading = .closed) -> [Ordinal<Item.Part>] {
    items.compactMap { item in
      let reading = item.isChoice ? .open : reading
      return item.parts.first { $0.condition.map { truth(of: $0, reading) != .false } ?? true }?.place
    }
  }

  /// What to keep in mind.
  public var reminders: [Ordinal<Reminder>] {
    guidance.reminders.ordinals.filter { reminder in
      guidance.reminders[reminder].showIf.map { truth(of: $0, .closed) != .false } ?? true
    }
  }

  /// The questions to ask next: those without an answer that are asked.
  public var unanswered: [Ordinal<Question>] { questions { $0 == nil && $1 == .true } }

  /// Whether enough is answered to name a level to people: all that is asked about safety.
  public var isEnough: Bool { !unanswered.contains { guidance.questions[$0].isAboutSafety } }

  /// The questions without an answer that only something not known opens: nobody is asked, they count as not known.
  public var supposed: [Ordinal<Question>] { questions { $0 == nil && $1 == .unknown } }

  /// The questions of which something is not known although nobody would ask: that counts as calm.
  public var ignored: [Ordinal<Question>] { questions { $0?.leavesOpen == true && $1 == .false } }

  private func questions(_ isWanted: (Answer?, Truth) -> Bool) -> [Ordinal<Question>] {
    guidance.questions.ordinals.filter { isWanted(answers[$0], isAsked($0, .closed)) }
  }
}
