import Foundation
import TestSupport
import Testing

/// Every file of a guidance is a file in its own folder: a link could lead to a secret, and a pipe has no end.
@Suite struct GuidanceFileKindTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder(copying: "Tests/Fixtures/sound") }

  private func expect(_ kind: String, _ name: String, environment: [String: String] = [:]) throws {
    let commands = [["check", "--answer", "danger=no", "--config", folder.path], ["audit", folder.path]]
    for command in name == "waivers.yaml" ? commands.suffix(1) : commands[...] {
      let result = try Threshold.run(command + ["--today", "2026-11-24"], environment: environment)
      #expect(
        result.errors == """
          error: '\(folder.path(name))' is \(kind), not a file [unreadable-file]
          help: every file of a guidance is a file in its own folder

          """
      )
      #expect(result.output == "" && result.status == 2)
    }
  }

  @Test(arguments: ["waivers.yaml", "rules.yaml"]) func `A link to a secret is not followed`(name: String) throws {
    try? FileManager.default.removeItem(atPath: folder.path(name))
    try FileManager.default.createSymbolicLink(atPath: folder.path(name), withDestinationPath: "/proc/self/environ")
    try expect("a link", name, environment: ["SECRET": "hunter2"])
  }

  @Test func `Neither is a link that stays within the folder, as in a revision`() throws {
    try FileManager.default.moveItem(atPath: folder.path("rules.yaml"), toPath: folder.path("rules.txt"))
    try FileManager.default.createSymbolicLink(atPath: folder.path("rules.yaml"), withDestinationPath: "rules.txt")
    try expect("a link", "rules.yaml")
  }

  @Test(arguments: ["waivers.yaml", "levels.yaml"]) func `A pipe is not waited for`(name: String) throws {
    try? FileManager.default.removeItem(atPath: folder.path(name))
    #expect(mkfifo(folder.path(name), 0o600) == 0)
    try expect("a pipe", name)
  }

  @Test func `A folder of that name is none`() throws {
    try FileManager.default.removeItem(atPath: folder.path("reminders.yaml"))
    try FileManager.default.createDirectory(atPath: folder.path("reminders.yaml"), withIntermediateDirectories: false)
    try expect("a folder", "reminders.yaml")
  }

  @Test func `The folder itself may be reached by a link`() throws {
    let links = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(atPath: links.path("link"), withDestinationPath: folder.path)
    let result = try Threshold.run(["check", "--answer", "danger=no", "--config", links.path("link")])
    #expect(result.errors == "" && result.status == 0)
  }
}
