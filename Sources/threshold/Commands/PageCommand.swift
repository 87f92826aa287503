import ArgumentParser
import DecisionSupport
import Reports

struct PageCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "page",
    abstract: "Make one HTML file: check, escalate, rehearse and read in a browser, without a network.",
    discussion: """
      The file asks the same questions and gives the same outcome as this program, since it holds the same engine. \
      It keeps nothing and sends nothing. --verify says whether a page that was sent round is today's guidance; \
      the status is 1 where it is not. Its stories are those of --scenarios; without it, those in the guidance's own \
      folder or, with the guidance that is taken where none is named, Scenarios here.
      """
  )

  @Option(help: ArgumentHelp("A page that was made earlier, to compare with the guidance.", valueName: "file"))
  var verify: String?

  @OptionGroup var scenarioOptions: ScenarioOptions
  @OptionGroup var guidanceOptions: GuidanceOptions
  @OptionGroup var output: OutputOptions

  func run(in surroundings: Surroundings) throws -> CommandResult {
    guard verify != nil || output.output != nil || !surroundings.output.isTerminal else {
      throw ValidationError("Name the file to make: --output FILE.")
    }
    try output.refuse(reading: [("--verify", verify)])
    let loaded = try guidanceOptions.load(in: surroundings)
    // Whoever names the guidance that would be taken anyway has the same stories.
    let usual = try? GuidanceFolder.find(named: nil, in: surroundings)
    let isDefault = guidanceOptions.folder == nil || usual.flatMap(realpath) == realpath(loaded.folder)
    let stories = try scenarioOptions.stories(loaded, isDefault: isDefault, in: surroundings)
    let page = try PageMaking(loaded, stories: stories).page
    guard let verify else { return output.result(page.html) }
    return try PageVerification(of: verify, page, loaded, in: surroundings).result(output)
  }
}
