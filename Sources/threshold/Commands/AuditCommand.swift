import ArgumentParser
import DecisionSupport
import GuidanceAnalysis
import Reports

struct AuditCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Prove the safeguards; say what a change does to children, over every possible answer set.",
    discussion: """
      With one configuration: what is wrong with it. With two, OLD and NEW, or with --against: what changes. \
      A configuration is a folder or REVISION:folder, read with git; nothing is fetched. \
      The status is 1 where something is found, 3 where nothing could be compared, 4 where not everything could be decided.
      """
  )

  @OptionGroup var compared: AuditedOptions

  @Option(help: "The form of the report: text, markdown, html, json, sarif, github or junit.")
  var format: AuditForm = .text

  @Option(help: "The least severe finding that counts: error, warning, review, notice or never.")
  var failOn: AuditThreshold = .error

  @Flag(help: "One line only.")
  var summary = false

  @Option(help: ArgumentHelp("What the change intends, instead of its own 'intent:'.", valueName: "file"))
  var intent: String?

  @OptionGroup var evidence: EvidenceOptions
  @OptionGroup var concerns: ConcernOptions
  @OptionGroup var effort: AuditEffort
  @OptionGroup var guidanceOptions: GuidanceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if !compared.configurations.isEmpty, guidanceOptions.folder != nil {
      throw ValidationError("Name the configuration once: as an argument or with --config.")
    }
    if intent != nil, !compared.areTwo { throw ValidationError("--intent goes with two configurations.") }
    if concerns.file != nil, !compared.areTwo || compared.changed {
      throw ValidationError("--concerns goes with two configurations that are named.")
    }
    if evidence.folder != nil, !compared.areTwo { throw ValidationError("--scenarios goes with two configurations.") }
    if summary, format != .text { throw ValidationError("--summary is a line of text: leave out --format.") }
  }

  func run(in surroundings: Surroundings) throws -> CommandResult {
    try output.refuse(reading: [("--intent", intent), ("--concerns", concerns.file)])
    let subjects = try compared.subjects(guidanceOptions, in: surroundings)
    guard !compared.list else { return output.result(subjects.map { $0.folder + "\n" }.joined()) }
    try format.refuse(subjects)
    let results = try subjects.map { try result(of: $0, in: surroundings) }
    let texts =
      summary
      ? results.compactMap(\.summary)
      : format.texts(of: results.map(\.result), since: compared.base, output.style(in: surroundings))
    let (text, failures) = (texts.joined(separator: summary ? "" : "\n"), results.compactMap(\.failure))
    // Text leaves out what could not be audited. A file that people keep must not.
    let isWhole = failures.isEmpty || format != .text
    var written = isWhole ? output.result(text) : CommandResult(output: text)
    written.errors = failures.map(\.text).joined(separator: "\n")
    written.status = results.map(\.status).max { $0.rawValue < $1.rawValue } ?? .success
    return written
  }

  /// A report, or why there is none.
  private func result(of subject: AuditSubject, in surroundings: Surroundings) throws -> JudgedAudit {
    let context = ReportContext(
      folder: subject.folder,
      formerPrefix: subject.formerPrefix,
      failOn: failOn.severity,
      crossChecked: effort.crossCheck ?? 0,
      showsStatistics: effort.stats
    )
    do {
      let audited = try AuditedConfigurations(subject)
      let suppressions = try audited.suppressions(intent: intent)
      let today = guidanceOptions.day(in: surroundings)
      // What cannot be read is said before the proof, which may take long.
      let (known, past) = (try evidence.read(audited, in: surroundings), try concerns.open(audited, in: surroundings))
      var weighed = try effort.audit(audited, today: today, surroundings.errors)
      if let known { weighed = weighed.weighed(by: known.old, known.new, today: today) }
      if let past { weighed = try concerns.weigh(weighed, past, today: today) }
      return JudgedAudit(AuditReport(weighed.suppressed(by: suppressions, today: today), context: context))
    } catch {
      guard let failure = Failure(error) else { throw error }
      return JudgedAudit(failure, context)
    }
  }
}
