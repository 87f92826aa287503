import DecisionSupport
import MarkedYAML
import TestSupport
import Testing

@testable import Batch
@testable import Reports

/// Outcomes as lines, put together from texts made once, against the same outcomes as JSON.
@Suite struct BatchWriterTests {
  private func expectLines(_ guidance: Guidance, sets: Int, seed: UInt64, today: String) throws {
    let today = try #require(CalendarDate(today))
    var random = RandomAnswers(guidance, seed: seed)
    var whole = BatchWriter(BatchPlan(guidance, fingerprint: "f", today: today, fields: OutcomeField.allCases))
    for _ in 0..<sets {
      let answers = random.partial()
      let chosen = OutcomeField.allCases.filter { _ in random.generator.chance(20) }
      var narrow = BatchWriter(BatchPlan(guidance, fingerprint: "f", today: today, fields: chosen))
      let report = OutcomeReport(try guidance.assess(answers, since: today, today: today), of: guidance, today: today)
      let line = Array(JSON.answers(answers, guidance).line().utf8)
      line.withUnsafeBytes {
        whole.answer($0, number: 1)
        narrow.answer($0, number: 1)
      }
      try expect(whole.taken(), report, OutcomeField.allCases)
      try expect(
        narrow.taken(),
        report,
        OutcomeField.allCases.filter { OutcomeField.written(for: chosen).contains($0) }
      )
    }
  }

  private func expect(_ written: String, _ report: OutcomeReport, _ fields: [OutcomeField]) throws {
    try #require(written == report.line(fields, fingerprint: "f") + "\n")
  }

  @Test func `A line is the outcome's JSON, whatever was answered`() throws {
    try expectLines(Repository.lancashire, sets: 20, seed: 11, today: "2026-11-24")
    // Beyond the calendar, and beyond the day by which the guidance was to be reviewed.
    try expectLines(Repository.lancashire, sets: 8, seed: 12, today: "2090-01-01")
    try expectLines(GuidanceText.withLadder.guidance(), sets: 60, seed: 13, today: "2026-11-24")
  }

  @Test func `A step has the deadlines that count for a concern, whatever was written of it before`() throws {
    let guidance = try #require(try Repository.guidance("Config/northshire", into: DiagnosticSink()))
    let today = try #require(CalendarDate("2026-11-24"))
    var writer = BatchWriter(BatchPlan(guidance, fingerprint: "f", today: today, fields: [.escalation]))
    var texts: [String] = []
    for needed in ["yes", "no", "yes"] {
      let line = """
        {"disagreement":"yes","spoken-to":["leads","managers","liaison"],"decision-needed-today":"\(needed)"}
        """
      Array(line.utf8).withUnsafeBytes { writer.answer($0, number: 1) }
      texts.append(writer.taken())
    }
    #expect(texts[0].contains(#""do":"Meet and decide","within":{"hours":48}"#), "\(texts[0])")
    #expect(texts[1].contains(#""do":"Meet and decide","within":{"working-days":10}"#), "\(texts[1])")
    #expect(texts[2] == texts[0])
  }

  @Test func `A line about several children holds each one's outcome, and what all come to`() throws {
    let guidance = GuidanceText.withLadder.guidance()
    let plan = BatchPlan(guidance, fingerprint: "f", today: Guidance.testDay, fields: [.level])
    func answer(_ line: String, _ plan: BatchPlan) -> (text: String, errors: Int) {
      var writer = BatchWriter(plan)
      Array(line.utf8).withUnsafeBytes { writer.answer($0, number: 1) }
      return (writer.taken(), writer.errors)
    }
    let line = """
      {"id":"a","children":[{"answers":{"age":9,"harm":"no","quarrel":"no"}},\
      {"label":"younger","answers":{"age":2,"harm":"yes","quarrel":"no"}}]}
      """
    #expect(
      answer(line, plan).text == """
        {"id":"a","applies":true,"complete":false,"urgent":[],"level":{"number":3,"id":"high","name":"High"},\
        "range":{"established":3,"possible":3},"children":[\
        {"label":"child 1","applies":true,"complete":true,"urgent":[],"level":{"number":1,"id":"low","name":"Low"},\
        "range":{"established":1,"possible":1}},\
        {"label":"younger","applies":true,"complete":false,"urgent":[],\
        "level":{"number":3,"id":"high","name":"High"},"range":{"established":3,"possible":3}}]}

        """
    )
    let table = BatchPlan(guidance, fingerprint: "f", today: Guidance.testDay, fields: [.level], isTable: true)
    let refused = answer(line, table)
    #expect(refused.errors == 1 && refused.text.contains("a line about several children has no place in a table"))
    #expect(answer("{\"children\":[{\"label\":\"x\"}]}", plan).text.contains("this child has no 'answers'"))
  }

  @Test func `A line is the outcome's JSON, whatever the guidance`() throws {
    var guidances = RandomGuidance(seed: 14)
    for seed in 0..<60 {
      try expectLines(guidances.next().guidance, sets: 15, seed: UInt64(seed), today: "2026-11-24")
    }
  }
}

extension BatchWriter {
  fileprivate mutating func taken() -> String { takeAnswers { String(decoding: $0, as: UTF8.self) } }
}
