import ArgumentParser
import DecisionSupport
import Reports

struct RehearseCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "rehearse",
    abstract: "Practise on made-up scenarios: judge first, then see the guidance, a panel and why.",
    discussion: """
      At a terminal it tells a story, asks the questions, and lets you choose a level before anything is shown. \
      Nobody is marked. Elsewhere --response gives answers and levels, and --format markdown or html \
      makes a handout of the stories with an answer sheet.
      """
  )

  @Argument(
    help: ArgumentHelp("Ids, themes or files of scenarios, in this order; otherwise you choose.", valueName: "scenario")
  )
  var names: [String] = []

  @Flag(help: "List the scenarios by theme; with --save, which are done.")
  var list = false

  @Option(
    help: ArgumentHelp(
      "Keep the answers, without any name, readable only by you; the same file resumes where it ended.",
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

  @Flag(help: "With --format markdown or html, without a terminal: what the trainer needs, too.")
  var key = false

  @Option(help: "The form of what is shown: text, json, markdown or html.")
  var format: ReportForm = .text

  @OptionGroup var scenarioOptions: ScenarioOptions
  @OptionGroup var guidanceOptions: GuidanceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if list, response != nil { throw ValidationError("--list shows what --save has kept: leave out --response.") }
  }

  func run(in surroundings: Surroundings) throws -> CommandResult {
    let isSheet = !surroundings.hasPerson && response == nil && !list && (format == .markdown || format == .html)
    if key, !isSheet { throw ValidationError("--key goes with --format markdown or html, without a terminal.") }
    guard list || isSheet || response != nil || surroundings.hasPerson else {
      throw ValidationError("There is no terminal to rehearse at: give answers and levels with --response FILE.")
    }
    try output.refuse(reading: [("--response", response)], writing: [("--save", save)])
    // A script's response is new, or nobody could say whose answers are whose.
    if response != nil, let save { try FileWriter.refuse(save, isForced: false) }
    let loaded = try guidanceOptions.load(in: surroundings)
    let choice = try ScenarioChoice(names, options: scenarioOptions, guidance: loaded.guidance, in: surroundings)
    if isSheet { return try sheets(choice.offered, of: loaded.guidance, in: surroundings) }
    let file = try ResponseFile(save, of: loaded, scenarios: choice.known)
    if list {
      let list = ScenarioList(choice.offered, response: file.response)
      return output.result(format, list.document, json: list.json, title: "Scenarios", in: surroundings)
    }
    let rehearsing = Rehearsing(choice, file, loaded, format: format, output: output, in: surroundings)
    return try response.map { (path) throws(Failure) in try rehearsing.take(path) } ?? rehearsing.converse()
  }

  private func sheets(
    _ scenarios: [Scenario],
    of guidance: Guidance,
    in surroundings: Surroundings
  ) throws(Failure) -> CommandResult {
    var documents: [Document] = []
    for scenario in scenarios {
      let sheet = StorySheet(guidance, scenario)
      documents.append(sheet.handout)
      if key { documents.append(try Failure.unlessAgreed { () throws(SelfContradiction) in try sheet.key() }) }
    }
    let title = "Stories to rehearse"
    guard format != .html else { return output.result(ReportPage(title, documents, isForAWall: true).html) }
    return output.result(output.text(format, documents, title: title, in: surroundings))
  }
}
