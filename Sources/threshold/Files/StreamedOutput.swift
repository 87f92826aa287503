import Glibc

/// A result that is written piece by piece: to standard output, or to a file that is put in place when it is whole.
final class StreamedOutput: Sendable {
  private let path: String?

  /// What takes the place of the file; nil where what is written to is written to as it is.
  private let draft: Draft?
  private let descriptor: Int32

  /// Opens the output.
  ///
  /// - Parameters:
  ///   - path: The file, for its owner alone if it is new; nil is standard output. A device or pipe is written to as it is.
  ///   - standardOutput: Where standard output is.
  /// - Throws: Where it cannot be written to.
  init(_ path: String?, standardOutput: Int32) throws(Failure) {
    guard let path else {
      (self.path, draft, descriptor) = (nil, nil, standardOutput)
      return
    }
    self.path = path
    try FileWriter.refuseLinkToNothing(path)
    let status = threshold.status(of: path)
    if status == nil || status?.kind == S_IFREG {
      // No signal may come between making the file and knowing that it has to go.
      let draft = try Interrupt.blocked { () throws(Failure) in
        let draft = try Draft(of: FileWriter.followingLinks(path), mode: 0o600)
        Interrupt.remove(draft.path)
        return draft
      }
      var isOurs = true
      if let status { isOurs = try draft.takeRights(of: status) }
      if isOurs {
        (self.draft, descriptor) = (draft, draft.descriptor)
        return
      }
      draft.discard()
    }
    draft = nil
    descriptor = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unwritable(path) }
  }

  /// Appends bytes.
  ///
  /// - Throws: Where they cannot be written.
  func write(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
    guard FileWriter.writeAll(bytes, to: descriptor) else { throw failure }
  }

  /// Ends the output; a file takes its place in one step.
  func finish() throws(Failure) {
    if let draft {
      do throws(Failure) {
        try draft.put(mayReplace: true)
      } catch {
        draft.discard()
        throw error
      }
    } else if path != nil, close(descriptor) != 0 {
      throw failure
    }
  }

  /// Says why, and leaves nothing half written behind.
  private var failure: Failure {
    let failure = path.map { Failure.unwritable($0) } ?? .unwritableOutput
    draft?.discard()
    return failure
  }
}
