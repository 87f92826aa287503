import Glibc

/// What makes a file or a folder the same under two names.
struct FileIdentity: Hashable {
  private let device: dev_t
  private let number: ino_t

  /// The name in the folder of a file that is not there yet.
  private let name: String

  /// Nil for what is neither a file nor a folder, such as a device, and where no file could be.
  init?(_ path: String) {
    guard path != "-" else { return nil }
    let slash = path.lastIndex(of: "/")
    let file = status(of: path)
    guard let found = file ?? status(of: slash.map { String(path[...$0]) } ?? "."),
      [S_IFREG, S_IFDIR].contains(found.kind)
    else { return nil }
    name = file == nil ? String(slash.map { path[path.index(after: $0)...] } ?? path[...]) : ""
    (device, number) = (found.st_dev, found.st_ino)
  }
}
