import DecisionSupport
import MarkedYAML

/// Finds scenarios and reads them.
enum ScenarioFolder {
  /// The folder that was named; else `Scenarios` in the working folder; else the copy that was installed with the program.
  static func find(named folder: String?) throws(Failure) -> String {
    if let folder { return folder }
    return try find(in: candidates, help: "--scenarios DIR")
  }

  /// The folder of the scenarios that belong to a guidance: those that were installed do to the one that was.
  static func find(for loaded: LoadedGuidance) throws(Failure) -> String {
    let isInstalled = loaded.folder == GuidanceFolder.installed
    return try find(in: isInstalled ? candidates : [local], help: "threshold test PATH")
  }

  private static func find(in candidates: [String], help: String) throws(Failure) -> String {
    if let found = candidates.first(where: GuidanceFolder.isFolder) { return try refusingLink(found) }
    throw Failure(
      "no scenarios found: there is \(GuidanceFolder.noneOf(candidates))",
      "missing-scenarios",
      help: "name their folder with \(help)"
    )
  }

  /// A folder that nobody named, unless it is a link: whoever made the folder around it could have others read what they
  /// cannot read themselves.
  private static func refusingLink(_ folder: String) throws(Failure) -> String {
    guard !NamedFiles.isLink(folder) else { throw Failure([.linkedFolder(folder)]) }
    return folder
  }

  /// The folder in that of a guidance, if there is one.
  static func own(of guidance: String) throws(Failure) -> String? {
    let folder = "\(guidance)/\(local)"
    return GuidanceFolder.isFolder(folder) ? try refusingLink(folder) : nil
  }

  /// Whether there is a folder to use where none is named.
  static var isAnywhere: Bool { candidates.contains(where: GuidanceFolder.isFolder) }

  /// The folder that belongs to the guidance here, if there is one.
  static var ofThisFolder: String? {
    get throws(Failure) { GuidanceFolder.isFolder(local) ? try refusingLink(local) : nil }
  }

  private static let local = "Scenarios"
  private static var candidates: [String] { [local] + [GuidanceFolder.installed(local)].compactMap(\.self) }

  /// What the file of a scenario ends in.
  static let endings = [".yaml", ".yml", ".json"]

  private static let files = NamedFiles(of: "scenario", endings: endings)

  /// Reads scenarios from files, and from every YAML and JSON file of folders and of the folders below, in the order of their
  /// paths, each once.
  ///
  /// - Throws: Every problem of every file.
  static func read(
    _ paths: [String],
    _ guidance: Guidance,
    in surroundings: Surroundings
  ) throws(Failure) -> [Scenario] {
    try library(paths, guidance, in: surroundings).scenarios
  }

  /// Reads files as `read` does, and the published cases among them.
  ///
  /// - Throws: Every problem of every file.
  static func library(
    _ paths: [String],
    _ guidance: Guidance,
    in surroundings: Surroundings
  ) throws(Failure) -> ScenarioLibrary {
    let sink = DiagnosticSink()
    let library = ScenarioReader(guidance, into: sink).library(documents(paths, into: sink, in: surroundings))
    guard sink.isEmpty else { throw Failure(sink.diagnostics) }
    return library
  }

  /// Reads files as `library` does, against two guidances: a change may give either something that the other does not have.
  ///
  /// - Returns: What could be read against each, and what is wrong whichever it is read against.
  static func libraries(
    _ paths: [String],
    _ old: Guidance,
    _ new: Guidance,
    in surroundings: Surroundings
  ) -> (old: ScenarioLibrary, new: ScenarioLibrary, problems: [Diagnostic]) {
    let sinks = (files: DiagnosticSink(), old: DiagnosticSink(), new: DiagnosticSink())
    let documents = documents(paths, into: sinks.files, in: surroundings)
    let former = ScenarioReader(old, into: sinks.old).library(documents)
    let present = ScenarioReader(new, into: sinks.new).library(documents)
    let known = Set(sinks.old.diagnostics.map { $0.formatted() })
    return (former, present, sinks.files.diagnostics + sinks.new.diagnostics.filter { known.contains($0.formatted()) })
  }

  private static func documents(
    _ paths: [String],
    into sink: DiagnosticSink,
    in surroundings: Surroundings
  ) -> [(name: String?, node: Node)] {
    var documents: [(name: String?, node: Node)] = []
    for file in files.files(paths, into: sink) {
      do {
        guard let node = compose(try file.read(in: surroundings), into: sink) else { continue }
        documents.append((file.path == "-" ? nil : name(of: file.path), node))
      } catch {
        sink.report(error)
      }
    }
    return documents
  }

  /// Scenarios that disagree already notice every change, so they have to agree first.
  static func requireAgreement(
    of scenarios: [Scenario],
    with guidance: Guidance,
    today: CalendarDate
  ) throws(Failure) {
    guard let wrong = scenarios.first(where: { !guidance.isAsExpected($0, today: today) }) else { return }
    throw Failure(
      "scenario '\(wrong.id)' disagrees with the guidance as it is",
      "scenario-disagrees",
      help: "see 'threshold test'; --mutate needs scenarios that agree"
    )
  }

  /// A file's name without its ending, which is the id of the scenario in it.
  private static func name(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
  }
}
