import DecisionSupport
import MarkedYAML
import Reports

/// One sitting of a trainee at a terminal, over any number of scenarios.
struct RehearsalSession {
  private let guidance: Guidance
  private let known: [Scenario]
  private let conversation: Conversation
  private let show: (Rehearsal) throws(Failure) -> Void
  private var file: ResponseFile

  /// Whether somebody chose to leave.
  private var isLeft = false

  /// Prepares a sitting.
  ///
  /// - Parameters:
  ///   - guidance: What is asked.
  ///   - known: The scenarios to choose from.
  ///   - file: Where the trainee's response grows.
  ///   - conversation: Where it takes place.
  ///   - show: Shows what there is to learn, right after a level was chosen.
  init(
    _ guidance: Guidance,
    known: [Scenario],
    file: ResponseFile,
    in conversation: Conversation,
    show: @escaping (Rehearsal) throws(Failure) -> Void
  ) {
    self.guidance = guidance
    self.known = known
    self.file = file
    self.show = show
    self.conversation = conversation
  }

  /// Goes through the scenarios that were named; without any the trainee chooses one after another.
  ///
  /// - Returns: What was made of the scenarios, now or earlier.
  func conduct(_ chosen: [Scenario]) throws(Failure) -> Response {
    var session = self
    session.greet()
    if chosen.isEmpty { try session.offer() } else { try session.goThrough(chosen) }
    return session.file.response
  }

  private func greet() {
    conversation.say { writer in
      writer.paragraph("Rehearsal: \(guidance.name)", emphasis: .bold)
      if guidance.status == .draft { writer.paragraph("A draft, not approved by any partnership.", emphasis: .faint) }
      writer.paragraph(
        "The people are made up. Read the story, answer from what it tells, then choose a level; only then is anything "
          + "shown. Nobody is marked, and no name is asked for. u not known, b back, ? help, r the story again, q leave."
      )
    }
  }

  private func state(_ scenario: Scenario) -> ScenarioList.State { ScenarioList.State(of: scenario, in: file.response) }

  // MARK: Named scenarios

  private mutating func goThrough(_ scenarios: [Scenario]) throws(Failure) {
    for (position, scenario) in scenarios.enumerated() where !isLeft {
      let heading = scenarios.count > 1 ? "Scenario \(position + 1) of \(scenarios.count)" : ""
      if state(scenario) == .done {
        conversation.blankLine()
        conversation.say { writer in
          writer.paragraph("\(heading.isEmpty ? "" : heading + ": ")\(scenario.title). You have done this one.")
        }
        continue
      }
      try rehearse(scenario, heading)
      if !isLeft, scenarios[(position + 1)...].contains(where: { state($0) != .done }) { waitForEnter() }
    }
  }

  private mutating func waitForEnter() {
    conversation.blankLine()
    conversation.say { $0.paragraph("Press Enter for the next scenario, or q to leave.") }
    guard let line = conversation.reply() else {
      isLeft = true
      return
    }
    isLeft = ReplyReader.command(line, [:]) == .stop
  }

  private mutating func rehearse(_ scenario: Scenario, _ heading: String) throws(Failure) {
    conversation.blankLine()
    if !heading.isEmpty { conversation.say { $0.paragraph(heading, emphasis: .faint) } }
    let dialogue = RehearsalDialogue(guidance: guidance, scenario: scenario, conversation: conversation)
    let begun = file.response[scenario.id]?.answers
    let chosen = try dialogue.conduct(begun: begun) { (judgement) throws(Failure) in try file.keep([judgement]) }
    guard let (level, answers) = chosen else {
      isLeft = true
      return
    }
    conversation.blankLine()
    let rehearsal = try Failure.unlessAgreed { () throws(SelfContradiction) in
      try Rehearsal(guidance, scenario, answers: answers, committed: level)
    }
    try show(rehearsal)
  }

  // MARK: Choosing

  private var list: ScenarioList { ScenarioList(known, response: file.response) }

  /// Lets the trainee choose until they leave, or everything is done.
  private mutating func offer() throws(Failure) {
    sayList()
    while !isLeft {
      guard known.contains(where: { state($0) != .done }) else {
        conversation.blankLine()
        return conversation.say { $0.paragraph("You have done every scenario.") }
      }
      conversation.blankLine()
      let done = known.count { state($0) == .done }
      conversation.say { writer in
        writer.paragraph("\(done) of \(known.count) done.", emphasis: .faint)
        writer.paragraph("Which one? A number, an id or a theme; Enter for the next that is not done; l list, q leave.")
      }
      guard let line = conversation.reply() else { return }
      try follow(line.trimmed.lowercased())
    }
  }

  private func sayList() {
    var number = 0
    conversation.blankLine()
    conversation.say { writer in
      for (theme, scenarios) in list.themes {
        writer.heading(theme)
        for scenario in scenarios {
          number += 1
          writer.paragraph(list.line(scenario), marker: "\(number)  ", indent: 2)
        }
      }
    }
  }

  private mutating func follow(_ word: String) throws(Failure) {
    let scenarios = list.scenarios
    switch word {
    case "q", "quit", "stop": isLeft = true
    case "l", "list": sayList()
    case "":
      // What was begun comes before what is new.
      let next = scenarios.first { state($0) == .begun } ?? scenarios.first { state($0) == .new }
      if let next { try rehearse(next, "") }
    default:
      let number = Int(word)
      let found =
        number.map { scenarios.indices.contains($0 - 1) ? [scenarios[$0 - 1]] : [] }
        ?? ScenarioChoice.scenarios(named: word, in: known)
      guard !found.isEmpty else {
        return conversation.say { $0.paragraph("Please choose a number up to \(scenarios.count), an id or a theme.") }
      }
      try goThrough(found)
    }
  }
}
