public import DecisionSupport

extension Rehearsal {
  /// What a trainee is shown after they committed to a level: theirs beside the guidance's and the panel's, what each
  /// differing answer did, what the story asks for, and what is to be learnt from it. It teaches; it does not mark.
  public var document: Document {
    var document = Document()
    document.add(.heading(scenario.title))
    // Of an action only what the story calls for.
    let calls = Meaning(guidance, scenario.answers).urgent
    document.add(
      "To do at once",
      items: urgent.map { urgent in
        let items = calls.first { $0.question == urgent.question }?.items ?? []
        let called = "Your answers \(urgent.wasCalledFor ? "called for it, too" : "did not call for it")."
        return (guidance.texts(of: items).joined(separator: " "), [called])
      }
    )
    addLevels(to: &document)
    addPanel(to: &document)
    for remark in remarks { document.add(.notice(remark)) }
    addDifferences(to: &document)
    addReasons(to: &document)
    document.add(
      "Reminders that your answers did not bring up",
      items: missedReminders.map { shown in
        let because = shown.because.map { guidance.questions[$0.question].statement(of: $0.answer) }
        let notes = because.isEmpty ? [] : ["Because: " + because.joined(separator: " ")]
        return (guidance.reminders[shown.reminder].text, notes)
      }
    )
    document.add(.heading("To take away"))
    document.add(.paragraph(scenario.learning))
    document.add(.aside("Source: \(guidance.reference(scenario.citation))"))
    if guidance.status == .draft {
      document.add(.aside("This guidance is a draft, not approved by any partnership."))
    }
    return document
  }

  // MARK: Levels

  private func addLevels(to document: inout Document) {
    document.add(.heading("Side by side"))
    document.add(.item("You: \(guidance.levels[committed].title)"))
    document.add(.item("Your answers lead to: \(phrase(own))"))
    document.add(.item("The scenario's answers lead to: \(phrase(expected))"))
  }

  private func phrase(_ suggestion: Suggestion) -> String {
    guard let level = suggestion.level else { return "no level, since this guidance would not apply" }
    let title = guidance.levels[level].title
    guard let established = suggestion.established, established < level else { return title }
    return "\(title); level \(guidance.levels[established].number) on what is known"
  }

  private func addPanel(to document: inout Document) {
    guard let panel = scenario.panel, panel.count > 0 else { return }
    document.add(
      "What a panel of \(panel.count) practitioners chose\(panel.isIllustrative ? " (made up to show how people can differ)" : "")",
      items: guidance.levels.filter { panel.levels[$0.number] != nil }.map { level in
        let count = panel.levels[level.number] ?? 0
        let marks = panel.count <= 30 ? count : (count * 30 + panel.count - 1) / panel.count
        return ("Level \(level.number): \(count)" + (count > 0 ? " " + String(repeating: "#", count: marks) : ""), [])
      }
    )
  }

  /// What the levels say beside each other. Where a panel was split, no level is called the answer.
  private var remarks: [String] {
    var remarks: [String] = []
    if let level = expected.level {
      if committed == level {
        remarks.append("You and the guidance come to the same level.")
      } else {
        remarks.append("You chose a \(committed > level ? "higher" : "lower") level than the guidance suggests.")
      }
      if let established = expected.established, committed < level, committed >= established {
        remarks.append(
          "Level \(guidance.levels[established].number) is what the story tells for certain. The guidance works with level "
            + "\(guidance.levels[level].number) until somebody finds out what is not known."
        )
      }
    }
    if scenario.panel?.isSplit == true {
      remarks.append(
        "Practitioners did not agree about this story, so no single level is the answer. What may those have seen who chose "
          + "another than you?"
      )
    }
    if let own = own.level, own != committed {
      remarks.append(
        committed > own
          ? "Your level is higher than your own answers suggest. People weigh what no question asks: say what it was, and "
            + "whether a question should ask it."
          : "Your level is lower than your own answers suggest. Which of your answers weighed less for you, and why?"
      )
    }
    if differences.isEmpty { remarks.append("Your answers count the same as the scenario's.") }
    if let level = expected.level, let written = scenario.expectation.level,
      guidance.levels[level].number != written
    {
      remarks.append(
        "The scenario was written for level \(written), and this guidance says another: tell whoever "
          + "looks after them."
      )
    }
    return remarks
  }

  private func addReasons(to document: inout Document) {
    guard let level = expected.level else { return }
    let why = "Why the guidance suggests level \(guidance.levels[level].number)"
    let (certain, open) = (reasons.filter { $0.isCertain }, reasons.filter { !$0.isCertain })
    document.add(why, items: certain.map { guidance.rules[$0.rule].because })
    document.add(
      certain.isEmpty ? "\(why): this is not ruled out" : "Also not ruled out",
      items: open.map { guidance.rules[$0.rule].because }
    )
  }

  // MARK: Differences

  /// Guesses first, since not knowing is what stories are full of; then what moved the level, and then the rest.
  private func addDifferences(to document: inout Document) {
    let (guesses, others) = (differences.filter { $0.isGuess }, differences.filter { !$0.isGuess })
    document.add(
      "Answered, though the story leaves it open",
      items: guesses.map { difference in
        let question = guidance.questions[difference.question]
        var notes = answers(difference) + [effect(difference)]
        if let because = question.whenUnknown.reason { notes.append(because) }
        if let consult = question.consult { notes.append("Who would know: \(consult)") }
        return (question.ask, notes)
      }
    )
    document.add(
      "Answered differently: this moves the level",
      items: others.filter { $0.effect != .none }
        .map { (guidance.questions[$0.question].ask, answers($0) + [effect($0)]) }
    )
    document.add(
      "Answered differently: alone, this moves nothing",
      items: others.filter { $0.effect == .none }.map { (guidance.questions[$0.question].ask, answers($0)) }
    )
  }

  private func answers(_ difference: Difference) -> [String] {
    let question = guidance.questions[difference.question]
    return [given(difference, question), told(difference, question)]
  }

  private func given(_ difference: Difference, _ question: Question) -> String {
    if let given = difference.given { return "You: \(question.sentence(for: given))" }
    return difference.wasAsked ? "You: no answer." : "You were not asked this, because of an earlier answer."
  }

  private func told(_ difference: Difference, _ question: Question) -> String {
    guard let told = difference.told else { return "The scenario: does not come to this." }
    return "The scenario: \(question.sentence(for: told))"
  }

  /// What the scenario's answer, which stands on the line before, does to the level.
  private func effect(_ difference: Difference) -> String {
    let subject = difference.isGuess ? "not knowing" : "that"
    func takes(_ from: Ordinal<Level>?, _ to: Ordinal<Level>?) -> String {
      "takes your answers from \(number(from)) to \(number(to))."
    }
    switch difference.effect {
    case .moves(let from, let to):
      return "\(subject.startingWithCapital) \(takes(from, to))"
    case .movesWith(let other, let from, let to):
      let other = guidance.questions[other].ask
      return "Alone, \(subject) moves nothing; with the scenario's answer to “\(other)” as well, it \(takes(from, to))"
    case .movesWithAllOthers(let from, let to):
      return "Alone, or with one other, \(subject) moves nothing; with all other answers of the scenario, it "
        + takes(from, to)
    case .none:
      return "Alone, \(subject) does not move the level."
    }
  }

  private func number(_ level: Ordinal<Level>?) -> String {
    level.map { "level \(guidance.levels[$0].number)" } ?? "no level (this guidance would not apply)"
  }
}

extension RehearsalSummary {
  /// A look back over several scenarios: where trainee and guidance parted, and which questions came up again.
  public var document: Document {
    var document = Document()
    document.add(.heading("Looking back over \(rehearsals.count) scenarios"))
    if parted.isEmpty {
      document.add(.paragraph("You and the guidance came to the same level each time."))
    } else {
      document.add(
        "Where you and the guidance parted",
        items: parted.map { rehearsal in
          let levels = rehearsal.guidance.levels
          let suggested = rehearsal.expected.level.map { "level \(levels[$0].number)" } ?? "no level"
          let isSplit = rehearsal.scenario.panel?.isSplit == true
          return (
            "\(rehearsal.scenario.title): you level \(levels[rehearsal.committed].number), the guidance \(suggested)",
            isSplit ? ["Practitioners did not agree about it, either."] : []
          )
        }
      )
    }
    document.add(
      "Questions that came out differently more than once",
      items: recurring.map { recurring in
        let titles = recurring.rehearsals.map { $0.scenario.title }.joined(separator: "; ")
        return (recurring.rehearsals[0].guidance.questions[recurring.question].ask, ["In: \(titles)"])
      }
    )
    document.add(.notice("Take what surprised you to your team or to supervision."))
    return document
  }
}
