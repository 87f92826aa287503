import ArgumentParser
import DecisionSupport
import MarkedYAML
import Reports

struct CheckCommand: ParsableCommand {
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

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, markdown
  }

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
    help: ArgumentHelp("One answer; as often as you like.", valueName: "id=value")
  )
  var single: [String] = []

  @Flag(help: "Skip questions that can no longer change level, reminders or actions.")
  var brief = false

  @Option(help: "The form of the outcome: text, json or markdown.")
  var format: Format = .text

  @Option(
    help: ArgumentHelp(
      "Save a record of answers and outcome, readable by you alone.",
      valueName: "file"
    )
  )
  var save: String?

  @Flag(help: "Let --save replace a file that exists.")
  var force = false

  @Option(
    help: ArgumentHelp("Your own judgement, beside the suggested level; needs --reason.", valueName: "number")
  )
  var professionalLevel: Int?

  @Option(help: ArgumentHelp("Why your judgement is what it is; leave out names.", valueName: "text"))
  var reason: String?

  @Option(help: ArgumentHelp("The day on which a disagreement's present step began.", valueName: "yyyy-mm-dd"))
  var since: CalendarDate?

  @OptionGroup var guidanceOptions: GuidanceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if (professionalLevel == nil) != (reason == nil) {
      throw ValidationError("--professional-level and --reason go together.")
    }
    if let reason, reason.allSatisfy(\.isWhitespace) { throw ValidationError("--reason is empty.") }
    if force, save == nil { throw ValidationError("--force goes with --save.") }
  }

  func run() throws {
    let isInterview = Terminal.standardInput.isTerminal && answers != "-" && Terminal.standardError.isTerminal
    guard isInterview || answers != nil || !single.isEmpty else {
      throw ValidationError("There is no terminal to ask at: give answers with --answers FILE or --answer ID=VALUE.")
    }
    if let save { try FileWriter.refuse(save, isForced: force) }
    let loaded = try guidanceOptions.load()
    let professional = try judgement(loaded.guidance)
    let day = guidanceOptions.day
    var given = try readAnswers(loaded.guidance)
    // Answers of the command line alone are a question put; a file is taken up where it ends.
    if isInterview, answers != nil || single.isEmpty {
      given = CheckInterview(
        Interview(loaded.guidance, answers: given, isBrief: brief),
        today: day,
        style: Terminal.standardError.style(output.color)
      ).conduct()
    }
    let outcome = loaded.guidance.assess(given, since: since ?? day, today: day)
    let report = OutcomeReport(outcome, of: loaded.guidance, professional: professional, today: day)
    try write(report, loaded)
  }

  private func write(_ report: OutcomeReport, _ loaded: LoadedGuidance) throws {
    // Whichever of the two cannot be written, the other is: an interview is not to be lost.
    defer { warnOfReason(in: report) }
    let shown = Result { try show(report, loaded) }
    if let save {
      try FileWriter.create(save, with: report.record(fingerprint: loaded.fingerprint).text(), isForced: force)
    }
    try shown.get()
  }

  private func show(_ report: OutcomeReport, _ loaded: LoadedGuidance) throws {
    switch format {
    case .text: try output.write(report.document.text(output.style))
    case .json: try output.write(report.json(fingerprint: loaded.fingerprint).text())
    case .markdown: try output.write(report.document.markdown())
    }
  }

  private func warnOfReason(in report: OutcomeReport) {
    guard let save, report.professional != nil else { return }
    let warning = "warning: a reason can identify a child; keep '\(save)' as you keep a case file\n"
    try? FileWriter.write(warning.printable(keepingLineBreaks: true), to: .standardError)
  }

  private func judgement(_ guidance: Guidance) throws -> ProfessionalJudgement? {
    guard let professionalLevel, let reason else { return nil }
    guard let level = guidance.levels.firstIndex(where: { $0.number == professionalLevel }) else {
      let numbers = guidance.levels.map { String($0.number) }.joined(separator: ", ")
      throw Failure.reporting(
        "\(guidance.name) has no level \(professionalLevel)",
        "unknown-level",
        help: "its levels are \(numbers)"
      )
    }
    return ProfessionalJudgement(level: Ordinal(level), reason: reason)
  }

  /// The answers of the file, then those of the command line, which win.
  private func readAnswers(_ guidance: Guidance) throws -> Answers {
    let sink = DiagnosticSink()
    let reader = AnswersReader(guidance, into: sink)
    var given = Answers(for: guidance)
    if let path = answers {
      do {
        if let node = compose(try FileReader.read(path), into: sink) { given = reader.answers(node) }
      } catch {
        sink.report(error)
      }
    }
    for argument in single {
      if let (question, answer) = reader.answer(SourceFile(path: "--answer", text: argument)) {
        given[question] = answer
      }
    }
    guard sink.isEmpty else { throw Failure.reporting(sink.diagnostics) }
    return given
  }
}
