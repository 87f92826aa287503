// What an outcome says with what makes it so.

extension Guidance {
  /// When a pathway has to be done that became due at some time.
  package func end(of pathway: Ordinal<Pathway>, since: Moment) -> Moment? {
    pathways[pathway].within?.end(after: since, calendar)
  }

  /// The pathways that are called for, with what makes them due.
  func due(_ calls: [PathwayCall], _ engine: inout Engine, since: Moment) -> [Outcome.DuePathway] {
    calls.map { call in
      let because = engine.questionsBehind(compiled.pathways[call.pathway.position].condition, .closed)
      return Outcome.DuePathway(
        pathway: call.pathway,
        isCertain: call.isCertain,
        items: call.items,
        by: end(of: call.pathway, since: since),
        because: GivenAnswers(engine.answers, to: because)
      )
    }
  }

  /// The rules that are not ruled out, highest level first.
  func reasons(_ engine: inout Engine) -> [Outcome.Reason] {
    engine.rules(.closed, reaching: .unknown).map { rank in
      let rule = compiled.rulesByRank[rank]
      let behind = engine.questionsBehind(rule.condition, .closed)
      let isCertain = engine.truths(ofRuleAt: rank)[.open] == .true
      return Outcome.Reason(
        rule: Ordinal(rule.position),
        isCertain: isCertain,
        answers: GivenAnswers(engine.answers, to: behind),
        assumed: isCertain ? [] : engine.assumed(for: rule.condition, behind)
      )
    }
  }

  /// The reminders that are shown, with what shows them.
  func shown(_ reminders: [Ordinal<Reminder>], _ engine: inout Engine) -> [Outcome.ShownReminder] {
    reminders.map { reminder in
      let because = compiled.reminders[reminder.position].map { engine.questionsBehind($0, .closed) } ?? []
      return Outcome.ShownReminder(reminder: reminder, because: GivenAnswers(engine.answers, to: because))
    }
  }
}
