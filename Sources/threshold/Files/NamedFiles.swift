import Glibc
import MarkedYAML

/// A file that somebody named, or that was found in a folder.
struct NamedFile {
  let path: String

  /// Whether nobody named it: then it has to be a file itself.
  fileprivate(set) var isFound = false

  /// Reads it; `-` is standard input.
  func read(in surroundings: Surroundings) throws(Diagnostic) -> SourceFile {
    isFound
      ? try FileReader.readRegular(path, help: "in a folder only files themselves are read; name it to have it read")
      : try FileReader.read(path, surroundings)
  }
}

/// The files that somebody names: themselves, and what stands in the folders that they name.
///
/// What is found in a folder may have been put there by anybody: a link could lead to a secret, which a diagnostic would then
/// show, and a pipe has no end. So links below the folder are not followed, which is said.
struct NamedFiles {
  private let kind: String
  private let endings: [String]

  /// Files of one kind, such as "scenario", go by their endings.
  init(of kind: String, endings: [String]) {
    self.kind = kind
    self.endings = endings
  }

  /// The files that were named, and those in the folders that were and below them, each once and in the order of their
  /// paths; a folder without any is a problem.
  func files(_ named: [String], into sink: DiagnosticSink) -> [NamedFile] {
    var seen: Set<FileIdentity> = []
    return named.flatMap { path -> [NamedFile] in
      guard GuidanceFolder.isFolder(path) else { return isNew(path, &seen) ? [NamedFile(path: path)] : [] }
      let problems = sink.count
      let found = paths(below: path, sink)
      if found.isEmpty, sink.count == problems {
        sink.report(
          Diagnostic(
            "there is no \(kind) in '\(path)'",
            identifier: "missing-\(kind)s",
            at: nil,
            help: "a \(kind) is a file that ends in \(endings.filter { $0 != ".yml" }.joined(separator: " or "))"
          )
        )
      }
      // A link is refused even where it leads to a file that is read.
      return found.filter { Self.isLink($0) || isNew($0, &seen) }.map { NamedFile(path: $0, isFound: true) }
    }
  }

  /// Whether a name ends in one of some endings, in small letters or large ones.
  static func hasEnding(_ name: String, _ endings: [String]) -> Bool {
    let name = name.lowercased()
    return endings.contains(where: name.hasSuffix)
  }

  /// Whether a name is that of a link, wherever it leads.
  static func isLink(_ path: String) -> Bool { status(of: path, isLinkItself: true)?.kind == S_IFLNK }

  private func paths(below folder: String, _ sink: DiagnosticSink) -> [String] {
    var found: [String] = []
    do {
      for name in try GuidanceFolder.names(in: folder) where !name.hasPrefix(".") {
        let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
        if GuidanceFolder.isFolder(path) {
          if Self.isLink(path) { sink.report(.linkedFolder(path)) } else { found += paths(below: path, sink) }
        } else if Self.hasEnding(name, endings) {
          found.append(path)
        }
      }
    } catch {
      sink.report(error)
    }
    return found
  }

  /// Whether a file has not been met under this or another name.
  private func isNew(_ path: String, _ seen: inout Set<FileIdentity>) -> Bool {
    FileIdentity(path).map { seen.insert($0).inserted } ?? true
  }
}

extension Diagnostic {
  /// What is said where a link stands for a folder that nobody named.
  static func linkedFolder(_ path: String, help: String = "name what it leads to, to have that read") -> Diagnostic {
    Diagnostic("'\(path)' is a link, not a folder", identifier: "unreadable-folder", at: nil, help: help)
  }
}
