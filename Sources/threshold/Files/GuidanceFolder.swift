import Glibc
import MarkedYAML

/// Finds the folder of the guidance to use.
enum GuidanceFolder {
  /// The folder that was named; else that of `THRESHOLD_CONFIG`; else `Config/lancashire` in the working folder; else, for
  /// most commands, the copy that was installed with the program.
  static func find(
    named folder: String?,
    orInstalled: Bool = true,
    in surroundings: Surroundings
  ) throws(Failure) -> String {
    if let found = choose(named: folder, orInstalled: orInstalled, in: surroundings) { return found }
    throw Failure(
      "no guidance found: there is \(noneOf(orInstalled ? candidates : [local]))",
      "missing-guidance",
      help: "name its folder with --config DIR or THRESHOLD_CONFIG"
    )
  }

  /// The folder for whoever can do without; nil where none was named and none is in its place.
  static func choose(named folder: String?, orInstalled: Bool = true, in surroundings: Surroundings) -> String? {
    if let folder { return folder }
    if let named = surroundings.variable("THRESHOLD_CONFIG"), !named.isEmpty { return named }
    // One after the other: to find the installed copy takes ten calls of the system, and mostly nobody asks for it.
    if isFolder(local) { return local }
    guard orInstalled else { return nil }
    return installed.flatMap { isFolder($0) ? $0 : nil }
  }

  private static var candidates: [String] { [local] + [installed].compactMap(\.self) }

  private static let local = "Config/lancashire"

  /// The guidance that was installed with the program; nil where the program's own place is not known.
  static let installed = installed(local)

  /// The path of a folder in `share/threshold`, beside the `bin` that the program stands in.
  static func installed(_ folder: String) -> String? {
    guard let program = realpath("/proc/self/exe") else { return nil }
    let parts = program.split(separator: "/").dropLast(2)
    return "/" + (parts + ["share", "threshold"]).joined(separator: "/") + "/" + folder
  }

  /// Says of one or two places that nothing is there.
  static func noneOf(_ places: [String]) -> String {
    places.count == 2 ? "neither '\(places[0])' nor '\(places[1])'" : "no '\(places.joined())'"
  }

  static func isFolder(_ path: String) -> Bool {
    status(of: path)?.kind == S_IFDIR
  }

  /// The names in a folder, in byte order.
  static func names(in folder: String) throws(Diagnostic) -> [String] {
    guard let directory = opendir(folder) else {
      throw Diagnostic("cannot read '\(folder)': \(Failure.systemError)", identifier: "unreadable-folder", at: nil)
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(bytesOfName: $0) }
      }
      names.append(name)
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
