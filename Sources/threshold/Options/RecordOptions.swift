import ArgumentParser
import DecisionSupport

/// Whether an outcome is kept, and what somebody's own judgement is beside it.
struct RecordOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Save a record of answers and outcome, readable only by you.",
      discussion: "In an interview every answer is kept as it is given; an unfinished record is resumed.",
      valueName: "file"
    )
  )
  var save: String?

  @Flag(help: "Let --save replace an existing file.")
  var force = false

  @Option(help: ArgumentHelp("Your own judgement, beside the suggested level; needs --reason.", valueName: "number"))
  var professionalLevel: Int?

  @Option(help: ArgumentHelp("The reason for your judgement; leave out names.", valueName: "text"))
  var reason: String?

  func validate() throws {
    if (professionalLevel == nil) != (reason == nil) {
      throw ValidationError("--professional-level and --reason go together.")
    }
    if let reason, reason.allSatisfy(\.isWhitespace) { throw ValidationError("--reason is empty.") }
    if force, save == nil { throw ValidationError("--force goes with --save.") }
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
}
