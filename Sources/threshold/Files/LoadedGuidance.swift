import ArgumentParser
import Crypto
import DecisionSupport
import MarkedYAML

/// A guidance with the files that it was read from.
struct LoadedGuidance {
  let guidance: Guidance

  /// The folder as it was named or found.
  let folder: String
  private let files: [(name: String, bytes: [UInt8])]

  /// `waivers.yaml`, which only the audit reads.
  let waivers: SourceFile?

  /// Reads every YAML file of a folder.
  ///
  /// - Throws: The exit status for bad input, every problem of every file having been said.
  init(folder: String) throws {
    let names: [String]
    do {
      names = try GuidanceFolder.names(in: folder)
    } catch {
      throw Failure.reporting([error])
    }
    try self.init(called: folder, names) { (name) throws(Diagnostic) in try FileReader.read(Self.path(name, folder)) }
  }

  /// Reads every YAML file of a folder as it was in a revision.
  ///
  /// - Throws: As for a folder; places name the revision.
  init(_ tree: GitTree) throws {
    try self.init(called: tree.label, tree.names) { (name) throws(Diagnostic) in try tree.read(name) }
  }

  private init(
    called folder: String,
    _ names: [String],
    read: (String) throws(Diagnostic) -> SourceFile
  ) throws {
    let sink = DiagnosticSink()
    var parts: [(part: GuidancePart, file: SourceFile)] = []
    var files: [(name: String, bytes: [UInt8])] = []
    var waivers: SourceFile?
    var unread = false
    for name in names where name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      guard Self.isKnown(name) else {
        sink.report(Self.unknownFile(name, Self.path(name, folder)))
        continue
      }
      do {
        let file = try read(name)
        files.append((name, file.bytes))
        if let part = GuidancePart.allCases.first(where: { $0.fileName == name }) {
          parts.append((part, file))
        } else {
          waivers = file
        }
      } catch {
        sink.report(error)
        unread = true
      }
    }
    // What a file that cannot be read would have declared is not to be called unknown.
    guard !unread else { throw Failure.reporting(sink.diagnostics) }
    let documents = Self.compose(parts, into: sink)
    guard let guidance = GuidanceLoader.load(documents, folder: folder, into: sink), sink.isEmpty else {
      throw Failure.reporting(sink.diagnostics)
    }
    self.guidance = guidance
    self.folder = folder
    self.files = files
    self.waivers = waivers
  }

  private static func path(_ name: String, _ folder: String) -> String {
    folder.hasSuffix("/") || folder.hasSuffix(":") ? folder + name : "\(folder)/\(name)"
  }

  /// Parsing YAML is most of a short command's time, so it is done on two threads, each having about half of the bytes.
  private static func compose(
    _ parts: [(part: GuidancePart, file: SourceFile)],
    into sink: DiagnosticSink
  ) -> [(part: GuidancePart, node: Node?)] {
    var halves: [[(part: GuidancePart, file: SourceFile)]] = [[], []]
    var sizes = [0, 0]
    for item in parts.sorted(by: { $0.file.bytes.count > $1.file.bytes.count }) {
      let half = sizes[0] <= sizes[1] ? 0 : 1
      halves[half].append(item)
      sizes[half] += item.file.bytes.count
    }
    let composed = Parallel.both(halves[0], halves[1]) { half in
      let own = DiagnosticSink()
      let documents = half.map { (part: $0.part, node: MarkedYAML.compose($0.file, into: own)) }
      return (documents: documents, problems: own.findings)
    }
    for (_, problems) in composed { sink.report(contentsOf: problems) }
    return composed.flatMap(\.documents)
  }

  /// What `cd DIR && LC_ALL=C sha256sum *.yaml | sha256sum` prints: the same for the same files, whatever they are called
  /// above their folder.
  var fingerprint: String {
    let sums = files.map { "\(Self.hexadecimal(SHA256.hash(data: $0.bytes)))  \($0.name)\n" }.joined()
    return Self.hexadecimal(SHA256.hash(data: Array(sums.utf8)))
  }

  /// Which version of the guidance these files are.
  var version: GuidanceVersion {
    GuidanceVersion(name: guidance.name, version: guidance.version, fingerprint: fingerprint)
  }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }

  private static func isKnown(_ name: String) -> Bool {
    name == WaiversReader.fileName || GuidancePart.allCases.contains { $0.fileName == name }
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
