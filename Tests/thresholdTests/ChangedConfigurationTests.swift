import Foundation
import TestSupport
import Testing

/// `threshold audit --changed`, as hooks and the Action run it: whatever guidance changed, wherever it lies.
@Suite struct ChangedConfigurationTests {
  private let repository: GitRepository

  /// A repository with two guidances, and a branch on which nothing has changed yet.
  init() throws {
    repository = try GitRepository()
    for folder in ["Config/kent", "guidance/for schools"] {
      try repository.copy("Tests/Fixtures/sound", to: folder)
      try repository.edit("\(folder)/escalation.yaml", "      enter-if: {age: {at-most: 17}}\n", "")
    }
    try repository.edit("guidance/for schools/guidance.yaml", "A small guidance", "Another guidance")
    try repository.write("", to: "notes.yaml")
    try repository.commit("Begin")
    try repository.git("checkout", "--quiet", "-b", "edit")
  }

  private func audit(_ arguments: String...) throws -> Program.Result {
    try Threshold.run(["audit", "--changed", "--today", "2026-11-24"] + arguments, in: repository.path)
  }

  private func lower(_ folder: String) throws {
    try repository.edit("\(folder)/rules.yaml", "- age: {under: 5}", "- age: {under: 3}")
  }

  private static let lowered =
    "This change lowers the level for some children: look at 1 point before you accept it (1 error, 1 warning); "
    + "5 of 5 safeguards proved\n"

  @Test func `Every guidance that changed is audited, and the worst status counts`() throws {
    try lower("Config/kent")
    try repository.commit("Lower one")
    try repository.edit("guidance/for schools/reminders.yaml", "Hear the child.", "Listen to the child.")
    let result = try audit("--against", "main", "--summary")
    #expect(result.errors == "")
    #expect(
      result.output == """
        A small guidance that uses the whole language: \(Self.lowered)\
        Another guidance that uses the whole language: Some sentences that people rely on change; no level does (1 to review); 5 of 5 safeguards proved

        """
    )
    #expect(result.status == 1)
    #expect(try audit("--against", "main", "--list").output == "Config/kent\nguidance/for schools\n")
    #expect(try audit("--against", "main", "--list", "guidance").output == "guidance/for schools\n")
    #expect(try audit("--against", "main", "guidance", "--fail-on", "review").status == 1)
    // Since HEAD only one has changed, and what it is changed from plays no part.
    let now = try audit("--summary")
    #expect(now.output.hasPrefix("Another guidance that uses the whole language: "))
    #expect(now.output.split(separator: "\n").count == 1)
    #expect(now.status == 0)
  }

  @Test func `One report a guidance in text and in Markdown, one guidance a file for other programs`() throws {
    try lower("Config/kent")
    try lower("guidance/for schools")
    for format in ["text", "markdown"] {
      let both = try audit("--against", "main", "--format", format)
      let each = try ["Config", "guidance"].map { try audit("--against", "main", "--format", format, $0) }
      #expect(both.output == each.map(\.output).joined(separator: "\n"))
    }
    for format in ["json", "junit"] {
      let both = try audit("--against", "main", "--format", format)
      #expect(
        both.errors == """
          error: 2 configurations changed [not-one-configuration]
          help: --format \(format) can hold only one; --changed --list names them

          """
      )
      #expect(both.output == "" && both.status == 2)
      let one = try audit("--against", "main", "--format", format, "Config")
      #expect(one.status == 1 && !one.output.isEmpty)
    }
  }

  @Test func `Where none changed that is said, and where there is none that is no success`() throws {
    let unchanged = try audit("--against", "main")
    #expect(unchanged.output == "No configuration changed since HEAD and main diverged.\n")
    #expect(unchanged.status == 0)
    let bare = try GitRepository()
    try bare.commit("Nothing")
    let none = try Threshold.run(["audit", "--changed"], in: bare.path)
    let place = URL(fileURLWithPath: bare.path).resolvingSymlinksInPath().path
    #expect(none.errors.hasSuffix("no folder has a guidance.yaml [missing-guidance]\n"), "\(place): \(none.errors)")
    #expect(none.output == "" && none.status == 3)
    let outside = try TemporaryFolder()
    #expect(try Threshold.run(["audit", "--changed"], in: outside.path).status == 3)
  }

  @Test func `A new guidance is audited as it is, whether git knows it yet or not`() throws {
    try repository.copy("Tests/Fixtures/sound", to: "Config/new")
    let sound = try audit("--against", "main", "--summary")
    #expect(sound.output.hasPrefix("A small guidance that uses the whole language: "))
    #expect(sound.output.hasSuffix("; 4 of 5 safeguards proved\n"))
    try repository.write("rules: []\n", to: "Config/new/rules.yaml")
    for arguments in [["--against", "main"], []] {
      let broken = try Threshold.run(["audit", "--changed"] + arguments, in: repository.path)
      #expect(broken.errors.contains("Config/new/rules.yaml"))
      #expect(broken.output == "" && broken.status == 2)
    }
  }

  @Test func `A guidance that is gone is missed`() throws {
    try repository.git("rm", "--quiet", "-r", "Config/kent")
    let base = try repository.git("rev-parse", "--short=12", "main").trimmingCharacters(in: .newlines)
    let told = """
      error: there is no guidance in 'Config/kent' any more: it was there in \(base) [guidance-gone]
      help: if it is elsewhere now, compare the two: threshold audit \(base):Config/kent NEW

      """
    for (arguments, status) in [(["--against", "main"], 1), ([], 1), (["--fail-on", "never"], 0)] as [([String], Int32)]
    {
      let result = try Threshold.run(["audit", "--changed"] + arguments, in: repository.path)
      #expect(result.errors == told)
      #expect(result.output == "" && result.status == status)
    }
    #expect(try audit("--list").output == "Config/kent\n")
  }

  @Test func `Before the first commit every guidance is new`() throws {
    let fresh = try GitRepository()
    try fresh.copy("Tests/Fixtures/sound", to: "Config/kent")
    let result = try Threshold.run(["audit", "--changed", "--summary"], in: fresh.path)
    #expect(result.errors == "" && result.status == 0)
    #expect(result.output.hasPrefix("A small guidance that uses the whole language: "))
    #expect(try Threshold.run(["audit", "--changed", "--against", "main"], in: fresh.path).status == 3)
  }

  @Test func `One that cannot be read hides nothing of another`() throws {
    try lower("guidance/for schools")
    try repository.write("rules: []\n", to: "Config/kent/rules.yaml")
    let result = try audit("--against", "main", "--summary")
    #expect(result.errors.contains("--> Config/kent/"))
    #expect(result.output == "Another guidance that uses the whole language: \(Self.lowered)")
    #expect(result.status == 2)
    #expect(try audit("--against", "main", "--list").output == "Config/kent\nguidance/for schools\n")
  }

  @Test(arguments: [["a", "b"], ["a", "--config", "b"], ["--intent", "i"]])
  func `Wrong usage is said`(arguments: [String]) throws {
    #expect(try Threshold.run(["audit", "--changed"] + arguments).status == 64)
    #expect(try Threshold.run(["audit", "--list"]).status == 64)
  }

  @Test(arguments: ["audit", "test"]) func `What was installed is not taken for what is worked at`(command: String)
    throws
  {
    let folder = try TemporaryFolder()
    for (from, to) in [
      (Repository.path("Tests/Fixtures/sound"), folder.path("share/threshold/Config/lancashire")),
      (Program.path, folder.path("bin/threshold")),
      (Repository.path("Tests/Fixtures/sound"), folder.path("work/Config/kent")),
    ] {
      let parent = URL(fileURLWithPath: to).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      // Whatever this process writes another that it starts meanwhile may hold open, and then nobody can run it.
      let copying = try Process.run(URL(fileURLWithPath: "/bin/cp"), arguments: ["-R", from, to])
      copying.waitUntilExit()
    }
    let result = try Program.run([command], in: folder.path("work"), executable: folder.path("bin/threshold"))
    #expect(
      result.errors == """
        error: no guidance found: there is no 'Config/lancashire' [missing-guidance]
        help: name its folder with --config DIR or THRESHOLD_CONFIG

        """
    )
    #expect(result.output == "" && result.status == 2)
  }
}
