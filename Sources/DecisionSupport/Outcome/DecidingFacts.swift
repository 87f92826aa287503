extension Guidance {
  /// The facts that decide how bad it may be: the fewest questions that are not known whose calm answers would bring the
  /// level down to what is certain; most useful first.
  ///
  /// - Parameter outcome: What the guidance says about a concern.
  /// - Returns: None where nothing is open, or what is open is said to have no effect.
  public func decidingFacts(_ outcome: Outcome) -> [Ordinal<Question>] {
    guard let established = outcome.established, let level = outcome.level, let possible = outcome.possible else {
      return []
    }
    // Where not knowing raises the level now, that comes down; else what it could come to.
    let isRaised = established < level
    guard isRaised || level < possible else { return [] }
    let open = outcome.findOut.filter { isRaised || !questions[$0].ignoresNotKnown }
    func isSettled(by facts: [Ordinal<Question>]) -> Bool {
      var answers = outcome.answers
      for fact in facts { answers[fact] = (answers[fact] ?? .notKnown).fillingGaps(from: questions[fact].calm) }
      let meaning = Meaning(self, answers)
      return (isRaised ? meaning.suggested : meaning.possible) <= established
    }
    if let one = open.first(where: { isSettled(by: [$0]) }) { return [one] }
    let few = open.prefix(12)
    for (place, first) in few.enumerated() {
      for second in few.dropFirst(place + 1) where isSettled(by: [first, second]) { return [first, second] }
    }
    guard isSettled(by: open) else { return isRaised ? open : [] }
    // Whatever can be spared is left out, the least useful first.
    return open.reversed().reduce(open) { kept, fact in
      let without = kept.filter { $0 != fact }
      return isSettled(by: without) ? without : kept
    }
  }
}
