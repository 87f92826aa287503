import ArgumentParser

/// Whether an outcome is kept.
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

  func validate() throws {
    if force, save == nil { throw ValidationError("--force goes with --save.") }
  }
}
