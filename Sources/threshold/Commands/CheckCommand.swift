import ArgumentParser
import DecisionSupport
import Reports

struct CheckCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "check",
    // Where it is asked directly, it need not look whether the shell's completions are wanted: the root offers them.
    _superCommandName: "threshold",
    abstract: "Ask about a concern; suggest a level.",
    discussion: """
      At a terminal it asks one question at a time. Elsewhere it takes --answers or --answer. \
      Nothing is kept or sent, and no name is asked for.
      """
  )

  @Option(
    help: ArgumentHelp(
      "A file of answers (YAML or JSON), a scenario or a saved record; - is standard input.",
      discussion: "At a terminal the interview goes on from there.",
      valueName: "file"
    )
  )
  var answers: String?

  @Option(name: .customLong("answer"), help: ArgumentHelp("One answer; may be repeated.", valueName: "id=value"))
  var single: [String] = []

  @Flag(help: "Skip questions that can no longer change level, reminders or actions.")
  var brief = false

  @Option(help: "The form of the outcome: text, json or markdown.")
  var format: ReportForm = .text

  @OptionGroup var record: RecordOptions

  @Option(help: ArgumentHelp("The day on which a disagreement's present step began.", valueName: "yyyy-mm-dd"))
  var since: CalendarDate?

  @OptionGroup var guidanceOptions: GuidanceOptions
  @OptionGroup var output: OutputOptions

  func run(in surroundings: Surroundings) throws -> CommandResult {
    let isInterview = surroundings.hasPerson && answers != "-"
    guard isInterview || answers != nil || !single.isEmpty else {
      throw ValidationError("There is no terminal to ask at: give answers with --answers FILE or --answer ID=VALUE.")
    }
    try output.refuse(reading: [("--answers", answers)], writing: [("--save", record.save)])
    // Answers of the command line alone are a question put; a file is taken up where it ends.
    let asks = isInterview && (answers != nil || single.isEmpty)
    let check = try Check(
      try guidanceOptions.load(in: surroundings),
      record,
      since: since,
      today: guidanceOptions.day(in: surroundings),
      mayResume: asks && answers == nil
    )
    try check.take(AnswersFile.read(answers, single, check.guidance, in: surroundings))
    if asks { try check.ask(isBrief: brief, in: surroundings.conversation(output.color)) }
    let report = try check.report
    let text =
      format == .json
      ? report.json(fingerprint: check.fingerprint) : output.text(format, [report.document], in: surroundings)
    return try check.keeping(output.result(text, isPrivate: true))
  }
}
