import MarkedYAML

/// What is to be audited: the files of one configuration, or of two, as far as they are there.
struct AuditSubject {
  struct Files {
    /// The files of the old configuration; nil where nothing is compared.
    let old: GuidanceFiles?

    /// The files of the configuration, or of the new one of two.
    let new: GuidanceFiles
  }

  /// The folder of the configuration, or of the new one of two, as users call it.
  let folder: String

  /// What stands before the paths of the old configuration's files where they come from a revision: `main:`.
  let formerPrefix: String

  /// The files of the configurations, or why they cannot be had.
  let files: Result<Files, Failure>

  init(_ folder: String, formerPrefix: String = "", _ files: () throws(Failure) -> Files) {
    (self.folder, self.formerPrefix) = (folder, formerPrefix)
    self.files = Result(catching: files)
  }

  /// Takes one configuration alone, or the working tree against the commit where HEAD and a revision parted.
  init(_ folder: String, against revision: String?) {
    var prefix = ""
    self.files = Result { () throws(Failure) in
      let now = try GuidanceFiles(folder: folder)
      guard let revision else { return Files(old: nil, new: now) }
      let tree = try GitTree.whereHeadParted(from: revision, of: folder, reading: GuidanceFileNames.isRead)
      prefix = tree.label.prefix { $0 != ":" } + ":"
      return Files(old: GuidanceFiles(tree), new: now)
    }
    (self.folder, formerPrefix) = (folder, prefix)
  }

  /// Takes two configurations, each a folder or `REVISION:folder`.
  init(_ former: String, _ present: String) {
    let prefix = Self.revision(in: present)
    self.init(String(present.dropFirst(prefix.count)), formerPrefix: String(Self.revision(in: former))) {
      () throws(Failure) in Files(old: try Self.files(former), new: try Self.files(present))
    }
  }

  private static func files(_ name: String) throws(Failure) -> GuidanceFiles {
    let prefix = revision(in: name)
    guard !prefix.isEmpty else { return try GuidanceFiles(folder: name) }
    let (revision, folder) = (String(prefix.dropLast()), String(name.dropFirst(prefix.count)))
    return GuidanceFiles(try GitTree(folder, of: revision, git: Git(folder: "."), reading: GuidanceFileNames.isRead))
  }

  /// The revision that a name begins with, up to the first colon; empty where what is named exists as a folder.
  private static func revision(in name: String) -> Substring {
    guard !GuidanceFolder.isFolder(name), let colon = name.firstIndex(of: ":") else { return "" }
    return name[...colon]
  }
}

/// The configurations of an audit, loaded.
struct AuditedConfigurations {
  /// The old configuration; nil where nothing is compared.
  let old: LoadedGuidance?

  /// The configuration, or the new one of two.
  let new: LoadedGuidance

  /// Loads what a subject consists of.
  ///
  /// - Throws: Every problem of every file of both, or why there are no files.
  init(_ subject: AuditSubject) throws(Failure) {
    let files = try subject.files.get()
    (new, old) = try LoadedGuidance.load(files.new, beside: files.old)
  }
}
