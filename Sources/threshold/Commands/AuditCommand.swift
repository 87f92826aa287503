import ArgumentParser
import GuidanceAnalysis
import Reports

struct AuditCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Prove the safeguards; say what a change does to children, over every possible answer set.",
    discussion: """
      With one configuration: what is amiss in it. With two, OLD and NEW, or with --against: what changes. \
      A configuration is a folder or REVISION:folder, read with git; nothing is fetched. \
      The status is 1 where something is found, 3 where nothing could be compared, 4 where not everything could be decided.
      """
  )

  @OptionGroup var compared: AuditedOptions

  @Option(help: "The form of the report: text, markdown, json, sarif, github or junit.")
  var format: AuditForm = .text

  @Option(help: "The lightest finding that counts: error, warning, review, notice or never.")
  var failOn: AuditThreshold = .error

  @Flag(help: "One line only.")
  var summary = false

  @Option(help: ArgumentHelp("What the change means to do, instead of its own 'intent:'.", valueName: "file"))
  var intent: String?

  @OptionGroup var effort: AuditEffort
  @OptionGroup var guidanceOptions: GuidanceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if !compared.configurations.isEmpty, guidanceOptions.folder != nil {
      throw ValidationError("Name the configuration once: as an argument or with --config.")
    }
    if intent != nil, !compared.areTwo { throw ValidationError("--intent goes with two configurations.") }
    if summary, format != .text { throw ValidationError("--summary is a line of text: leave out --format.") }
  }

  func run(in surroundings: Surroundings) throws -> CommandResult {
    try output.refuse(reading: [("--intent", intent)])
    let audited = try compared.read(guidanceOptions, in: surroundings)
    let today = guidanceOptions.day(in: surroundings)
    let suppressions = try audited.suppressions(intent: intent)
    let audit = try effort.audit(audited, today: today)
      .suppressed(by: suppressions, today: today)
    let report = AuditReport(
      audit,
      context: ReportContext(
        folder: audited.folder,
        formerPrefix: audited.formerPrefix,
        failOn: failOn.severity,
        crossChecked: effort.crossCheck ?? 0,
        showsStatistics: effort.stats
      )
    )
    let text = summary ? report.summary + "\n" : format.text(of: report, output.style(in: surroundings))
    var result = output.result(text, isFound: report.isFailure)
    if report.isUndecided { result.status = .undecided }
    return result
  }
}
