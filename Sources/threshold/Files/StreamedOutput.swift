import Glibc

/// A result that is written piece by piece: to standard output, or to a file that is put in place when it is whole.
final class StreamedOutput: Sendable {
  private let path: String?
  private let temporary: String?
  private let descriptor: Int32

  /// Opens the output.
  ///
  /// - Parameters:
  ///   - path: The file; nil is standard output. A device or pipe is written to as it is.
  ///   - standardOutput: Where standard output is.
  /// - Throws: Where it cannot be written to.
  init(_ path: String?, standardOutput: Int32) throws(Failure) {
    var status = stat()
    guard let path else {
      (self.path, temporary, descriptor) = (nil, nil, standardOutput)
      return
    }
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      (self.path, temporary) = (path, nil)
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw Failure.unwritable(path) }
      return
    }
    let target = FileWriter.followingLinks(path)
    self.path = target
    // No signal may come between making the file and knowing that it has to go.
    (temporary, descriptor) = Interrupt.blocked {
      let made = FileWriter.makeTemporary(beside: target, mode: 0o666)
      if made.descriptor >= 0 { Interrupt.remove(made.path) }
      return made
    }
    guard descriptor >= 0 else { throw Failure.unwritable(path) }
  }

  /// Appends bytes.
  ///
  /// - Throws: Where they cannot be written.
  func write(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
    guard FileWriter.writeAll(bytes, to: descriptor) else { throw failure }
  }

  /// Ends the output; a file takes its place in one step.
  func finish() throws(Failure) {
    guard let path else { return }
    guard let temporary else {
      guard close(descriptor) == 0 else { throw failure }
      return
    }
    let isWritten = fsync(descriptor) == 0
    guard close(descriptor) == 0, isWritten, rename(temporary, path) == 0 else { throw failure }
  }

  /// Says why, and leaves nothing half written behind.
  private var failure: Failure {
    defer { if let temporary { unlink(temporary) } }
    return path.map { .unwritable($0) } ?? .unwritableOutput
  }
}
