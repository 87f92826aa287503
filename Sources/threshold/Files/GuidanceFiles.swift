import ArgumentParser
import DecisionSupport
import MarkedYAML
import Synchronization

/// The YAML files of a guidance's folder, read, and being composed beside whatever else there is to do.
struct GuidanceFiles: ~Copyable {
  /// The folder as it was named or found.
  let folder: String

  /// Every file that could be read, in the order of their names.
  let contents: [(name: String, bytes: [UInt8])]

  /// `waivers.yaml`, which only the audit reads.
  let waivers: SourceFile?

  /// Files that have no place here or cannot be read.
  let problems: DiagnosticSink.Findings

  /// Whether every file that has a place here could be read.
  let isWhole: Bool

  private let composition: Composition
  private let companion: Parallel.Companion?

  /// Reads a folder, and starts to compose its files.
  ///
  /// - Throws: Where the folder cannot be listed; what is wrong with its files is kept.
  init(folder: String) throws(Diagnostic) {
    self.init(called: folder, try GuidanceFolder.names(in: folder)) { (name) throws(Diagnostic) in
      try FileReader.read(Self.path(name, folder))
    }
  }

  /// The same for a folder as it was in a revision; places name the revision.
  init(_ tree: GitTree) {
    self.init(called: tree.label, tree.names) { (name) throws(Diagnostic) in try tree.read(name) }
  }

  private init(called folder: String, _ names: [String], read: (String) throws(Diagnostic) -> SourceFile) {
    let sink = DiagnosticSink()
    var parts: [Composition.Text] = []
    var contents: [(name: String, bytes: [UInt8])] = []
    var waivers: SourceFile?
    var isWhole = true
    for name in names where name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      let part = GuidancePart.allCases.first { $0.fileName == name }
      guard part != nil || name == WaiversReader.fileName else {
        sink.report(Self.unknownFile(name, Self.path(name, folder)))
        continue
      }
      do {
        let file = try read(name)
        contents.append((name, file.bytes))
        if let part { parts.append((part, file)) } else { waivers = file }
      } catch {
        sink.report(error)
        isWhole = false
      }
    }
    self.folder = folder
    self.contents = contents
    self.waivers = waivers
    self.isWhole = isWhole
    problems = sink.findings
    let composition = Composition(isWhole ? parts : [])
    self.composition = composition
    companion = isWhole ? Parallel.beside { composition.work() } : nil
  }

  /// What the files hold, as soon as all are composed.
  consuming func documents(into sink: DiagnosticSink) -> [(part: GuidancePart, node: Node?)] {
    let composition = composition
    composition.work()
    _ = consume companion
    // Left as it is: a command ends soon, and giving back thousands of nodes takes a tenth of its time.
    _ = Unmanaged.passRetained(composition)
    return composition.documents(into: sink)
  }

  private static func path(_ name: String, _ folder: String) -> String {
    folder.hasSuffix("/") || folder.hasSuffix(":") ? folder + name : "\(folder)/\(name)"
  }

  private static func unknownFile(_ name: String, _ path: String) -> Diagnostic {
    let known = GuidancePart.allCases.map(\.fileName)
    let meant = nearest(to: name, in: known).map { "; did you mean '\($0)'?" } ?? ""
    return Diagnostic(
      "'\(path)' is no file of a guidance\(meant)",
      identifier: "unknown-file",
      at: nil,
      help: "a guidance's folder holds \(known.joined(separator: ", ")) and no other YAML file"
    )
  }
}

extension GuidanceFiles {
  private static let ahead = Mutex<GuidanceFiles?>(nil)

  /// Starts upon the guidance that a `check` will want, while its arguments are still being parsed, which takes half as
  /// long. What is wrong is said when the command asks for the guidance.
  static func readAhead(for arguments: [String]) {
    guard arguments.dropFirst().first == CheckCommand.configuration.commandName,
      let folder = GuidanceFolder.choose(named: GuidanceFolder.named(in: arguments))
    else { return }
    ahead.withLock { $0 = try? GuidanceFiles(folder: folder) }
  }

  /// What was read ahead, if it was this folder; it can be taken once.
  static func takeAhead(_ folder: String) -> GuidanceFiles? {
    guard let files = ahead.withLock({ $0.take() }), files.folder == folder else { return nil }
    return files
  }

  /// Waits for what was begun ahead and will not be wanted: a program must not end under a thread that is at work.
  static func forgetAhead() {
    ahead.withLock { $0 = nil }
  }
}
