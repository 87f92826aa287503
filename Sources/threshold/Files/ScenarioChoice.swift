import DecisionSupport
import MarkedYAML
import Reports

/// The scenarios that somebody means by ids, themes and paths.
struct ScenarioChoice {
  /// Every scenario that there is.
  let known: [Scenario]

  /// The scenarios that were named, in that order, each once; empty where none was named.
  let chosen: [Scenario]

  /// The scenarios that were named, or, where none was, all.
  var offered: [Scenario] { chosen.isEmpty ? known : chosen }

  /// Looks names up.
  ///
  /// - Throws: Every name that is unknown.
  init(
    _ names: [String],
    options: ScenarioOptions,
    guidance: Guidance,
    in surroundings: Surroundings
  ) throws(Failure) {
    let paths = names.filter(Self.isPath)
    let named = try ScenarioFolder.read(paths, guidance, in: surroundings).filter(\.isRehearsed)
    let isNeeded = paths.isEmpty || paths.count < names.count
    let library = try options.load(guidance, isNeeded: isNeeded, in: surroundings).filter(\.isRehearsed)
    let known = library.filter { scenario in !named.contains { $0.id == scenario.id } } + named
    var chosen: [Scenario] = []
    var unknown: [Diagnostic] = []
    for name in names {
      let found =
        Self.isPath(name)
        ? try ScenarioFolder.read([name], guidance, in: surroundings).filter(\.isRehearsed)
        : Self.scenarios(named: name, in: known)
      if found.isEmpty { unknown.append(Self.unknown(name, known)) }
      for scenario in found where !chosen.contains(where: { $0.id == scenario.id }) { chosen.append(scenario) }
    }
    guard unknown.isEmpty else { throw Failure(unknown) }
    self.known = known
    self.chosen = chosen
  }

  /// The scenario with an id, or those of a theme, in small letters or large ones.
  static func scenarios(named name: String, in scenarios: [Scenario]) -> [Scenario] {
    let name = name.lowercased()
    if let scenario = scenarios.first(where: { $0.id == name }) { return [scenario] }
    let ofTheme = scenarios.filter { $0.themes.contains { $0.lowercased() == name } }
    return ScenarioList(ofTheme, response: nil).scenarios
  }

  /// Ids and themes have neither slashes nor endings.
  private static func isPath(_ name: String) -> Bool {
    name.contains("/") || NamedFiles.hasEnding(name, ScenarioFolder.endings)
  }

  private static func unknown(_ name: String, _ known: [Scenario]) -> Diagnostic {
    let meant = nearest(to: name, in: known.map(\.id) + known.flatMap(\.themes))
    return Diagnostic(
      "there is no scenario or theme called '\(name)'" + (meant.map { "; did you mean '\($0)'?" } ?? ""),
      identifier: "unknown-scenario",
      at: nil,
      help: "threshold rehearse --list shows them"
    )
  }
}
