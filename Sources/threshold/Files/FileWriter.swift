import Glibc

/// Writes files whole or not at all.
enum FileWriter {
  /// Puts a text in the place of a file, in one step: whoever reads sees the old or the new, never half.
  static func replace(_ path: String, with text: String) throws(Failure) {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      // A device or pipe cannot be replaced; it is written to.
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .unwritable(path) }
      let isWritten = writeAll(text, to: descriptor)
      guard close(descriptor) == 0, isWritten else { throw .unwritable(path) }
      return
    }
    try put(text, at: followingLinks(path), mode: 0o666, mayReplace: true)
  }

  /// The same for a file that exists: whoever could read it before can read it still, and nobody else can.
  static func rewrite(_ path: String, with text: String) throws(Failure) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .unwritable(path) }
    try put(text, at: followingLinks(path), mode: 0o600, keeping: status.st_mode & 0o777, mayReplace: true)
  }

  /// The file that a link leads to, so that the file is replaced and not the link.
  static func followingLinks(_ path: String) -> String {
    guard let target = realpath(path, nil) else { return path }
    defer { free(target) }
    return String(cString: target)
  }

  /// Makes a file that only its owner may read. One that exists stays as it is, and that is an error, unless forced.
  static func create(_ path: String, with text: String, isForced: Bool) throws(Failure) {
    try put(text, at: path, mode: 0o600, mayReplace: isForced)
  }

  /// Says, before any work is done, that a file cannot be made: it exists already, or its folder cannot take it.
  static func refuse(_ path: String, isForced: Bool) throws(Failure) {
    var status = stat()
    if lstat(path, &status) == 0 {
      guard isForced else { throw .exists(path) }
      guard status.st_mode & S_IFMT != S_IFDIR else {
        errno = EISDIR
        throw .unwritable(path)
      }
    }
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    guard !path.isEmpty, access("\(folder)/.", W_OK | X_OK) == 0 else { throw .unwritable(path) }
  }

  private static func put(
    _ text: String,
    at path: String,
    mode: mode_t,
    keeping kept: mode_t? = nil,
    mayReplace: Bool
  ) throws(Failure) {
    try Interrupt.blocked { () throws(Failure) in
      let (temporary, descriptor) = makeTemporary(beside: path, mode: mode)
      guard descriptor >= 0 else { throw .unwritable(path) }
      if let kept { fchmod(descriptor, kept) }
      let isWritten = writeAll(text, to: descriptor) && fsync(descriptor) == 0
      let isClosed = close(descriptor) == 0
      defer { unlink(temporary) }
      guard isWritten, isClosed else { throw .unwritable(path) }
      // `link` refuses where the name exists, in the same step that would make it.
      guard (mayReplace ? rename(temporary, path) : link(temporary, path)) == 0 else {
        throw errno == EEXIST ? .exists(path) : .unwritable(path)
      }
    }
  }

  /// Makes an empty file that is to take the place of another; the descriptor is negative where it cannot be made.
  static func makeTemporary(beside path: String, mode: mode_t) -> (path: String, descriptor: Int32) {
    var (temporary, descriptor) = ("", Int32(-1))
    // A run that was killed may have left a file behind, and numbers of processes come again.
    for attempt in 0..<100 where descriptor < 0 && (attempt == 0 || errno == EEXIST) {
      temporary = "\(path).\(getpid())\(attempt == 0 ? "" : "-\(attempt)").part"
      descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    }
    return (temporary, descriptor)
  }

  /// Whether a whole text could be written; if not, `errno` says why.
  static func writeAll(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { writeAll(UnsafeRawBufferPointer($0), to: descriptor) }
  }

  /// Whether all bytes could be written; if not, `errno` says why.
  static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }
}

extension Failure {
  static func exists(_ path: String) -> Failure {
    Failure("'\(path)' exists already", "file-exists", help: "choose another name, or replace it with --force")
  }
}
