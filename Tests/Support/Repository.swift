public import DecisionSupport
import Foundation
public import MarkedYAML

/// The files of this repository, for tests that read them.
public enum Repository {
  /// The folder that holds `Package.swift`.
  public static let root: String = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder.path
  }()

  /// A path below the root.
  public static func path(_ relative: String) -> String { "\(root)/\(relative)" }

  /// A file's content; a diagnostic calls it by its path below the root.
  public static func file(_ relative: String) throws -> SourceFile {
    SourceFile(path: relative, bytes: Array(try Data(contentsOf: URL(fileURLWithPath: path(relative)))))
  }

  /// The paths of the files below a folder, relative to the root, in order.
  public static func files(below folder: String, ending: String) -> [String] {
    (FileManager.default.enumerator(atPath: path(folder))?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(ending) }.sorted().map { "\(folder)/\($0)" }
  }

  /// The guidance of a folder below the root; nil, with the problems in the sink, where it has any.
  public static func guidance(_ folder: String, into sink: DiagnosticSink) throws -> Guidance? {
    var files: [GuidancePart: SourceFile] = [:]
    for part in GuidancePart.allCases {
      let path = "\(folder)/\(part.fileName)"
      if FileManager.default.fileExists(atPath: self.path(path)) { files[part] = try file(path) }
    }
    return GuidanceLoader.load(files, folder: folder, into: sink)
  }

  /// `Config/lancashire`, loaded once.
  public static let lancashire: Guidance = {
    let sink = DiagnosticSink()
    guard let guidance = try? guidance("Config/lancashire", into: sink) else {
      fatalError(sink.diagnostics.map { $0.formatted() }.joined(separator: "\n"))
    }
    return guidance
  }()

  /// Every configuration below `Config`, loaded once.
  public static let configurations: [Guidance] = {
    let sink = DiagnosticSink()
    let folders = files(below: "Config", ending: "/guidance.yaml").map { String($0.dropLast("/guidance.yaml".count)) }
    let read = folders.compactMap { try? guidance($0, into: sink) }
    guard read.count == folders.count else {
      fatalError(sink.diagnostics.map { $0.formatted() }.joined(separator: "\n"))
    }
    return read
  }()

  /// What the files below `Scenarios` hold, loaded once.
  public static let library: ScenarioLibrary = {
    let sink = DiagnosticSink()
    let paths = files(below: "Scenarios", ending: ".yaml")
    let nodes = paths.compactMap { path -> (name: String?, node: Node)? in
      let name = path.split(separator: "/").last.map { String($0.dropLast(5)) }
      return (try? file(path)).flatMap { compose($0, into: sink) }.map { (name, $0) }
    }
    let library = ScenarioReader(lancashire, into: sink).library(nodes)
    guard nodes.count == paths.count, sink.diagnostics.isEmpty else {
      fatalError(sink.diagnostics.map { $0.formatted() }.joined(separator: "\n"))
    }
    return library
  }()
}
