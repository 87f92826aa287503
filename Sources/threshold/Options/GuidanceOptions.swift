import ArgumentParser
import DecisionSupport

/// Which guidance, and which day: what every command that asks the guidance needs.
struct GuidanceOptions: ParsableArguments {
  @Option(
    name: .customLong("config"),
    help: ArgumentHelp(
      "The folder of the guidance.",
      discussion: "Otherwise THRESHOLD_CONFIG, then Config/lancashire here, then the copy installed with the program.",
      valueName: "dir"
    )
  )
  var folder: String?

  @Option(
    help: ArgumentHelp(
      "The day to take for today, perhaps with the time (2026-11-24T20:00).",
      valueName: "yyyy-mm-dd"
    )
  )
  var today: Moment?

  /// The guidance, checked.
  ///
  /// - Parameters:
  ///   - orInstalled: Whether the installed copy will do where there is no other.
  ///   - surroundings: Where the variables are.
  /// - Returns: The guidance.
  /// - Throws: Where there is none, and everything that is wrong with it.
  func load(orInstalled: Bool = true, in surroundings: Surroundings) throws(Failure) -> LoadedGuidance {
    try LoadedGuidance(folder: try GuidanceFolder.find(named: folder, orInstalled: orInstalled, in: surroundings))
  }

  /// The day by `--today` or the clock.
  func day(in surroundings: Surroundings) -> CalendarDate { today?.day ?? surroundings.today() }

  /// The day with the time, by `--today` or the clock.
  func moment(in surroundings: Surroundings) -> Moment { today ?? surroundings.now() }
}
