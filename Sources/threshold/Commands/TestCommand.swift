import ArgumentParser
import DecisionSupport
import GuidanceAnalysis
import Reports

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Compare every scenario with what the guidance says about it.",
    discussion: """
      Each scenario that disagrees is named, with what was expected, what was found, and why. \
      The status is 1 where one disagrees, or coverage is less than required.
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, junit
  }

  @Argument(
    help: ArgumentHelp(
      "Scenarios: files, or folders of them.",
      discussion: "Else the folder Scenarios here, else the copy installed with the program.",
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

  @Flag(help: "Change the guidance in one place at a time, and say which changes no scenario or safeguard notices.")
  var mutate = false

  @Flag(help: "Write, for each change that --mutate names, the smallest scenario that would notice.")
  var suggest = false

  @Option(help: "The form of the result: text, json or junit.")
  var format: Format = .text

  @OptionGroup var guidanceOptions: GuidanceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if require != nil, !coverage { throw ValidationError("--require goes with --coverage.") }
    if suggest, !mutate { throw ValidationError("--suggest goes with --mutate.") }
    if mutate, coverage { throw ValidationError("--mutate and --coverage are two questions; ask one at a time.") }
    if mutate, format == .junit { throw ValidationError("--mutate writes text or json.") }
  }

  func run() throws {
    let loaded = try guidanceOptions.load()
    let guidance = loaded.guidance
    let named = paths.isEmpty ? [try ScenarioFolder.find(for: loaded)] : paths
    let scenarios = try ScenarioFolder.read(named, guidance)
    if mutate { return try write(mutationsOf: guidance, scenarios) }
    let report = ScenarioTestReport(
      scenarios.map { guidance.test($0, today: guidanceOptions.day) },
      of: guidance,
      isCoverageShown: coverage,
      requiredPercentage: require?.value
    )
    switch format {
    case .text: try output.write(report.document.text(output.style))
    case .json: try output.write(report.json(loaded.version).text())
    case .junit: try output.write(report.junit.text())
    }
    if !report.isPassed { throw ExitCode.found }
  }

  /// Scenarios that disagree already notice everything, so they have to agree first.
  private func write(mutationsOf guidance: Guidance, _ scenarios: [Scenario]) throws {
    let day = guidanceOptions.day
    if let wrong = scenarios.first(where: { !guidance.isAsExpected($0, today: day) }) {
      throw Failure.reporting(
        "scenario '\(wrong.id)' disagrees with the guidance as it is",
        "scenario-disagrees",
        help: "see 'threshold test'; --mutate needs scenarios that agree"
      )
    }
    let test: MutationTest
    do {
      test = try MutationTest(guidance, scenarios, Audit.Options(today: day))
    } catch let defect as AuditDefect {
      throw Failure.reporting(defect.message, "defect", help: "this is a defect of the program; please report it")
    }
    let report = MutationReport(test, of: guidance, isSuggesting: suggest)
    switch format {
    case .json: try output.write(report.json.text())
    default: try output.write(report.document.text(output.style))
    }
  }
}

/// A percentage as people write it: `90` or `90%`.
struct Percentage: ExpressibleByArgument {
  let value: Int

  init?(argument: String) {
    let digits = argument.hasSuffix("%") ? argument.dropLast() : argument[...]
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(digits), value <= 100 else {
      return nil
    }
    self.value = value
  }
}
