import ArgumentParser
import DecisionSupport
import MarkedYAML
import Reports

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Compare saved records with what today's guidance says about the same answers.",
    discussion: """
      It compares levels, rules, urgent actions, reminders and the next step, not their words. \
      What was renamed with 'was:' stays the same. The status is 1 where a record differs.
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: ArgumentHelp("Records that check --save wrote; - is standard input.", valueName: "record"))
  var records: [String]

  @Option(help: "The form of the comparison: text or json.")
  var format: Format = .text

  @OptionGroup var guidanceOptions: GuidanceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let loaded = try guidanceOptions.load()
    let version = loaded.version
    let replays = try read(loaded.guidance, version).map { loaded.guidance.replay($0) }
    let report = ReplayReport(replays, of: loaded.guidance, version: version)
    switch format {
    case .text: try output.write(report.document.text(output.style))
    case .json: try output.write(report.json.text())
    }
    if !report.isSame { throw ExitCode.found }
  }

  /// Every record, or, said all at once, every problem of all.
  private func read(_ guidance: Guidance, _ version: GuidanceVersion) throws -> [Record] {
    let sink = DiagnosticSink()
    let reader = RecordReader(guidance, fingerprint: version.fingerprint, into: sink)
    var read: [Record] = []
    for path in records {
      do {
        guard let node = compose(try FileReader.read(path), into: sink), let record = reader.record(node) else {
          continue
        }
        read.append(record)
      } catch {
        sink.report(error)
      }
    }
    guard sink.isEmpty else { throw Failure.reporting(sink.diagnostics) }
    return read
  }
}
