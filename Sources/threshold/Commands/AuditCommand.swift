import ArgumentParser
import DecisionSupport
import GuidanceAnalysis
import MarkedYAML
import Reports

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Prove the safeguards; say what a change does to children, over every possible answer set.",
    discussion: """
      With one configuration: what is amiss in it. With two, OLD and NEW, or with --against: what changes. \
      A configuration is a folder or REVISION:folder, read with git; nothing is fetched. \
      The status is 1 where something is found, 3 where nothing could be compared, 4 where not everything could be decided.
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, markdown, json, sarif, github, junit
  }

  enum Threshold: String, CaseIterable, ExpressibleByArgument {
    case error, warning, review, notice, never

    var severity: Severity? { Severity.allCases.first { $0.name == rawValue } }
  }

  @Argument(help: ArgumentHelp("The configuration; or the old one and the new one.", valueName: "config"))
  var configurations: [String] = []

  @Option(
    help: ArgumentHelp("Compare with the commit where HEAD and this revision parted.", valueName: "revision")
  )
  var against: String?

  @Option(help: "The form of the report: text, markdown, json, sarif, github or junit.")
  var format: Format = .text

  @Option(help: "The lightest finding that counts: error, warning, review, notice or never.")
  var failOn: Threshold = .error

  @Flag(help: "One line only.")
  var summary = false

  @Option(help: ArgumentHelp("What the change means to do, instead of its own 'intent:'.", valueName: "file"))
  var intent: String?

  @Option(help: ArgumentHelp("How large the diagrams may grow before a search goes on instead.", valueName: "nodes"))
  var maxNodes: Int?

  @Option(
    help: ArgumentHelp(
      "Compare engine and auditor on so many random answer sets, too.",
      discussion: "The two read the configuration independently. The same number gives the same answer sets.",
      valueName: "count"
    )
  )
  var crossCheck: Int?

  @Flag(help: "Say how large the proof was.")
  var stats = false

  @OptionGroup var guidanceOptions: GuidanceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard configurations.count <= 2 else { throw ValidationError("There can be two configurations, OLD and NEW.") }
    if against != nil, configurations.count == 2 {
      throw ValidationError("--against names the old configuration: give the new one alone.")
    }
    if !configurations.isEmpty, guidanceOptions.folder != nil {
      throw ValidationError("Name the configuration once: as an argument or with --config.")
    }
    if intent != nil, against == nil, configurations.count < 2 {
      throw ValidationError("--intent goes with two configurations.")
    }
    if summary, format != .text { throw ValidationError("--summary is a line of text: leave out --format.") }
    if let crossCheck, crossCheck < 1 { throw ValidationError("--cross-check must be at least 1.") }
    if let maxNodes, maxNodes < 1 { throw ValidationError("--max-nodes must be at least 1.") }
  }

  func run() throws {
    let audited = try read()
    let excuses = try excuses(of: audited)
    var options = Audit.Options(today: guidanceOptions.day)
    if let maxNodes { options.maxNodes = maxNodes }
    let audit: Audit
    do {
      if let old = audited.old {
        audit = try Audit(comparing: old.guidance, with: audited.new.guidance, options)
      } else {
        audit = try Audit(of: audited.new.guidance, options)
      }
      if let crossCheck {
        var check = try CrossCheck(audited.new.guidance, seed: 1, options)
        try check.run(crossCheck)
      }
    } catch let defect as AuditDefect {
      _ = Failure.reporting(
        defect.message,
        "audit-defect",
        help: "this is a mistake of the program, not of the configuration; nothing follows from it"
      )
      throw ExitCode.undecided
    }
    let report = AuditReport(
      audit.excused(by: excuses, today: guidanceOptions.day),
      frame: AuditReport.Frame(
        folder: audited.folder,
        formerPrefix: audited.formerPrefix,
        failOn: failOn.severity,
        crossChecked: crossCheck ?? 0,
        showsStatistics: stats
      )
    )
    try show(report)
    if report.isUndecided { throw ExitCode.undecided }
    if report.isFailure { throw ExitCode.found }
  }

  private func read() throws -> AuditedConfigurations {
    if configurations.count == 2 { return try AuditedConfigurations(configurations[0], configurations[1]) }
    let folder = try configurations.first ?? GuidanceFolder.find(named: guidanceOptions.folder)
    return try AuditedConfigurations(folder, against: against)
  }

  /// What the change declares, and what people accepted: of two configurations the old one's waivers.
  private func excuses(of audited: AuditedConfigurations) throws -> Excuses {
    let sink = DiagnosticSink()
    var effects: [IntendedEffect] = []
    if let intent {
      do {
        if let node = compose(try FileReader.read(intent), into: sink) {
          effects = IntentReader(into: sink).intent(node)
        }
      } catch {
        sink.report(error)
      }
    } else if let old = audited.old {
      effects = Excuses.intent(of: audited.new.guidance, beyond: old.guidance)
    }
    let waivers =
      (audited.old ?? audited.new).waivers
      .flatMap { compose($0, into: sink) }
      .map { WaiversReader(into: sink).waivers($0) } ?? []
    let excuses = Excuses(intent: effects, waivers: waivers)
    for problem in excuses.problems { sink.report(problem) }
    guard sink.isEmpty else { throw Failure.reporting(sink.diagnostics) }
    return excuses
  }

  private func show(_ report: AuditReport) throws {
    if summary { return try output.write(report.summary + "\n") }
    switch format {
    case .text: try output.write(report.document.text(output.style))
    case .markdown: try output.write(report.markdown)
    case .json: try output.write(report.json.text())
    case .sarif: try output.write(report.sarif.text())
    case .github: try output.write(report.annotations)
    case .junit: try output.write(report.junit.text())
    }
  }
}
