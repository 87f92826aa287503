import DecisionSupport

extension OutcomeReport {
  /// The outcome for people, in the order in which they need it: what cannot wait, the level, why, what to find out, what
  /// would change it, what to do and what not, what is due beside it, what to keep in mind, where a disagreement goes.
  public var document: Document {
    var document = Document()
    addUrgent(to: &document)
    for notice in noticesAboutAnswers { document.add(.notice(notice)) }
    addLevel(to: &document)
    addReasons(to: &document)
    document.add("Find out", items: outcome.findOut.map(findOut))
    if namesLevel { document.add("What would change the level", items: changes) }
    addActions(to: &document)
    document.add("Remember", items: outcome.reminders.map(reminder))
    addEscalation(to: &document)
    addUnanswered(to: &document)
    addClosing(to: &document)
    return document
  }

  private func addUrgent(to document: inout Document) {
    document.add(
      "DO THIS NOW",
      isUrgent: true,
      items: outcome.urgent.map { call in
        let question = guidance.questions[call.question]
        let answer = outcome.answers[call.question] ?? .notKnown
        let action = guidance.texts(of: call.items).joined(separator: " ")
        return (action, ["Because: \(question.statement(of: answer))"])
      }
    )
  }

  private func addLevel(to document: inout Document) {
    if let route = adultRoute {
      document.add(.heading("This guidance does not apply"))
      document.add(.statement(route.because))
      document.add(.aside("Source: \(guidance.reference(route.citation))"))
    } else if !namesLevel {
      document.add(.heading("Too little is answered to name a level"))
    } else if let level = outcome.level {
      let level = guidance.levels[level]
      let suggested = outcome.isComplete ? "Suggested" : "Suggested so far"
      document.add(.heading("\(suggested): level \(level.number), \(level.name)"))
      if let sentence = levelSentence { document.add(.statement(sentence)) }
      document.add(.paragraph(level.means))
    }
    if let professional {
      let level = guidance.levels[professional.level]
      document.add(
        .statement("The practitioner's own judgement: level \(level.number), \(level.name). \(professional.reason)")
      )
    }
    for notice in noticesAboutGuidance { document.add(.aside(notice)) }
  }

  private func addReasons(to document: inout Document) {
    guard let level = outcome.level else { return }
    // What holds at the lowest level raises nothing, and often only chooses what is to be said.
    let raising = outcome.reasons.filter { guidance.rules[$0.rule].level.position > 0 }
    guard namesLevel else {
      return document.add("What is a concern so far", items: raising.map(reason))
    }
    guard level.position > 0 else {
      return document.add("Why", items: [("Nothing that is known calls for more.", [])])
    }
    let here = raising.filter { guidance.rules[$0.rule].level == level }
    let below = raising.filter { guidance.rules[$0.rule].level < level }
    let certain = here.filter { $0.isCertain }
    let open = here.filter { !$0.isCertain }
    document.add("Why", items: certain.map(reason))
    document.add(
      certain.isEmpty ? "Why: this is not ruled out" : "Also not ruled out",
      items: open.map(reason)
    )
    for isCertain in [true, false] {
      let below = below.filter { $0.isCertain == isCertain }.map { guidance.rules[$0.rule].because }
      document.add(isCertain ? "Also, at lower levels" : "Not ruled out either, at lower levels", items: below)
    }
  }

  private func reason(_ reason: Outcome.Reason) -> (text: String, notes: [String]) {
    let rule = guidance.rules[reason.rule]
    let answers = reason.answers.map(statement)
    return (rule.because, answers + ["Source: \(guidance.reference(rule.citation))"])
  }

  private func findOut(_ index: Ordinal<Question>) -> (text: String, notes: [String]) {
    let question = guidance.questions[index]
    var notes: [String] = []
    if case .checklist(_, let unknown)? = outcome.answers[index] {
      let options = question.answers.options
      let open = options.indices.filter { unknown.contains($0) }.map { options[$0].text.withoutFullStop }
      notes.append("Not known: \(open.joined(separator: "; ")).")
    }
    if let consult = question.consult { notes.append("Ask: \(consult)") }
    return (question.ask, notes)
  }

  private func addActions(to document: inout Document) {
    document.add("What to do", items: (isTooEarly ? pressing : actions).map(item))
    // What has not been asked yet forbids nothing before there is a level.
    let prohibitions = namesLevel ? outcome.prohibitions : Meaning(guidance, filledCalmly).prohibitions
    document.add("Do not", items: prohibitions.map(item))
    if namesLevel, !outcome.consent.isEmpty {
      document.add(.paragraph("Consent: \(guidance.texts(of: outcome.consent).joined(separator: " "))"))
    }
    document.add("Due whatever the level", items: outcome.pathways.filter { $0.isCertain }.map(pathway))
    document.add("May be due: find out", items: outcome.pathways.filter { !$0.isCertain }.map(pathway))
    document.add("How to reach them", items: contacts)
  }

  /// A part of an item with whom to do it with, and by when.
  private func item(_ place: Ordinal<Item.Part>) -> (text: String, notes: [String]) {
    let part = guidance.itemParts[place]
    let notes = [part.with.map { "With: \($0)" }, part.within.map { "\($0.phrase.startingWithCapital)." }]
    return (part.text, notes.compactMap { $0 })
  }

  private func pathway(_ due: Outcome.DuePathway) -> (text: String, notes: [String]) {
    let pathway = guidance.pathways[due.pathway]
    let limit = pathway.within.map { ", \($0.phrase)\(due.by.map { " (by \($0.spelledOut))" } ?? "")" } ?? ""
    let because = reasons(due.because)
    let source = "Source: \(guidance.reference(pathway.citation))"
    return ("\(pathway.name)\(limit)", guidance.texts(of: due.items) + because + [source])
  }

  private func reminder(_ shown: Outcome.ShownReminder) -> (text: String, notes: [String]) {
    let reminder = guidance.reminders[shown.reminder]
    return (reminder.text, reasons(shown.because))
  }

  /// The answers behind something that is said; that nothing else is a concern is no reason.
  private func reasons(_ because: GivenAnswers) -> [String] {
    let telling = because.filter { $0.answer != guidance.questions[$0.question].calm }
    return telling.isEmpty ? [] : ["Because: " + telling.map(statement).joined(separator: " ")]
  }

  private func addEscalation(to document: inout Document) {
    guard let next = outcome.nextStep, let escalation = guidance.escalation else { return }
    let step = escalation.steps[next.step]
    document.add(.heading(next.isDisagreement ? "You disagree: the next step" : "If you disagree"))
    document.add(.statement(step.heading))
    if !outcome.urgent.isEmpty || (next.isDisagreement && guidance.isDecisionNeededToday(outcome.answers)) {
      document.add(.statement(escalation.neverDelays))
    }
    document.add(.item("Who raises it: \(role(step.raising))"))
    document.add(.item("With whom: \(role(step.receiving))"))
    for dated in next.deadlines {
      let by = dated.by.map { ", by \($0.spelledOut)" } ?? ""
      let overdue = dated.isOverdue ? " (OVERDUE)" : ""
      document.add(.item("\(dated.deadline.action) (\(dated.deadline.limit.phrase)\(by))\(overdue)"))
    }
    guard next.isDisagreement else { return }
    document.add(.item("Write down: \(step.record.joined(separator: "; "))"))
    document.add(.item("Tell: \(step.notify.joined(separator: "; "))"))
  }

  /// Who takes a role; where that depends on the agency, how to find out.
  private func role(_ role: EscalationStep.Role) -> String {
    switch role {
    case .everywhere(let role): role
    case .byAgency: "It depends on the agency: choose yours under ‘Escalate’"
    }
  }

  private func addUnanswered(to document: inout Document) {
    func asks(_ questions: [Ordinal<Question>]) -> [String] { questions.map { guidance.questions[$0].ask } }
    document.add("Not known, but no longer asked", items: asks(outcome.ignored))
    guard namesLevel else { return document.add("Not answered yet", items: asks(outcome.unanswered)) }
    let raising = outcome.unanswered.filter { outcome.couldRaise.contains($0) }
    let others = outcome.unanswered.filter { !outcome.couldRaise.contains($0) }
    document.add("Not answered yet: could raise the level", items: asks(raising))
    if !others.isEmpty {
      if raising.isEmpty { document.add(.heading("Not answered yet")) }
      document.add(
        .paragraph(
          raising.isEmpty
            ? "No question that has no answer yet could raise the level."
            : "\(others.count) more without an answer could not raise it."
        )
      )
    }
  }

  private func addClosing(to document: inout Document) {
    document.add(.heading("This is a suggestion. People decide."))
    document.add(
      .paragraph(
        "Professional judgement stands. Talk it through with a colleague and take it to supervision; act sooner where a "
          + "child may be in danger."
      )
    )
    document.add(.aside("\(guidance.name), version \(guidance.version), \(guidance.standing)."))
  }

  private func statement(_ given: Outcome.GivenAnswer) -> String {
    guidance.questions[given.question].statement(of: given.answer)
  }
}

extension Question {
  /// The question with its answer, as two sentences.
  func statement(of answer: Answer) -> String { "\(ask) \(sentence(for: answer))" }

  /// An answer as a sentence.
  func sentence(for answer: Answer) -> String { "\(count(in: answer).startingWithCapital.withoutFullStop)." }
}

extension Guidance {
  /// A question with what counts as its answer, as two sentences.
  func statement(of counted: CountedAnswer) -> String {
    let question = questions[counted.question]
    guard counted.isSupplied else { return question.statement(of: counted.given ?? .notKnown) }
    let answer = question.phrase(for: counted.counted).withoutFullStop
    return "\(question.ask) \(counted.given == nil ? "No answer" : "Not known"), which counts as '\(answer)'."
  }
}

extension String {
  /// The text without a full stop at its end, where more follows on the same line.
  var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }

  /// The text as a quotation, without the full stop at its end.
  var inQuotes: String { "“\(withoutFullStop)”" }

  /// The text with its first letter as a capital.
  package var startingWithCapital: String {
    prefix(1).uppercased() + dropFirst()
  }
}
