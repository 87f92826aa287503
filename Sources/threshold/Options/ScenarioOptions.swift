import ArgumentParser
import DecisionSupport

/// Which scenarios there are.
struct ScenarioOptions: ParsableArguments {
  @Option(
    name: .customLong("scenarios"),
    help: ArgumentHelp(
      "The folder of the scenarios.",
      discussion: "Otherwise Scenarios here, then the copy installed with the program.",
      valueName: "dir"
    )
  )
  var folder: String?

  /// Every scenario, in the order of their paths, checked against a guidance.
  ///
  /// - Parameters:
  ///   - guidance: What they are checked against.
  ///   - isNeeded: Whether it is an error that there is no folder of them.
  ///   - surroundings: Where standard input is.
  /// - Returns: The scenarios.
  /// - Throws: Every problem of every file.
  func load(
    _ guidance: Guidance,
    isNeeded: Bool = true,
    in surroundings: Surroundings
  ) throws(Failure) -> [Scenario] {
    if !isNeeded, folder == nil, !ScenarioFolder.isAnywhere { return [] }
    return try ScenarioFolder.read([try ScenarioFolder.find(named: folder)], guidance, in: surroundings)
  }
}
