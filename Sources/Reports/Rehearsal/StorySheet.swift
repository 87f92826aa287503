public import DecisionSupport

/// A story on paper or on a wall: what a class is given, with room for answers, and what its trainer needs beside it.
public struct StorySheet: Sendable {
  private let guidance: Guidance
  private let scenario: Scenario

  /// Prepares a sheet.
  public init(_ guidance: Guidance, _ scenario: Scenario) {
    (self.guidance, self.scenario) = (guidance, scenario)
  }

  /// The story, the questions that it leads to with every answer to choose from, and the levels.
  public var handout: Document {
    var document = scenario.document
    document.add(.heading("Your answers"))
    for (index, _) in scenario.answers.answered {
      let question = guidance.questions[index]
      let boxes = choices(question).map { "☐ \($0)" }
      // Side by side only where all of them fit.
      let line = boxes.joined(separator: "   ")
      document.add(.item(question.ask, notes: line.count > 70 ? boxes : [line]))
    }
    document.add(.heading("Your level, before anything is shown"))
    for level in guidance.levels { document.add(.item("☐ \(level.number)  \(level.name)")) }
    return document
  }

  /// The answers that the story gives, the level and why, how a panel judged, and what there is to learn.
  ///
  /// - Throws: Where the guidance's definition and the engine do not conclude the same.
  public func key() throws(SelfContradiction) -> Document {
    let outcome = try guidance.assess(
      scenario.answers,
      since: Moment(guidance.effective),
      today: Moment(guidance.effective)
    )
    var document = Document()
    document.add(.heading("For the trainer: \(scenario.title)"))
    document.add(.field("Themes", lines: [scenario.themes.joined(separator: ", ")]))
    if let level = outcome.level { document.add(.statement("The guidance suggests \(guidance.levels[level].title).")) }
    document.add(
      "Why",
      items: outcome.reasons.filter { guidance.rules[$0.rule].level == outcome.level }
        .map { guidance.rules[$0.rule].because }
    )
    document.add(
      "What the story tells",
      items: scenario.answers.answered.filter { $0.answer != guidance.questions[$0.question].calm }
        .map { guidance.questions[$0.question].statement(of: $0.answer) }
    )
    document.add(
      "To do at once",
      items: outcome.urgent.map { guidance.texts(of: $0.items).joined(separator: " ") }
    )
    if let panel = scenario.panel, panel.count > 0 {
      document.add(
        "What a panel of \(panel.count) practitioners chose\(panel.isIllustrative ? " (made up)" : "")",
        items: guidance.levels.compactMap { level in
          panel.levels[level.number].map { "Level \(level.number): \($0)" }
        }
      )
    }
    document.add(.heading("To take away"))
    document.add(.paragraph(scenario.learning))
    document.add(.aside("Source: \(guidance.reference(scenario.citation))"))
    return document
  }

  private func choices(_ question: Question) -> [String] {
    switch question.answers {
    case .yesNo: return ["Yes", "No", "Not known"]
    case .oneOf(let options): return options.map { $0.text } + ["Not known"]
    case .anyOf(let options): return options.map { $0.text } + ["None of these", "Not known"]
    case .wholeNumber(let number): return ["___ \(number.unit)"] + number.extras.map { $0.text } + ["Not known"]
    }
  }
}
