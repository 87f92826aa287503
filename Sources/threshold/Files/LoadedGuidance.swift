import DecisionSupport
import MarkedYAML

/// A guidance with the files that it was read from.
struct LoadedGuidance: Sendable {
  let guidance: Guidance
  private let files: GuidanceFiles

  /// The folder as it was named or found.
  var folder: String { files.folder }

  /// `waivers.yaml`, which only the audit reads.
  var waivers: SourceFile? { files.waivers }

  /// Reads every YAML file of a folder, and checks them.
  ///
  /// - Throws: Every problem of every file.
  init(folder: String) throws(Failure) {
    self = try Self.load(GuidanceFiles(folder: folder), beside: nil).loaded
  }

  /// Checks the files of a guidance, and of another beside it.
  ///
  /// - Throws: Every problem of every file of both.
  static func load(
    _ files: GuidanceFiles,
    beside others: GuidanceFiles?
  ) throws(Failure) -> (loaded: LoadedGuidance, other: LoadedGuidance?) {
    let composer = ParallelComposer((files.parts + (others?.parts ?? [])).map(\.file))
    guard let others else { return (try checked(files, composer).get(), nil) }
    switch Parallel.both({ checked(files, composer) }, { checked(others, composer) }) {
    case (.success(let loaded), .success(let other)): return (loaded, other)
    case (.failure(let one), .failure(let two)): throw Failure(one.diagnostics + two.diagnostics)
    case (.failure(let failure), _), (_, .failure(let failure)): throw failure
    }
  }

  private static func checked(_ files: GuidanceFiles, _ composer: ParallelComposer) -> Result<LoadedGuidance, Failure> {
    let sink = DiagnosticSink()
    sink.report(contentsOf: files.problems)
    // What a file that cannot be read would have declared is not to be called unknown.
    guard files.isWhole else { return .failure(Failure(sink.diagnostics)) }
    let documents = files.parts.map { ($0.part, composer.node(of: $0.file, into: sink)) }
    guard let guidance = GuidanceLoader.load(documents, folder: files.folder, into: sink), sink.isEmpty else {
      return .failure(Failure(sink.diagnostics))
    }
    return .success(LoadedGuidance(guidance: guidance, files: files))
  }

  /// What each file holds, as it was written.
  var nodes: [(part: GuidancePart, node: Node)] {
    let sink = DiagnosticSink()
    return files.parts.compactMap { part, file in compose(file, into: sink).map { (part: part, node: $0) } }
  }

  private init(guidance: Guidance, files: GuidanceFiles) {
    self.guidance = guidance
    self.files = files
  }

  /// Tells these files from others, whatever they are called above their folder.
  var fingerprint: String { GuidanceVersion.fingerprint(of: files.files) }

  /// Which version of the guidance these files are.
  var version: GuidanceVersion {
    GuidanceVersion(name: guidance.name, version: guidance.version, fingerprint: fingerprint)
  }
}
