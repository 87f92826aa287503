import ArgumentParser
import DecisionSupport
import Glibc
import MarkedYAML

/// Finds scenarios and reads them.
enum ScenarioFolder {
  /// The folder that was named; else `Scenarios` in the working folder; else the copy that was installed with the program.
  static func find(named folder: String?) throws -> String {
    if let folder { return folder }
    return try find(in: candidates, help: "--scenarios DIR")
  }

  /// The folder of the scenarios that belong to a guidance: those that were installed do to the one that was.
  static func find(for loaded: LoadedGuidance) throws -> String {
    let isInstalled = loaded.folder == GuidanceFolder.installed
    return try find(in: isInstalled ? candidates : [local], help: "threshold test PATH")
  }

  private static func find(in candidates: [String], help: String) throws -> String {
    if let found = candidates.first(where: GuidanceFolder.isFolder) { return found }
    throw Failure.reporting(
      "no scenarios found: there is no \(candidates.map { "'\($0)'" }.joined(separator: " and no "))",
      "missing-scenarios",
      help: "name their folder with \(help)"
    )
  }

  /// Whether there is a folder to use where none is named.
  static var isAnywhere: Bool { candidates.contains(where: GuidanceFolder.isFolder) }

  private static let local = "Scenarios"
  private static var candidates: [String] { [local] + [GuidanceFolder.installed(local)].compactMap(\.self) }

  /// Reads files, and every YAML file of folders and of the folders below, in the order of their paths, each once.
  ///
  /// - Throws: The exit status for bad input, every problem of every file having been said.
  static func read(_ paths: [String], _ guidance: Guidance) throws -> [Scenario] {
    let sink = DiagnosticSink()
    var documents: [(name: String?, node: Node)] = []
    for path in files(paths, into: sink) {
      do {
        guard let node = compose(try FileReader.read(path), into: sink) else { continue }
        documents.append((path == "-" ? nil : name(of: path), node))
      } catch {
        sink.report(error)
      }
    }
    let scenarios = ScenarioReader(guidance, into: sink).scenarios(documents)
    guard sink.isEmpty else { throw Failure.reporting(sink.diagnostics) }
    return scenarios
  }

  /// The files that were named, and those in the folders that were; a folder without any is a problem.
  private static func files(_ paths: [String], into sink: DiagnosticSink) -> [String] {
    var seen: Set<FileIdentity> = []
    return paths.flatMap { path -> [String] in
      guard GuidanceFolder.isFolder(path) else { return isNew(path, &seen) ? [path] : [] }
      let problems = sink.count
      var folders: Set<FileIdentity> = []
      let found = files(below: path, &folders, sink)
      if found.isEmpty, sink.count == problems {
        sink.report(
          Diagnostic(
            "there is no scenario in '\(path)'",
            identifier: "missing-scenarios",
            at: nil,
            help: "a scenario is a file that ends in .yaml"
          )
        )
      }
      return found.filter { isNew($0, &seen) }
    }
  }

  private static func files(
    below folder: String,
    _ folders: inout Set<FileIdentity>,
    _ sink: DiagnosticSink
  ) -> [String] {
    guard isNew(folder, &folders) else { return [] }
    var found: [String] = []
    do {
      for name in try GuidanceFolder.names(in: folder) where !name.hasPrefix(".") {
        let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
        if GuidanceFolder.isFolder(path) {
          found += files(below: path, &folders, sink)
        } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
          found.append(path)
        }
      }
    } catch {
      sink.report(error)
    }
    return found
  }

  /// Whether a file or folder has not been met under this or another name; links may lead in circles.
  private static func isNew(_ path: String, _ seen: inout Set<FileIdentity>) -> Bool {
    FileIdentity(path).map { seen.insert($0).inserted } ?? true
  }

  /// A file's name without its ending, which is the id of the scenario in it.
  private static func name(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
  }
}

/// What makes a file the same under two names.
private struct FileIdentity: Hashable {
  private let device: dev_t
  private let number: ino_t

  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    (device, number) = (status.st_dev, status.st_ino)
  }
}
