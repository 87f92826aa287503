import ArgumentParser
import DecisionSupport
import MarkedYAML

/// The configurations of an audit, read from folders or from revisions.
struct AuditedConfigurations {
  /// The old one; nil where nothing is compared.
  let old: LoadedGuidance?
  let new: LoadedGuidance

  /// What users call the new one's folder.
  let folder: String

  /// What stands before the paths of the old one's files where they come from a revision: `main:`.
  let formerPrefix: String

  /// One configuration alone, or the working tree against the commit where HEAD and a revision parted.
  init(_ folder: String, against revision: String?) throws {
    new = try LoadedGuidance(folder: folder)
    self.folder = folder
    guard let revision else {
      (old, formerPrefix) = (nil, "")
      return
    }
    let tree = try Self.reading { () throws(GitFailure) in try GitTree.whereHeadParted(from: revision, of: folder) }
    old = try LoadedGuidance(GuidanceFiles(tree))
    formerPrefix = tree.label.prefix { $0 != ":" } + ":"
  }

  /// Two configurations, each a folder or `REVISION:folder`.
  init(_ former: String, _ present: String) throws {
    let before = try Self.load(former)
    (old, formerPrefix) = (before.loaded, before.prefix)
    let now = try Self.load(present)
    (new, folder) = (now.loaded, now.prefix.isEmpty ? present : String(present.dropFirst(now.prefix.count)))
  }

  /// What exists as a folder is one, whatever its name; else what stands before the first colon is a revision.
  private static func load(_ name: String) throws -> (loaded: LoadedGuidance, prefix: String) {
    guard !GuidanceFolder.isFolder(name), let colon = name.firstIndex(of: ":") else {
      return (try LoadedGuidance(folder: name), "")
    }
    let (revision, folder) = (String(name[..<colon]), String(name[name.index(after: colon)...]))
    let tree = try reading { () throws(GitFailure) in try GitTree(folder, of: revision, git: Git(folder: ".")) }
    return (try LoadedGuidance(GuidanceFiles(tree)), "\(revision):")
  }

  private static func reading<Value>(_ body: () throws(GitFailure) -> Value) throws -> Value {
    do {
      return try body()
    } catch {
      if !error.words.isEmpty {
        try? FileWriter.write(error.words.printable(keepingLineBreaks: true), to: .standardError)
      }
      _ = Failure.reporting(error.message, error.identifier, help: error.help)
      throw ExitCode.notCompared
    }
  }
}
