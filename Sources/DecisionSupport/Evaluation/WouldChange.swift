/// Where another answer leads.
private typealias Reached = (level: Int?, isPossible: Bool)

extension Guidance {
  /// Every single answer whose change would move the suggested level: each other value, not known, one option of a
  /// checklist toggled, of each piece of a number's range the nearest number.
  ///
  /// A change that moves nothing itself but lets questions be asked whose answers could raise the level is listed with the
  /// level that they could reach.
  ///
  /// Of answers that no condition tells apart only the first is looked into. The evaluation reads one answer after the
  /// other, and in the end the given ones again.
  func wouldChange(_ answers: Answers, _ evaluation: inout Evaluation) -> [Outcome.Change] {
    let level = evaluation.suggested()
    let isAsked = evaluation.isAsked
    var changes: [Outcome.Change] = []
    for question in questions.ordinals {
      guard let answer = answers[question], isAsked[question.position] || !answer.isNotKnown,
        canMove(level, question.position, &evaluation)
      else { continue }
      var tried: [(told: ToldApart, reached: Reached?)] = []
      forEachAlternative(to: answer, question) { alternative in
        let held = evaluation.meaning(of: alternative, to: question.position)
        let told = compiled.tellApart(held, question.position)
        if !tried.contains(where: { $0.told == told }) {
          evaluation.suppose(held, of: question.position)
          tried.append((told, reach(&evaluation, question.position, level, isAsked)))
        }
        guard let reached = tried.first(where: { $0.told == told })?.reached else { return }
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
      evaluation.readAgain(question.position)
    }
    return changes
  }

  /// Whether another answer to a question may move the level: a rule that depends on it is higher, or no other rule holds
  /// the level up, or the guidance may not apply because of it.
  private func canMove(_ level: Int, _ question: Int, _ evaluation: inout Evaluation) -> Bool {
    if compiled.questions[question].decidesApplicability { return true }
    let rules = evaluation.rulesDepending(on: question)
    guard let highest = rules.first, compiled.rulesByHeight[highest].level >= level else { return false }
    return compiled.rulesByHeight[highest].level > level || evaluation.suggested(without: rules) < level
  }

  /// The level that is suggested after a change, nil where the guidance no longer applies; or the one that newly asked
  /// questions could reach. Nothing at all where the level stays.
  private func reach(
    _ evaluation: inout Evaluation,
    _ question: Int,
    _ level: Int,
    _ wasAsked: [Bool]
  ) -> Reached? {
    if compiled.questions[question].decidesApplicability, !evaluation.applies() { return (nil, false) }
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
