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
  var urgent: [UrgentCall] {
    @inline(__always)
    get {
      guidance.urgent.compactMap { question in
        guard let values = guidance.questions[question.position].urgentIf else { return nil }
        let truth = counted[question.position].isAmong(values)[.closed]
        return truth == .false ? nil : UrgentCall(question: question, isCertain: truth == .true)
      }
    }
  }

  /// The reminders that are shown.
  mutating func reminders() -> OrdinalSet {
    var shown = OrdinalSet()
    for reminder in guidance.reminders.indices where mayHold(guidance.reminders[reminder]) { shown.insert(reminder) }
    return shown
  }

  /// All that decides about a child.
  mutating func conclusion(_ parts: Outcome.Parts = .all) -> Conclusion {
    guard applies() else {
      return Conclusion(
        established: nil,
        level: nil,
        possible: nil,
        urgent: urgent,
        reminders: [],
        unanswered: [],
        supposed: [],
        ignored: []
      )
    }
    let gaps = gaps()
    return Conclusion(
      established: Ordinal(established()),
      level: Ordinal(suggested()),
      possible: Ordinal(possible()),
      urgent: urgent,
      reminders: parts.contains(.reminders) ? reminders().ordinals() : [],
      unanswered: gaps.unanswered.ordinals(),
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
        if !answer.isNotKnown { gaps.answeredUnasked.insert(question) }
      } else if isAsked != .false {
        if isAsked == .true { gaps.unanswered.insert(question) } else { gaps.supposed.insert(question) }
      }
    }
    return gaps
  }
}
