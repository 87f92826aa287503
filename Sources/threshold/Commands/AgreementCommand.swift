import ArgumentParser
import DecisionSupport
import Reports

struct AgreementCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "agreement",
    abstract: "Show how far a group's rehearsals agree, where they differ, and what to discuss.",
    discussion: """
      Each response is what one person saved with 'rehearse --save'. Nobody can be identified: with fewer than three \
      people there are no figures. Scenarios are resampled for the ranges, with a fixed seed, so that \
      the same responses give the same report.
      """
  )

  @Argument(
    help: ArgumentHelp("Files of responses, or folders of them (.json, .yaml).", valueName: "response")
  )
  var paths: [String]

  @Option(help: "The form of the report: text, json, markdown, html or csv (a row for each scenario and level).")
  var format: AgreementForm = .text

  @Option(help: "The seed of the random numbers for the ranges.")
  var seed: UInt32 = 1

  @Option(help: "How many times the scenarios are resampled for the ranges: 100 to 100000.")
  var resamples = 2000

  @OptionGroup var scenarioOptions: ScenarioOptions
  @OptionGroup var guidanceOptions: GuidanceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (100...100_000).contains(resamples) else { throw ValidationError("--resamples must be from 100 to 100000.") }
  }

  func run(in surroundings: Surroundings) throws -> CommandResult {
    try output.refuse(reading: paths.map { ("a response", $0) })
    let loaded = try guidanceOptions.load(in: surroundings)
    let scenarios = try scenarioOptions.load(loaded.guidance, in: surroundings)
    let responses = try ResponseFiles.read(paths, loaded.guidance, scenarios: scenarios, in: surroundings)
    let group = GroupAgreement(
      responses,
      scenarios: Dictionary(scenarios.map { ($0.id, $0) }) { first, _ in first },
      of: loaded.guidance,
      bootstrap: Bootstrap(seed: UInt64(seed), resamples: resamples)
    )
    let report = AgreementReport(group, of: responses, fingerprint: loaded.fingerprint)
    return output.result(format.text(of: report, output.style(in: surroundings)))
  }
}
