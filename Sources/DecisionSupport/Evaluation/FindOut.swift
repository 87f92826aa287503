extension Guidance {
  /// The not-known questions that are worth asking somebody: first those that could make a rule false that now counts
  /// above the established level, by the highest such level, the number of such rules, and file order; then those that
  /// have no effect but were asked for a reason.
  ///
  /// An answer could do so alone, also by closing questions that are not known either; or together with others that the
  /// rule leaves open, since of two unknown dangers both have to be asked about.
  func findOut(_ answers: Answers, _ evaluation: inout Evaluation) -> [Ordinal<Question>] {
    let open = answers.answered.filter { evaluation.isAsked[$0.question.position] && $0.answer.leavesOpen }
    guard !open.isEmpty else { return [] }
    let established = evaluation.established()
    let raising = compiled.rulesByHeight.filter {
      compiled.rules[$0].level > established && evaluation.closed.truth(ofRule: $0, in: compiled) != .false
    }
    var openQuestions = Array(repeating: Positions(), count: compiled.rules.count)
    for rule in raising {
      openQuestions[rule] = evaluation.closed.openQuestions(of: compiled.rules[rule].condition, in: compiled)
    }
    var other = evaluation
    let useful: [(question: Ordinal<Question>, level: Int, rules: Int)] = open.compactMap { question, answer in
      var settled = Positions(raising.filter { openQuestions[$0].contains(question.position) })
      for value in possibleAnswers(to: question, insteadOf: answer) {
        other.change(question.position, to: value)
        for rule in raising where !settled.contains(rule) {
          if other.closed.truth(ofRule: rule, in: compiled) == .false { settled.insert(rule) }
        }
      }
      other.change(question.position, to: answer)
      guard let highest = settled.map({ compiled.rules[$0].level }).max() else { return nil }
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
  private func possibleAnswers(to question: Ordinal<Question>, insteadOf answer: Answer) -> [Answer] {
    let kind = questions[question].answers
    guard case .anyOf(let options) = kind else {
      return kind.values(in: compiled.questions[question.position].domain, near: nil)
    }
    let everything = UInt64(bitsBelow: options.count)
    var (ticked, open) = (UInt64(0), everything)
    if case .checklist(let known, let unknown) = answer { (ticked, open) = (known, unknown) }
    let single = options.indices.filter { open.contains($0) }.map { UInt64(bit: $0) }
    return ([0, open] + single).map { .checklist(ticked: ticked | $0, unknown: 0) }
  }
}

extension AnswerKind {
  /// Every value of a choice; the extra values of a number and one number of each piece of its range.
  ///
  /// - Parameters:
  ///   - domain: How the range is cut.
  ///   - target: Of each piece the number nearest to this one is taken; nil takes the first.
  /// - Returns: In file order, numbers ascending; none for a checklist.
  func values(in domain: Domain, near target: Int?) -> [Answer] {
    switch self {
    case .yesNo, .oneOf: return options.indices.map { .option($0) }
    case .anyOf: return []
    case .wholeNumber(let number):
      let numbers = domain.pieces.indices.map { piece in
        let range = domain.numbers(ofPiece: piece)
        return Answer.number(min(max(target ?? range.lowerBound, range.lowerBound), range.upperBound))
      }
      return number.extras.indices.map { .extra($0) } + numbers
    }
  }
}
