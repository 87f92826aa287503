import Glibc

/// Writes files whole or not at all.
enum FileWriter {
  /// Puts a text in the place of a file, in one step: whoever reads sees the old or the new, never half. A file that exists
  /// keeps its mode and its owner.
  ///
  /// - Parameters:
  ///   - path: The file, or a link to it. A device or a pipe cannot be replaced; it is written to.
  ///   - text: What it is to hold.
  ///   - isPrivate: Whether a new file is for its owner alone.
  /// - Throws: Where it cannot be written whole: then it stays as it was.
  static func replace(_ path: String, with text: String, isPrivate: Bool) throws(Failure) {
    guard let status = threshold.status(of: path) else {
      try refuseLinkToNothing(path)
      return try write(text, in: path, mode: isPrivate ? 0o600 : 0o666, mayReplace: true)
    }
    guard status.kind == S_IFREG else { return try writeThrough(path, text) }
    if try !write(text, in: followingLinks(path), keepingRightsOf: status, needsOwner: true) {
      try writeThrough(path, text)
    }
  }

  /// Puts a text in the place of a file that several may write: whoever could read it before can read it still, and nobody
  /// else can.
  static func rewrite(_ path: String, with text: String) throws(Failure) {
    guard let status = threshold.status(of: path) else { throw .unwritable(path) }
    _ = try write(text, in: followingLinks(path), keepingRightsOf: status, needsOwner: false)
  }

  /// Makes a file that only its owner may read. One that exists stays as it is, and that is an error, unless forced.
  static func create(_ path: String, with text: String, isForced: Bool) throws(Failure) {
    try refuseSpecial(path)
    try write(text, in: path, mode: 0o600, mayReplace: isForced)
  }

  /// The file that a link leads to, so that the file is replaced and not the link.
  static func followingLinks(_ path: String) -> String { realpath(path) ?? path }

  private static func write(_ text: String, in path: String, mode: mode_t, mayReplace: Bool) throws(Failure) {
    try Interrupt.blocked { () throws(Failure) in
      let draft = try Draft(of: path, mode: mode)
      do throws(Failure) {
        guard writeAll(text, to: draft.descriptor) else { throw .unwritable(path) }
        try draft.put(mayReplace: mayReplace)
      } catch {
        draft.discard()
        throw error
      }
    }
  }

  /// Whether a text was put in the place of a file; not where the new one would have another owner and must not.
  private static func write(
    _ text: String,
    in path: String,
    keepingRightsOf status: stat,
    needsOwner: Bool
  ) throws(Failure) -> Bool {
    try Interrupt.blocked { () throws(Failure) in
      let draft = try Draft(of: path, mode: 0o600)
      do throws(Failure) {
        guard try draft.takeRights(of: status) || !needsOwner else {
          draft.discard()
          return false
        }
        guard writeAll(text, to: draft.descriptor) else { throw .unwritable(path) }
        try draft.put(mayReplace: true)
        return true
      } catch {
        draft.discard()
        throw error
      }
    }
  }

  private static func writeThrough(_ path: String, _ text: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unwritable(path) }
    let isWritten = writeAll(text, to: descriptor)
    guard close(descriptor) == 0, isWritten else { throw .unwritable(path) }
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
