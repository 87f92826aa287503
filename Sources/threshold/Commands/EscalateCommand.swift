import ArgumentParser
import DecisionSupport
import Reports

struct EscalateCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "escalate",
    abstract: "Say where a professional disagreement stands, and the next step with its date.",
    discussion: """
      At a terminal it asks who has been spoken to. Else name the step with --at, or keep a case log. \
      A disagreement never delays protecting the child. The status is 1 where a step is overdue.
      """
  )

  @Option(help: ArgumentHelp("The step that the disagreement is at.", valueName: "step"), completion: .steps)
  var at: String?

  @Option(help: ArgumentHelp("The day on which that step began; otherwise today.", valueName: "yyyy-mm-dd"))
  var since: CalendarDate?

  @Flag(help: "The child's safety needs a decision today.")
  var urgent = false

  @Option(help: ArgumentHelp("The agency that raises the disagreement.", valueName: "id"), completion: .agencies)
  var agency: String?

  @Option(help: ArgumentHelp("The agency whose decision is disputed.", valueName: "id"), completion: .agencies)
  var with: String?

  @Option(
    name: .customLong("case"),
    help: ArgumentHelp(
      "What tells this case's calendar entries from others, such as 2026-17; no name.",
      valueName: "text"
    )
  )
  var caseName: String?

  @Option(help: ArgumentHelp("A case log: steps taken, days and outcomes, no names.", valueName: "file"))
  var log: String?

  @Flag(help: "The whole ladder with dates if nothing is resolved.")
  var plan = false

  @Option(help: "The form of the answer: text, json, markdown, html or ics (iCalendar).")
  var format: EscalationForm = .text

  @OptionGroup(title: "Adding to a case log") var addition: CaseLogAddition
  @OptionGroup var guidanceOptions: GuidanceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if log != nil, at != nil || since != nil {
      throw ValidationError("--log says the step and its day: leave out --at and --since.")
    }
    if since != nil, at == nil { throw ValidationError("--since goes with --at.") }
    if format == .ics, caseName == nil, log == nil {
      throw ValidationError("--format ics needs --case or --log, so that no case's entries replace another's.")
    }
    if addition.step != nil, log == nil { throw ValidationError("--append goes with --log.") }
  }

  func run(in surroundings: Surroundings) throws -> CommandResult {
    let source: DisagreementSource
    if let at {
      source = .step(at, since: since)
    } else if let log {
      source = .log(path: log, try addition.reading(in: surroundings))
    } else if surroundings.hasPerson {
      source = .person { surroundings.conversation(output.color) }
    } else {
      throw ValidationError("There is no terminal to ask at: give --at STEP or --log FILE.")
    }
    try output.refuse(reading: [], writing: [("--log", log)])
    let ladder = try guidanceOptions.load(in: surroundings).guidance.ladder(
      agency: agency,
      with: with,
      isUrgent: urgent
    )
    let today = guidanceOptions.day(in: surroundings)
    let disagreement = try source.disagreement(on: ladder, today: today) { try? surroundings.errors.write($0) }
    let name = caseName ?? log.map(FileWriter.followingLinks)
    let report = EscalationReport(disagreement, isPlanned: plan, today: today, caseName: name)
    var result = output.result(
      format.text(of: report, output.style(in: surroundings)),
      isFound: report.isOverdue,
      isPrivate: true
    )
    result.kept = addition.kept(in: log)
    return result
  }
}
