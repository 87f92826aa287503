import ArgumentParser
import MarkedYAML

/// The configurations of a repository: every folder that has a `guidance.yaml`.
struct ChangedConfigurations {
  private let git: Git
  private let tree: WorkingTree
  private let base: String
  private let label: String

  /// Looks at the repository around a folder.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - revision: Where it and HEAD parted is what is compared with; nil compares with HEAD itself.
  /// - Throws: Where there is no repository, or no such commit.
  init(around folder: String, since revision: String?) throws(Failure) {
    tree = try WorkingTree(around: folder, Git(folder: folder))
    git = Git(folder: tree.root)
    if let revision {
      base = try GitTree.whereHeadParted(from: revision, tree, git)
    } else {
      base = try GitTree.commit("HEAD", git)
    }
    label = try GitTree.short(base, git)
  }

  /// Those that are not what they were, in the order of their paths, each beside what it was, or alone where it is new or
  /// nothing is to be compared.
  ///
  /// - Parameter isCompared: Whether each is compared with what it was.
  /// - Returns: Pairs of which not all need to be sound; what is wrong with one is said when it is loaded.
  /// - Throws: Where there is none at all, changed or not.
  func changed(isCompared: Bool) throws(Failure) -> [(new: GuidanceFiles, old: GuidanceFiles?)] {
    let before = try folders(["ls-tree", "-r", "-z", "--full-tree", "--name-only", base])
    let now = try folders(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
      .filter { FileReader.isFile("\(tree.root)/\($0)/guidance.yaml") }
    guard !now.isEmpty || !before.isEmpty else {
      throw Failure(
        "there is no configuration in '\(place(tree.path))': no folder has a guidance.yaml",
        "missing-guidance",
        status: .notCompared
      )
    }
    var changed: [(new: GuidanceFiles, old: GuidanceFiles?)] = []
    for folder in now {
      let new = try GuidanceFiles(folder: place(folder))
      guard before.contains(folder) else {
        changed.append((new, nil))
        continue
      }
      let old = GuidanceFiles(
        try GitTree(folder, in: base, called: label, git: git, reading: GuidanceFileNames.isRead)
      )
      if !new.isSame(as: old) { changed.append((new, isCompared ? old : nil)) }
    }
    return changed
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
