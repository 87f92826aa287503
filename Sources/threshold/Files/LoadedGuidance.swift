import ArgumentParser
import Crypto
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
    do {
      try self.init(GuidanceFiles(folder: folder))
    } catch let problem as Diagnostic {
      throw Failure.reporting([problem])
    }
  }

  /// Checks the files of a guidance.
  ///
  /// - Throws: As for a folder.
  init(_ files: consuming GuidanceFiles) throws {
    let sink = DiagnosticSink()
    sink.report(contentsOf: files.problems)
    // What a file that cannot be read would have declared is not to be called unknown.
    guard files.isWhole else { throw Failure.reporting(sink.diagnostics) }
    folder = files.folder
    contents = files.contents
    waivers = files.waivers
    let documents = files.documents(into: sink)
    guard let guidance = GuidanceLoader.load(documents, folder: folder, into: sink), sink.isEmpty else {
      throw Failure.reporting(sink.diagnostics)
    }
    self.guidance = guidance
  }

  /// What `cd DIR && LC_ALL=C sha256sum *.yaml | sha256sum` prints: the same for the same files, whatever they are called
  /// above their folder.
  var fingerprint: String {
    let sums = contents.map { "\(Self.hexadecimal(SHA256.hash(data: $0.bytes)))  \($0.name)\n" }.joined()
    return Self.hexadecimal(SHA256.hash(data: Array(sums.utf8)))
  }

  /// Which version of the guidance these files are.
  var version: GuidanceVersion {
    GuidanceVersion(name: guidance.name, version: guidance.version, fingerprint: fingerprint)
  }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
