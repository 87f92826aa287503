import Glibc

/// A lock that one program at a time holds, by a file beside what it protects.
enum FileLock {
  /// Does something while the lock is held.
  static func holding<Value>(_ lock: String, _ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    let descriptor = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .unwritable(lock) }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        throw Failure("cannot lock '\(lock)': \(Failure.systemError)", "unwritable-output")
      }
    }
    return try body()
  }
}
