import Glibc

// What is said before anything is asked or done: that a file cannot be written, or not there.

extension FileWriter {
  /// Says that a record cannot be made: its name is taken, or its folder cannot take it.
  static func refuse(_ path: String, isForced: Bool) throws(Failure) {
    try refuseSpecial(path)
    if !isForced, status(of: path, isLinkItself: true) != nil { throw .exists(path) }
    try refuseFolder(of: path)
  }

  /// Says that something other than a file has a name: a record or a log that replaced it would be lost on whoever relies
  /// on it, and a link could lead anywhere.
  static func refuseSpecial(_ path: String) throws(Failure) {
    switch status(of: path, isLinkItself: true)?.kind {
    case nil, S_IFREG: return
    case S_IFDIR:
      errno = EISDIR
      throw .unwritable(path)
    case S_IFLNK: throw Failure("cannot write '\(path)': it is a link", "unwritable-output")
    case S_IFIFO: throw Failure("cannot write '\(path)': it is a pipe", "unwritable-output")
    default: throw Failure("cannot write '\(path)': it is a device", "unwritable-output")
    }
  }

  /// Says that a result cannot be put where it is wanted; devices and pipes can be written to.
  static func refuseResult(_ path: String) throws(Failure) {
    try refuseLinkToNothing(path)
    guard let kind = status(of: path)?.kind, kind != S_IFREG else {
      return try refuseFolder(of: followingLinks(path))
    }
    guard access(path, W_OK) == 0, kind != S_IFDIR else {
      if kind == S_IFDIR { errno = EISDIR }
      throw .unwritable(path)
    }
  }

  /// Says that a link leads nowhere, or in a circle: it is neither replaced, nor is what it names made, which may be anywhere.
  static func refuseLinkToNothing(_ path: String) throws(Failure) {
    guard status(of: path) == nil else { return }
    let reason = errno
    guard NamedFiles.isLink(path) else { return }
    errno = reason
    guard reason == ENOENT else { throw .unwritable(path) }
    throw Failure(
      "cannot write '\(path)': it is a link that leads nowhere",
      "unwritable-output",
      help: "remove the link, or name the file itself"
    )
  }

  private static func refuseFolder(of path: String) throws(Failure) {
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    guard !path.isEmpty, access("\(folder)/.", W_OK | X_OK) == 0 else { throw .unwritable(path) }
  }
}

extension Failure {
  static func exists(_ path: String) -> Failure {
    Failure("'\(path)' already exists", "file-exists", help: "choose another name, or replace it with --force")
  }
}

/// Files that a command reads and writes, by the options that name them.
struct NamedPaths {
  private var paths: [(option: String, path: String, isWritten: Bool)] = []

  mutating func reads(_ option: String, _ path: String?) {
    if let path { paths.append((option, path, false)) }
  }

  mutating func writes(_ option: String, _ path: String?) {
    if let path { paths.append((option, path, true)) }
  }

  /// Says that a file is to be written which is named twice, by whatever names.
  func refuseSame() throws(Failure) {
    for (position, one) in paths.enumerated() {
      for other in paths[..<position] where one.isWritten || other.isWritten {
        guard let identity = FileIdentity(one.path), identity == FileIdentity(other.path) else { continue }
        throw Failure(
          "\(other.option) and \(one.option) both name '\(one.path)'",
          "same-file",
          help: "choose another name for one of them"
        )
      }
    }
  }
}
