import ArgumentParser
import DecisionSupport
import MarkedYAML

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

  /// The guidance, checked; every problem of it goes to standard error.
  func load() throws -> LoadedGuidance {
    try LoadedGuidance(folder: try GuidanceFolder.find(named: folder))
  }

  /// The day by `--today` or the clock.
  var day: CalendarDate { today ?? Clock.today() }
}
