import Foundation
import TestSupport
import Testing

/// Records, responses and logs that version 0.1.0 wrote are read; that version wrote `Fixtures/first-stage`.
@Suite struct FirstStageFilesTests {
  private static let fixtures = Repository.path("Tests/Fixtures/first-stage")
  private static let guidance = ["--config", Repository.path("Tests/Fixtures/guidance/first"), "--today", "2026-12-01"]

  private static func run(_ arguments: String...) throws -> Program.Result {
    try Threshold.run(arguments + guidance, in: fixtures)
  }

  @Test func `A record has the level that it had, and says which of its figures meant something else`() throws {
    let result = try Self.run("replay", "record.json")
    #expect(
      result.output == """
        record.json, saved on Tuesday 24 November 2026
        Level 4, then and now.
        The guidance is called version 0.1.0 as it was then, but its files have changed.
        The record is of an earlier version of this program, which counted what is not
        known in another way: the highest level that is not ruled out is not compared.
        The practitioner's own judgement then: level 4. The family is known to us

        """
    )
    #expect((result.status, result.errors) == (0, ""))
    let disagreement = try Self.run("replay", "disagreement.json", "--format", "json")
    #expect(disagreement.output.contains(#""same": true"#) && disagreement.status == 0, "\(disagreement.output)")
  }

  @Test func `A check goes on from a record, with the judgement that it holds`() throws {
    let result = try Self.run("check", "--answers", "record.json")
    #expect(result.output.contains("\nYour own judgement: level 4, Specialist. The family is known to us\n"))
    #expect((result.status, result.errors) == (0, ""))
  }

  @Test func `A response is told as it was given, and counted for what it is`() throws {
    let scenarios = ["--scenarios", Repository.path("Tests/Fixtures/guidance/scenarios")]
    let told = try Threshold.run(
      ["rehearse", "paper-promise", "--response", "response.json"] + scenarios + Self.guidance,
      in: Self.fixtures
    )
    #expect(told.output.contains("\n- You: level 3, Intensive\n"), "\(told.output.prefix(1500))")
    #expect((told.status, told.errors) == (0, ""))
    let counted = try Threshold.run(["agreement", "response.json"] + scenarios + Self.guidance, in: Self.fixtures)
    #expect(counted.output.contains("1 with version 0.1.0 (22a1407e)") && counted.status == 0)
  }

  @Test func `A log goes on, and what stood in it stays as it was`() throws {
    let folder = try TemporaryFolder()
    let old = try String(contentsOfFile: "\(Self.fixtures)/case.yaml", encoding: .utf8)
    try folder.write(old, to: "case.yaml")
    let entry = ["--append", "first-line-managers", "--on", "2026-11-24", "--outcome", "unresolved"]
    let result = try Threshold.run(["escalate", "--log", "case.yaml"] + entry + Self.guidance, in: folder.path)
    #expect(result.output.hasPrefix("Stage 2: Heads of service talk\nA disagreement never delays"))
    #expect(result.output.contains("\nAbout: The referral was closed\n"))
    #expect((result.status, result.errors) == (1, ""))
    let new = try String(contentsOfFile: folder.path("case.yaml"), encoding: .utf8)
    #expect(new == old + "  - {step: first-line-managers, on: 2026-11-24, outcome: unresolved}\n")
  }
}
