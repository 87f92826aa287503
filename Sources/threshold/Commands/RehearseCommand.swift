import ArgumentParser
import DecisionSupport
import Reports

struct RehearseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rehearse",
    abstract: "Practise on made-up scenarios: judge first, then see the guidance, a panel and why.",
    discussion: """
      At a terminal it tells a story, asks the questions, and lets you choose a level before anything is shown. \
      Nobody is marked. Elsewhere --response gives answers and levels.
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, markdown
  }

  @Argument(
    help: ArgumentHelp("Ids, themes or files of scenarios, in this order; else you choose.", valueName: "scenario")
  )
  var names: [String] = []

  @Flag(help: "List the scenarios by theme, with --save which are done.")
  var list = false

  @Option(
    help: ArgumentHelp(
      "Keep the answers without any name, readable by you alone; the same file goes on where it ended.",
      valueName: "file"
    )
  )
  var save: String?

  @Option(
    help: ArgumentHelp(
      "Take answers and levels from a response (YAML or JSON) instead of asking; - is standard input.",
      valueName: "file"
    )
  )
  var response: String?

  @Option(help: "The form of what is shown: text, json or markdown.")
  var format: Format = .text

  @OptionGroup var scenarioOptions: ScenarioOptions
  @OptionGroup var guidanceOptions: GuidanceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if list, response != nil { throw ValidationError("--list shows what --save has kept: leave out --response.") }
  }

  func run() throws {
    let isTerminal = Terminal.standardInput.isTerminal && Terminal.standardError.isTerminal
    guard list || response != nil || isTerminal else {
      throw ValidationError("There is no terminal to rehearse at: give answers and levels with --response FILE.")
    }
    // A script's response is new, or nobody could say whose answers are whose.
    if response != nil, let save { try FileWriter.refuse(save, isForced: false) }
    let loaded = try guidanceOptions.load()
    let choice = try ScenarioChoice(names, options: scenarioOptions, guidance: loaded.guidance)
    var file = try ResponseFile(save, of: loaded, scenarios: choice.known)
    if list {
      try show(ScenarioList(choice.chosen.isEmpty ? choice.known : choice.chosen, response: file.response))
    } else if let path = response {
      let (_, response) = try ResponseFile.read(path, loaded.guidance, choice.known)
      let judgements = try self.judgements(choice.chosen, in: response)
      try file.keep(judgements)
      let entries = entries(judgements, choice.known, loaded.guidance)
      try write(RehearsalReport(entries, of: loaded.guidance), loaded, isWhole: true)
    } else {
      try converse(choice, file, loaded)
    }
  }

  private func show(_ list: ScenarioList) throws {
    switch format {
    case .text: try output.write(list.document.text(output.style))
    case .markdown: try output.write(list.document.markdown())
    case .json: try output.write(list.json.text())
    }
  }

  /// What a response says of the scenarios that were named, or of all that it holds.
  private func judgements(_ chosen: [Scenario], in response: Response) throws -> [Response.Judgement] {
    guard !chosen.isEmpty else { return response.judgements }
    return try chosen.map { scenario in
      guard let judgement = response[scenario.id] else {
        throw Failure.reporting("the response says nothing about '\(scenario.id)'", "missing-scenario")
      }
      return judgement
    }
  }

  private func entries(
    _ judgements: [Response.Judgement],
    _ scenarios: [Scenario],
    _ guidance: Guidance
  ) -> [RehearsalReport.Entry] {
    judgements.compactMap { judgement in
      guard let scenario = scenarios.first(where: { $0.id == judgement.scenario }) else { return nil }
      guard let level = judgement.level else { return .left(scenario) }
      return .rehearsed(Rehearsal(guidance, scenario, answers: judgement.answers, committed: level))
    }
  }

  // MARK: At a terminal

  /// Feedback is shown as soon as a level is chosen, unless it goes to a file or is one piece of JSON.
  private func converse(_ choice: ScenarioChoice, _ file: ResponseFile, _ loaded: LoadedGuidance) throws {
    let showsAtOnce = output.output == nil && format != .json
    let before = file.response
    let session = RehearsalSession(
      loaded.guidance,
      known: choice.known,
      file: file,
      style: Terminal.standardError.style(output.color),
      show: { if showsAtOnce { try output.write(text(of: [$0.document])) } }
    )
    let response = try session.conduct(choice.chosen)
    let ids = (choice.chosen.isEmpty ? choice.known : choice.chosen).map(\.id)
    let entries = entries(response.judgements.filter { ids.contains($0.scenario) }, choice.known, loaded.guidance)
    let report = RehearsalReport(entries, of: loaded.guidance)
    try write(report, loaded, isWhole: !showsAtOnce, isNew: response != before)
    sayWhatIsKept(of: response, isNew: response != before)
  }

  private func sayWhatIsKept(of response: Response, isNew: Bool) {
    guard !response.judgements.isEmpty else { return }
    let words =
      save == nil
      ? "Nothing is kept. With --save FILE a rehearsal can be left and taken up again."
      : isNew
        ? "Kept. The same --save goes on from here."
        : "Nothing new is kept. To see again what was shown: threshold rehearse --response FILE"
    let conversation = Conversation(style: Terminal.standardError.style(output.color))
    conversation.blankLine()
    conversation.say { $0.paragraph(words) }
  }

  // MARK: Writing

  private func text(of documents: [Document]) -> String {
    documents.map { format == .markdown ? $0.markdown() : $0.text(output.style) }.joined(separator: "\n")
  }

  /// Writes everything, or, where the rest has been shown already, the look back at the end.
  private func write(_ report: RehearsalReport, _ loaded: LoadedGuidance, isWhole: Bool, isNew: Bool = true) throws {
    guard format != .json else { return try output.write(report.json(loaded.version).text()) }
    let summary = report.rehearsals.count > 1 && isNew ? [RehearsalSummary(report.rehearsals).document] : []
    if isWhole {
      try output.write(text(of: report.documents + summary))
    } else if !summary.isEmpty {
      try output.write("\n" + text(of: summary))
    }
  }
}
