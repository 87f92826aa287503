import Foundation
import TestSupport
import Testing

/// Escalation as it is called, on a guidance that stays as it is.
@Suite struct EscalateCommandTests {
  private static let config = ["--config", "Tests/Fixtures/guidance/first"]

  private func escalate(_ arguments: String...) throws -> Program.Result {
    try Threshold.run(["escalate", "--today", "2026-11-24"] + Self.config + arguments)
  }

  @Test func `A step that is overdue ends with status 1 and says so`() throws {
    let result = try escalate("--at", "first-line-managers", "--since", "2026-11-16", "--agency", "police")
    #expect(result.status == 1 && result.errors == "")
    #expect(
      try result.output == Golden.text("escalate/overdue.txt", recording: result.output)
    )
  }

  @Test func `Urgency says first what protects the child, then which step can decide today`() throws {
    let result = try escalate("--at", "talk-first", "--since", "2026-11-16", "--urgent", "--plan")
    #expect(result.status == 0 && result.errors == "")
    #expect(result.output.hasPrefix("THE CHILD FIRST\nA disagreement never delays protecting the child."))
    #expect(try result.output == Golden.text("escalate/urgent.txt", recording: result.output))
  }

  @Test(arguments: [("json", "json"), ("markdown", "md"), ("ics", "ics")])
  func `The whole ladder in each form`(format: String, ending: String) throws {
    let result = try escalate(
      "--at",
      "first-line-managers",
      "--since",
      "2026-12-21",
      "--today",
      "2026-12-22",
      "--plan",
      "--case",
      "17",
      "--format",
      format
    )
    #expect(result.status == 0 && result.errors == "")
    #expect(try result.output == Golden.text("escalate/plan.\(ending)", recording: result.output))
  }

  @Test(arguments: [
    (
      ["--at", "first-line-manager"],
      "error: unknown step 'first-line-manager'; did you mean 'first-line-managers'? [unknown-step]\n"
    ),
    (
      ["--at", "board", "--agency", "polize"],
      "error: unknown agency 'polize'; did you mean 'police'? [unknown-agency]\n"
    ),
    (
      ["--log", "/nowhere/case.yaml"],
      "error: cannot read '/nowhere/case.yaml': No such file or directory [unreadable-file]\n"
    ),
  ])
  func `What cannot be read ends with status 2`(arguments: [String], told: String) throws {
    let result = try Threshold.run(["escalate"] + Self.config + arguments)
    #expect(result.status == 2 && result.output == "")
    #expect(result.errors == told)
  }

  @Test func `A day beyond the calendar is not guessed: the steps stay, without dates, and that is said`() throws {
    let result = try escalate("--at", "first-line-managers", "--since", "2030-12-30", "--today", "2030-12-31", "--plan")
    #expect(result.status == 0 && result.errors == "")
    #expect(try result.output == Golden.text("escalate/beyond.txt", recording: result.output))
  }

  @Test func `With both agencies each side is one role`() throws {
    let result = try escalate("--at", "first-line-managers", "--agency", "school", "--with", "police")
    #expect(result.output.contains("\nWith whom: ") && !result.output.contains("It depends on the agency"))
    let unknown = try escalate("--at", "first-line-managers", "--with", "polize")
    #expect(unknown.errors == "error: unknown agency 'polize'; did you mean 'police'? [unknown-agency]\n")
  }

  @Test func `Two cases at the same step on the same day have different calendar entries, one case the same`() throws {
    func uids(_ options: String...) throws -> [Substring] {
      let at = ["escalate", "--at", "first-line-managers", "--since", "2026-11-16", "--format", "ics"]
      let result = try Threshold.run(at + ["--today", "2026-11-24"] + Self.config + options)
      #expect(result.status <= 1)
      return result.output.split(separator: "\r\n").filter { $0.hasPrefix("UID:") }
    }
    let first = try uids("--case", "17", "--agency", "school")
    #expect(first.count == 1)
    #expect(try uids("--case", "17", "--agency", "police") == first)
    #expect(try uids("--case", "18", "--agency", "school") != first)
    let without = try escalate("--at", "first-line-managers", "--format", "ics")
    #expect(without.status == 64 && without.errors.contains("--format ics needs --case or --log"))
  }

  @Test(arguments: [
    [], ["--since", "2026-11-16"], ["--log", "x", "--at", "board"], ["--at", "board", "--append", "board"],
    ["--at", "board", "--note", "x"], ["--at", "board", "--since", "yesterday"],
  ])
  func `Wrong usage ends with status 64`(arguments: [String]) throws {
    let result = try Threshold.run(["escalate"] + Self.config + arguments)
    #expect(result.status == 64 && result.output == "")
  }

  @Test func `Check dates the next step of a disagreement`() throws {
    let result = try Threshold.run(
      ["check"] + Self.config + [
        "--answer", "disagreement=yes", "--answer", "spoken-to=practitioners", "--since", "2026-11-20",
        "--today",
        "2026-11-30", "--format", "json",
      ]
    )
    let escalation = try #require(result.output.components(separatedBy: "\"escalation\": ").last)
    #expect(
      escalation.contains("\"step\": \"first-line-managers\"") && escalation.contains("\"since\": \"2026-11-20\"")
    )
    #expect(escalation.contains("\"by\": \"2026-11-27\",\n        \"overdue\": true"))
  }

  @Test func `A deadline beyond the calendar is not guessed, and the outcome says so`() throws {
    let result = try Threshold.run(
      ["check"] + Self.config + [
        "--answer", "disagreement=yes", "--answer", "spoken-to=practitioners", "--today", "2030-12-30",
        "--format", "json",
      ]
    )
    #expect(result.status == 0)
    #expect(
      result.output.contains(
        "\"A deadline of the next step cannot be dated: the calendar's bank holidays end with 2030.\""
      )
    )
    #expect(result.output.contains("\"by\": null"))
  }

  @Test func `At a terminal it asks who has been spoken to, and how urgent it is`() throws {
    var terminal = PseudoTerminal()
    terminal.showsOutput = true
    let conversation = try terminal.run(
      ["escalate", "--today", "2026-11-24", "--agency", "school", "--color", "never"] + Self.config,
      typing: ["yes", "1", "no", "practitioners", "u"]
    )
    #expect(conversation.status == 0)
    #expect(try conversation.screen == Golden.text("escalate/interview.txt", recording: conversation.screen))
  }

  // MARK: The case log

  @Test func `A case log is begun, gone on with and closed`() throws {
    let folder = try TemporaryFolder()
    let log = folder.path("case.yaml")
    func append(_ step: String, _ day: String, _ outcome: String, _ more: String...) throws -> Program.Result {
      try escalate(["--log", log, "--append", step, "--on", day, "--outcome", outcome] + more)
    }
    #expect(
      try append("talk-first", "2026-11-20", "unresolved", "--about", "the level", "--note", "said: \"no\"").status == 0
    )
    #expect(try append("first-line-managers", "2026-11-20", "open").status == 0)
    #expect(try append("talk-first", "2026-11-21", "open").status == 2)
    let standing = try escalate("--log", log, "--format", "json")
    #expect(
      standing.output.contains("\"step\": \"first-line-managers\"")
        && standing.output.contains("\"by\": \"2026-11-27\"")
    )
    #expect(try append("first-line-managers", "2026-11-24", "resolved").status == 0)
    #expect(try append("heads-of-service", "2026-11-24", "open").status == 2)
    #expect(try escalate("--log", log).output.hasPrefix("Resolved on Tuesday 24 November 2026\n"))
    #expect(
      try String(contentsOfFile: log, encoding: .utf8) == """
        disagreement: "the level"
        steps:
          - {step: talk-first, on: 2026-11-20, outcome: unresolved, note: "said: \\"no\\""}
          - {step: first-line-managers, on: 2026-11-20, outcome: open}
          - {step: first-line-managers, on: 2026-11-24, outcome: resolved}

        """
    )
    #expect(try folder.names == ["case.yaml"])
  }

  @Test func `Of many who add at once nobody's step is lost`() async throws {
    let folder = try TemporaryFolder()
    let log = folder.path("case.yaml")
    _ = try escalate("--log", log, "--append", "talk-first", "--about", "the level")
    let statuses = try await withThrowingTaskGroup(of: Int32.self) { group in
      for number in 0..<8 {
        group.addTask { try escalate("--log", log, "--append", "talk-first", "--note", "note \(number)").status }
      }
      return try await group.reduce(into: [Int32]()) { $0.append($1) }
    }
    #expect(statuses == Array(repeating: 0, count: 8))
    let text = try String(contentsOfFile: log, encoding: .utf8)
    for number in 0..<8 { #expect(text.contains("note: \"note \(number)\"")) }
    #expect(text.split(separator: "\n").count == 2 + 9)
  }

  @Test func `A log survives being killed at any moment of adding to it`() throws {
    let folder = try TemporaryFolder()
    let log = folder.path("case.yaml")
    _ = try escalate("--log", log, "--append", "talk-first", "--on", "2026-11-20", "--about", "the level")
    var generator = SeededGenerator(seed: 17)
    var (old, killed) = (try String(contentsOfFile: log, encoding: .utf8), 0)
    for attempt in 0..<60 {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Program.path)
      process.currentDirectoryURL = URL(fileURLWithPath: Repository.root)
      process.arguments =
        [
          "escalate", "--log", log, "--append", "talk-first", "--note", "\(attempt)", "--today", "2026-11-24",
        ] + Self.config
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      usleep(UInt32.random(in: 0..<60_000, using: &generator))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { killed += 1 }
      let now = try String(contentsOfFile: log, encoding: .utf8)
      let new = old + "  - {step: talk-first, on: 2026-11-24, outcome: open, note: \"\(attempt)\"}\n"
      #expect(now == old || now == new)
      old = now
    }
    #expect(killed > 0)
    #expect(try escalate("--log", log).status != 2)
  }

  private func escalate(_ arguments: [String]) throws -> Program.Result {
    try Threshold.run(["escalate", "--today", "2026-11-24"] + Self.config + arguments)
  }
}
