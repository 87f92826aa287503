import DecisionSupport

extension OutcomeReport {
  /// The outcome for other programs; its keys are fixed, and levels go by number. The fingerprint is that of the
  /// guidance's files, 64 hexadecimal digits.
  public func json(fingerprint: String) -> JSON {
    var members: [JSON.Member] = [
      .init("guidance", guidanceJSON(fingerprint)),
      .init("notices", JSON(notices)),
      .init("applies", .bool(outcome.applies)),
    ]
    if let route = adultRoute { members.append(.init("reason", .string(route.because))) }
    members += [
      .init("complete", .bool(outcome.isComplete)),
      .init("enough", true),
      .init("urgent", .array(outcome.urgent.map(urgentJSON))),
      .init("level", outcome.level.map(levelJSON) ?? .null),
      .init("range", rangeJSON),
      .init("reasons", .array(outcome.reasons.map(reasonJSON))),
      .init("findOut", .array(outcome.findOut.map(findOutJSON))),
      .init("wouldChange", .array(outcome.wouldChange.map(changeJSON))),
      .init("actions", JSON(outcome.actions)),
      .init("consent", JSON(outcome.level.map { guidance.levels[$0].consent })),
      .init("reminders", .array(outcome.reminders.map(reminderJSON))),
      .init("escalation", escalationJSON),
      .init("unanswered", ids(outcome.unanswered)),
      .init("supposed", ids(outcome.supposed)),
      .init("ignored", ids(outcome.ignored)),
      .init("professional", professionalJSON),
    ]
    return .object(members)
  }

  /// The record of a check: the answers, so that it can be replayed, and the outcome that they gave.
  public func record(fingerprint: String) -> JSON {
    [
      "record": 1,
      "meaning": .number(Record.currentMeaning),
      "on": .string(today.description),
      "answers": .answers(outcome.answers, guidance),
      "outcome": json(fingerprint: fingerprint),
    ]
  }

  func guidanceJSON(_ fingerprint: String) -> JSON {
    [
      "name": .string(guidance.name),
      "version": .string(guidance.version),
      "effective": .string(guidance.effective.description),
      "status": guidance.status == .draft ? "draft" : "approved",
      "fingerprint": .string(fingerprint),
    ]
  }

  func urgentJSON(_ call: UrgentCall) -> JSON {
    let question = guidance.questions[call.question]
    return [
      "question": .string(question.id), "do": JSON(question.urgent?.action), "certain": .bool(call.isCertain),
    ]
  }

  func levelJSON(_ level: Ordinal<Level>) -> JSON {
    let level = guidance.levels[level]
    return ["number": .number(level.number), "id": .string(level.id), "name": .string(level.name)]
  }

  private func number(_ level: Ordinal<Level>) -> JSON {
    .number(guidance.levels[level].number)
  }

  private var rangeJSON: JSON {
    guard let established = outcome.established, let possible = outcome.possible else { return .null }
    return ["established": number(established), "possible": number(possible)]
  }

  private func reasonJSON(_ reason: Outcome.Reason) -> JSON {
    let answers = reason.answers.map {
      JSON.Member(guidance.questions[$0.question].id, .answer($0.answer, guidance.questions[$0.question]))
    }
    return .object(
      ruleMembers(reason.rule) + [
        .init("certain", .bool(reason.isCertain)), .init("assumed", ids(reason.assumed)),
        .init("answers", .object(answers)),
      ]
    )
  }

  /// What a reason says of its rule, whatever was answered.
  func ruleMembers(_ rule: Ordinal<Rule>) -> [JSON.Member] {
    let rule = guidance.rules[rule]
    return [
      .init("rule", .string(rule.id)),
      .init("level", number(rule.level)),
      .init("because", .string(rule.because)),
      .init("source", .string(rule.citation.source)),
      .init("assumption", JSON(rule.citation.assumption)),
    ]
  }

  func findOutJSON(_ question: Ordinal<Question>) -> JSON {
    let question = guidance.questions[question]
    return ["question": .string(question.id), "ask": .string(question.ask), "consult": JSON(question.consult)]
  }

  private func changeJSON(_ change: Outcome.Change) -> JSON {
    [
      "question": .string(guidance.questions[change.question].id),
      "from": .answer(change.from, guidance.questions[change.question]),
      "to": .answer(change.to, guidance.questions[change.question]),
      "level": change.level.map(number) ?? .null,
      "could": .bool(change.isPossible),
    ]
  }

  private func reminderJSON(_ shown: Outcome.ShownReminder) -> JSON {
    let because = shown.because.map { given in
      let question = guidance.questions[given.question]
      return "\(question.id)=\(question.word(for: given.answer))"
    }
    return .object(reminderMembers(shown.reminder) + [.init("because", JSON(because))])
  }

  /// What is said of a reminder, whatever was answered.
  func reminderMembers(_ reminder: Ordinal<Reminder>) -> [JSON.Member] {
    let reminder = guidance.reminders[reminder]
    return [
      .init("id", .string(reminder.id)),
      .init("text", .string(reminder.text)),
      .init("source", .string(reminder.citation.source)),
    ]
  }

  var escalationJSON: JSON {
    guard let next = outcome.nextStep, let escalation = guidance.escalation else { return .null }
    return .object(JSON.escalation(next, escalation))
  }

  private var professionalJSON: JSON {
    guard let professional else { return .null }
    return ["level": number(professional.level), "reason": .string(professional.reason)]
  }

  private func ids(_ questions: [Ordinal<Question>]) -> JSON {
    JSON(questions.map { guidance.questions[$0].id })
  }
}
