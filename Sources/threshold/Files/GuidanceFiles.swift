import ArgumentParser
import DecisionSupport
import MarkedYAML
import Synchronization

/// The YAML files of a guidance's folder, read, and being composed beside whatever else there is to do.
struct GuidanceFiles: ~Copyable {
  /// What was read, and what comes of it when it has been composed.
  struct Contents: Sendable {
    /// The folder as it was named or found.
    let folder: String

    /// Every file that could be read, in the order of their names.
    let files: [(name: String, bytes: [UInt8])]

    /// `waivers.yaml`, which only the audit reads.
    let waivers: SourceFile?

    /// Files that have no place here or cannot be read.
    let problems: DiagnosticSink.Findings

    /// Whether every file that has a place here could be read.
    let isWhole: Bool

    let composition: Composition
  }

  private let contents: Contents
  private let companion: Parallel.Companion?

  var folder: String { contents.folder }

  /// Reads a folder, and starts to compose its files, except those that are the same as the last ones.
  ///
  /// - Throws: Where the folder cannot be listed; what is wrong with its files is kept.
  init(folder: String, beside last: Contents? = nil) throws(Diagnostic) {
    self.init(called: folder, try GuidanceFolder.names(in: folder), beside: last) { (name) throws(Diagnostic) in
      try FileReader.readRegular(Self.path(name, folder))
    }
  }

  /// The same for a folder as it was in a revision; places name the revision.
  init(_ tree: GitTree, beside last: Contents? = nil) {
    self.init(called: tree.label, tree.names, beside: last) { (name) throws(Diagnostic) in try tree.read(name) }
  }

  /// Whether a file of this name is read: a part of a guidance, or its waivers.
  static func isRead(_ name: String) -> Bool {
    name == WaiversReader.fileName || GuidancePart.allCases.contains { $0.fileName == name }
  }

  private init(
    called folder: String,
    _ names: [String],
    beside last: Contents?,
    read: (String) throws(Diagnostic) -> SourceFile
  ) {
    let sink = DiagnosticSink()
    var parts: [Composition.Text] = []
    var files: [(name: String, bytes: [UInt8])] = []
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
        files.append((name, file.bytes))
        if let part { parts.append((part, file)) } else { waivers = file }
      } catch {
        sink.report(error)
        isWhole = false
      }
    }
    let composition = Composition(isWhole ? parts : [], beside: last?.composition)
    contents = Contents(
      folder: folder,
      files: files,
      waivers: waivers,
      problems: sink.findings,
      isWhole: isWhole,
      composition: composition
    )
    companion = isWhole ? Parallel.beside { composition.work() } : nil
  }

  /// The same files for others to be read beside them.
  borrowing func read() -> Contents { contents }

  /// What was read, as soon as all of it is composed.
  consuming func composed() -> Contents {
    let contents = contents
    contents.composition.work()
    _ = consume companion
    // Left as it is: a command ends soon, and giving back thousands of nodes takes a tenth of its time.
    _ = Unmanaged.passRetained(contents.composition)
    return contents
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
  /// Up to two folders.
  private struct Ahead: ~Copyable {
    var first: GuidanceFiles?
    var second: GuidanceFiles?
  }

  private static let ahead = Mutex(Ahead())

  /// Starts upon the guidance that a `check` will want, or those of an `audit`, while the arguments are still being parsed,
  /// which takes half as long. What is wrong is said when the command asks for the guidance.
  static func readAhead(for arguments: [String]) {
    switch arguments.dropFirst().first {
    case CheckCommand.configuration.commandName:
      guard let folder = GuidanceFolder.choose(named: GuidanceFolder.named(in: arguments)) else { return }
      ahead.withLock { $0.first = try? GuidanceFiles(folder: folder) }
    case AuditCommand.configuration.commandName:
      let folders = arguments.dropFirst(2).filter { !$0.hasPrefix("-") && GuidanceFolder.isFolder($0) }
      guard let first = folders.first else { return }
      ahead.withLock { ahead in
        ahead.first = try? GuidanceFiles(folder: first)
        let read = ahead.first?.read()
        for second in folders.dropFirst().prefix(1) { ahead.second = try? GuidanceFiles(folder: second, beside: read) }
      }
    default: break
    }
  }

  /// What was read ahead, if it was this folder; it can be taken once.
  static func takeAhead(_ folder: String) -> GuidanceFiles? {
    ahead.withLock { ahead in
      if ahead.first?.folder == folder { return ahead.first.take() }
      if ahead.second?.folder == folder { return ahead.second.take() }
      return nil
    }
  }

  /// Waits for what was begun ahead and will not be wanted: a program must not end under a thread that is at work.
  static func forgetAhead() {
    ahead.withLock { $0 = Ahead() }
  }
}
