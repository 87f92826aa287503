extension Engine {
  /// Whether the guidance is for this concern at all.
  mutating func applies() -> Bool { guidance.appliesIf.map { truth(of: $0, .open) != .false } ?? true }

  /// The level that is certain, whatever is still found out.
  mutating func established() -> Int { highestLevel(.open, reaching: .true) }

  /// The level to work with now.
  mutating func suggested() -> Int { highestLevel(.closed, reaching: .unknown) }

  /// The highest level that is not ruled out.
  mutating func possible() -> Int { highestLevel(.open, reaching: .unknown) }

  /// The highest level among the rules that are at least so true; the lowest level if there is none.
  private mutating func highestLevel(_ reading: Meaning.Reading, reaching truth: Truth) -> Int {
    firstRule(reading, reaching: truth).map { guidance.rulesByRank[$0].level } ?? 0
  }

  /// The urgent actions that are called for.
  @inline(__always)
  mutating func urgent() -> [UrgentCall] {
    var calls: [UrgentCall] = []
    for question in guidance.urgent {
      guard let urgent = guidance.questions[question.position].urgent else { continue }
      let truth = counted[question.position].isAmong(urgent.values)[.closed]
      guard truth != .false else { continue }
      let items = shown(truth == .true ? urgent.toDo : urgent.toDoIfOpen)
      calls.append(UrgentCall(question: question, isCertain: truth == .true, items: items))
    }
    return calls
  }

  /// What is due beside the level.
  mutating func pathways(applies: Bool) -> [PathwayCall] {
    var calls: [PathwayCall] = []
    for (position, pathway) in guidance.pathways.enumerated() where applies || pathway.isForAdultsToo {
      let truth = truth(of: pathway.condition, .closed)
      guard truth != .false else { continue }
      let items = shown(pathway.actions)
      calls.append(PathwayCall(pathway: Ordinal(position), isCertain: truth == .true, items: items))
    }
    return calls
  }

  /// The reminders that are shown.
  mutating func reminders() -> OrdinalSet {
    var shown = OrdinalSet()
    for reminder in guidance.reminders.indices where mayHold(guidance.reminders[reminder]) { shown.insert(reminder) }
    return shown
  }

  /// All that decides about a child.
  mutating func conclusion(_ parts: Outcome.Parts = .all) -> Conclusion {
    let hasItems = parts.contains(.actions)
    guard applies() else {
      return Conclusion(
        established: nil,
        level: nil,
        possible: nil,
        urgent: urgent(),
        pathways: parts.contains(.pathways) ? pathways(applies: false) : [],
        actions: hasItems ? shown(guidance.elsewhere) : [],
        prohibitions: [],
        consent: [],
        reminders: [],
        unanswered: [],
        isEnough: true,
        supposed: [],
        ignored: []
      )
    }
    let gaps = gaps()
    let (established, suggested) = (established(), suggested())
    let level = guidance.levels[suggested]
    return Conclusion(
      established: Ordinal(established),
      level: Ordinal(suggested),
      possible: Ordinal(possible()),
      urgent: urgent(),
      pathways: parts.contains(.pathways) ? pathways(applies: true) : [],
      actions: hasItems ? shown(established < suggested ? level.toDoIfNotKnown : level.toDo) : [],
      prohibitions: hasItems ? shown(level.notToDo, .open) : [],
      consent: hasItems ? shown(level.aboutConsent) : [],
      reminders: parts.contains(.reminders) ? reminders().ordinals() : [],
      unanswered: gaps.unanswered.ordinals(),
      isEnough: gaps.unanswered.isDisjoint(with: guidance.safety),
      supposed: parts.contains(.setAside) ? gaps.supposed.ordinals() : [],
      ignored: parts.contains(.setAside) ? gaps.ignored.ordinals() : []
    )
  }

  /// Where what is asked and what is answered do not meet.
  struct Gaps {
    /// What is asked and has no answer.
    var unanswered = OrdinalSet()

    /// What has no answer and only something not known opens.
    var supposed = OrdinalSet()

    /// What is not asked and of which something is not known.
    var ignored = OrdinalSet()

    /// What is not asked and holds a value.
    var answeredUnasked = OrdinalSet()
  }

  @inline(__always)
  func gaps() -> Gaps {
    var gaps = Gaps()
    for question in asked.indices {
      let isAsked = asked[question][.closed]
      if let answer = answers[Ordinal(question)] {
        guard isAsked == .false else { continue }
        if answer.leavesOpen { gaps.ignored.insert(question) }
        // What something not known may open may well be asked.
        if !answer.isNotKnown, asked[question][.open] == .false { gaps.answeredUnasked.insert(question) }
      } else if isAsked != .false {
        if isAsked == .true { gaps.unanswered.insert(question) } else { gaps.supposed.insert(question) }
      }
    }
    return gaps
  }
}
