import Glibc

/// What makes a file or a folder the same under two names.
struct FileIdentity: Hashable {
  private let device: dev_t
  private let number: ino_t

  /// The name in the folder of a file that is not there yet.
  private let name: String

  /// Nil for what is neither a file nor a folder, such as a device, and where no file could be.
  init?(_ path: String) {
    var status = stat()
    guard path != "-" else { return nil }
    if stat(path, &status) == 0 {
      guard [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else { return nil }
      name = ""
    } else {
      let slash = path.lastIndex(of: "/")
      let folder = slash.map { String(path[...$0]) } ?? "."
      guard stat(folder, &status) == 0 else { return nil }
      name = String(slash.map { path[path.index(after: $0)...] } ?? path[...])
    }
    (device, number) = (status.st_dev, status.st_ino)
  }
}
