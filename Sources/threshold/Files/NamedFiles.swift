import MarkedYAML

/// The files that somebody names: themselves, and what stands in the folders that they name.
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
  func paths(_ named: [String], into sink: DiagnosticSink) -> [String] {
    var seen: Set<FileIdentity> = []
    return named.flatMap { path -> [String] in
      guard GuidanceFolder.isFolder(path) else { return isNew(path, &seen) ? [path] : [] }
      let problems = sink.count
      var folders: Set<FileIdentity> = []
      let found = paths(below: path, &folders, sink)
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
      return found.filter { isNew($0, &seen) }
    }
  }

  /// Whether a name ends in one of some endings, in small letters or large ones.
  static func hasEnding(_ name: String, _ endings: [String]) -> Bool {
    let name = name.lowercased()
    return endings.contains(where: name.hasSuffix)
  }

  private func paths(
    below folder: String,
    _ folders: inout Set<FileIdentity>,
    _ sink: DiagnosticSink
  ) -> [String] {
    guard isNew(folder, &folders) else { return [] }
    var found: [String] = []
    do {
      for name in try GuidanceFolder.names(in: folder) where !name.hasPrefix(".") {
        let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
        if GuidanceFolder.isFolder(path) {
          found += paths(below: path, &folders, sink)
        } else if Self.hasEnding(name, endings) {
          found.append(path)
        }
      }
    } catch {
      sink.report(error)
    }
    return found
  }

  /// Whether a file or folder has not been met under this or another name; links may lead in circles.
  private func isNew(_ path: String, _ seen: inout Set<FileIdentity>) -> Bool {
    FileIdentity(path).map { seen.insert($0).inserted } ?? true
  }
}
