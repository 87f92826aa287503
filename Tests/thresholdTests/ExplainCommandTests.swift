import Foundation
import TestSupport
import Testing

/// `threshold explain` and `threshold schema`.
@Suite struct ExplainCommandTests {
  private func run(_ arguments: String...) throws -> Program.Result {
    try Threshold.run(arguments + ["--config", "Tests/Fixtures/interview", "--today", "2026-11-24"])
  }

  @Test(arguments: [
    ("level", "high"), ("question", "signs"), ("number", "age"), ("rule", "violence-near"),
    ("reminder", "still-a-child"),
    ("step", "talk"), ("source", "note"), ("several", "paper"),
  ])
  func `Each kind of thing is explained, with where it comes from`(kind: String, id: String) throws {
    let result = try run("explain", id)
    #expect(result.errors == "")
    #expect(result.output == (try Golden.text("explain/\(kind).txt", recording: result.output)))
    #expect(result.status == 0)
  }

  @Test func `Everything that bears one id is explained`() throws {
    let lines = try run("explain", "paper").output.split(separator: "\n")
    let headings = lines.filter { $0.hasSuffix(" paper") && !$0.contains(":") }
    #expect(headings == ["Question paper", "Rule paper", "Reminder paper", "Safeguard paper"])
  }

  @Test(arguments: [("json", "json"), ("markdown", "md")])
  func `An explanation has other forms, too`(format: String, ending: String) throws {
    let result = try run("explain", "paper", "--format", format)
    #expect(result.output == (try Golden.text("explain/several.\(ending)", recording: result.output)))
    if format == "json" {
      let kinds = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]]
      #expect(kinds?.map { $0["kind"] as? String } == ["question", "rule", "reminder", "safeguard"])
    }
  }

  @Test func `What does not exist is told apart from what is nearly called so`() throws {
    let near = try run("explain", "papr")
    #expect(
      near.errors
        == "error: nothing in Guidance for a test interview is called 'papr'; did you mean 'paper'? [unknown-id]\n"
    )
    #expect(near.output == "")
    #expect(near.status == 2)
    let far = try run("explain", "zebra")
    #expect(far.errors == "error: nothing in Guidance for a test interview is called 'zebra' [unknown-id]\n")
    #expect(far.status == 2)
  }

  @Test(arguments: ["text", "json"])
  func `A finding is explained without any guidance`(format: String) throws {
    let result = try Threshold.run(["explain", "lvl001", "--config", "nowhere", "--format", format])
    #expect(result.errors == "")
    let ending = format == "text" ? "txt" : format
    #expect(result.output == (try Golden.text("explain/finding.\(ending)", recording: result.output)))
    #expect(try run("explain", "LVL0001").errors.contains("did you mean 'LVL001'?"))
  }

  @Test(arguments: [
    "config", "answers", "outcome", "record", "log", "response", "agreement", "scenario", "test", "replay", "audit",
  ])
  func `A schema is valid JSON with its dialect, the same each time`(name: String) throws {
    let result = try run("schema", name)
    #expect(result.errors == "")
    #expect(result.status == 0)
    let schema = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    #expect(schema?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(schema?["title"] is String)
    #expect(try run("schema", name).output == result.output)
  }

  @Test func `The schema of answers names the questions of the guidance`() throws {
    let schema = try run("schema", "answers").output
    for id in ["danger", "age", "violence", "signs", "contact", "paper", "disagreement"] {
      #expect(schema.contains("\"\(id)\": {\n"), "\(id)")
    }
  }

  @Test func `A schema that does not exist is wrong usage`() throws {
    let result = try run("schema", "answer")
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("Error: The value 'answer' is invalid for '<schema>'."))
    #expect(result.status == 64)
  }
}
