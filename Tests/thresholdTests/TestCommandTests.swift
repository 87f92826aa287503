import Foundation
import TestSupport
import Testing

/// `threshold test`.
@Suite struct TestCommandTests {
  private func run(_ arguments: String..., in folder: String? = nil) throws -> Program.Result {
    try run(arguments, in: folder)
  }

  private func run(_ arguments: [String], in folder: String? = nil) throws -> Program.Result {
    let guidance = "Tests/Fixtures/interview"
    let config = folder == nil ? guidance : Repository.path(guidance)
    return try Threshold.run(["test", "--config", config, "--today", "2026-11-24"] + arguments, in: folder)
  }

  private static let scenarios = "Tests/Fixtures/scenarios"

  // MARK: The repository's own

  @Test func `Every scenario of the repository agrees with its guidance, and together they reach all of it`() throws {
    let result = try Threshold.run(["test", "--coverage", "--require", "100%", "--today", "2026-11-24"])
    #expect(result.errors == "")
    for part in ["Rules", "Levels", "Reminders", "Steps"] {
      #expect(result.output.contains("\n- \(part): "))
      #expect(!result.output.contains("\(part) that no scenario reaches"))
    }
    #expect(result.output.hasSuffix(" scenarios agree with the guidance.\n"))
    #expect(result.status == 0)
  }

  @Test func `A rule that is changed by hand is noticed, and the rule is named`() throws {
    let folder = try TemporaryFolder(copying: "Tests/Fixtures/guidance/first")
    let rules = try String(contentsOfFile: folder.path("rules.yaml"), encoding: .utf8)
    let rule = "  - id: illness-risk-high\n    level: specialist\n"
    try #require(rules.contains(rule))
    try folder.write(
      rules.replacingOccurrences(of: rule, with: "  - id: illness-risk-high\n    level: intensive\n"),
      to: "rules.yaml"
    )
    let result = try Threshold.run([
      "test", "--config", folder.path, "Tests/Fixtures/guidance/scenarios", "--today", "2026-11-24",
    ])
    #expect(
      ("\n" + result.output).contains("\nA promise on paper\nTests/Fixtures/guidance/scenarios/paper-promise.yaml:")
    )
    #expect(result.output.contains("- Level: expected 4, found 3.\n"))
    #expect(result.output.contains("  Rule 'illness-risk-high' is not ruled out and calls for level 3: "))
    #expect(result.status == 1)
  }

  // MARK: Agreement and disagreement

  @Test func `Scenarios that agree are counted`() throws {
    let result = try run("\(Self.scenarios)/agree")
    #expect(result.output == "All 2 scenarios agree with the guidance.\n")
    #expect(result.errors == "")
    #expect(result.status == 0)
  }

  @Test func `One scenario can be tested alone, by its file or from standard input`() throws {
    let path = "\(Self.scenarios)/agree/nobody-knows.yaml"
    let alone = try run(path)
    #expect(alone.output == "The scenario agrees with the guidance.\n")
    #expect(alone.status == 0)
    let text = try String(contentsOfFile: Repository.path(path), encoding: .utf8)
    let piped = try Threshold.run(["test", "--config", "Tests/Fixtures/interview", "-"], input: text)
    #expect(piped.output == alone.output)
    #expect(piped.errors == "")
  }

  @Test(arguments: ["text", "json", "junit"])
  func `What disagrees is told with the reason, in every form`(format: String) throws {
    let result = try run(Self.scenarios, "--format", format, "--coverage", "--require", "80%")
    #expect(result.errors == "")
    #expect(result.output == (try Golden.text("test/disagreement.\(format)", recording: result.output)))
    #expect(result.status == 1)
  }

  @Test func `A result in a file leaves standard output empty, and the status says what was found`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("result.xml")
    let result = try run("\(Self.scenarios)/disagree", "--format", "junit", "--output", file)
    #expect(result.output == "")
    #expect(result.status == 1)
    #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("<?xml version=\"1.0\""))
  }

  // MARK: Coverage

  @Test func `Coverage decides about the status only where it is required`() throws {
    let path = "\(Self.scenarios)/agree"
    #expect(try run(path, "--coverage").status == 0)
    let short = try run(path, "--coverage", "--require", "100")
    #expect(short.output.hasSuffix("All 2 scenarios agree with the guidance; too few levels and steps are reached.\n"))
    #expect(short.errors == "")
    #expect(short.status == 1)
    #expect(try run(path, "--coverage", "--require", "30%").status == 0)
    #expect(try run(path, "--coverage", "--require", "0").status == 0)
  }

  @Test(arguments: ["101", "-1", "half", "", "%", "99.5%"])
  func `What is no percentage is wrong usage`(percentage: String) throws {
    let result = try run("\(Self.scenarios)/agree", "--coverage", "--require=\(percentage)")
    #expect(result.output == "")
    #expect(result.status == 64)
  }

  @Test func `A requirement without coverage is wrong usage`() throws {
    let result = try run("\(Self.scenarios)/agree", "--require", "100%")
    #expect(result.errors.hasPrefix("Error: --require goes with --coverage.\n"))
    #expect(result.status == 64)
  }

  // MARK: Finding scenarios

  @Test func `Every problem of every scenario is told at once, and nothing is compared`() throws {
    let folder = try TemporaryFolder()
    try folder.write("id: first\ntitle: First\nstory: [a]\n", to: "first.yaml")
    try folder.write(
      """
      id: other
      title: Second
      themes: [a, b]
      story: Once.
      answers: {dangr: yes, age: old}
      others: calmly
      expect: {level: 5, established: 1, urgent: [violence], reminders: [supervision, supervision], stp: talk}
      panel: {levels: {1: some, 7: 2}}
      learning: Look.
      source: nowhere
      assumed-because: We think so.
      """,
      to: "second.yml"
    )
    try folder.write("id: {", to: "third.yaml")
    try folder.write("levels: []", to: "fourth.yaml")
    try folder.write("not read", to: "notes.txt")
    let result = try run(["."], in: folder.path)
    #expect(result.output == "")
    #expect(result.errors == (try Golden.text("test/broken-scenarios.txt", recording: result.errors)))
    #expect(result.status == 2)
  }

  @Test func `Without a path the scenarios of the working folder are tested`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: Repository.path("\(Self.scenarios)/agree"),
      toPath: folder.path("Scenarios")
    )
    #expect(try run([], in: folder.path).output == "All 2 scenarios agree with the guidance.\n")
  }

  @Test func `An installed guidance is tested with the scenarios installed beside it, and no other guidance is`() throws
  {
    let folder = try TemporaryFolder()
    let share = folder.path("share/threshold")
    for (from, to) in [
      (Repository.path("Tests/Fixtures/interview"), "\(share)/Config/lancashire"),
      (Repository.path("\(Self.scenarios)/agree"), "\(share)/Scenarios"), (Program.path, folder.path("bin/threshold")),
    ] {
      let parent = URL(fileURLWithPath: to).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: from, toPath: to)
    }
    let told = ["test", "--config", "\(share)/Config/lancashire"]
    let installed = try Program.run(told, in: "/", executable: folder.path("bin/threshold"))
    #expect(installed.errors == "")
    #expect(installed.output == "All 2 scenarios agree with the guidance.\n")
    let other = ["test", "--config", Repository.path("Config/lancashire")]
    let refused = try Program.run(other, in: "/", executable: folder.path("bin/threshold"))
    #expect(refused.errors.hasPrefix("error: no scenarios found: there is no 'Scenarios' [missing-scenarios]\n"))
    #expect(refused.status == 2)
  }

  @Test func `Where there is no scenario that is an error, not a success`() throws {
    let folder = try TemporaryFolder()
    let nothing = try run([], in: folder.path)
    #expect(
      nothing.errors == """
        error: no scenarios found: there is no 'Scenarios' [missing-scenarios]
        help: name their folder with threshold test PATH

        """
    )
    #expect(nothing.output == "")
    #expect(nothing.status == 2)
    try FileManager.default.createDirectory(atPath: folder.path("empty"), withIntermediateDirectories: false)
    try folder.write("id: x", to: "empty/.hidden.yaml")
    let empty = try run(["empty", "absent.yaml", Repository.path("\(Self.scenarios)/agree")], in: folder.path)
    #expect(
      empty.errors == """
        error: there is no scenario in 'empty' [missing-scenarios]
        help: a scenario is a file that ends in .yaml or .json

        error: cannot read 'absent.yaml': No such file or directory [unreadable-file]

        """
    )
    #expect(empty.output == "")
    #expect(empty.status == 2)
  }

  @Test func `A scenario that is met twice is tested once`() throws {
    let folder = try TemporaryFolder(copying: "\(Self.scenarios)/agree")
    for order in [["", "nobody-knows.yaml", "home"], ["home", "nobody-knows.yaml", ""]] {
      let result = try run(order.map { folder.path($0) })
      #expect(result.errors == "")
      #expect(result.output == "All 2 scenarios agree with the guidance.\n")
    }
  }

  @Test func `Two scenarios cannot bear one id`() throws {
    let folder = try TemporaryFolder(copying: "\(Self.scenarios)/agree")
    try FileManager.default.copyItem(
      atPath: folder.path("nobody-knows.yaml"),
      toPath: folder.path("home/nobody-knows.yaml")
    )
    let result = try run(["."], in: folder.path)
    #expect(
      result.errors == """
        error: scenario 'nobody-knows' is declared twice [duplicate-id]
          --> ./nobody-knows.yaml:1:5
          |
        1 | id: nobody-knows
          |     ^^^^^^^^^^^^
        note: first declared here
          --> ./home/nobody-knows.yaml:1:5

        """
    )
    #expect(result.status == 2)
  }
}
