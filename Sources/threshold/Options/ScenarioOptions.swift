import ArgumentParser
import DecisionSupport

/// Which scenarios there are.
struct ScenarioOptions: ParsableArguments {
  @Option(
    name: .customLong("scenarios"),
    help: ArgumentHelp(
      "The folder of the scenarios.",
      discussion: "Else Scenarios here, else the copy installed with the program.",
      valueName: "dir"
    )
  )
  var folder: String?

  /// Every scenario, checked against a guidance; every problem goes to standard error.
  func load(_ guidance: Guidance) throws -> [Scenario] {
    try ScenarioFolder.read([try ScenarioFolder.find(named: folder)], guidance)
  }
}
