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
  init(_ folder: String, against revision: String?) throws(Failure) {
    self.folder = folder
    let now = try GuidanceFiles(folder: folder)
    guard let revision else {
      (old, new, formerPrefix) = (nil, try LoadedGuidance.load(now, beside: nil).loaded, "")
      return
    }
    let tree = try GitTree.whereHeadParted(from: revision, of: folder, reading: GuidanceFileNames.isRead)
    (new, old) = try LoadedGuidance.load(now, beside: GuidanceFiles(tree))
    formerPrefix = tree.label.prefix { $0 != ":" } + ":"
  }

  /// Every configuration below a folder that changed since HEAD, alone; or since where HEAD and a revision parted, beside
  /// what it was then.
  static func changed(below folder: String, since revision: String?) throws(Failure) -> [AuditedConfigurations] {
    let changed = try ChangedConfigurations(around: folder, since: revision).changed(isCompared: revision != nil)
    return try changed.map { (files) throws(Failure) in
      let loaded = try LoadedGuidance.load(files.new, beside: files.old)
      let prefix = (files.old?.folder.prefix { $0 != ":" }).map { $0 + ":" } ?? ""
      return AuditedConfigurations(
        old: loaded.other,
        new: loaded.loaded,
        folder: files.new.folder,
        formerPrefix: prefix
      )
    }
  }

  private init(old: LoadedGuidance?, new: LoadedGuidance, folder: String, formerPrefix: String) {
    (self.old, self.new, self.folder, self.formerPrefix) = (old, new, folder, formerPrefix)
  }

  /// Two configurations, each a folder or `REVISION:folder`.
  init(_ former: String, _ present: String) throws(Failure) {
    let prefix = Self.revision(in: present)
    (formerPrefix, folder) = (String(Self.revision(in: former)), String(present.dropFirst(prefix.count)))
    let loaded = try LoadedGuidance.load(try Self.files(former), beside: try Self.files(present))
    (old, new) = (loaded.loaded, loaded.other ?? loaded.loaded)
  }

  private static func files(_ name: String) throws(Failure) -> GuidanceFiles {
    let prefix = revision(in: name)
    guard !prefix.isEmpty else { return try GuidanceFiles(folder: name) }
    let (revision, folder) = (String(prefix.dropLast()), String(name.dropFirst(prefix.count)))
    return GuidanceFiles(try GitTree(folder, of: revision, git: Git(folder: "."), reading: GuidanceFileNames.isRead))
  }

  /// What exists as a folder is one, whatever its name; else what stands up to the first colon names a revision.
  private static func revision(in name: String) -> Substring {
    guard !GuidanceFolder.isFolder(name), let colon = name.firstIndex(of: ":") else { return "" }
    return name[...colon]
  }
}
