import Foundation
import TestSupport
import Testing

/// Which guidance a command uses.
@Suite struct GuidanceFolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Puts a copy of the small guidance, under a name of its own, below the temporary folder.
  private func copy(_ name: String, to path: String) throws {
    let target = folder.path(path)
    let parent = URL(fileURLWithPath: target).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Repository.path("Tests/Fixtures/interview"), toPath: target)
    let file = "\(target)/guidance.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try text.replacingOccurrences(of: "Guidance for a test interview", with: name)
      .write(toFile: file, atomically: true, encoding: .utf8)
  }

  /// The name of the guidance that a check in the temporary folder uses.
  private func used(_ options: [String] = [], _ environment: [String: String] = [:]) throws -> String? {
    let command = ["check", "--format", "json", "--today", "2026-11-24", "--answer", "danger=no"]
    let result = try Threshold.run(command + options, environment: environment, in: folder.path)
    guard result.status == 0 else { return result.errors }
    return result.output.split(separator: "\n").first { $0.contains("\"name\"") }
      .map { String($0.split(separator: "\"")[3]) }
  }

  @Test func `The option comes first, then the environment, then the working folder`() throws {
    try copy("Here", to: "Config/lancashire")
    try copy("Environment", to: "environment")
    try copy("Option", to: "option")
    let environment = ["THRESHOLD_CONFIG": folder.path("environment")]
    #expect(try used(["--config", "option"], environment) == "Option")
    #expect(try used(["--config", "option/"], environment) == "Option")
    #expect(try used([], environment) == "Environment")
    #expect(try used([], ["THRESHOLD_CONFIG": "environment"]) == "Environment")
    #expect(try used([], ["THRESHOLD_CONFIG": ""]) == "Here")
    #expect(try used() == "Here")
  }

  @Test(arguments: [["--config", "missing"], ["--reason=--config", "--professional-level=1", "--config=option"]])
  func `The option that counts is the one that the arguments end with`(before: [String]) throws {
    try copy("Option", to: "option")
    #expect(try used(before + ["--config", "option"]) == "Option")
    #expect(try used(before + ["--config=option"]) == "Option")
  }

  @Test func `What is wrong with the arguments is said before anything about a guidance`() throws {
    let result = try Threshold.run(["check", "--config", "missing", "--answer", "danger=no", "--nonsense"])
    #expect(
      result.errors == """
        Error: Unknown option '--nonsense'
        Usage: threshold check <options>
          See 'threshold check --help' for more information.

        """
    )
    #expect(result.status == 64)
  }

  @Test func `Without any guidance it is said where it was looked for`() throws {
    let installed = URL(fileURLWithPath: Program.path).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("share/threshold").path
    let result = try Threshold.run(["check", "--answer", "danger=no"], in: folder.path)
    #expect(
      result.errors == """
        error: no guidance found: there is neither 'Config/lancashire' nor '\(installed)/Config/lancashire' [missing-guidance]
        help: name its folder with --config DIR or THRESHOLD_CONFIG

        """
    )
    #expect(result.status == 2)
  }

  @Test func `A folder that was named and is not there is not replaced by another`() throws {
    try copy("Here", to: "Config/lancashire")
    let message = "error: cannot read 'elsewhere': No such file or directory [unreadable-folder]\n"
    #expect(try used(["--config", "elsewhere"]) == message)
    #expect(try used([], ["THRESHOLD_CONFIG": "elsewhere"]) == message)
  }

  @Test func `A guidance with problems is refused with all of them`() throws {
    try copy("Broken", to: "broken")
    try "rules: [{id: r, level: hihg, when: {dangr: yes}, because: B., source: handbook}]"
      .write(toFile: folder.path("broken/rules.yaml"), atomically: true, encoding: .utf8)
    try "".write(toFile: folder.path("broken/rule.yaml"), atomically: true, encoding: .utf8)
    let result = try Threshold.run(["check", "--config", "broken", "--answer", "danger=no"], in: folder.path)
    #expect(result.output == "")
    #expect(result.errors == (try Golden.text("check/broken-guidance.txt", recording: result.errors)))
    #expect(result.status == 2)
  }
}
