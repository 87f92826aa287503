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
  ///
  /// - Parameters:
  ///   - guidance: What they are checked against.
  ///   - isNeeded: Whether it is an error that there is no folder of them.
  /// - Returns: The scenarios, in the order of their paths.
  /// - Throws: The exit status for bad input.
  func load(_ guidance: Guidance, isNeeded: Bool = true) throws -> [Scenario] {
    if !isNeeded, folder == nil, !ScenarioFolder.isAnywhere { return [] }
    return try ScenarioFolder.read([try ScenarioFolder.find(named: folder)], guidance)
  }
}
