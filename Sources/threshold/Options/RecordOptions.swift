import ArgumentParser
import DecisionSupport
import MarkedYAML
import Reports

/// Whether an outcome is kept, and what somebody's own judgement is beside it.
struct RecordOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Save a record of answers and outcome, readable by you alone.", valueName: "file"))
  var save: String?

  @Flag(help: "Let --save replace a file that exists.")
  var force = false

  @Option(help: ArgumentHelp("Your own judgement, beside the suggested level; needs --reason.", valueName: "number"))
  var professionalLevel: Int?

  @Option(help: ArgumentHelp("Why your judgement is what it is; leave out names.", valueName: "text"))
  var reason: String?

  func validate() throws {
    if (professionalLevel == nil) != (reason == nil) {
      throw ValidationError("--professional-level and --reason go together.")
    }
    if let reason, reason.allSatisfy(\.isWhitespace) { throw ValidationError("--reason is empty.") }
    if force, save == nil { throw ValidationError("--force goes with --save.") }
  }

  /// Says, before anything is asked, that the record cannot be written.
  func refuse() throws(Failure) {
    if let save { try FileWriter.refuse(save, isForced: force) }
  }

  func judgement(in guidance: Guidance) throws(Failure) -> ProfessionalJudgement? {
    guard let professionalLevel, let reason else { return nil }
    guard let level = guidance.level(number: professionalLevel) else {
      throw Failure(
        "\(guidance.name) has no level \(professionalLevel)",
        "unknown-level",
        help: "its levels are \(guidance.levels.map { String($0.number) }.joined(separator: ", "))"
      )
    }
    return ProfessionalJudgement(level: level, reason: reason)
  }

  /// A result with the record that goes with it.
  func keeping(_ report: OutcomeReport, of loaded: LoadedGuidance, beside result: CommandResult) -> CommandResult {
    guard let save else { return result }
    var result = result
    let text = report.record(fingerprint: loaded.fingerprint)
    result.files.append(OutputFile(path: save, text: text, kind: .record(isForced: force)))
    if report.professional != nil {
      result.errors += "warning: a reason can identify a child; keep '\(save.printable())' as you keep a case file\n"
    }
    return result
  }
}
