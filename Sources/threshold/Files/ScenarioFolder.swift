import ArgumentParser
import DecisionSupport
import Glibc
import MarkedYAML

/// Finds scenarios and reads them.
enum ScenarioFolder {
  /// The folder that was named; else `Scenarios` in the working folder; else the copy that was installed with the program.
  static func find(named folder: String?) throws -> String {
    if let folder { return folder }
    let candidates = [local] + [GuidanceFolder.installed(local)].compactMap(\.self)
    if let found = candidates.first(where: GuidanceFolder.isFolder) { return found }
    throw Failure.reporting(
      "no scenarios found: there is no \(candidates.map { "'\($0)'" }.joined(separator: " and no "))",
      "missing-scenarios",
      help: "name their folder with --scenarios DIR"
    )
  }

  private static let local = "Scenarios"

  /// Reads files, and every YAML file of folders and of the folders below, in the order of their paths.
  ///
  /// - Throws: The exit status for bad input, every problem of every file having been said.
  static func read(_ paths: [String], _ guidance: Guidance) throws -> [Scenario] {
    let sink = DiagnosticSink()
    var documents: [(name: String, node: Node)] = []
    for path in paths {
      do {
        let files = GuidanceFolder.isFolder(path) ? try files(below: path) : [path]
        if files.isEmpty {
          sink.report(Diagnostic("there is no scenario in '\(path)'", identifier: "missing-scenarios", at: nil))
        }
        for file in files {
          if let node = compose(try FileReader.read(file), into: sink) { documents.append((name(of: file), node)) }
        }
      } catch {
        sink.report(error)
      }
    }
    let reader = ScenarioReader(guidance, into: sink)
    let scenarios = documents.compactMap { reader.scenario($0.node, named: $0.name) }
    guard sink.isEmpty else { throw Failure.reporting(sink.diagnostics) }
    return scenarios
  }

  /// The YAML files of a folder and of the folders below it. Links to folders are not followed: they can lead in a circle.
  private static func files(below folder: String) throws(Diagnostic) -> [String] {
    var found: [String] = []
    for name in try GuidanceFolder.names(in: folder) where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      var status = stat()
      if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
        found += try files(below: path)
      } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
        found.append(path)
      }
    }
    return found
  }

  /// A file's name without its ending, which is the id of the scenario in it.
  private static func name(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
  }
}
