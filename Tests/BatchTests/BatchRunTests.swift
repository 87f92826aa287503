import DecisionSupport
import Foundation
import Reports
import Synchronization
import TestSupport
import Testing

@testable import Batch

/// A run over files in memory, which come in pieces of any size, against one line after the other.
@Suite struct BatchRunTests {
  /// Gives each file in pieces of at most so many bytes.
  private struct Pieces: LineSource {
    var files: ArraySlice<ArraySlice<UInt8>>
    let size: Int

    init(_ files: [String], size: Int) {
      self.files = files.map { Array($0.utf8)[...] }[...]
      self.size = size
    }

    var table: String? { nil }

    mutating func read(into memory: UnsafeMutableRawBufferPointer) throws -> LineInput {
      guard let file = files.first else { return .endOfAll }
      let piece = file.prefix(min(size, memory.count))
      memory.copyBytes(from: piece)
      if piece.isEmpty { files.removeFirst() } else { files[files.startIndex].removeFirst(piece.count) }
      return piece.isEmpty ? .endOfFile : .bytes(piece.count)
    }
  }

  private struct OutputRefused: Error {}

  private static let guidance = GuidanceText().guidance()
  private static let plan = BatchPlan(guidance, fingerprint: "f", today: Guidance.testDay, fields: [.range])

  /// The lines of output, and what was told of them.
  private func run(_ files: [String], size: Int, threads: Int = 1) throws -> (output: [Substring], tally: BatchTally) {
    let output = Mutex<[UInt8]>([])
    let run = BatchRun(Self.plan, Pieces(files, size: size), progress: { _ in }) { bytes in
      output.withLock { $0 += bytes }
    }
    DispatchQueue.concurrentPerform(iterations: threads) { _ in run.answerLines() }
    let text = output.withLock { String(decoding: $0, as: UTF8.self) }
    return (text.split(separator: "\n"), try run.finish())
  }

  @Test(arguments: [1, 2, 3, 7, 64, 1 << 20]) func `Lines are the same in pieces of any size`(size: Int) throws {
    let files = [
      "\u{FEFF}{\"harm\":\"yes\"}\r\n\n{\"id\":2,\"harm\":\"no\"}", "", "\n\n", "{\"id\":3}\n{\"harm\":\"perhaps\"}\n",
      "\u{FEFF}{}\n\u{FEFF}{}",
    ]
    let (output, tally) = try run(files, size: size)
    let mark = "\"message\":\"JSON syntax: this is not a JSON value; a text needs double quotes\",\"column\":1"
    #expect(
      output == [
        #"{"complete":true,"urgent":[],"range":{"established":3,"possible":3}}"#,
        #"{"id":2,"complete":true,"urgent":[],"range":{"established":1,"possible":1}}"#,
        #"{"id":3,"complete":false,"urgent":[],"range":{"established":1,"possible":3}}"#,
        #"{"line":7,"error":{"code":"unknown-answer","message":"unknown answer 'perhaps' to 'harm' in the answers","column":9,"help":"known here: no, yes"}}"#,
        #"{"complete":false,"urgent":[],"range":{"established":1,"possible":3}}"#,
        Substring(#"{"line":9,"error":{"code":"json-syntax","# + mark + "}}"),
      ]
    )
    #expect(tally.lines == 9)
    #expect(tally.errors == 2)
  }

  @Test func `A line that is too long is refused, and its neighbours are answered`() throws {
    let long = String(repeating: " ", count: 5 << 20)
    let (output, tally) = try run(["{\"id\":1}\n{\(long)}\n{\"id\":3}\n\(long)"], size: 1 << 17)
    #expect(output.map { $0.prefix(9) } == [#"{"id":1,""#, #"{"line":2"#, #"{"id":3,""#, #"{"line":4"#])
    #expect(output[1].contains("the line is longer than 4 MiB"))
    #expect(tally.lines == 4)
  }

  @Test(arguments: [1, 2, 5]) func `The order is kept, whoever answers`(threads: Int) throws {
    let lines = (1...3000).map { "{\"id\":\($0),\"harm\":\"\($0.isMultiple(of: 3) ? "yes" : "no")\"}\n" }
    let (output, tally) = try run([lines.joined()], size: 1000, threads: threads)
    let numbers = output.map { $0.dropFirst(6).prefix { $0 != "," } }
    #expect(numbers == (1...3000).map { Substring(String($0)) })
    #expect(tally.lines == 3000)
  }

  @Test func `A run ends with that by which its output failed`() throws {
    let run = BatchRun(Self.plan, Pieces(["{}\n{}\n"], size: 3), progress: { _ in }) { _ in throw OutputRefused() }
    run.answerLines()
    #expect(throws: OutputRefused.self) { try run.finish() }
  }
}
