import Glibc
import MarkedYAML

/// Reads files whole, up to the largest text that anything takes.
enum FileReader {
  /// Reads a file by the path that the user typed; `-` is standard input. The error says what is in the way.
  static func read(_ path: String, _ surroundings: Surroundings) throws(Diagnostic) -> SourceFile {
    guard path == "-" else { return try read(path) }
    return SourceFile(path: "standard input", bytes: try bytes(of: surroundings.input.descriptor, path))
  }

  /// Reads a file by its path, whatever that is.
  static func read(_ path: String) throws(Diagnostic) -> SourceFile {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path) }
    defer { close(descriptor) }
    return SourceFile(path: path, bytes: try bytes(of: descriptor, path))
  }

  /// Reads what has to be a regular file: a link could lead to a secret, which a diagnostic would then show, and of a pipe
  /// or a device nobody knows whether it ends.
  ///
  /// - Parameters:
  ///   - path: Its name.
  ///   - help: What is to be done where it is anything else; nil for a file of a guidance.
  /// - Returns: The file.
  /// - Throws: What is in the way.
  static func readRegular(_ path: String, help: String? = nil) throws(Diagnostic) -> SourceFile {
    // A pipe that nobody writes to would be waited for.
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw errno == ELOOP ? .notAFile(path, "a link", help) : unreadable(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(path) }
    switch status.kind {
    case S_IFREG: return SourceFile(path: path, bytes: try bytes(of: descriptor, path))
    case S_IFDIR: throw .notAFile(path, "a folder", help)
    case S_IFIFO: throw .notAFile(path, "a pipe", help)
    default: throw .notAFile(path, "a device", help)
    }
  }

  /// Whether a name is that of a regular file, or of a link to one.
  static func isFile(_ path: String) -> Bool {
    status(of: path)?.kind == S_IFREG
  }

  /// Whether anything bears a name, a link that leads nowhere included.
  static func exists(_ path: String) throws(Failure) -> Bool {
    if status(of: path, isLinkItself: true) != nil { return true }
    if errno == ENOENT { return false }
    throw Failure([unreadable(path)])
  }

  private static func bytes(of descriptor: Int32, _ path: String) throws(Diagnostic) -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(path) }
    if status.kind == S_IFDIR {
      throw Diagnostic("'\(path)' is a folder, not a file", identifier: "unreadable-file", at: nil)
    }
    let expected = Int(status.st_size)
    guard expected <= largestText else { throw Diagnostic.tooLarge(path: path) }
    var bytes: [UInt8] = []
    // One byte more than is expected shows in the same call that the end has been reached.
    var capacity = expected > 0 ? expected + 1 : 1 << 16
    while true {
      var count = 0
      let piece = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
        repeat { count = Glibc.read(descriptor, buffer.baseAddress, capacity) } while count < 0 && errno == EINTR
        filled = max(0, count)
      }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      guard count >= 0 else { throw unreadable(path) }
      guard bytes.count <= largestText else { throw Diagnostic.tooLarge(path: path) }
      if count == 0 || bytes.count == expected && count < capacity { break }
      capacity = 1 << 16
    }
    return bytes
  }

  private static func unreadable(_ path: String) -> Diagnostic {
    Diagnostic("cannot read '\(path)': \(Failure.systemError)", identifier: "unreadable-file", at: nil)
  }
}

extension Diagnostic {
  /// What stands in the place of a file, on disk or in git.
  static func notAFile(_ path: String, _ kind: String, _ help: String? = nil) -> Diagnostic {
    Diagnostic(
      "'\(path)' is \(kind), not a file",
      identifier: "unreadable-file",
      at: nil,
      help: help ?? "every file of a guidance is a file in its own folder"
    )
  }
}
