/// Where another answer leads.
private typealias Reached = (level: Int?, isPossible: Bool)

extension Guidance {
  /// Every single answer whose change would move the suggested level: each other value, not known, one option of a
  /// checklist toggled, of each piece of a number's range the nearest number.
  ///
  /// A change that moves nothing itself but lets questions be asked whose answers could raise the level is listed with the
  /// level that they could reach.
  ///
  /// The evaluation reads one answer after the other, and in the end the given ones again.
  func wouldChange(_ answers: Answers, _ evaluation: inout Evaluation) -> [Outcome.Change] {
    let level = evaluation.suggested()
    let isAsked = evaluation.isAsked
    let moving = evaluation.questionsMoving(level)
    var tried = moving
    tried.formUnion(compiled.applicability)
    var changes: [Outcome.Change] = []
    for position in tried {
      let question = Ordinal<Question>(position)
      guard let answer = answers[question], isAsked[position] || !answer.isNotKnown else { continue }
      evaluation.trying(position) { evaluation in
        forEachAlternative(to: answer, question) { alternative in
          evaluation.suppose(alternative, to: position)
          let applies = !compiled.applicability.contains(position) || evaluation.applies()
          // Where the level cannot move, the guidance may still not apply.
          guard !applies || moving.contains(position) else { return }
          guard let reached: Reached = applies ? reach(&evaluation, position, level, isAsked) : (nil, false)
          else { return }
          changes.append(
            Outcome.Change(
              question: question,
              from: answer,
              to: alternative,
              level: reached.level.map { Ordinal($0) },
              isPossible: reached.isPossible
            )
          )
        }
      }
    }
    return changes
  }

  /// The level that is suggested after a change; or the one that newly asked questions could reach. Nothing at all where
  /// the level stays.
  private func reach(
    _ evaluation: inout Evaluation,
    _ question: Int,
    _ level: Int,
    _ wasAsked: [Bool]
  ) -> Reached? {
    let moved = evaluation.suggested()
    guard moved == level else { return (moved, false) }
    guard level < levels.count - 1 else { return nil }
    var newlyAsked = Positions()
    compiled.opens.forEach(in: question) { opened in
      if evaluation.isAsked[opened], !wasAsked[opened], evaluation.answers[Ordinal(opened)] == nil {
        newlyAsked.insert(opened)
        evaluation.supposeUnknown(opened)
      }
    }
    guard !newlyAsked.isEmpty else { return nil }
    let reach = evaluation.suggested()
    for opened in newlyAsked { evaluation.read(opened) }
    return reach > level ? (reach, true) : nil
  }

  /// Calls a body with every other answer that `wouldChange` tries.
  func forEachAlternative(to answer: Answer, _ question: Ordinal<Question>, _ body: (Answer) -> Void) {
    let asked = compiled.questions[question.position]
    if asked.isChecklist {
      forEachToggle(answer, options: compiled.domains[question.position].extras, body)
    } else {
      let domain = compiled.domains[question.position]
      // The number itself, and any other in its piece, is no change that a condition could see.
      let own = domain.holding(of: answer)
      domain.forEachValue(near: answer.number ?? asked.calmNumber) { value in
        if answer.isNotKnown || domain.holding(of: value) != own { body(value) }
      }
    }
    if !answer.isNotKnown { body(.notKnown) }
  }

  private func forEachToggle(_ answer: Answer, options: Int, _ body: (Answer) -> Void) {
    var (ticked, unknown) = (UInt64(0), UInt64(bitsBelow: options))
    if case .checklist(let known, let open) = answer { (ticked, unknown) = (known, open) }
    for position in 0..<options {
      let bit = UInt64(bit: position)
      let rest = unknown & ~bit
      if ticked & bit == 0 { body(.checklist(ticked: ticked | bit, unknown: rest)) }
      if (ticked | unknown) & bit != 0 { body(.checklist(ticked: ticked & ~bit, unknown: rest)) }
    }
  }
}

extension Answer {
  /// The number, where it is one.
  var number: Int? {
    if case .number(let number) = self { return number }
    return nil
  }
}

extension Evaluation {
  /// The questions to which another answer may move the suggested level: a rule that depends on it is higher, or all
  /// that lead to the level do.
  mutating func questionsMoving(_ level: Int) -> Positions {
    let open = answers.open
    var moving = Positions()
    for place in guidance.rulesByHeight.prefix(while: { $0.level > level }).indices {
      moving.formUnion(questionsBehindRule(at: place, open))
    }
    guard level > 0, var place = firstRule(.closed, reaching: .unknown) else { return moving }
    var lowering = questionsBehindRule(at: place, open)
    while let next = firstRule(from: place + 1, .closed, reaching: .unknown),
      guidance.rulesByHeight[next].level == level
    {
      place = next
      lowering.formIntersection(questionsBehindRule(at: place, open))
    }
    moving.formUnion(lowering)
    return moving
  }

  /// The questions that a rule names, and those that open one of them of which something is not known. A value counts
  /// whether its question is asked or not.
  private func questionsBehindRule(at place: Int, _ open: Positions) -> Positions {
    var questions = Positions()
    questions.formUnion(guidance.named, row: place)
    guidance.named.forEach(in: place, among: open) { questions.formUnion(guidance.openedBy, row: $0) }
    return questions
  }
}
