import ArgumentParser
import Crypto
import DecisionSupport
import MarkedYAML

/// A guidance with the files that it was read from.
struct LoadedGuidance {
  let guidance: Guidance
  private let files: [(name: String, bytes: [UInt8])]

  /// Reads every YAML file of a folder.
  ///
  /// - Throws: The exit status for bad input, every problem of every file having been said.
  init(folder: String) throws {
    let sink = DiagnosticSink()
    var parts: [GuidancePart: SourceFile] = [:]
    var files: [(name: String, bytes: [UInt8])] = []
    do {
      for name in try GuidanceFolder.names(in: folder) where name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
        let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
        guard Self.isKnown(name) else {
          sink.report(Self.unknownFile(name, path))
          continue
        }
        do {
          let file = try FileReader.read(path)
          files.append((name, file.bytes))
          if let part = GuidancePart.allCases.first(where: { $0.fileName == name }) { parts[part] = file }
        } catch {
          sink.report(error)
        }
      }
    } catch {
      throw Failure.reporting([error])
    }
    guard let guidance = GuidanceLoader.load(parts, folder: folder, into: sink), sink.isEmpty else {
      throw Failure.reporting(sink.diagnostics)
    }
    self.guidance = guidance
    self.files = files
  }

  /// What `cd DIR && LC_ALL=C sha256sum *.yaml | sha256sum` prints: the same for the same files, whatever they are called
  /// above their folder.
  var fingerprint: String {
    let sums = files.map { "\(Self.hexadecimal(SHA256.hash(data: $0.bytes)))  \($0.name)\n" }.joined()
    return Self.hexadecimal(SHA256.hash(data: Array(sums.utf8)))
  }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }

  /// The audit reads waivers; they are no part of what the guidance says.
  private static let waivers = "waivers.yaml"

  private static func isKnown(_ name: String) -> Bool {
    name == waivers || GuidancePart.allCases.contains { $0.fileName == name }
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
