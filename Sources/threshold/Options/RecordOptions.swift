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

  @Option(
    help: ArgumentHelp(
      "Your own judgement, beside the suggested level; needs --reason, which is asked for at a terminal.",
      valueName: "number"
    )
  )
  var professionalLevel: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The reason for your judgement; leave out names.",
      discussion: "Everybody on this machine can see an argument while the program runs: --reason-file hides it.",
      valueName: "text"
    )
  )
  var reason: String?

  @Option(
    help: ArgumentHelp("A file that holds the reason; '-' is standard input, or a prompt.", valueName: "file")
  )
  var reasonFile: String?

  private var freeReason: FreeText { FreeText(option: "--reason", text: reason, file: reasonFile) }

  func validate() throws {
    if professionalLevel == nil, freeReason.isGiven {
      throw ValidationError("--professional-level and --reason go together.")
    }
    try freeReason.validate()
    if force, save == nil { throw ValidationError("--force goes with --save.") }
  }

  /// Says that a judgement has no reason, where nobody can be asked for one.
  func validate(in surroundings: Surroundings) throws {
    if professionalLevel != nil, !freeReason.isGiven, !surroundings.hasPerson {
      throw ValidationError("--professional-level and --reason go together.")
    }
  }

  func judgement(in guidance: Guidance, _ surroundings: Surroundings) throws(Failure) -> ProfessionalJudgement? {
    guard let professionalLevel else { return nil }
    guard let level = guidance.level(number: professionalLevel) else {
      throw Failure(
        "\(guidance.name) has no level \(professionalLevel)",
        "unknown-level",
        help: "its levels are \(guidance.levels.map { String($0.number) }.joined(separator: ", "))"
      )
    }
    let text = freeReason.isGiven ? freeReason : FreeText(option: "--reason", text: nil, file: "-")
    let prompt = "Why \(guidance.levels[level].title)? In a line, without names:"
    guard let reason = try text.read(prompt, in: surroundings) else { return nil }
    return ProfessionalJudgement(level: level, reason: reason)
  }
}
