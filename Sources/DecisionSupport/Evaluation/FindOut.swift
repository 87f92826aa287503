extension Evaluation {
  /// The not-known questions that are worth asking somebody: first those that could make a rule false that now counts
  /// above the established level, by the highest such level, the number of such rules, and file order; then those that
  /// have no effect but were asked for a reason.
  ///
  /// An answer could do so alone, also by closing questions that are not known either; or together with others that the
  /// rule leaves open, since of two unknown dangers both have to be asked about.
  mutating func findOut() -> [Ordinal<Question>] {
    let (guidance, wasAsked) = (guidance, isAsked)
    let open = answers.answered { wasAsked[$0.position] && $1.leavesOpen }
    guard !open.isEmpty else { return [] }
    let established = established()
    let raising = guidance.rulesByHeight.indices.prefix { guidance.rulesByHeight[$0].level > established }
      .filter { truths(ofRuleAt: $0)[.closed] != .false }
    let openTo = raising.map { openQuestions(of: guidance.rulesByHeight[$0].condition, .closed) }
    var useful: [(question: Ordinal<Question>, level: Int, rules: Int)] = []
    for (question, answer) in open {
      var settled = Positions(raising.indices.filter { openTo[$0].contains(question.position) })
      trying(question.position) { evaluation in
        guidance.forEachPossibleAnswer(to: question.position, insteadOf: answer) { value in
          evaluation.suppose(value, to: question.position)
          for (index, place) in raising.enumerated() where !settled.contains(index) {
            if evaluation.truths(ofRuleAt: place)[.closed] == .false { settled.insert(index) }
          }
        }
      }
      // The rules go from the highest level down.
      guard let highest = settled.first else { continue }
      useful.append((question, guidance.rulesByHeight[raising[highest]].level, settled.count))
    }
    let ordered = useful.sorted { a, b in
      (b.level, b.rules, a.question.position) < (a.level, a.rules, b.question.position)
    }
    let listed = ordered.map { $0.question }
    let worthAsking = open.map { $0.question }.filter {
      guidance.questions[$0.position].ignoresNotKnown && !listed.contains($0)
    }
    return listed + worthAsking
  }
}

extension CompiledGuidance {
  /// What may turn out to be the answer to a question that is not known: every value that a condition can tell from
  /// another. Of a checklist: its open options none, all, and each alone.
  fileprivate func forEachPossibleAnswer(to question: Int, insteadOf answer: Answer, _ body: (Answer) -> Void) {
    let domain = domains[question]
    guard domain.isChecklist else { return domain.forEachValue(near: nil, body) }
    let everything = UInt64(bitsBelow: domain.extras)
    var (ticked, open) = (UInt64(0), everything)
    if case .checklist(let known, let unknown) = answer { (ticked, open) = (known, unknown) }
    body(.checklist(ticked: ticked, unknown: 0))
    body(.checklist(ticked: ticked | open, unknown: 0))
    for position in 0..<domain.extras where open.contains(position) {
      body(.checklist(ticked: ticked | UInt64(bit: position), unknown: 0))
    }
  }
}
