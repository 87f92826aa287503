import ArgumentParser
import Batch
import DecisionSupport
import Glibc
import Reports

struct BatchCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Assess many concerns: JSON Lines or CSV in, JSON Lines or CSV out.",
    discussion: """
      Each line is a JSON object of answers, as 'check --answers' takes them; a line of output is its outcome, in the \
      same order. A line may carry an 'id', which is copied. A line with a mistake gives {"line":N,"error":{…}} in its \
      place, and status 1 at the end. A CSV file has a column for each question.
      """
  )

  @Argument(help: ArgumentHelp("Files of lines or rows; none, or -, is standard input.", valueName: "file"))
  var files: [String] = []

  @Option(help: "What is read: jsonl or csv; by default csv where a file's name ends in .csv.")
  var inputFormat: ConcernForm?

  @Option(help: "What is written: jsonl or csv (a row for each concern, without what does not fit into cells).")
  var format: ConcernForm = .jsonl

  @Option(help: ArgumentHelp("How a question without an answer is read: unanswered or unknown.", valueName: "reading"))
  var missing: Missing = .unanswered

  @Option(
    help: ArgumentHelp(
      "Write only these parts of each outcome, as in level,reminders.",
      discussion: "Complete and urgent are always included, and range and applies with the level.",
      valueName: "names"
    )
  )
  var fields: FieldList?

  @OptionGroup var threads: ThreadOptions

  @Flag(help: "Report progress on standard error.")
  var progress = false

  @Option(name: [.short, .long], help: ArgumentHelp("Write the result to a file.", valueName: "file"))
  var output: String?

  @OptionGroup var guidanceOptions: GuidanceOptions

  enum Missing: String, CaseIterable, ExpressibleByArgument {
    case unanswered, unknown
  }

  func validate() throws {
    let withoutColumn = (fields?.fields ?? []).filter { OutcomeTable.columns(of: $0).isEmpty }
    if format == .csv, let field = withoutColumn.first {
      throw ValidationError(
        "'\(field.rawValue)' does not fit into the cells of a table: leave it out, or --format csv."
      )
    }
  }

  func run(in surroundings: Surroundings) throws -> CommandResult {
    guard !files.isEmpty || !surroundings.input.isTerminal else {
      throw ValidationError("There is nothing to read: name a file, or pipe lines in.")
    }
    var named = NamedPaths()
    for file in files { named.reads("a file of lines", file) }
    named.writes("--output", output)
    try named.refuseSame()
    // Whoever reads the output may stop reading: that is no failure, whatever was set for us to ignore.
    signal(SIGPIPE, SIG_DFL)
    let loaded = try guidanceOptions.load(in: surroundings)
    try Failure.refuseReservedID(in: loaded.guidance)
    let source = try LineFiles(
      files.isEmpty ? ["-"] : files,
      as: inputFormat,
      standardInput: surroundings.input.descriptor
    )
    let plan = BatchPlan(
      loaded.guidance,
      fingerprint: loaded.fingerprint,
      today: guidanceOptions.day(in: surroundings),
      fields: fields?.fields ?? OutcomeField.allCases,
      isTable: format == .csv,
      isMissingUnknown: missing == .unknown
    )
    let output = try StreamedOutput(output, standardOutput: surroundings.output.descriptor)
    let errors = progress ? surroundings.errors : nil
    let tally = try AnsweredLines.write(source, plan, jobs: threads.jobs, to: output, progress: errors)
    return CommandResult(status: tally.errors > 0 ? .found : .success)
  }
}
