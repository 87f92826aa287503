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

  /// The files of the stories to rehearse, each with its name, as they were written.
  ///
  /// - Parameters:
  ///   - loaded: The guidance that they are checked against.
  ///   - isDefault: Whether it is the guidance that is taken where none is named, to which the scenarios of this folder belong.
  ///   - surroundings: Where standard input is.
  /// - Returns: None where no folder was named, none is in the guidance's own folder, and it is not the default guidance.
  /// - Throws: Every problem of every file.
  func stories(
    _ loaded: LoadedGuidance,
    isDefault: Bool,
    in surroundings: Surroundings
  ) throws(Failure) -> [(name: String, node: Node)] {
    var place = folder == nil ? try ScenarioFolder.own(of: loaded.folder) : folder
    if place == nil, isDefault, ScenarioFolder.isAnywhere { place = try ScenarioFolder.find(named: nil) }
    guard let place else { return [] }
    let rehearsed = try ScenarioFolder.read([place], loaded.guidance, in: surroundings).filter(\.isRehearsed)
    let sink = DiagnosticSink()
    return rehearsed.compactMap { scenario in
      compose(scenario.range.file, into: sink).map { (name: scenario.id, node: $0) }
    }
  }
}
