import Glibc

/// A lock that one program at a time holds, by a file beside what it protects. The file goes with the lock.
enum FileLock {
  /// Does something while the lock is held.
  ///
  /// - Parameters:
  ///   - path: What is protected. The lock has its mode and its group, so that everybody can wait who may write it.
  ///   - attempts: How often it is tried to get the lock, twenty times a second.
  ///   - say: Takes what a person should know who waits.
  ///   - body: What is done.
  /// - Returns: Whatever the body does.
  /// - Throws: Where the lock cannot be had, or another program holds it for so long; whatever the body throws.
  static func holding<Value>(
    beside path: String,
    patience attempts: Int = 200,
    say: (String) -> Void,
    _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let lock = path + ".lock"
    for attempt in 0..<attempts {
      if attempt > 0 { usleep(pause) }
      if attempt == attemptsInASecond { say("waiting for another program that is writing '\(path)'\n") }
      guard let descriptor = try openLock(lock, beside: path) else { continue }
      defer { close(descriptor) }
      // Whoever held it may have taken the file away with it.
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0, isStill(lock, descriptor) {
        defer { unlink(lock) }
        return try body()
      }
    }
    throw Failure(
      "another program has been writing '\(path)' for \(attempts / attemptsInASecond) seconds",
      "locked",
      help: "nothing was added; try again when it has ended"
    )
  }

  private static let pause: UInt32 = 50_000
  private static let attemptsInASecond = 20

  /// Makes or opens the file; nil where it is going, or is not yet for everybody that it is meant for.
  private static func openLock(_ lock: String, beside path: String) throws(Failure) -> Int32? {
    let made = open(lock, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if made >= 0 {
      // What of it cannot be had is not needed by whoever can write the folder.
      if let status = threshold.status(of: path), fchown(made, uid_t.max, status.st_gid) == 0 {
        fchmod(made, status.st_mode & 0o666)
      }
      return made
    }
    guard errno == EEXIST else { throw .unwritable(lock) }
    for access in [O_RDWR, O_RDONLY] {
      let there = open(lock, access | O_NOFOLLOW | O_CLOEXEC)
      if there >= 0 { return there }
    }
    guard [ENOENT, EACCES].contains(errno) else { throw .unwritable(lock) }
    return nil
  }

  private static func isStill(_ lock: String, _ descriptor: Int32) -> Bool {
    var opened = stat()
    guard let named = status(of: lock, isLinkItself: true), fstat(descriptor, &opened) == 0 else { return false }
    return named.st_ino == opened.st_ino && named.st_dev == opened.st_dev
  }
}
