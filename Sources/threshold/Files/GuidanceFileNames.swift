import DecisionSupport
import Glibc
import MarkedYAML

/// Tells by their names which files in and below a guidance's folder somebody may expect to be read.
///
/// Those that are not are refused: a `rules.YAML`, or rules in a folder of their own, would be missed by nobody.
enum GuidanceFileNames {
  /// Whether a file of this name is read: a part of a guidance, or its waivers.
  static func isRead(_ name: String) -> Bool {
    name == WaiversReader.fileName || GuidancePart.allCases.contains { $0.fileName == name }
  }

  /// Whether a file of this name, wherever it is, looks like one that is read.
  static func isExpected(_ path: String) -> Bool { NamedFiles.hasEnding(path, [".yaml", ".yml", ".json"]) }

  /// Whether a folder in that of a guidance is looked through: not a hidden one, nor one that is refused by its own name,
  /// nor that of scenarios, which others read.
  static func isSearched(_ folder: String) -> Bool {
    !folder.hasPrefix(".") && !isExpected(folder) && folder.lowercased() != "scenarios"
  }

  /// The paths of those in a folder and in the folders below that look as if they were read, from the folder on. Where
  /// nothing in the folder itself is read, it is no guidance's, and nothing below is looked for.
  static func paths(in folder: String) throws(Diagnostic) -> [String] {
    let names = try GuidanceFolder.names(in: folder)
    let expected = names.filter(isExpected)
    guard names.contains(where: isRead) else { return expected }
    return try expected + paths(below: folder, names.filter(isSearched))
  }

  private static func paths(below folder: String, _ names: [String]) throws(Diagnostic) -> [String] {
    var found: [String] = []
    for name in names where isFolder("\(folder)/\(name)") {
      let inner = try GuidanceFolder.names(in: "\(folder)/\(name)").filter { !$0.hasPrefix(".") }
      let paths = try inner.filter(isExpected) + paths(below: "\(folder)/\(name)", inner.filter { !isExpected($0) })
      found += paths.map { "\(name)/\($0)" }
    }
    return found
  }

  /// A link to a folder is none, as in a revision.
  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Says that a file is not read, by its name: that from the guidance's folder on, and the path as the user would type it.
  static func refusal(of name: String, _ path: String) -> Diagnostic {
    guard !name.contains("/") else {
      return Diagnostic(
        "'\(path)' is in a folder of its own, where no file of a guidance is read",
        identifier: "unknown-file",
        at: nil,
        help: "move it up into the guidance's folder, or out of it"
      )
    }
    let known = GuidancePart.allCases.map(\.fileName)
    let meant = nearest(to: name, in: known).map { "; did you mean '\($0)'?" } ?? ""
    return Diagnostic(
      "'\(path)' is not a file of a guidance\(meant)",
      identifier: "unknown-file",
      at: nil,
      help: "a guidance's folder holds \(known.joined(separator: ", ")) and no other YAML or JSON file"
    )
  }
}
