import Batch
import Glibc

/// Reads the files of lines or rows that a user named, one after the other; what is there, at once.
struct LineFiles: LineSource {
  private var paths: ArraySlice<String>
  private let standardInput: Int32
  private let form: ConcernForm?
  private var descriptor: Int32?

  /// Names files; `-` is standard input. What each holds is told by its name where nobody said it.
  ///
  /// - Throws: Where one cannot be read, before any is.
  init(_ paths: [String], as form: ConcernForm?, standardInput: Int32) throws(Failure) {
    self.form = form
    for path in paths where path != "-" {
      guard access(path, R_OK) == 0 else { throw Self.unreadable(path) }
      guard !GuidanceFolder.isFolder(path) else {
        throw Failure("'\(path)' is a folder, not a file", "unreadable-file")
      }
    }
    self.paths = paths[...]
    self.standardInput = standardInput
  }

  var table: String? {
    guard let path = paths.first else { return nil }
    return (form ?? (NamedFiles.hasEnding(path, [".csv"]) ? .csv : .jsonl)) == .csv ? path : nil
  }

  mutating func read(into memory: UnsafeMutableRawBufferPointer) throws -> LineInput {
    guard let path = paths.first else { return .endOfAll }
    let descriptor = try openFile(path)
    var count = 0
    repeat { count = Glibc.read(descriptor, memory.baseAddress, memory.count) } while count < 0 && errno == EINTR
    guard count >= 0 else { throw Self.unreadable(path) }
    guard count == 0 else { return .bytes(count) }
    if descriptor != standardInput { close(descriptor) }
    self.descriptor = nil
    paths.removeFirst()
    return .endOfFile
  }

  private mutating func openFile(_ path: String) throws(Failure) -> Int32 {
    if let descriptor { return descriptor }
    let opened = path == "-" ? standardInput : open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw Self.unreadable(path) }
    descriptor = opened
    return opened
  }

  private static func unreadable(_ path: String) -> Failure {
    Failure("cannot read '\(path)': \(Failure.systemError)", "unreadable-file")
  }
}
