import ArgumentParser
import MarkedYAML

/// A folder as it was in a revision: every file is read from the same tree.
struct GitTree {
  /// What users call the folder: `main:Config/lancashire`.
  let label: String

  /// The names in the folder, in byte order, and then the paths of what is in the folders below that are looked
  /// through.
  let names: [String]

  private let entries: [String: Entry]
  private let contents: [String: [UInt8]]

  fileprivate struct Entry {
    let mode: String
    let object: String

    /// In bytes; nil for what is not a file, and for one that is not there.
    let size: Int?
  }

  /// Finds a folder of a revision, and reads its files.
  ///
  /// - Parameters:
  ///   - folder: Its path below the repository's root; `./` counts from the working folder.
  ///   - revision: A branch, tag or commit.
  ///   - git: Git in the repository.
  ///   - isWanted: Whether a file of this name will be read.
  /// - Throws: Where there is no such revision or folder, or something of it is missing.
  init(
    _ folder: String,
    of revision: String,
    git: Git,
    reading isWanted: (String) -> Bool
  ) throws(Failure) {
    let commit = try Self.commit(revision, git)
    try self.init(folder, in: commit, called: revision, git: git, reading: isWanted)
  }

  /// Finds a folder of a commit, and reads its files; `revision` is what users call the commit.
  init(
    _ folder: String,
    in commit: String,
    called revision: String,
    git: Git,
    reading isWanted: (String) -> Bool
  ) throws(Failure) {
    label = "\(revision):\(folder)"
    let entries = try Self.entries(of: try Self.tree(folder, in: commit, called: revision, git), called: label, git)
    self.entries = entries
    names =
      try entries.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } + Self.paths(below: entries, label, git)
    contents = try Self.contents(of: entries.filter { isWanted($0.key) && $0.value.isFile }, called: label, git)
  }

  /// The commit that a revision names.
  static func commit(_ revision: String, _ git: Git) throws(Failure) -> String {
    try git.line(
      ["rev-parse", "--verify", "--end-of-options", "\(revision)^{commit}"],
      orFail: "there is no revision '\(revision)' here",
      "unknown-revision",
      help: "fetch it first: nothing is fetched by itself. A shallow clone has few revisions: git fetch --unshallow"
    )
  }

  /// The commit that HEAD is at; nil on a branch that has none yet.
  static func head(_ git: Git) throws(Failure) -> String? {
    do { return try commit("HEAD", git) } catch {
      guard let branch = try? git.line(["symbolic-ref", "--quiet", "HEAD"], orFail: "", ""),
        (try? git.read(["show-ref", "--verify", "--quiet", branch], orFail: "", "")) == nil,
        // A branch whose file is damaged is no new one.
        (try? git.line(["for-each-ref", "--format=%(refname)", branch], orFail: "", "")) == ""
      else { throw error }
      return nil
    }
  }

  /// Finds a folder of the working tree as it was where HEAD and another revision parted.
  ///
  /// - Parameters:
  ///   - revision: The other revision, such as `main`.
  ///   - folder: A folder of the working tree.
  ///   - isWanted: Whether a file of this name will be read.
  /// - Returns: The folder, called by the commit's short name.
  /// - Throws: Where that commit cannot be known.
  static func whereHeadParted(
    from revision: String,
    of folder: String,
    reading isWanted: (String) -> Bool
  ) throws(Failure) -> GitTree {
    let git = Git(folder: folder)
    let tree = try WorkingTree(around: folder, git)
    let base = try whereHeadParted(from: revision, tree, git)
    return try GitTree(tree.path, in: base, called: try short(base, git), git: git, reading: isWanted)
  }

  /// The commit where HEAD and another revision parted.
  static func whereHeadParted(
    from revision: String,
    _ tree: WorkingTree,
    _ git: Git
  ) throws(Failure) -> String {
    let other = try commit(revision, git)
    guard !tree.isShallow else {
      throw Failure(
        "this clone is shallow, so it cannot be known where HEAD and '\(revision)' diverged",
        "shallow-clone",
        help: "get the whole history: git fetch --unshallow, or fetch-depth: 0 where a workflow checks out",
        status: .notCompared
      )
    }
    do {
      return try git.line(
        ["merge-base", "HEAD", other],
        orFail: "HEAD and '\(revision)' have no commit in common",
        "no-merge-base"
      )
    } catch {
      // Where there is none, git has nothing to say.
      throw error.words.isEmpty ? error : .missingObject(of: "the history of '\(revision)'", words: error.words)
    }
  }

  /// What a commit is called for short.
  static func short(_ commit: String, _ git: Git) throws(Failure) -> String {
    try git.line(
      ["rev-parse", "--short=12", commit],
      orFail: "the commit '\(commit)' cannot be named",
      "unreadable-repository"
    )
  }

  /// The content of a file, called by its path in the revision.
  func read(_ name: String) throws(Diagnostic) -> SourceFile {
    let path = label.hasSuffix(":") || label.hasSuffix("/") ? label + name : "\(label)/\(name)"
    guard let entry = entries[name], entry.isFile else {
      throw .notAFile(path, entries[name]?.mode == "120000" ? "a link" : "a folder")
    }
    guard let bytes = contents[name] else { throw Diagnostic.tooLarge(path: path) }
    return SourceFile(path: path, bytes: bytes)
  }
}

extension GitTree.Entry {
  fileprivate var isFile: Bool { mode.hasPrefix("100") }
}

extension Failure {
  /// Something that git would have to fetch, which it is never let do.
  fileprivate static func missingObject(of name: String, words: String = "") -> Failure {
    Failure(
      "\(name) cannot be read: an object is missing from this clone",
      "missing-object",
      help: "fetch it first: nothing is fetched by itself",
      words: words,
      status: .notCompared
    )
  }
}

// MARK: Reading

extension GitTree {
  /// The object that a folder is.
  private static func tree(
    _ folder: String,
    in commit: String,
    called revision: String,
    _ git: Git
  ) throws(Failure) -> String {
    do {
      return try git.line(
        ["rev-parse", "\(commit):\(folder)"],
        orFail: "there is no folder '\(folder)' in '\(revision)'",
        "unknown-folder"
      )
    } catch {
      // Where every folder on the way can be read, there is none of this name.
      guard (try? git.read(["ls-tree", "-r", "-d", "--full-tree", commit], orFail: "", "")) != nil else {
        throw .missingObject(of: "'\(revision):\(folder)'", words: error.words)
      }
      throw error
    }
  }

  private static func entries(
    of tree: String,
    called label: String,
    _ git: Git
  ) throws(Failure) -> [String: Entry] {
    let listing: [UInt8]
    do {
      listing = try git.read(
        ["ls-tree", "-z", "-l", "--full-tree", tree],
        orFail: "'\(label)' cannot be read as a folder",
        "unreadable-tree"
      )
    } catch {
      guard (try? git.line(["cat-file", "-t", tree], orFail: "", "")) == "blob" else {
        throw .missingObject(of: "'\(label)'", words: error.words)
      }
      throw error
    }
    var entries: [String: Entry] = [:]
    for line in listing.split(separator: 0) {
      // mode SP type SP object SP+ size TAB name
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      let fields = line[..<tab].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
      guard fields.count == 4 else { continue }
      let name = String(bytesOfName: line[line.index(after: tab)...])
      entries[name] = Entry(mode: fields[0], object: fields[2], size: Int(fields[3]))
    }
    return entries
  }

  /// The paths of all files in folders that are looked through.
  private static func paths(below entries: [String: Entry], _ label: String, _ git: Git) throws(Failure) -> [String] {
    guard entries.keys.contains(where: GuidanceFileNames.isRead) else { return [] }
    var found: [String] = []
    for (name, entry) in entries.sorted(by: { $0.key < $1.key })
    where entry.mode == "040000" && GuidanceFileNames.isSearched(name) {
      let listing: [UInt8]
      do {
        listing = try git.read(["ls-tree", "-r", "-z", "--name-only", "--full-tree", entry.object], orFail: "", "")
      } catch {
        throw .missingObject(of: "'\(label)/\(name)'", words: error.words)
      }
      found += listing.split(separator: 0).map { "\(name)/\(String(decoding: $0, as: UTF8.self))" }
        .filter { !$0.contains("/.") }
    }
    return found
  }

  /// The contents of files, except of those that are larger than anything takes.
  private static func contents(
    of entries: [String: Entry],
    called label: String,
    _ git: Git
  ) throws(Failure) -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    guard entries.values.allSatisfy({ $0.size != nil }) else { throw .missingObject(of: "'\(label)'") }
    let entries = entries.filter { ($0.value.size ?? 0) <= largestText }
    var rest: ArraySlice<UInt8>
    do {
      rest = try git.read(
        ["cat-file", "--batch"],
        input: entries.flatMap { Array("\($0.value.object)\n".utf8) },
        orFail: "",
        ""
      )[...]
    } catch {
      throw .missingObject(of: "'\(label)'", words: error.words)
    }
    for (name, entry) in entries {
      // A line with name, type and size; the content; a line break.
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")), let size = entry.size,
        rest[..<end].elementsEqual("\(entry.object) blob \(size)".utf8), rest.count > end - rest.startIndex + 1 + size
      else { throw .missingObject(of: "'\(label)'") }
      contents[name] = Array(rest[(end + 1)...].prefix(size))
      rest = rest[(end + 1 + size + 1)...]
    }
    return contents
  }
}
