import Glibc
import MarkedYAML

/// Reads files one after the other, in blocks of whole lines: what is there, at once, and in bounded memory.
struct LineBlockReader {
  private var paths: ArraySlice<String>
  private let standardInput: Int32
  private var descriptor: Int32?

  /// What was read behind the last whole line.
  private var rest: [UInt8] = []
  private var line = 1
  private var isAtStart = false

  /// Whether the rest of a line that is too long is being passed over.
  private var isSkipping = false

  /// How much is read at once.
  private static let room = 1 << 18

  /// Makes a reader of files that the user named; `-` is standard input.
  ///
  /// - Throws: Where one cannot be read, before any is.
  init(_ paths: [String], standardInput: Int32) throws(Failure) {
    for path in paths where path != "-" {
      guard access(path, R_OK) == 0 else { throw Self.unreadable(path) }
      guard !GuidanceFolder.isFolder(path) else {
        throw Failure("'\(path)' is a folder, not a file", "unreadable-file")
      }
    }
    self.paths = paths[...]
    self.standardInput = standardInput
  }

  /// Puts the next lines in the place of a block's.
  ///
  /// - Returns: False at the end of all files.
  /// - Throws: Where a file cannot be read.
  mutating func next(into block: inout LineBlock) throws(Failure) -> Bool {
    block.removeAll()
    block.isLongLine = false
    rest.withUnsafeBytes { block.append($0) }
    rest.removeAll(keepingCapacity: true)
    while try openFile() {
      let isAtEnd = try read(into: &block)
      if isSkipping {
        let length = block.firstLineLength
        isSkipping = length == nil && !isAtEnd
        block.removeFirst(length ?? block.count)
      }
      if isAtEnd {
        closeFile()
        guard block.count > 0 else { continue }
        // The last line of a file may have no line break.
        block.append("\n")
        return deliver(&block)
      }
      if let unfinished = block.removeUnfinishedLine() {
        rest = unfinished
        return deliver(&block)
      }
      if block.count > largestText {
        isSkipping = true
        block.removeAll()
        block.isLongLine = true
        return deliver(&block)
      }
    }
    return false
  }

  private mutating func deliver(_ block: inout LineBlock) -> Bool {
    block.firstLine = line
    block.startsFile = isAtStart
    isAtStart = false
    line += block.lineCount
    return true
  }

  /// Whether a file is open, or could be opened.
  private mutating func openFile() throws(Failure) -> Bool {
    if descriptor != nil { return true }
    guard let path = paths.first else { return false }
    let opened = path == "-" ? standardInput : open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw Self.unreadable(path) }
    descriptor = opened
    isAtStart = true
    return true
  }

  private mutating func closeFile() {
    if let descriptor, descriptor != standardInput { close(descriptor) }
    descriptor = nil
    paths.removeFirst()
  }

  /// Appends what is there; says whether the file ends.
  private func read(into block: inout LineBlock) throws(Failure) -> Bool {
    guard let descriptor, let path = paths.first else { return true }
    let count = block.append(atMost: Self.room) { buffer in
      var count = 0
      repeat { count = Glibc.read(descriptor, buffer.baseAddress, buffer.count) } while count < 0 && errno == EINTR
      return count
    }
    guard count >= 0 else { throw Self.unreadable(path) }
    return count == 0
  }

  private static func unreadable(_ path: String) -> Failure {
    Failure("cannot read '\(path)': \(Failure.systemError)", "unreadable-file")
  }
}

extension LineBlock {
  fileprivate mutating func append(_ text: StaticString) {
    append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
