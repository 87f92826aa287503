import DecisionSupport
import Foundation
import TestSupport
import Testing

@testable import threshold

@Suite struct ResponseRaceTests {
  @Test func `A file that somebody else changed meanwhile is not written over`() throws {
    let folder = try TemporaryFolder()
    func text() throws -> String { try String(contentsOfFile: folder.path("response.json"), encoding: .utf8) }
    let loaded = try LoadedGuidance(folder: Repository.path("Tests/Fixtures/interview"))
    let scenarios = try ScenarioFolder.read(
      [Repository.path("Tests/Fixtures/rehearsal/scenarios")],
      loaded.guidance,
      in: .process
    )
    var file = try ResponseFile(folder.path("response.json"), of: loaded, scenarios: scenarios)
    let answers = Answers(for: loaded.guidance)
    try file.keep([Response.Judgement(scenario: "at-the-door", level: nil, answers: answers)])
    // Two people may take up one file at once.
    var other = try ResponseFile(folder.path("response.json"), of: loaded, scenarios: scenarios)
    try other.keep([Response.Judgement(scenario: "at-the-door", level: Ordinal(2), answers: answers)])
    let before = try text()
    #expect(throws: Failure.self) {
      try file.keep([Response.Judgement(scenario: "muddy-boots", level: nil, answers: answers)])
    }
    #expect(try text() == before)
    #expect(before.contains("\"level\": 3,"))
  }
}
