import ArgumentParser

/// How many threads read lines of concerns.
struct ThreadOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How many threads read concerns; results keep their order.", valueName: "number"))
  var jobs = 1

  func validate() throws {
    guard (1...256).contains(jobs) else { throw ValidationError("--jobs takes a number from 1 to 256.") }
  }
}
