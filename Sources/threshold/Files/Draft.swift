import Glibc

/// A file that is written beside another, and takes its place in one step when it is whole.
///
/// The name is always the same, and whoever writes it holds a lock on it: a draft without one is what a run left behind that
/// was killed, and is cleared away.
struct Draft: Sendable {
  let path: String
  let descriptor: Int32
  private let target: String

  /// Makes an empty draft.
  ///
  /// - Parameters:
  ///   - target: What it takes the place of.
  ///   - mode: Who may do what with a new file.
  /// - Throws: Where it cannot be made, or another program is at it.
  init(of target: String, mode: mode_t) throws(Failure) {
    let path = target + ".part"
    for attempt in 0..<Self.attempts {
      if attempt > 0 { usleep(Self.pause) }
      let made = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
      guard made < 0 else {
        if Self.lock(made) {
          (self.path, self.target, descriptor) = (path, target, made)
          return
        }
        // Somebody who cleared away took it for left behind.
        close(made)
        continue
      }
      guard errno == EEXIST, Self.clear(path) else { throw .unwritable(target) }
    }
    throw Failure("cannot write '\(target)': another program is writing it", "unwritable-output")
  }

  /// How often, and after how many microseconds, a draft of another program is tried again: for five seconds.
  private static let attempts = 100
  private static let pause: UInt32 = 50_000

  /// Whether a file could be locked that still has a name.
  private static func lock(_ descriptor: Int32) -> Bool {
    var status = stat()
    return flock(descriptor, LOCK_EX | LOCK_NB) == 0 && fstat(descriptor, &status) == 0 && status.st_nlink > 0
  }

  /// Clears away a draft that nobody writes; false where it stays and it is not another program that writes it.
  private static func clear(_ path: String) -> Bool {
    let left = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    // A link leads to nothing that is ours.
    guard left >= 0 else { return errno == ENOENT || errno == ELOOP && unlink(path) == 0 }
    defer { close(left) }
    return !lock(left) && errno == EWOULDBLOCK || unlink(path) == 0
  }

  /// Clears away what was left behind where nobody else can be writing.
  static func clearLeft(of target: String) {
    unlink(target + ".part")
  }

  /// Gives the draft mode, group and owner of the file that it will replace.
  ///
  /// - Returns: False where the system does not let it have the owner; the rest it has all the same.
  /// - Throws: Where it cannot have the group: others could read what they could not before.
  func takeRights(of status: stat) throws(Failure) -> Bool {
    let isOwned = fchown(descriptor, status.st_uid, status.st_gid) == 0
    guard isOwned || fchown(descriptor, uid_t.max, status.st_gid) == 0, fchmod(descriptor, status.st_mode & 0o777) == 0
    else { throw .unwritable(target) }
    return isOwned
  }

  /// Puts the draft in place.
  ///
  /// - Parameter mayReplace: Whether a file that is there may go.
  /// - Throws: Where there is one that may not, or the draft is not whole.
  func put(mayReplace: Bool) throws(Failure) {
    guard fsync(descriptor) == 0 else { throw .unwritable(target) }
    // `link` refuses where the name exists, in the same step that would make it.
    guard (mayReplace ? rename(path, target) : link(path, target)) == 0 else {
      throw errno == EEXIST ? .exists(target) : .unwritable(target)
    }
    if !mayReplace { unlink(path) }
    close(descriptor)
  }

  /// Clears away a draft that was not put in place.
  func discard() {
    // Under the lock that is given up by closing, or another's would go.
    unlink(path)
    close(descriptor)
  }
}
