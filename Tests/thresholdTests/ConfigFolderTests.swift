import DecisionSupport
import Foundation
import MarkedYAML
import Reports
import TestSupport
import Testing

/// Every guidance below `Config`, whoever added it.
@Suite struct ConfigFolderTests {
  static let folders: [String] =
    (try? FileManager.default.contentsOfDirectory(atPath: Repository.path("Config")))?
    .filter { !$0.hasPrefix(".") }.sorted().map { "Config/\($0)" } ?? []

  @Test func `There is more than one, with different numbers of levels and different ladders`() throws {
    let guidances = try Self.folders.compactMap { try Repository.guidance($0, into: DiagnosticSink()) }
    #expect(guidances.count == Self.folders.count)
    #expect(Set(guidances.map(\.levels.count)).isSuperset(of: [4, 5]))
    #expect(Set(guidances.compactMap { $0.escalation?.steps.count }).count > 1)
    #expect(Set(guidances.map(\.name)).count == guidances.count)
  }

  @Test(arguments: folders) func `It loads without a problem`(folder: String) throws {
    let sink = DiagnosticSink()
    _ = try Repository.guidance(folder, into: sink)
    #expect(sink.diagnostics.map { $0.formatted() } == [])
  }

  @Test(arguments: folders) func `Danger is the highest level, and calm answers are the lowest`(folder: String) throws {
    let guidance = try #require(try Repository.guidance(folder, into: DiagnosticSink()))
    let today = try #require(CalendarDate("2026-11-24"))
    let calm = try guidance.assess(.calm(for: guidance), since: today, today: today)
    #expect(calm.level == Ordinal(0))
    #expect(calm.isComplete)
    let first = try #require(guidance.questions.first)
    #expect(first.urgent != nil)
    let danger = try Threshold.run(
      ["check", "--config", folder, "--answer", "\(first.id)=yes", "--format", "json", "--today", "2026-11-24"]
    )
    #expect(danger.status == 0)
    let number = try #require(guidance.levels.last?.number)
    #expect(danger.output.contains("\"level\": {\n    \"number\": \(number),"))
  }

  @Test(arguments: folders) func `Every step of its ladder can be asked for, with the whole plan`(folder: String) throws
  {
    let guidance = try #require(try Repository.guidance(folder, into: DiagnosticSink()))
    let steps = try #require(guidance.escalation?.steps)
    for step in steps {
      let result = try Threshold.run(
        ["escalate", "--config", folder, "--at", step.id, "--plan", "--since", "2026-11-24", "--today", "2026-11-24"]
      )
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains(step.title))
    }
  }

  @Test(arguments: folders) func `An audit proves every safeguard, and finds no error`(folder: String) throws {
    let guidance = try #require(try Repository.guidance(folder, into: DiagnosticSink()))
    #expect(guidance.safeguards.count > 10)
    let result = try Threshold.run(["audit", folder, "--today", "2026-11-24"])
    #expect(result.status == 0, "\(result.errors)")
    let proof = "All \(guidance.safeguards.count) safeguards hold, whatever is answered."
    #expect(result.output.contains(proof), "\(result.output)")
  }

  @Test(arguments: folders) func `Everything that bears an id is explained`(folder: String) throws {
    let guidance = try #require(try Repository.guidance(folder, into: DiagnosticSink()))
    for id in Explanation.ids(in: guidance) {
      #expect(!Explanation.all(of: id, in: guidance).isEmpty, "\(id)")
    }
    let rule = try #require(guidance.rules.last)
    let result = try Threshold.run(["explain", rule.id, "--config", folder])
    #expect(result.status == 0)
    #expect(result.output.contains(rule.id))
  }
}
