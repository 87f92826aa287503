import DecisionSupport
import MarkedYAML
import TestSupport
import Testing

@testable import Batch

/// The fast way of reading a line of answers against the thorough one.
@Suite struct AnswerLineReaderTests {
  /// What was read, in a form that can be compared.
  private struct Reading: Equatable {
    var answers: Answers?
    var id: String?
    var problems: [String]

    init(_ reader: AnswerLineReader, _ line: [UInt8]) {
      answers = reader.problems.isEmpty ? reader.answers : nil
      problems = reader.problems.map { $0.formatted() }
      switch reader.id {
      case nil: id = nil
      case .verbatim(let place): id = String(decoding: line[place], as: UTF8.self)
      case .scalar(let scalar): id = scalar.isPlain ? scalar.text : "\"\(scalar.text)\""
      }
    }
  }

  /// Writes lines as programs do, each with spacing of its own, and mostly with answers that the questions take.
  private struct Lines {
    let guidance: Guidance
    var random: RandomAnswers

    init(_ guidance: Guidance, seed: UInt64) {
      self.guidance = guidance
      random = RandomAnswers(guidance, seed: seed)
    }

    mutating func usual() -> [UInt8] {
      let space = random.generator.pick(["", "", " ", "\t"])
      var members = random.partial().answered.map { question, answer in
        "\"\(guidance.questions[question].id)\":\(space)\(json(answer, guidance.questions[question]))"
      }
      if random.generator.chance(40) { members.shuffle(using: &random.generator) }
      if random.generator.chance(60) {
        let id = random.generator.pick(["7", "0", "123456789", #""a b""#, #""""#])
        members.insert("\"id\":\(space)\(id)", at: random.generator.number(0...members.count))
      }
      return Array("\(space){\(members.joined(separator: space + "," + space))\(space)}\(space)".utf8)
    }

    private mutating func json(_ answer: Answer, _ question: Question) -> String {
      guard case .checklist(let ticked, let unknown) = answer else {
        if case .number(let number) = answer { return "\(number)" }
        if case .yesNo = question.answers, case .option(let position) = answer, random.generator.chance(20) {
          return position == 0 ? "false" : "true"
        }
        return "\"\(question.word(for: answer))\""
      }
      let options = question.answers.options
      if ticked | unknown == 0, random.generator.chance(20) { return "\"none\"" }
      if unknown == 0 {
        let words = options.indices.filter { ticked.contains($0) }.map { "\"\(options[$0].id)\"" }
        return "[\(words.joined(separator: ","))]"
      }
      return "{"
        + options.indices.filter { (ticked | unknown).contains($0) }
        .map { "\"\(options[$0].id)\":\"\(ticked.contains($0) ? "yes" : "unknown")\"" }.joined(separator: ",") + "}"
    }

    /// A line in which a few bytes may be otherwise, gone, or there twice.
    mutating func damaged() -> [UInt8] {
      var line = usual()
      let marks = Array("\"\\{}[]:, 0-1e.truenknoid\t\u{0}\u{7F}é".utf8)
      for _ in 0..<random.generator.number(0...3) where !line.isEmpty {
        let place = random.generator.number(0...line.count - 1)
        let end = min(line.count, place + random.generator.number(1...30))
        switch random.generator.number(0...4) {
        case 0: line[place] = random.generator.pick(marks)
        case 1: line.insert(random.generator.pick(marks), at: place)
        case 2: line.remove(at: place)
        case 3: line.removeSubrange(place..<end)
        default: line.insert(contentsOf: line[place..<end], at: random.generator.number(0...line.count))
        }
      }
      return line
    }
  }

  private func expectSame(_ line: [UInt8], _ fast: inout AnswerLineReader, _ slow: inout AnswerLineReader) throws {
    line.withUnsafeBytes { fast.read($0) }
    line.withUnsafeBytes { slow.readThoroughly($0) }
    try #require(Reading(fast, line) == Reading(slow, line), Comment(rawValue: String(decoding: line, as: UTF8.self)))
  }

  @Test func `A usual line means the same, read fast`() throws {
    var (fast, slow) = (AnswerLineReader(Repository.lancashire), AnswerLineReader(Repository.lancashire))
    let scanner = AnswerLineScanner(Repository.lancashire)
    var lines = Lines(Repository.lancashire, seed: 1)
    var scanned = Answers(for: Repository.lancashire)
    var usual = 0
    for _ in 0..<30 {
      let line = lines.usual()
      try expectSame(line, &fast, &slow)
      // A checklist that is known in part is left to the thorough reader.
      guard line.count(where: { $0 == UInt8(ascii: "{") }) == 1 else { continue }
      #expect(line.withUnsafeBytes { scanner.scan($0, into: &scanned) } != nil)
      #expect(scanned == slow.answers)
      usual += 1
    }
    #expect(usual > 10)
  }

  @Test func `A damaged line means the same, or is refused with the same words`() throws {
    var (fast, slow) = (AnswerLineReader(Repository.lancashire), AnswerLineReader(Repository.lancashire))
    var lines = Lines(Repository.lancashire, seed: 2)
    var refused = 0
    for _ in 0..<300 {
      try expectSame(lines.damaged(), &fast, &slow)
      if !fast.problems.isEmpty { refused += 1 }
    }
    #expect(refused > 50)
  }

  @Test func `Calm answers in a row are read alike, whatever stands among them`() throws {
    let guidance = Repository.lancashire
    var (fast, slow) = (AnswerLineReader(guidance), AnswerLineReader(guidance))
    let members = Answers.calm(for: guidance).answered.map { question, answer in
      let text =
        switch answer {
        case .number(let number): "\(number)"
        case .checklist: "[]"
        default: "\"\(guidance.questions[question].word(for: answer))\""
        }
      return "\"\(guidance.questions[question].id)\":\(text)"
    }
    func expectSame(_ members: [String]) throws {
      try self.expectSame(Array("{\(members.joined(separator: ","))}".utf8), &fast, &slow)
    }
    try expectSame(members)
    #expect(fast.answers == .calm(for: guidance))
    for position in members.indices {
      let rest = members[..<position] + members[(position + 1)...]
      try expectSame(Array(rest))
      try expectSame(rest + [members[position]])
      try expectSame(members + [members[position]])
      try expectSame(members[...position] + ["\"id\":1"] + members[(position + 1)...])
      try expectSame(members[..<position] + [members[position] + "x"] + members[(position + 1)...])
      try expectSame(members[..<position] + [" " + members[position] + " "] + members[(position + 1)...])
    }
  }

  @Test func `Lines for guidances made at random are read alike`() throws {
    var guidances = RandomGuidance(seed: 3)
    for seed in 0..<40 {
      let guidance = guidances.next().guidance
      var (fast, slow) = (AnswerLineReader(guidance), AnswerLineReader(guidance))
      var lines = Lines(guidance, seed: UInt64(seed))
      for _ in 0..<60 {
        try expectSame(lines.usual(), &fast, &slow)
        try expectSame(lines.damaged(), &fast, &slow)
      }
    }
  }

  @Test(arguments: [
    "", " ", "{", "}", "{}", "{} ", "{}x", "{\"", "{\"id", "{\"id\"", "{\"id\":", "{\"id\":1", "{\"id\":01}",
    "{\"id\":-1}",
    "{\"id\":1.5}", "{\"id\":\"\u{7F}\"}", "{\"id\":\"é\"}", "{\"id\":\"a\\n\"}", "{\"id\":1,\"id\":2}",
    "{\"child-age\":3.0}", "{\"child-age\":3.00 }", "{\"child-age\":3.}", "{\"child-age\":3.01}", "{\"child-age\":0.0}",
    "{\"id\":1.0}", "{\"child-age\":3e0}",
    "{\"child-age\":\"3\"}", "{\"child-age\":00}", "{\"child-age\":121}", "{\"child-age\":-1}",
    "{\"child-age\":99999999999999999999}", "{\"child-age\":3}", "{\"child-ag\\u0065\":3}", "{\"child-heard\":yes}",
    "{\"child-heard\":truex}", "{\"child-heard\":true,}", "{,\"child-heard\":true}", "{\"child-age\" : \"unborn\" }",
    "{\"answers\":{\"child-heard\":\"no\"}}", "{\"safety-areas\":[\"fgm\",\"fgm\"]}", "{\"safety-areas\":[\"fgm\",]}",
    "{\"child-heard\":\"no\"", "{\"child-heard\":\"no", "{\"child-heard\":\"n", "[]", "null",
  ])
  func `The edges of a line are read alike`(_ line: String) throws {
    var (fast, slow) = (AnswerLineReader(Repository.lancashire), AnswerLineReader(Repository.lancashire))
    try expectSame(Array(line.utf8), &fast, &slow)
  }
}
