import Foundation
import TestSupport
import Testing

@testable import threshold

/// Of two programs that write one file, the second waits, says so, and gives up in the end.
@Suite struct FileLockTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path("case.yaml") }

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("a log", to: "case.yaml")
  }

  /// Another program's hold on the lock, until it is closed.
  private func held() -> Int32 {
    let descriptor = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    #expect(flock(descriptor, LOCK_EX) == 0)
    return descriptor
  }

  @Test func `Whoever waits is told, and goes on when the other has ended`() throws {
    let other = held()
    var said: [String] = []
    let value = try FileLock.holding(beside: path) { words in
      said.append(words)
      close(other)
    } _: { () throws(Failure) in
      1
    }
    #expect(value == 1)
    #expect(said == ["waiting for another program that is writing '\(path)'\n"])
    #expect(try folder.names == ["case.yaml"])
  }

  @Test func `A lock that is never given up is not waited for without end`() throws {
    let other = held()
    defer { close(other) }
    #expect {
      try FileLock.holding(beside: path, patience: 40) { _ in
      } _: { () throws(Failure) in
        Issue.record("the lock is another's")
      }
    } throws: { error in
      (error as? Failure)?.text == """
        error: another program has been writing '\(path)' for 2 seconds [locked]
        help: nothing was added; try again when it has ended

        """
    }
  }

  @Test func `The lock has the mode of what it protects, and is gone with it`() throws {
    chmod(path, 0o660)
    try FileLock.holding(beside: path) { _ in
    } _: { () throws(Failure) in
      var status = stat()
      #expect(stat(path + ".lock", &status) == 0)
      #expect(status.st_mode & 0o777 == 0o660)
    }
    #expect(try folder.names == ["case.yaml"])
  }
}
