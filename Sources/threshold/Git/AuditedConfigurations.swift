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
    let now = try LoadedGuidance.files(folder)
    self.folder = folder
    guard let revision else {
      (old, new, formerPrefix) = (nil, try LoadedGuidance(now), "")
      return
    }
    let tree = try Self.reading { () throws(GitFailure) in
      try GitTree.whereHeadParted(from: revision, of: folder, reading: GuidanceFiles.isRead)
    }
    let before = GuidanceFiles(tree, beside: now.read())
    let loaded = try LoadedGuidance.both(now, before)
    (new, old) = (loaded.first, loaded.second)
    formerPrefix = tree.label.prefix { $0 != ":" } + ":"
  }

  /// Two configurations, each a folder or `REVISION:folder`.
  init(_ former: String, _ present: String) throws {
    let before = try Self.files(former, beside: nil)
    let now = try Self.files(present, beside: before.read())
    let prefix = Self.revision(in: present)
    (formerPrefix, folder) = (String(Self.revision(in: former)), String(present.dropFirst(prefix.count)))
    let loaded = try LoadedGuidance.both(before, now)
    (old, new) = (loaded.first, loaded.second)
  }

  private static func files(_ name: String, beside last: GuidanceFiles.Contents?) throws -> GuidanceFiles {
    let prefix = revision(in: name)
    if prefix.isEmpty { return try LoadedGuidance.files(name, beside: last) }
    let (revision, folder) = (String(prefix.dropLast()), String(name.dropFirst(prefix.count)))
    let tree = try reading { () throws(GitFailure) in
      try GitTree(folder, of: revision, git: Git(folder: "."), reading: GuidanceFiles.isRead)
    }
    return GuidanceFiles(tree, beside: last)
  }

  /// What exists as a folder is one, whatever its name; else what stands up to the first colon names a revision.
  private static func revision(in name: String) -> Substring {
    guard !GuidanceFolder.isFolder(name), let colon = name.firstIndex(of: ":") else { return "" }
    return name[...colon]
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
