import Glibc
import MarkedYAML

// The calls of the system that take the name of a file, which need not be text: here a byte that is not UTF-8 becomes a
// scalar, and that the byte again. They stand before those of the C library wherever this module calls one.

func open(_ path: String, _ flags: Int32, _ mode: mode_t = 0) -> Int32 {
  path.withBytesOfName { Glibc.open($0, flags, mode) }
}

func access(_ path: String, _ mode: Int32) -> Int32 { path.withBytesOfName { Glibc.access($0, mode) } }

@discardableResult
func unlink(_ path: String) -> Int32 { path.withBytesOfName { Glibc.unlink($0) } }

func rename(_ path: String, _ target: String) -> Int32 {
  path.withBytesOfName { path in target.withBytesOfName { Glibc.rename(path, $0) } }
}

func link(_ path: String, _ target: String) -> Int32 {
  path.withBytesOfName { path in target.withBytesOfName { Glibc.link(path, $0) } }
}

func opendir(_ path: String) -> OpaquePointer? { path.withBytesOfName { Glibc.opendir($0) } }

/// The name without links in it; nil where it leads to nothing.
func realpath(_ path: String) -> String? {
  guard let found = path.withBytesOfName({ Glibc.realpath($0, nil) }) else { return nil }
  defer { free(found) }
  return String(bytesOfName: found)
}

/// What the system knows about a file, or, where `isLinkItself`, about the link that bears the name; nil, and the reason in
/// `errno`, where it knows nothing.
func status(of path: String, isLinkItself: Bool = false) -> stat? {
  var status = stat()
  return path.withBytesOfName { isLinkItself ? lstat($0, &status) : stat($0, &status) } == 0 ? status : nil
}

extension stat {
  /// What kind of file it is: one of `S_IFREG`, `S_IFDIR` and so on.
  var kind: mode_t { st_mode & S_IFMT }
}

extension String {
  /// A name as the system gives it.
  init(bytesOfName name: UnsafePointer<CChar>) {
    self.init(bytesOfName: UnsafeBufferPointer(start: name, count: strlen(name)).map { UInt8(bitPattern: $0) })
  }

  /// The name as the system takes it, for another program; whoever has it gives it back.
  func copyOfName() -> UnsafeMutablePointer<CChar>? { withBytesOfName { strdup($0) } }

  /// Lets a body see the name as the system takes it.
  fileprivate func withBytesOfName<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    guard unicodeScalars.contains(where: { $0.byteOfName != nil }) else { return withCString(body) }
    var bytes = bytesOfName.map { CChar(bitPattern: $0) }
    bytes.append(0)
    return bytes.withUnsafeBufferPointer { buffer in buffer.baseAddress.map(body) ?? withCString(body) }
  }
}
