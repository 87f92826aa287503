import Foundation
import Synchronization
import TestSupport
import Testing

@testable import threshold

/// An audit's time, by a clock that is set by hand.
@Suite struct AuditTimerTests {
  /// What is written while the clock shows one time after another, and whether the audit may go on at each.
  private func run(_ times: [Double], isTerminal: Bool) throws -> (written: String, mayGoOn: [Bool]) {
    let file = try TemporaryFile()
    defer { file.remove() }
    let handle = try #require(FileHandle(forWritingAtPath: file.path))
    let now = Mutex(1_000.0)
    let terminal = Terminal(handle.fileDescriptor, isTerminal: isTerminal, columns: nil)
    let timer = AuditTimer(terminal, limit: 60) { now.withLock { $0 } }
    let mayGoOn = times.map { time in
      now.withLock { $0 = 1_000 + time }
      return timer.mayGoOn()
    }
    timer.close()
    try handle.close()
    return (try String(contentsOfFile: file.path, encoding: .utf8), mayGoOn)
  }

  @Test func `It goes on until the limit`() throws {
    #expect(try run([0, 59.9, 60, 61], isTerminal: false).mayGoOn == [true, true, false, false])
  }

  @Test func `A terminal sees one line after a second, which is taken away`() throws {
    let blank = "\r" + String(repeating: " ", count: 60) + "\r"
    #expect(
      try run([0, 0.9, 1, 1.5, 2.1], isTerminal: true).written
        == "\rAuditing: 1 s of at most 60 s\rAuditing: 2 s of at most 60 s" + blank
    )
    #expect(try run([0, 0.9], isTerminal: true).written == "")
  }

  @Test func `Nothing is written where nobody looks on`() throws {
    #expect(try run([0, 10, 70], isTerminal: false).written == "")
  }
}
