import MarkedYAML

/// A folder as it was in a revision: every file is read from the same tree.
struct GitTree {
  /// What users call the folder: `main:Config/lancashire`.
  let label: String

  /// The names in it, in byte order.
  let names: [String]

  private let git: Git
  private let entries: [String: Entry]

  private struct Entry {
    let mode: String
    let object: String

    /// In bytes; nil for what is no file.
    let size: Int?
  }

  /// Finds a folder of a revision.
  ///
  /// - Parameters:
  ///   - folder: Its path below the repository's root; `./` counts from the working folder.
  ///   - revision: A branch, tag or commit.
  ///   - label: What users call it, where not by these two names.
  ///   - git: Git in the repository.
  /// - Throws: Where there is no such revision or folder.
  init(_ folder: String, of revision: String, label: String? = nil, git: Git) throws(GitFailure) {
    let commit = try Self.commit(revision, git)
    let tree = try git.line(
      ["rev-parse", "\(commit):\(folder)"],
      orFail: "there is no folder '\(folder)' in '\(revision)'",
      "unknown-folder"
    )
    let listing = try git.read(
      ["ls-tree", "-z", "-l", "--full-tree", tree],
      orFail: "'\(revision):\(folder)' cannot be read as a folder",
      "unreadable-tree"
    )
    self.git = git
    self.label = label ?? "\(revision):\(folder)"
    var entries: [String: Entry] = [:]
    for line in listing.split(separator: 0) {
      // mode SP type SP object SP+ size TAB name
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      let fields = line[..<tab].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
      guard fields.count == 4 else { continue }
      let name = String(decoding: line[line.index(after: tab)...], as: UTF8.self)
      entries[name] = Entry(mode: fields[0], object: fields[2], size: Int(fields[3]))
    }
    self.entries = entries
    names = entries.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The commit that a revision names.
  static func commit(_ revision: String, _ git: Git) throws(GitFailure) -> String {
    try git.line(
      ["rev-parse", "--verify", "--end-of-options", "\(revision)^{commit}"],
      orFail: "there is no revision '\(revision)' here",
      "unknown-revision",
      help: "fetch it first: nothing is fetched by itself. A shallow clone has few revisions: git fetch --unshallow"
    )
  }

  /// The same folder at the commit where HEAD and another revision parted.
  ///
  /// - Parameters:
  ///   - revision: The other revision, such as `main`.
  ///   - folder: A folder of the working tree.
  /// - Returns: The folder, called by the commit's short name.
  /// - Throws: Where that commit cannot be known.
  static func whereHeadParted(from revision: String, of folder: String) throws(GitFailure) -> GitTree {
    let git = Git(folder: folder)
    let prefix = try git.line(
      ["rev-parse", "--show-prefix"],
      orFail: "'\(folder)' is in no git repository",
      "no-repository"
    )
    let other = try commit(revision, git)
    let shallow = try git.line(
      ["rev-parse", "--is-shallow-repository"],
      orFail: "git cannot say whether this clone is shallow",
      "unreadable-repository"
    )
    guard shallow == "false" else {
      throw GitFailure(
        words: "",
        message: "this clone is shallow, so nobody can know where HEAD and '\(revision)' parted",
        identifier: "shallow-clone",
        help: "get the whole history: git fetch --unshallow, or fetch-depth: 0 where a workflow checks out"
      )
    }
    let base = try git.line(
      ["merge-base", "HEAD", other],
      orFail: "HEAD and '\(revision)' have no commit in common",
      "no-merge-base"
    )
    let short = try git.line(
      ["rev-parse", "--short=12", base],
      orFail: "the commit where HEAD and '\(revision)' parted cannot be named",
      "unreadable-repository"
    )
    var path = prefix
    while path.hasSuffix("/") { path.removeLast() }
    return try GitTree(path, of: base, label: "\(short):\(path)", git: git)
  }

  /// The content of a file, called by its path in the revision.
  func read(_ name: String) throws(Diagnostic) -> SourceFile {
    let path = label.hasSuffix(":") || label.hasSuffix("/") ? label + name : "\(label)/\(name)"
    guard let entry = entries[name], let size = entry.size, entry.mode.hasPrefix("100") else {
      throw Diagnostic("'\(path)' is a link or a folder, not a file", identifier: "unreadable-file", at: nil)
    }
    guard size <= largestText else { throw Diagnostic.tooLarge(path: path) }
    let output: [UInt8]
    do throws(GitFailure) {
      output = try git.read(
        ["cat-file", "--batch"],
        input: Array("\(entry.object)\n".utf8),
        orFail: "cannot read '\(path)'",
        "unreadable-file"
      )
    } catch {
      throw Diagnostic("\(error.message): \(error.words)", identifier: error.identifier, at: nil)
    }
    // A line with name, type and size; the content; a line break.
    guard let end = output.firstIndex(of: UInt8(ascii: "\n")), output.count == end + 1 + size + 1 else {
      let message = "cannot read '\(path)': its content is not in this clone"
      throw Diagnostic(message, identifier: "unreadable-file", at: nil)
    }
    return SourceFile(path: path, bytes: Array(output[(end + 1)...].dropLast()))
  }
}
