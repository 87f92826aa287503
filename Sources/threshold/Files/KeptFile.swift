import MarkedYAML

/// A file that is written again and again while somebody is at the terminal, whole each time, and that nobody else may
/// change meanwhile.
struct KeptFile {
  let path: String

  /// What the file holds; nil where it is not there yet.
  private var written: [UInt8]?

  /// Whether another file that is there may be replaced at first.
  private let isForced: Bool

  /// Takes up a file that holds these bytes, or prepares for one that is not there yet.
  init(_ path: String, holding written: [UInt8]? = nil, isForced: Bool = false) {
    self.path = path
    self.written = written
    self.isForced = isForced
  }

  /// Puts a text in the file.
  mutating func write(_ text: String) throws(Failure) {
    if let written {
      guard (try? FileReader.read(path))?.bytes == written else {
        throw Failure(
          "'\(path)' is no longer as it was written here, so it stays as it is",
          "file-changed",
          help: "end other programs that write it, and take it up again"
        )
      }
      try FileWriter.rewrite(path, with: text)
    } else {
      try FileWriter.create(path, with: text, isForced: isForced)
    }
    written = Array(text.utf8)
  }
}
