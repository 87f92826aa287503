extension Engine {
  /// The not-known questions that are worth asking somebody, most useful first.
  ///
  /// A question is worth it where it leaves a rule open that calls for more than what is certain, or opens a question that
  /// does; or where some answer to it would rule such a rule out. First come the questions because of which such a rule
  /// counts now, then those that only make it possible, then those that are said to have no effect; of each kind first the
  /// highest level, the most rules, and file order.
  mutating func findOut() -> [Ordinal<Question>] {
    let (guidance, asked) = (guidance, asked)
    let unknown = answers.answered { $1.leavesOpen && asked[$0.position][.closed] != .false }
    guard !unknown.isEmpty else { return [] }
    let rules = rulesToFindOutAbout()
    guard !rules.isEmpty else { return [] }
    var found: [(question: Ordinal<Question>, use: Use)] = []
    for (question, answer) in unknown {
      var leftOpen = OrdinalSet(rules.indices.filter { rules[$0].open.contains(question.position) })
      var counting = OrdinalSet(rules.indices.filter { rules[$0].behind.contains(question.position) })
      counting.formIntersection(leftOpen)
      trying(question.position) { engine in
        guidance.forEachPossibleAnswer(to: question.position, insteadOf: answer) { value in
          engine.suppose(value, to: question.position)
          for (index, rule) in rules.enumerated() where !(leftOpen.contains(index) && counting.contains(index)) {
            let truths = engine.truths(ofRuleAt: rule.rank)
            if truths[.open] == .false { leftOpen.insert(index) }
            if rule.countsNow, truths[.closed] == .false {
              leftOpen.insert(index)
              counting.insert(index)
            }
          }
        }
      }
      let useful = counting.isEmpty ? leftOpen : counting
      // The rules go from the highest level down.
      guard let highest = useful.first else { continue }
      let ignored = guidance.questions[question.position].ignoresNotKnown
      found.append((question, Use(kind: !counting.isEmpty ? 0 : ignored ? 2 : 1, rule: highest, rules: useful.count)))
    }
    let levels = rules.map { guidance.rulesByRank[$0.rank].level }
    return found.sorted { a, b in
      (a.use.kind, levels[b.use.rule], b.use.rules, a.question.position)
        < (b.use.kind, levels[a.use.rule], a.use.rules, b.question.position)
    }
    .map { $0.question }
  }

  /// What finding out about a question is good for: which kind it is of, the first of the rules, and how many.
  private struct Use {
    let kind: Int
    let rule: Int
    let rules: Int
  }

  /// A rule that calls for more than what is certain and is not ruled out.
  private struct OpenRule {
    let rank: Int

    /// Whether the rule counts for what to do now.
    let countsNow: Bool

    /// The questions that leave the rule open, and those that open them.
    let open: OrdinalSet

    /// The questions because of which the rule counts now, and those that open them.
    let behind: OrdinalSet
  }

  private mutating func rulesToFindOutAbout() -> [OpenRule] {
    let guidance = guidance
    let established = established()
    var rules: [OpenRule] = []
    var rank = 0
    while let next = firstRule(from: rank, .open, reaching: .unknown), guidance.rulesByRank[next].level > established {
      rank = next + 1
      let condition = guidance.rulesByRank[next].condition
      let countsNow = truths(ofRuleAt: next)[.closed] != .false
      rules.append(
        OpenRule(
          rank: next,
          countsNow: countsNow,
          open: withGates(openQuestions(of: condition, .open)),
          behind: countsNow ? withGates(questionsBehind(condition, .closed)) : []
        )
      )
    }
    return rules
  }

  /// The not-known questions because of which a condition counts, given the questions behind it.
  mutating func assumed(for condition: CompiledCondition, _ behind: OrdinalSet) -> [Ordinal<Question>] {
    var questions = withGates(behind)
    questions.formIntersection(withGates(openQuestions(of: condition, .open)))
    return questions.ordinals().filter {
      answers[$0]?.leavesOpen == true && asked[$0.position][.closed] != .false
    }
  }

  /// Some questions, and those of which it depends whether they are asked, as far as nobody knows.
  private mutating func withGates(_ questions: OrdinalSet) -> OrdinalSet {
    let guidance = guidance
    var (found, pending) = (questions, questions)
    while let question = pending.popFirst() {
      guard asked[question][.open] == .unknown, let askIf = guidance.questions[question].askIf else { continue }
      for gate in openQuestions(of: askIf, .open) where found.insert(gate) { pending.insert(gate) }
    }
    return found
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
