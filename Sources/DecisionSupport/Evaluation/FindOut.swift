extension Guidance {
  /// The not-known questions that are worth asking somebody: first those that could make a rule false that now counts
  /// above the established level, by the highest such level, the number of such rules, and file order; then those that
  /// have no effect but were asked for a reason.
  ///
  /// An answer could do so alone, also by closing questions that are not known either; or together with others that the
  /// rule leaves open, since of two unknown dangers both have to be asked about.
  func findOut(_ answers: Answers, _ evaluation: inout Evaluation) -> [Ordinal<Question>] {
    let isAsked = evaluation.isAsked
    let open = answers.answered { isAsked[$0.position] && $1.leavesOpen }
    guard !open.isEmpty else { return [] }
    let established = evaluation.established()
    let raising = compiled.rulesByHeight.prefix { $0.level > established }
      .filter { evaluation.truth(ofRule: $0.position, .closed) != .false }
    let openQuestions = raising.map { evaluation.openQuestions(of: $0.condition, .closed) }
    let useful: [(question: Ordinal<Question>, level: Int, rules: Int)] = open.compactMap { question, answer in
      var settled = Positions(raising.indices.filter { openQuestions[$0].contains(question.position) })
      evaluation.trying(question.position) { evaluation in
        forEachPossibleAnswer(to: question, insteadOf: answer) { value in
          evaluation.suppose(value, to: question.position)
          for (index, rule) in raising.enumerated() where !settled.contains(index) {
            if evaluation.truth(ofRule: rule.position, .closed) == .false { settled.insert(index) }
          }
        }
      }
      guard let highest = settled.map({ raising[$0].level }).max() else { return nil }
      return (question, highest, settled.count)
    }
    let ordered = useful.sorted { a, b in
      (b.level, b.rules, a.question.position) < (a.level, a.rules, b.question.position)
    }
    let listed = ordered.map(\.question)
    let worthAsking = open.map(\.question).filter {
      compiled.questions[$0.position].ignoresNotKnown && !listed.contains($0)
    }
    return listed + worthAsking
  }

  /// What may turn out to be the answer to a question that is not known: every value that a condition can tell from
  /// another. Of a checklist: its open options none, all, and each alone.
  private func forEachPossibleAnswer(
    to question: Ordinal<Question>,
    insteadOf answer: Answer,
    _ body: (Answer) -> Void
  ) {
    let domain = compiled.domains[question.position]
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
