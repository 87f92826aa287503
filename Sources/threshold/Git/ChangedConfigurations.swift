import ArgumentParser
import MarkedYAML

/// The configurations of a repository: every folder that has a `guidance.yaml`.
struct ChangedConfigurations {
  private let git: Git
  private let tree: WorkingTree

  /// The commit that is compared with, and its short name; nil where nothing was committed yet.
  private let base: (commit: String, name: String)?

  /// Looks at the repository around a folder.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - revision: Where it and HEAD parted is what is compared with; nil compares with HEAD itself.
  /// - Throws: Where there is no repository, or no such commit.
  init(around folder: String, since revision: String?) throws(Failure) {
    tree = try WorkingTree(around: folder, Git(folder: folder))
    git = Git(folder: tree.root)
    let commit =
      if let revision {
        try GitTree.whereHeadParted(from: revision, tree, git)
      } else {
        try GitTree.head(git)
      }
    if let commit {
      base = (commit, try GitTree.short(commit, git))
    } else {
      base = nil
    }
  }

  /// The configurations that are not what they were, in the order of their paths, each beside what it was, or alone
  /// where it is new or nothing is to be compared; and those that are gone, which nobody is to miss.
  ///
  /// - Parameter isCompared: Whether each is compared with what it was.
  /// - Returns: Subjects of which not all need to be sound; what is wrong with one is said when it is loaded.
  /// - Throws: Where there is none at all, changed or not.
  func changed(isCompared: Bool) throws(Failure) -> [AuditSubject] {
    var before: [String] = []
    if let base { before = try folders(["ls-tree", "-r", "-z", "--full-tree", "--name-only", base.commit]) }
    let now = try folders(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
      .filter { FileReader.isFile("\(tree.root)/\($0)/guidance.yaml") }
    guard !now.isEmpty || !before.isEmpty else {
      throw Failure(
        "there is no configuration in '\(place(tree.path))': no folder has a guidance.yaml",
        "missing-guidance",
        status: .notCompared
      )
    }
    return Set(now + before).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .compactMap { folder in
        guard now.contains(folder) else { return gone(folder) }
        return subject(folder, isNew: !before.contains(folder), isCompared)
      }
  }

  /// A configuration that is there, or nil where it is what it was.
  private func subject(_ folder: String, isNew: Bool, _ isCompared: Bool) -> AuditSubject? {
    var isSame = false
    let subject = AuditSubject(place(folder), formerPrefix: isCompared ? base.map { $0.name + ":" } ?? "" : "") {
      () throws(Failure) in
      let new = try GuidanceFiles(folder: place(folder))
      guard let base, !isNew else { return AuditSubject.Files(old: nil, new: new) }
      let old = GuidanceFiles(
        try GitTree(folder, in: base.commit, called: base.name, git: git, reading: GuidanceFileNames.isRead)
      )
      isSame = new.isSame(as: old)
      return AuditSubject.Files(old: isCompared ? old : nil, new: new)
    }
    return isSame ? nil : subject
  }

  private func gone(_ folder: String) -> AuditSubject {
    AuditSubject(place(folder)) { () throws(Failure) in
      throw Failure(
        "there is no guidance in '\(place(folder))' any more: it was there in \(base?.name ?? "HEAD")",
        "guidance-gone",
        help: "if it is elsewhere now, compare the two: threshold audit \(base?.name ?? "HEAD"):\(folder) NEW",
        status: .found
      )
    }
  }

  /// The folders below the one that is looked at which have a `guidance.yaml`, by what git lists.
  private func folders(_ arguments: [String]) throws(Failure) -> [String] {
    let names = try git.read(
      arguments,
      orFail: "the files of '\(place(tree.path))' cannot be listed",
      "unreadable-tree"
    )
    let above = tree.path.isEmpty ? "" : tree.path + "/"
    var folders: [String] = []
    for name in names.split(separator: 0) {
      var parts = String(bytesOfName: name).split(separator: "/")
      guard parts.popLast() == "guidance.yaml" else { continue }
      let folder = parts.joined(separator: "/")
      if (folder + "/").hasPrefix(above) { folders.append(folder) }
    }
    return folders.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// What users call a folder: by its path below the working folder, if it is there.
  private func place(_ folder: String) -> String {
    let here = FileWriter.followingLinks(".")
    let path = folder.isEmpty ? tree.root : "\(tree.root)/\(folder)"
    guard path.hasPrefix(here + "/") else { return path == here ? "." : path }
    return String(path.dropFirst(here.count + 1))
  }
}
