import Foundation
import TestSupport
import Testing

/// `threshold test --mutate`.
@Suite struct MutationTests {
  private func run(_ arguments: String...) throws -> Program.Result {
    let common = ["test", "--config", "Tests/Fixtures/interview", "--today", "2026-11-24"]
    return try Threshold.run(common + ["Tests/Fixtures/scenarios/agree"] + arguments)
  }

  @Test(arguments: ["text", "json"])
  func `What nobody notices is named, with the scenario that would`(format: String) throws {
    let result = try run("--mutate", "--suggest", "--format", format)
    #expect(result.errors == "")
    #expect(result.output == (try Golden.text("test/mutation.\(format)", recording: result.output)))
    #expect(result.status == 0)
  }

  /// What is suggested can be read as it stands, though its story is a list of facts.
  @Test func `A suggested scenario agrees with the guidance, and the change is then noticed`() throws {
    struct Report: Decodable {
      struct Suggestion: Decodable {
        let id: String
        let scenario: String
      }
      struct Mutant: Decodable { let id: String }
      let noScenarioNotices: [Mutant]
      let suggestions: [Suggestion]?
    }
    let before = try JSONDecoder()
      .decode(Report.self, from: Data(run("--mutate", "--suggest", "--format", "json").output.utf8))
    let suggestions = try #require(before.suggestions)
    #expect(!suggestions.isEmpty)
    let folder = try TemporaryFolder()
    for suggestion in suggestions {
      try (suggestion.scenario + "\n")
        .write(toFile: folder.path("\(suggestion.id).yaml"), atomically: true, encoding: .utf8)
    }
    let tested = try Threshold.run(
      ["test", "--config", "Tests/Fixtures/interview", "--today", "2026-11-24", folder.path(".")]
    )
    #expect(tested.errors == "")
    #expect(tested.status == 0, "\(tested.output)")
    let after = try Threshold.run(
      [
        "test", "--config", "Tests/Fixtures/interview", "--today", "2026-11-24", "--mutate", "--format", "json",
        "Tests/Fixtures/scenarios/agree", folder.path("."),
      ]
    )
    let rest = try JSONDecoder().decode(Report.self, from: Data(after.output.utf8))
    #expect(rest.noScenarioNotices.count < before.noScenarioNotices.count)
  }

  @Test func `Scenarios have to agree first, and forms that say nothing of it are refused`() throws {
    let result = try Threshold.run(
      ["test", "--config", "Tests/Fixtures/interview", "--mutate", "Tests/Fixtures/scenarios/disagree"]
    )
    #expect(result.output == "")
    #expect(result.errors.contains("[scenario-disagrees]"))
    #expect(result.status == 2)
    #expect(try run("--mutate", "--format", "junit").status == 64)
    #expect(try run("--suggest").status == 64)
    #expect(try run("--mutate", "--coverage").status == 64)
  }
}
