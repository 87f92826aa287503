import ArgumentParser
import DecisionSupport
import MarkedYAML
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

  @Option(
    name: .customLong("answer"),
    help: ArgumentHelp("One answer; may be repeated.", valueName: "id=value"),
    completion: .answers
  )
  var single: [String] = []

  @Flag(help: "Skip questions that can no longer change level, reminders or actions.")
  var brief = false

  @Option(help: "The form of the outcome: text, json, markdown, html, or referral (a summary to paste; referral-text).")
  var format: OutcomeForm = .text

  @Flag(help: "With text: the details, too. Markdown has them folded, JSON always.")
  var details = false

  @OptionGroup var record: RecordOptions
  @OptionGroup var judgement: JudgementOptions

  @Option(help: ArgumentHelp("When it began, or a disagreement's present step; else today.", valueName: "yyyy-mm-dd"))
  var since: Moment?

  @OptionGroup var guidanceOptions: GuidanceOptions
  @OptionGroup var output: OutputOptions

  func run(in surroundings: Surroundings) throws -> CommandResult {
    let isInterview = surroundings.hasPerson && answers != "-"
    guard isInterview || answers != nil || !single.isEmpty else {
      throw ValidationError("There is no terminal to ask at: give answers with --answers FILE or --answer ID=VALUE.")
    }
    try judgement.validate(in: surroundings)
    try output.refuse(reading: [("--answers", answers)], writing: [("--save", record.save)])
    // Answers of the command line alone are a question put; a file is taken up where it ends.
    let asks = isInterview && (answers != nil || single.isEmpty)
    let check = try Check(
      try guidanceOptions.load(in: surroundings),
      record,
      since: since,
      today: guidanceOptions.moment(in: surroundings),
      mayResume: asks && answers == nil
    )
    try check.take(AnswersFile.read(answers, single, check.guidance, in: surroundings))
    try judgement.judge(check, in: surroundings)
    let conversation = asks ? surroundings.conversation(output.color) : nil
    if let conversation { try check.ask(isBrief: brief, in: conversation) }
    if let conversation, format == .text, !details, output.output == nil, surroundings.output.isTerminal {
      try check.show(output.style(in: surroundings), on: surroundings.output, isBrief: brief, in: conversation)
      return try check.keeping(CommandResult())
    }
    let text = format.text(
      of: try check.report,
      output.style(in: surroundings),
      isDetailed: details,
      isInView: output.output == nil && surroundings.output.isTerminal,
      fingerprint: check.fingerprint
    )
    var result = output.result(text, isPrivate: true)
    // Whoever has just answered sees nothing else of it.
    if asks, let file = output.output { result.whenWritten = "The outcome is in '\(file.printable())'.\n" }
    return try check.keeping(result)
  }
}
