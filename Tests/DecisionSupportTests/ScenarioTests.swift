import DecisionSupport
import MarkedYAML
import TestSupport
import Testing

@Suite struct ScenarioTests {
  static let paths = Repository.files(below: "Scenarios", ending: ".yaml")
  static let today = CalendarDate("2026-11-24")

  @Test func `There are at least eight scenarios`() {
    #expect(Self.paths.count >= 8)
  }

  @Test(arguments: paths) func `The guidance says about a scenario what the scenario expects`(path: String) throws {
    let guidance = Repository.lancashire
    let sink = DiagnosticSink()
    let name = path.split(separator: "/").last.map { String($0.dropLast(5)) } ?? ""
    let scenario = compose(try Repository.file(path), into: sink)
      .flatMap { ScenarioReader(guidance, into: sink).scenario($0, named: name) }
    #expect(sink.diagnostics.map { $0.formatted() } == [])
    let today = try #require(Self.today)
    #expect(try #require(scenario).disagreements(with: guidance, today: today) == [])
  }
}
