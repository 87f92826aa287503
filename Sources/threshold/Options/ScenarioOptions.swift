import ArgumentParser
import DecisionSupport
import MarkedYAML

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

  /// The files of the stories to rehearse, each with its name, as they were written; none where there is no folder.
  func stories(_ guidance: Guidance, in surroundings: Surroundings) throws(Failure) -> [(name: String, node: Node)] {
    if folder == nil, !ScenarioFolder.isAnywhere { return [] }
    let rehearsed = try load(guidance, in: surroundings).filter(\.isRehearsed)
    let sink = DiagnosticSink()
    return rehearsed.compactMap { scenario in
      compose(scenario.range.file, into: sink).map { (name: scenario.id, node: $0) }
    }
  }
}
