import ArgumentParser
import DecisionSupport
import GuidanceAnalysis
import Reports

struct TestCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Compare every scenario with what the guidance says about it.",
    discussion: """
      Each scenario that disagrees is named, with what was expected, what was found, and why. \
      Published cases are compared with the levels that published documents give them. \
      The status is 1 where a scenario disagrees, a case comes out differently and does not say why, or coverage is \
      less than required.
      """
  )

  @Argument(
    help: ArgumentHelp(
      "Scenarios: files, or folders of them.",
      discussion: "Otherwise the folder Scenarios here; for the installed guidance, the scenarios installed with it.",
      valueName: "path"
    )
  )
  var paths: [String] = []

  @Flag(help: "Say which rules, levels, reminders, steps, answers and safeguards no scenario reaches.")
  var coverage = false

  @Option(
    help: ArgumentHelp(
      "The percentage of rules, of levels, of reminders and of steps that scenarios have to reach.",
      valueName: "percent"
    )
  )
  var require: Percentage?

  @Flag(help: "Change the guidance in one place at a time, and say which changes no case or safeguard notices.")
  var mutate = false

  @Flag(help: "Write, for each change that --mutate names, the smallest scenario that would notice.")
  var suggest = false

  @Option(help: "The form of the result: text, json, html or junit.")
  var format: ScenarioTestForm = .text

  @OptionGroup var guidanceOptions: GuidanceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if require != nil, !coverage { throw ValidationError("--require goes with --coverage.") }
    if suggest, !mutate { throw ValidationError("--suggest goes with --mutate.") }
    if mutate, coverage { throw ValidationError("--mutate and --coverage are two questions; ask one at a time.") }
    if mutate, format == .junit { throw ValidationError("--mutate writes text, json or html.") }
  }

  func run(in surroundings: Surroundings) throws -> CommandResult {
    try output.refuse(reading: paths.map { ("a scenario", $0) })
    let loaded = try guidanceOptions.load(orInstalled: false, in: surroundings)
    let (guidance, day) = (loaded.guidance, guidanceOptions.day(in: surroundings))
    let named = paths.isEmpty ? [try ScenarioFolder.find(for: loaded)] : paths
    let library = try ScenarioFolder.library(named, guidance, in: surroundings)
    let style = output.style(in: surroundings)
    guard !mutate else {
      try ScenarioFolder.requireAgreement(of: library.scenarios, with: guidance, today: day)
      let lines = surroundings.errors.isTerminal ? PacedLines(surroundings.errors) : nil
      let test = try MutationTest(guidance, library, Audit.Options(today: day)) { tried, count in
        lines?.say("Tried \(tried) of \(count) changes.")
      }
      let report = MutationReport(test, of: guidance, isSuggesting: suggest)
      switch format {
      case .json: return output.result(report.json(loaded.version).text())
      case .html: return output.result(ReportPage("Changes that nothing notices", [report.document]).html)
      case .text, .junit: return output.result(report.document.text(style))
      }
    }
    let report = ScenarioTestReport(
      try library.scenarios.map { try guidance.test($0, today: day) },
      published: guidance.judge(library.published, today: day),
      of: guidance,
      isCoverageShown: coverage,
      requiredPercentage: require?.value
    )
    return output.result(format.text(of: report, loaded.version, style), isFound: !report.isPassed)
  }
}
