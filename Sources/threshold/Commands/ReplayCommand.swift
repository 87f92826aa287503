import ArgumentParser
import DecisionSupport
import Reports

struct ReplayCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Compare saved records with what today's guidance says about the same answers.",
    discussion: """
      It compares levels, rules, urgent actions, reminders and the next step, not their words. \
      What was renamed with 'was:' stays the same. The status is 1 where a record differs.
      """
  )

  @Argument(help: ArgumentHelp("Records that check --save wrote; - is standard input.", valueName: "record"))
  var records: [String]

  @Option(help: "The form of the comparison: text, json or html.")
  var format: ReplayForm = .text

  @OptionGroup var guidanceOptions: GuidanceOptions
  @OptionGroup var output: OutputOptions

  func run(in surroundings: Surroundings) throws -> CommandResult {
    try output.refuse(reading: records.map { ("a record", $0) })
    let loaded = try guidanceOptions.load(in: surroundings)
    let version = loaded.version
    let read = try RecordFiles.read(records, loaded.guidance, version, in: surroundings)
    let report = ReplayReport(try read.map { try loaded.guidance.replay($0) }, of: loaded.guidance, version: version)
    let text =
      switch format {
      case .json: report.json.text()
      case .html: ReportPage("Records and today's guidance", [report.document]).html
      case .text: report.document.text(output.style(in: surroundings))
      }
    return output.result(text, isFound: !report.isSame, isPrivate: true)
  }
}
