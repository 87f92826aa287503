import DecisionSupport
import MarkedYAML

/// The YAML files of a guidance's folder, as they were read.
struct GuidanceFiles: Sendable {
  /// The folder as it was named or found.
  let folder: String

  /// Every file that could be read, in the order of their names.
  let files: [(name: String, bytes: [UInt8])]

  /// The parts of the guidance among them.
  let parts: [(part: GuidancePart, file: SourceFile)]

  /// `waivers.yaml`, which only the audit reads.
  let waivers: SourceFile?

  /// Files that have no place here or cannot be read.
  let problems: DiagnosticSink.Findings

  /// Whether every file that has a place here could be read.
  let isWhole: Bool

  /// Reads a folder; what is wrong with its files is kept.
  ///
  /// - Throws: Where the folder cannot be listed.
  init(folder: String) throws(Failure) {
    let names: [String]
    do { names = try GuidanceFileNames.paths(in: folder) } catch { throw Failure([error]) }
    self.init(called: folder, names) { (name) throws(Diagnostic) in
      try FileReader.readRegular(Self.path(name, folder))
    }
  }

  /// Takes a folder as it was in a revision; places name the revision.
  init(_ tree: GitTree) {
    self.init(called: tree.label, tree.names) { (name) throws(Diagnostic) in try tree.read(name) }
  }

  private init(called folder: String, _ names: [String], read: (String) throws(Diagnostic) -> SourceFile) {
    let sink = DiagnosticSink()
    var parts: [(part: GuidancePart, file: SourceFile)] = []
    var files: [(name: String, bytes: [UInt8])] = []
    var waivers: SourceFile?
    var isWhole = true
    for name in names where GuidanceFileNames.isExpected(name) {
      guard GuidanceFileNames.isRead(name) else {
        sink.report(GuidanceFileNames.refusal(of: name, Self.path(name, folder)))
        continue
      }
      do {
        let file = try read(name)
        files.append((name, file.bytes))
        if let part = Self.part(name) { parts.append((part, file)) } else { waivers = file }
      } catch {
        sink.report(error)
        isWhole = false
      }
    }
    (self.folder, self.files, self.parts, self.waivers) = (folder, files, parts, waivers)
    (problems, self.isWhole) = (sink.findings, isWhole)
  }

  /// Whether the files hold the same as others, wherever they come from.
  func isSame(as other: GuidanceFiles) -> Bool {
    isWhole && other.isWhole && files.elementsEqual(other.files) { $0.name == $1.name && $0.bytes == $1.bytes }
  }

  private static func part(_ name: String) -> GuidancePart? { GuidancePart.allCases.first { $0.fileName == name } }

  private static func path(_ name: String, _ folder: String) -> String {
    folder.hasSuffix("/") || folder.hasSuffix(":") ? folder + name : "\(folder)/\(name)"
  }
}
