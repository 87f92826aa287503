extension Guidance {
  /// Every single answer whose change would move the suggested level: each other value, not known, one option of a
  /// checklist toggled, of each piece of a number's range the nearest number.
  ///
  /// A change that moves nothing itself but lets questions be asked whose answers could raise the level is listed with the
  /// level that they could reach.
  func wouldChange(_ answers: Answers, _ evaluation: inout Evaluation) -> [Outcome.Change] {
    let level = evaluation.suggested()
    var other = evaluation
    var changes: [Outcome.Change] = []
    for (question, answer) in answers.answered where evaluation.isAsked[question.position] || !answer.isNotKnown {
      let uses = compiled.questions[question.position]
      guard uses.decidesApplicability || !uses.rules.isEmpty || !uses.opens.isEmpty else { continue }
      for alternative in alternatives(to: answer, question) {
        other.change(question.position, to: alternative)
        guard let (moved, isPossible) = reach(&other, from: evaluation, level) else { continue }
        changes.append(
          Outcome.Change(
            question: question,
            from: answer,
            to: alternative,
            level: moved.map { Ordinal($0) },
            isPossible: isPossible
          )
        )
      }
      other.change(question.position, to: answer)
    }
    return changes
  }

  /// The level that is suggested after a change, nil where the guidance no longer applies; or the one that newly asked
  /// questions could reach. Nothing at all where the level stays.
  private func reach(
    _ other: inout Evaluation,
    from evaluation: Evaluation,
    _ level: Int
  ) -> (level: Int?, isPossible: Bool)? {
    guard other.applies() else { return (nil, false) }
    let moved = other.suggested()
    guard moved == level else { return (moved, false) }
    guard level < levels.count - 1 else { return nil }
    let newlyAsked = questions.indices.filter {
      other.isAsked[$0] && !evaluation.isAsked[$0] && other.answers[Ordinal($0)] == nil
    }
    guard !newlyAsked.isEmpty else { return nil }
    var opened = Evaluation(compiled, other.answers, opened: Positions(newlyAsked))
    let reach = opened.suggested()
    return reach > level ? (reach, true) : nil
  }

  private func alternatives(to answer: Answer, _ question: Ordinal<Question>) -> [Answer] {
    let asked = questions[question]
    let others: [Answer]
    if case .anyOf(let options) = asked.answers {
      others = toggled(answer, options: options.count)
    } else {
      let domain = compiled.questions[question.position].domain
      let values = asked.answers.values(in: domain, near: answer.number ?? asked.calm.number)
      // The number itself, and any other in its piece, is no change that a condition could see.
      let own = domain.holding(of: answer)
      others = values.filter { answer.isNotKnown || domain.holding(of: $0) != own }
    }
    return answer.isNotKnown ? others : others + [.notKnown]
  }

  private func toggled(_ answer: Answer, options: Int) -> [Answer] {
    let everything = UInt64(bitsBelow: options)
    var (ticked, unknown) = (UInt64(0), everything)
    if case .checklist(let known, let open) = answer { (ticked, unknown) = (known, open) }
    return (0..<options).flatMap { position -> [Answer] in
      let bit = UInt64(bit: position)
      let rest = unknown & ~bit
      let on = Answer.checklist(ticked: ticked | bit, unknown: rest)
      let off = Answer.checklist(ticked: ticked & ~bit, unknown: rest)
      if unknown & bit != 0 { return [on, off] }
      return ticked & bit != 0 ? [off] : [on]
    }
  }
}

extension Answer {
  fileprivate var number: Int? {
    if case .number(let number) = self { return number }
    return nil
  }
}
