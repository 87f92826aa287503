import Foundation
import TestSupport
import Testing

/// `--plan` of every ladder in the repository, against a walk that asks for one step at a time.
@Suite struct EscalatePlanTests {
  static let folders = ["Config", "Tests/Fixtures/guidance", "Tests/Fixtures/ladders"].flatMap { folder in
    let names = try? FileManager.default.contentsOfDirectory(atPath: Repository.path(folder))
    return (names ?? []).sorted().map { "\(folder)/\($0)" }
      .filter { FileManager.default.fileExists(atPath: Repository.path("\($0)/escalation.yaml")) }
  }

  private func escalate(_ folder: String, _ step: String, since day: String, _ more: [String]) throws -> String {
    let result = try Threshold.run(
      ["escalate", "--config", folder, "--at", step, "--since", day, "--today", day] + more
    )
    #expect(result.status == 0 && result.errors == "")
    return result.output
  }

  /// A member's values in a JSON text, wherever it stands, in order; null counts as nothing.
  private func values(_ key: String, in text: String) -> [String] {
    text.components(separatedBy: "\"\(key)\": \"").dropFirst().compactMap { $0.components(separatedBy: "\"").first }
  }

  /// Days since 1970, by a calendar that is not the program's.
  private func dayNumber(_ day: String) throws -> Int {
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withFullDate]
    return Int(try #require(formatter.date(from: day)).timeIntervalSince1970) / 86_400
  }

  @Test(arguments: folders, [[], ["--urgent"]])
  func `The plan's bound is the day on which a walk from step to step ends`(folder: String, urgency: [String]) throws {
    let config = try String(contentsOfFile: Repository.path("\(folder)/escalation.yaml"), encoding: .utf8)
    let steps = config.split(separator: "\n").compactMap { $0.split(separator: "- id: ").last.map(String.init) }
      .filter { config.contains("    - id: \($0)\n") }
    #expect(steps.count > 1)
    let start = "2026-12-18"
    for first in steps {
      var (step, day) = (first, start)
      for taken in 0... {
        try #require(taken < steps.count)
        let json = try escalate(folder, step, since: day, urgency + ["--format", "json"])
        day = try #require(values("by", in: json).max())
        guard let next = values("then", in: json).first else { break }
        step = next
      }
      #expect(step == steps.last)
      let days = try dayNumber(day) - dayNumber(start)
      let length = days == 0 ? "the same day" : "\(days) \(days == 1 ? "day" : "days") at the most"
      let told = try escalate(folder, first, since: start, urgency + ["--plan"])
        .replacing("\n", with: " ")
      #expect(told.contains(": \(length). "), "\(first): \(told)")
      let json = try escalate(folder, first, since: start, urgency + ["--plan", "--format", "json"])
      #expect(json.contains("\"ends\": \"\(day)\",\n  \"days\": \(days)\n"))
      #expect(days <= 45)
    }
  }

  @Test func `A plan that is behind its time says so`() throws {
    let result = try Threshold.run([
      "escalate", "--config", "Tests/Fixtures/guidance/first", "--at", "board", "--since", "2026-11-20", "--today",
      "2026-11-24", "--plan",
    ])
    #expect(result.status == 1)
    #expect(result.output.contains("- By Friday 20 November 2026 (OVERDUE): Put what is unresolved"))
    #expect(
      result.output.contains(
        "Begun on Friday 20 November 2026, it should have ended by Friday 20 November\n2026.\n"
      )
    )
  }

  @Test func `A step may begin later`() throws {
    let result = try Threshold.run([
      "escalate", "--config", "Tests/Fixtures/guidance/first", "--at", "first-line-managers",
      "--since", "2026-11-30", "--today", "2026-11-24",
    ])
    #expect(result.status == 0)
    #expect(result.output.contains("\nBegins on Monday 30 November 2026.\n"))
  }

  @Test func `A guidance that does not say what is urgent asks for a decision today`() throws {
    let result = try Threshold.run([
      "escalate", "--config", "Tests/Fixtures/ladders/sefton", "--at", "raise", "--urgent", "--today", "2026-11-24",
    ])
    #expect(
      result.output.hasPrefix(
        """
        THE CHILD FIRST
        Whoever waits for an answer still keeps the child safe.

        Stage 1: The safeguarding leads settle it
        Ask for a decision today: the days below are the latest that this guidance
        allows.

        """
      )
    )
    #expect(result.status == 0)
  }

  @Test func `Without a ladder there is nothing to say`() throws {
    let folder = try TemporaryFolder()
    for name in ["guidance", "levels", "questions", "rules"] {
      let path = Repository.path("Tests/Fixtures/ladders/sefton/\(name).yaml")
      try folder.write(try String(contentsOfFile: path, encoding: .utf8), to: "\(name).yaml")
    }
    let result = try Threshold.run(["escalate", "--config", folder.path, "--at", "raise"])
    #expect(
      result.errors == "error: The ladder of Sefton, for tests has no ladder for disagreements [no-escalation]\n"
    )
    #expect(result.status == 2)
  }
}
