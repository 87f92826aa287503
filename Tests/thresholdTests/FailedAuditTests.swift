import Foundation
import TestSupport
import Testing

/// Guidances that cannot be audited, in every form that a report has.
@Suite struct FailedAuditTests {
  private let repository: GitRepository

  /// A repository in which what is committed is broken, and what is worked at is broken elsewhere.
  init() throws {
    repository = try GitRepository()
    try repository.copy("Tests/Fixtures/sound", to: "Config/small")
    try repository.edit("Config/small/rules.yaml", "- age: {under: 5}", "- age: {undr: 5}")
    try repository.commit("Begin")
    try repository.edit("Config/small/rules.yaml", "- age: {undr: 5}", "- age: {under: 5}")
    try repository.edit("Config/small/rules.yaml", "id: hungry", "id: danger-now")
  }

  private func audit(_ arguments: String...) throws -> Program.Result {
    try Threshold.run(["audit", "--today", "2026-11-24"] + arguments, in: repository.path)
  }

  @Test(arguments: ["markdown", "json", "sarif", "github", "junit"])
  func `Every problem of both sides comes out with its place`(format: String) throws {
    let result = try audit("--against", "main", "Config/small", "--format", format)
    #expect(result.output == (try Golden.text("audit/failed.\(format)", recording: result.output)))
    #expect(result.errors == (try Golden.text("audit/failed.txt", recording: result.errors)))
    #expect(result.status == 2)
  }

  @Test func `As text it is told on standard error, once`() throws {
    for arguments in [[], ["--summary"]] {
      let result = try Threshold.run(["audit", "--against", "main", "Config/small"] + arguments, in: repository.path)
      #expect(result.errors == (try Golden.text("audit/failed.txt", recording: result.errors)))
      #expect(result.output == "" && result.status == 2)
    }
  }

  @Test func `A file that people keep is not emptied, and holds no part of what was asked for`() throws {
    try repository.copy("Tests/Fixtures/sound", to: "Config/other")
    try repository.write("Kept.\n", to: "report.txt")
    for arguments in [["Config/small"], ["--changed"], ["--changed", "--summary"]] {
      let result = try Threshold.run(
        ["audit", "--against", "main", "--output", "report.txt"] + arguments,
        in: repository.path
      )
      #expect(try String(contentsOfFile: "\(repository.path)/report.txt", encoding: .utf8) == "Kept.\n")
      #expect(result.output.contains("A small guidance") == arguments.contains("--changed"))
      #expect(result.errors == (try Golden.text("audit/failed.txt", recording: result.errors)))
      #expect(result.status == 2)
    }
    let whole = try audit("Config/other", "--output", "report.txt")
    #expect(whole.output == "" && whole.errors == "")
    #expect(try String(contentsOfFile: "\(repository.path)/report.txt", encoding: .utf8).hasPrefix("Audit of A small"))
  }

  @Test func `A page has it`() throws {
    let result = try audit("--against", "main", "Config/small", "--format", "html")
    let base = try repository.git("rev-parse", "--short=12", "main").prefix(12)
    #expect(
      result.output.contains("<h1>Audit</h1>\n<section><p class=\"statement\">'Config/small' was not audited")
    )
    #expect(result.output.contains("<p>Config/small/rules.yaml:"))
    #expect(result.output.contains("<p>\(base):Config/small/rules.yaml:19:21</p>"))
    #expect(result.status == 2)
  }

  @Test func `A problem of the old side alone is marked at no line of the new one`() throws {
    try repository.copy("Tests/Fixtures/sound", to: "Config/small")
    let result = try audit("--against", "main", "Config/small", "--format", "github", "--fail-on", "never")
    let base = try repository.git("rev-parse", "--short=12", "main").prefix(12)
    #expect(
      result.output == """
        ::error file=Config/small/rules.yaml,title=unknown-comparison::\(base):Config/small/rules.yaml:19:21: \
        Unknown comparison 'undr' in rule 'small-and-hungry'; did you mean 'under'?
        'Config/small' was not audited (1 problem): what it does to children is not known.

        """
    )
    #expect(result.status == 2)
  }

  @Test func `What git said comes with it`() throws {
    let result = try audit("--against", "nowhere", "Config/small", "--format", "markdown")
    #expect(
      result.output == """
        **'Config/small' was not audited (1 problem): what it does to children is not known.**

        fatal: Needed a single revision

        - There is no revision 'nowhere' here.\("  ")
          Fetch it first: nothing is fetched by itself. A shallow clone has few revisions: git fetch --unshallow

        """
    )
    #expect(result.status == 3)
    let none = try Threshold.run(["audit", "--changed", "--format", "junit"], in: try TemporaryFolder().path)
    #expect(none.output.contains("<error type=\"no-repository\""))
    #expect(none.status == 3)
  }

  @Test func `A waiver that cannot be read is told in the same way`() throws {
    try repository.copy("Tests/Fixtures/sound", to: "Config/small")
    try repository.write("waivers: 7\n", to: "Config/small/waivers.yaml")
    let result = try audit("Config/small", "--format", "github")
    #expect(result.output.hasPrefix("::error file=Config/small/waivers.yaml,line=1,col=10,title="))
    #expect(result.status == 2)
  }

  @Test func `Two of which one cannot be read are two runs of a log`() throws {
    try repository.copy("Tests/Fixtures/sound", to: "Config/other")
    let result = try audit("--changed", "--against", "main", "--format", "sarif")
    #expect(result.output.contains("\"id\": \"threshold/Config/other/\""))
    #expect(result.output.contains("\"id\": \"threshold/Config/small/\""))
    #expect(result.output.components(separatedBy: "\"executionSuccessful\": false").count == 2)
    #expect(result.status == 2)
  }
}
