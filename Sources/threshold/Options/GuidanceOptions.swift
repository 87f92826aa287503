import ArgumentParser
import DecisionSupport

/// Which guidance, and which day: what every command that asks the guidance needs.
struct GuidanceOptions: ParsableArguments {
  @Option(
    name: .customLong("config"),
    help: ArgumentHelp(
      "The folder of the guidance.",
      discussion: "Else THRESHOLD_CONFIG, else Config/lancashire here, else the copy installed with the program.",
      valueName: "dir"
    )
  )
  var folder: String?

  @Option(help: ArgumentHelp("The day to take for today.", valueName: "yyyy-mm-dd"))
  var today: CalendarDate?

  /// The guidance, checked.
  func load(in surroundings: Surroundings) throws(Failure) -> LoadedGuidance {
    try LoadedGuidance(folder: try GuidanceFolder.find(named: folder, in: surroundings))
  }

  /// The day by `--today` or the clock.
  func day(in surroundings: Surroundings) -> CalendarDate { today ?? surroundings.today() }
}
