import ArgumentParser
import DecisionSupport
import MarkedYAML
import Reports

struct EscalateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "escalate",
    abstract: "Say where a professional disagreement stands, and the next step with its date.",
    discussion: """
      At a terminal it asks who has been spoken to. Else name the step with --at, or keep a case log. \
      A disagreement never delays protecting the child. The status is 1 where a step is overdue.
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, markdown, ics
  }

  @Option(help: ArgumentHelp("The step that the disagreement is at.", valueName: "step"))
  var at: String?

  @Option(help: ArgumentHelp("The day on which that step began; else today.", valueName: "yyyy-mm-dd"))
  var since: CalendarDate?

  @Flag(help: "The child's safety needs a decision today.")
  var urgent = false

  @Option(help: ArgumentHelp("The agency that raises the disagreement.", valueName: "id"))
  var agency: String?

  @Option(help: ArgumentHelp("A case log: steps taken, days and outcomes, no names.", valueName: "file"))
  var log: String?

  @Flag(help: "The whole ladder with dates if nothing is resolved.")
  var plan = false

  @Option(help: "The form of the answer: text, json, markdown or ics (iCalendar).")
  var format: Format = .text

  @OptionGroup(title: "Adding to a case log") var addition: CaseLogAddition
  @OptionGroup var guidanceOptions: GuidanceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if log != nil, at != nil || since != nil {
      throw ValidationError("--log says the step and its day: leave out --at and --since.")
    }
    if since != nil, at == nil { throw ValidationError("--since goes with --at.") }
    if addition.step != nil, log == nil { throw ValidationError("--append goes with --log.") }
  }

  func run() throws {
    let isInterview = Terminal.standardInput.isTerminal && Terminal.standardError.isTerminal
    guard at != nil || log != nil || isInterview else {
      throw ValidationError("There is no terminal to ask at: give --at STEP or --log FILE.")
    }
    let guidance = try guidanceOptions.load().guidance
    let ladder = try ladder(of: guidance, isUrgent: urgent)
    let report: EscalationReport
    if let log {
      report = try standing(of: log, on: ladder)
    } else if let at {
      let step = try Self.step(at, in: ladder.escalation)
      let start = since ?? guidanceOptions.day
      // Urgency leads past the steps that cannot decide today.
      let first = urgent ? ladder.firstStep(from: step) : step
      report = try self.report(
        .at(first, since: first == step ? start : guidanceOptions.day),
        on: ladder,
        isStartAssumed: since == nil && !urgent
      )
    } else {
      report = try interview(guidance)
    }
    try show(report)
    if report.isOverdue { throw ExitCode.found }
  }

  private func ladder(of guidance: Guidance, isUrgent: Bool) throws -> Ladder {
    let agencies = guidance.escalation?.agencies ?? []
    let position = try agency.map { id in
      guard let position = agencies.firstIndex(where: { $0.id == id }) else {
        throw Failure.reporting(unknown: "agency", id, known: agencies.map(\.id))
      }
      return Ordinal<Agency>(position)
    }
    guard let ladder = Ladder(guidance, agency: position, isUrgent: isUrgent) else {
      throw Failure.reporting("\(guidance.name) has no ladder for disagreements", "no-escalation")
    }
    return ladder
  }

  static func step(_ id: String, in escalation: EscalationProtocol) throws -> Ordinal<EscalationStep> {
    guard let position = escalation.steps.firstIndex(where: { $0.id == id }) else {
      throw Failure.reporting(unknown: "step", id, known: escalation.steps.map(\.id))
    }
    return Ordinal(position)
  }

  // MARK: Where it stands

  private func report(
    _ standing: CaseLog.Standing,
    on ladder: Ladder,
    disagreement: String? = nil,
    isStartAssumed: Bool = false
  ) throws -> EscalationReport {
    let today = guidanceOptions.day
    do {
      switch standing {
      case .at(let step, let start):
        return EscalationReport(
          .at(try ladder.dated(step, since: start, today: today)),
          on: ladder,
          plan: plan ? try ladder.plan(from: step, since: start, today: today) : [],
          disagreement: disagreement,
          today: today,
          isStartAssumed: isStartAssumed
        )
      case .resolved(let date):
        return EscalationReport(.resolved(on: date), on: ladder, disagreement: disagreement, today: today)
      case .ended(let date):
        return EscalationReport(.ended(on: date), on: ladder, disagreement: disagreement, today: today)
      }
    } catch {
      throw Failure.reporting(
        error.message,
        "calendar-ends",
        help: "add the bank holidays of those years to calendar.yaml"
      )
    }
  }

  private func standing(of path: String, on ladder: Ladder) throws -> EscalationReport {
    let log = try CaseLogFile(path: path, ladder: ladder, today: guidanceOptions.day).read(adding: addition)
    let today = guidanceOptions.day
    var standing = log.standing(on: ladder, today: today)
    if urgent, case .at(let step, _) = standing, ladder.firstStep(from: step) != step {
      standing = .at(ladder.firstStep(from: step), since: today)
    }
    return try report(standing, on: ladder, disagreement: log.disagreement)
  }

  /// Asks who has been spoken to, and how urgent it is.
  private func interview(_ guidance: Guidance) throws -> EscalationReport {
    let answers = CheckInterview(
      Interview(aboutDisagreementIn: guidance),
      today: guidanceOptions.day,
      style: Terminal.standardError.style(output.color)
    ).conduct()
    let ladder = try ladder(of: guidance, isUrgent: urgent || guidance.isDecisionNeededToday(answers))
    let today = guidanceOptions.day
    if guidance.isDisagreementRuledOut(answers) {
      return EscalationReport(.at(ladder.undated(ladder.firstStep())), on: ladder, today: today)
    }
    guard let next = guidance.nextStepOfDisagreement(answers, today: today) else {
      return try report(.ended(on: today), on: ladder)
    }
    let step = ladder.firstStep(from: next)
    return try report(.at(step, since: today), on: ladder, isStartAssumed: !ladder.isUrgent)
  }

  private func show(_ report: EscalationReport) throws {
    switch format {
    case .text: try output.write(report.document.text(output.style))
    case .json: try output.write(report.json.text())
    case .markdown: try output.write(report.document.markdown())
    case .ics: try output.write(report.calendarFile)
    }
  }
}

/// One step to add to a case log.
struct CaseLogAddition: ParsableArguments {
  @Option(
    name: .customLong("append"),
    help: ArgumentHelp("Add a step to the log, which is made if it is missing.", valueName: "step")
  )
  var step: String?

  @Option(help: ArgumentHelp("The step's day; else today.", valueName: "yyyy-mm-dd"))
  var on: CalendarDate?

  @Option(help: "What came of the step: open (the default), unresolved or resolved.")
  var outcome: CaseLog.Result?

  @Option(help: ArgumentHelp("What should be remembered of the step; leave out names.", valueName: "text"))
  var note: String?

  @Option(help: ArgumentHelp("What a new log's disagreement is about; leave out names.", valueName: "text"))
  var about: String?

  func validate() throws {
    guard step == nil else {
      for (option, text) in [("--note", note), ("--about", about)] where text?.allSatisfy(\.isWhitespace) == true {
        throw ValidationError("\(option) is empty.")
      }
      return
    }
    if on != nil || outcome != nil || note != nil || about != nil {
      throw ValidationError("--on, --outcome, --note and --about go with --append.")
    }
  }
}
