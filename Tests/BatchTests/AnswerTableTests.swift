import DecisionSupport
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Batch
@testable import Reports

/// Tables of answers against the same answers in lines of JSON.
@Suite struct AnswerTableTests {
  /// Files in pieces of at most so many bytes, each a table or not.
  private struct Pieces: LineSource {
    var files: [(bytes: ArraySlice<UInt8>, isTable: Bool)]
    let size: Int

    var table: String? { files.first.flatMap { $0.isTable ? "a table" : nil } }

    mutating func read(into memory: UnsafeMutableRawBufferPointer) throws -> LineInput {
      guard !files.isEmpty else { return .endOfAll }
      let piece = files[0].bytes.prefix(min(size, memory.count))
      memory.copyBytes(from: piece)
      if piece.isEmpty { files.removeFirst() } else { files[0].bytes.removeFirst(piece.count) }
      return piece.isEmpty ? .endOfFile : .bytes(piece.count)
    }
  }

  private func answered(
    _ files: [(text: String, isTable: Bool)],
    _ guidance: Guidance,
    size: Int = 1 << 20,
    threads: Int = 1
  ) throws -> [String] {
    let plan = BatchPlan(guidance, fingerprint: "f", today: Guidance.testDay, fields: [.level, .unanswered, .reasons])
    let output = Mutex<[UInt8]>([])
    let pieces = Pieces(files: files.map { (Array($0.text.utf8)[...], $0.isTable) }, size: size)
    let run = BatchRun(plan, pieces, progress: { _ in }) { bytes in output.withLock { $0 += bytes } }
    DispatchQueue.concurrentPerform(iterations: threads) { _ in run.answerLines() }
    _ = try run.finish()
    return output.withLock { String(decoding: $0, as: UTF8.self) }.split(separator: "\n").map { String($0) }
  }

  /// A table in a style of its own, and the same in lines of JSON.
  private func table(_ guidance: Guidance, rows: Int, seed: UInt64) -> (text: String, lines: String) {
    var random = RandomAnswers(guidance, seed: seed)
    let separator = random.generator.pick([",", ";", "\t"])
    let end = random.generator.pick(["\n", "\r\n"])
    var questions = Array(guidance.questions.ordinals)
    if random.generator.chance(50) { questions.shuffle(using: &random.generator) }
    func cell(_ text: String) -> String {
      let needsQuotes = text.utf8.contains { "\",;\t\r\n".utf8.contains($0) }
      guard needsQuotes || random.generator.chance(20) else { return text }
      return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
    var text = random.generator.chance(50) ? "\u{FEFF}" : ""
    text += (["id"] + questions.map { guidance.questions[$0].id }).map(cell).joined(separator: separator) + end
    var lines = ""
    for row in 0..<rows {
      let answers = random.partial()
      let id = random.generator.pick(["\(row)", "a \"b\"", "two\nlines", "é;,", "two\r\nlines", "'"])
      let words = questions.map { question -> String in
        guard let answer = answers[question] else { return random.generator.pick(["", "", " "]) }
        let word = guidance.questions[question].word(for: answer)
        let between = random.generator.pick([" ", "; ", ",", ";", "\n"])
        let spoken = random.generator.chance(20) ? word.uppercased() : word
        return (random.generator.chance(10) ? " " : "") + spoken.replacing(",", with: between)
      }
      text += ([id] + words).map(cell).joined(separator: separator) + (row == rows - 1 ? "" : end)
      let json = String(JSON.answers(answers, guidance).line().dropFirst())
      lines += "{\"id\":\(JSON.string(id).line())" + (json == "}" ? "" : ",") + json + "\n"
    }
    return (text, lines)
  }

  @Test func `A table says what lines of JSON say, in whatever style and pieces it comes`() throws {
    var guidances = RandomGuidance(seed: 5)
    for seed in 0..<40 {
      let guidance = guidances.next().guidance
      let (text, lines) = table(guidance, rows: 30, seed: UInt64(seed))
      let expected = try answered([(lines, false)], guidance)
      #expect(expected.count == 30 && !expected.contains { $0.contains("\"error\"") })
      for size in [1, 7, 64, 1 << 20] {
        try #require(try answered([(text, true)], guidance, size: size) == expected, Comment(rawValue: text))
      }
    }
    let (text, lines) = table(Repository.lancashire, rows: 20, seed: 6)
    #expect(try answered([(text, true)], Repository.lancashire) == answered([(lines, false)], Repository.lancashire))
  }

  @Test func `Tables and lines of JSON take turns, and lines are counted over all`() throws {
    let guidance = GuidanceText().guidance()
    let files = [
      (text: "harm,id\nyes,1\n\"no\",\"2\n2\"\nperhaps,3", isTable: true), ("", true), ("id\n", true),
      ("{\"id\":4}\n{\"harm\":\"perhaps\"}\n", false), ("id;harm\n5;perhaps\n6", true),
    ]
    let starts = [
      "{\"id\":\"1\",", "{\"id\":\"2\\n2\",", "{\"line\":5,\"id\":\"3\",", "{\"id\":4,", "{\"line\":8,",
      "{\"line\":10,\"id\":\"5\",", "{\"line\":11,\"id\":\"6\",",
    ]
    for size in [1, 3, 1000] {
      let output = try answered(files, guidance, size: size)
      #expect(output.count == starts.count)
      for (line, start) in zip(output, starts) { #expect(line.hasPrefix(start)) }
    }
  }

  @Test func `A row after a line about several children is about its own child`() throws {
    let guidance = GuidanceText().guidance()
    let family = "{\"children\":[{\"answers\":{\"harm\":\"no\"}},{\"answers\":{\"harm\":\"yes\"}}]}\n"
    let alone = try answered([("id,harm\n1,no\n", true)], guidance)
    let output = try answered([(family, false), ("id,harm\n1,no\n", true)], guidance)
    #expect(output.count == 2 && output[0].contains("\"children\":[") && output.suffix(1) == alone[...])
  }

  @Test func `A quotation mark that is not closed costs its own row alone`() throws {
    let guidance = GuidanceText().guidance()
    let rows = (1...3000).map { "\($0),\([2, 1500].contains($0) ? "\"" : "")no\n" }
    for threads in [1, 3] {
      let output = try answered([("id,harm\n" + rows.joined(), true)], guidance, size: 4096, threads: threads)
      #expect(output.count == 3000)
      let wrong = output.filter { $0.contains("\"error\"") }
      #expect(wrong.map { $0.prefix(12) } == ["{\"line\":3,\"i", "{\"line\":1501"])
    }
  }
}
