/// Where another answer leads.
private typealias Reached = (level: Int?, isPossible: Bool)

extension Engine {
  /// Every single answer whose change would move the suggested level: each other value, not known, one option of a
  /// checklist toggled, of each piece of a number's range the nearest number.
  ///
  /// A change that moves nothing itself but lets questions be asked whose answers could raise the level is listed with the
  /// level that they could reach.
  ///
  /// It reads one answer after the other, and in the end the given ones again.
  mutating func wouldChange() -> [Outcome.Change] {
    let (guidance, answers, before) = (guidance, answers, asked)
    let level = suggested()
    let moving = questionsMoving(level)
    var tried = moving
    tried.formUnion(guidance.applicability)
    var changes: [Outcome.Change] = []
    for question in tried {
      guard let answer = answers[Ordinal(question)], before[question][.closed] != .false || !answer.isNotKnown else {
        continue
      }
      let decidesApplicability = guidance.applicability.contains(question)
      let mayMove = moving.contains(question)
      trying(question) { engine in
        guidance.forEachAlternative(to: answer, question) { alternative in
          engine.suppose(alternative, to: question)
          let applies = !decidesApplicability || engine.applies()
          guard !applies || mayMove,
            let reached: Reached = applies ? engine.reach(from: level, by: question, before) : (nil, false)
          else { return }
          changes.append(
            Outcome.Change(
              question: Ordinal(question),
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
  private mutating func reach(from level: Int, by question: Int, _ before: [Truths]) -> Reached? {
    let moved = suggested()
    guard moved == level else { return (moved, false) }
    guard let highest = guidance.rulesByRank.first, level < highest.level else { return nil }
    // Any answer to a newly asked question may open further ones, which stand behind it.
    var newlyAsked = OrdinalSet()
    let opened = guidance.opens
    opened.forEach(in: question) { opened in
      guard asked[opened][.closed] != .false, before[opened][.closed] == .false, answers[Ordinal(opened)] == nil else {
        return
      }
      newlyAsked.insert(opened)
      supposeAny(opened)
    }
    guard !newlyAsked.isEmpty else { return nil }
    let reach = suggested()
    for opened in newlyAsked { supposeNothing(of: opened) }
    return reach > level ? (reach, true) : nil
  }

  /// The questions to which another answer may move the suggested level: a rule that depends on it is higher, or all
  /// that lead to the level do.
  mutating func questionsMoving(_ level: Int) -> OrdinalSet {
    let open = answers.open
    var moving = OrdinalSet()
    let higher = guidance.rulesByRank.firstIndex { $0.level <= level } ?? guidance.rulesByRank.count
    for rank in 0..<higher {
      moving.formUnion(questionsBehindRule(at: rank, open))
    }
    guard level > 0, var rank = firstRule(.closed, reaching: .unknown) else { return moving }
    var lowering = questionsBehindRule(at: rank, open)
    while let next = firstRule(from: rank + 1, .closed, reaching: .unknown),
      guidance.rulesByRank[next].level == level
    {
      rank = next
      lowering.formIntersection(questionsBehindRule(at: rank, open))
    }
    moving.formUnion(lowering)
    return moving
  }

  /// The questions that a rule names, and those that open one of them of which something is not known. A value counts
  /// whether its question is asked or not.
  private func questionsBehindRule(at rank: Int, _ open: OrdinalSet) -> OrdinalSet {
    var questions = OrdinalSet()
    questions.formUnion(rank, of: guidance.named)
    guidance.named.forEach(in: rank, among: open) { questions.formUnion($0, of: guidance.openedBy) }
    return questions
  }
}

extension CompiledGuidance {
  /// Calls a body with every other answer that `wouldChange` tries.
  func forEachAlternative(to answer: Answer, _ question: Int, _ body: (Answer) -> Void) {
    let (asked, domain) = (questions[question], domains[question])
    if asked.isChecklist {
      forEachToggle(answer, options: domain.extras, body)
    } else {
      // The number itself, and any other in its piece, is no change that a condition could see.
      let own = domain.values(of: answer)
      domain.forEachValue(near: answer.number ?? asked.calmNumber) { value in
        if answer.isNotKnown || domain.values(of: value) != own { body(value) }
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
  /// The number, where the answer is one.
  var number: Int? {
    if case .number(let number) = self { return number }
    return nil
  }
}
