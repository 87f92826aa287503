import ArgumentParser
import DecisionSupport
import MarkedYAML

/// A guidance with the files that it was read from.
struct LoadedGuidance {
  let guidance: Guidance

  /// The folder as it was named or found.
  let folder: String
  private let contents: [(name: String, bytes: [UInt8])]

  /// `waivers.yaml`, which only the audit reads.
  let waivers: SourceFile?

  /// Reads every YAML file of a folder.
  ///
  /// - Throws: The exit status for bad input, every problem of every file having been said.
  init(folder: String) throws {
    try self.init(Self.files(folder))
  }

  /// Checks the files of a guidance.
  ///
  /// - Throws: As for a folder.
  init(_ files: consuming GuidanceFiles) throws {
    switch Self.checked(files.composed()) {
    case .success(let loaded): self = loaded
    case .failure(let invalid): throw Failure.reporting(invalid.problems)
    }
  }

  /// Checks the files of two guidances beside each other.
  ///
  /// - Throws: As for a folder.
  static func both(_ first: consuming GuidanceFiles, _ second: consuming GuidanceFiles) throws
    -> (first: LoadedGuidance, second: LoadedGuidance)
  {
    // Texts that both have are composed for the first alone.
    let (one, other) = (first.composed(), second.composed())
    switch Parallel.both({ Self.checked(one) }, { Self.checked(other) }) {
    case (.success(let first), .success(let second)): return (first, second)
    case (.failure(let first), .failure(let second)): throw Failure.reporting(first.problems + second.problems)
    case (.failure(let invalid), _), (_, .failure(let invalid)): throw Failure.reporting(invalid.problems)
    }
  }

  /// The files of a folder, whether it was begun ahead or not.
  ///
  /// - Throws: The exit status for bad input where the folder cannot be listed.
  static func files(_ folder: String, beside last: GuidanceFiles.Contents? = nil) throws -> GuidanceFiles {
    if let files = GuidanceFiles.takeAhead(folder) { return files }
    do {
      return try GuidanceFiles(folder: folder, beside: last)
    } catch {
      throw Failure.reporting([error])
    }
  }

  private static func checked(_ contents: GuidanceFiles.Contents) -> Result<LoadedGuidance, InvalidGuidance> {
    let sink = DiagnosticSink()
    sink.report(contentsOf: contents.problems)
    // What a file that cannot be read would have declared is not to be called unknown.
    guard contents.isWhole else { return .failure(InvalidGuidance(problems: sink.diagnostics)) }
    let documents = contents.composition.documents(into: sink)
    guard let guidance = GuidanceLoader.load(documents, folder: contents.folder, into: sink), sink.isEmpty else {
      return .failure(InvalidGuidance(problems: sink.diagnostics))
    }
    return .success(LoadedGuidance(guidance, contents))
  }

  private init(_ guidance: Guidance, _ contents: GuidanceFiles.Contents) {
    self.guidance = guidance
    folder = contents.folder
    self.contents = contents.files
    waivers = contents.waivers
  }

  /// Tells these files from others.
  var fingerprint: String { GuidanceVersion.fingerprint(of: contents) }

  /// Which version of the guidance these files are.
  var version: GuidanceVersion {
    GuidanceVersion(name: guidance.name, version: guidance.version, fingerprint: fingerprint)
  }
}

/// What is wrong with the files of a guidance.
private struct InvalidGuidance: Error {
  let problems: [Diagnostic]
}
