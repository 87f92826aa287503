import Foundation
import TestSupport
import Testing

/// Files that `--output` names: who may read them, and that nothing is lost by naming one twice.
@Suite struct OutputFileTests {
  private static let check = ["check", "--config", "Tests/Fixtures/sound", "--answer", "danger=yes"]
  private static let config = ["--config", "Tests/Fixtures/sound"]
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func mode(_ name: String) throws -> Int {
    try #require(FileManager.default.attributesOfItem(atPath: folder.path(name))[.posixPermissions] as? Int)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.path(name), encoding: .utf8)
  }

  @Test func `An output file is replaced whole, through a link too, and nothing else is left`() throws {
    try folder.write("old", to: "target.json")
    // What a run left behind that was killed.
    try folder.write("half", to: "target.json.part")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link.json"),
      withDestinationPath: folder.path("target.json")
    )
    let arguments = Self.check + ["--format", "json"]
    let shown = try Threshold.run(arguments).output
    let result = try Threshold.run(arguments + ["--output", folder.path("link.json")])
    #expect(result.status == 0 && result.output == "" && result.errors == "")
    #expect(try text("target.json") == shown)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link.json")) == folder.path("target.json")
    )
    #expect(try folder.names == ["link.json", "target.json"])
  }

  @Test func `What tells of a child is for its owner alone, and keeps the mode that somebody gave it`() throws {
    try folder.write("{}\n", to: "lines.jsonl")
    let commands = [
      Self.check, ["escalate", "--at", "talk"] + Self.config,
      ["batch", folder.path("lines.jsonl")] + Self.config,
    ]
    for (number, command) in commands.enumerated() {
      let name = "\(number).out"
      #expect(try Threshold.run(command + ["-o", folder.path(name)]).status == 0, "\(command)")
      #expect(try mode(name) == 0o600)
      for kept in [0o644, 0o640, 0o600] {
        try FileManager.default.setAttributes([.posixPermissions: kept], ofItemAtPath: folder.path(name))
        #expect(try Threshold.run(command + ["-o", folder.path(name)]).status == 0)
        #expect(try mode(name) == kept)
      }
    }
    #expect(try folder.names == ["0.out", "1.out", "2.out", "lines.jsonl"])
  }

  @Test func `What tells of the guidance alone is as open as the user's other files`() throws {
    #expect(try Threshold.run(["schema", "config", "-o", folder.path("schema.json")] + Self.config).status == 0)
    try folder.write("", to: "other")
    #expect(try mode("schema.json") == (try mode("other")))
  }

  @Test func `A file is not written that is named twice, by whatever names`() throws {
    try folder.write("danger: no\n", to: "answers.yaml")
    try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: "answers.yaml")
    let answers = folder.path("answers.yaml")
    let new = folder.path("new")
    let twice: [(options: [String], first: String, second: String, path: String)] = [
      (["--save", new, "--output", new], "--save", "--output", new),
      (["--save", new, "--output", folder.path("./new"), "--force"], "--save", "--output", folder.path("./new")),
      (["--answers", answers, "--output", answers], "--answers", "--output", answers),
      (["--answers", answers, "--output", folder.path("link")], "--answers", "--output", folder.path("link")),
      (["--answers", answers, "--save", answers, "--force"], "--answers", "--save", answers),
    ]
    for (options, first, second, path) in twice {
      let result = try Threshold.run(Self.check + options)
      #expect(
        result.errors == """
          error: \(first) and \(second) both name '\(path)' [same-file]
          help: choose another name for one of them

          """
      )
      #expect(result.output == "" && result.status == 2)
    }
    #expect(try text("answers.yaml") == "danger: no\n")
    #expect(try folder.names == ["answers.yaml", "link"])
  }

  @Test func `No other command writes over what it reads`() throws {
    let path = try folder.write("{}\n", to: "file")
    let commands = [
      ["batch", path], ["replay", path], ["agreement", path], ["test", path], ["escalate", "--log", path],
      ["rehearse", "--response", path], ["audit", "a", "b", "--intent", path],
    ]
    for command in commands {
      let result = try Threshold.run(command + (command[0] == "audit" ? [] : Self.config) + ["--output", path])
      #expect(result.errors.hasSuffix("[same-file]\nhelp: choose another name for one of them\n"), "\(command)")
      #expect(result.status == 2)
    }
    #expect(try text("file") == "{}\n")
  }

  @Test(arguments: ["check --answer danger=yes", "batch", "explain danger"])
  func `A link that leads nowhere or in a circle is neither replaced nor followed`(command: String) throws {
    try FileManager.default.createSymbolicLink(atPath: folder.path("nowhere"), withDestinationPath: "absent")
    try FileManager.default.createSymbolicLink(atPath: folder.path("circle"), withDestinationPath: "circle")
    let arguments = command.split(separator: " ").map(String.init) + Self.config
    let nowhere = try Threshold.run(arguments + ["--output", folder.path("nowhere")], input: "{}\n")
    #expect(
      nowhere.errors == """
        error: cannot write '\(folder.path("nowhere"))': it is a link that leads nowhere [unwritable-output]
        help: remove the link, or name the file itself

        """
    )
    let circle = try Threshold.run(arguments + ["--output", folder.path("circle")], input: "{}\n")
    #expect(
      circle.errors
        == "error: cannot write '\(folder.path("circle"))': Too many levels of symbolic links [unwritable-output]\n"
    )
    #expect(nowhere.status == 2 && circle.status == 2)
    #expect(try folder.names == ["circle", "nowhere"])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("nowhere")) == "absent")
  }

  @Test func `Where the output takes nothing, what was kept is said, so that nobody adds it twice`() throws {
    func shell(_ arguments: String, _ target: String = "> /dev/full") throws -> Program.Result {
      let line = "'\(Program.path)' \(arguments) --config '\(Repository.path("Tests/Fixtures/sound"))' \(target)"
      return try Program.run(["-c", line], in: folder.path, executable: "/bin/sh")
    }
    let full = "error: cannot write the output: No space left on device [unwritable-output]\n"
    let step = "help: the step is in the log 'log.yaml' all the same: do not add it again\n"
    let record = "help: the record is kept in 'record.json' all the same\n"
    let added = try shell("escalate --log log.yaml --append talk")
    #expect(added.errors == full + step && added.status == 2)
    #expect(try text("log.yaml").components(separatedBy: "- {step: ").count == 2)
    let elsewhere = try shell("escalate --log log.yaml --append talk -o /dev/full", "")
    #expect(elsewhere.errors == full.replacingOccurrences(of: "the output", with: "'/dev/full'") + step)
    #expect(try shell("escalate --log log.yaml").errors == full)
    #expect(try shell("check --answer danger=no --save record.json").errors == full + record)
    #expect(try folder.names == ["log.yaml", "record.json"])
  }

  @Test func `A pipe and a device are written to as they are`() throws {
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    let line =
      "'\(Program.path)' \(Self.check.joined(separator: " ")) -o '\(folder.path("pipe"))' & cat '\(folder.path("pipe"))'"
    let result = try Program.run(["-c", line + "; wait"], executable: "/bin/sh")
    #expect(result.output == (try Threshold.run(Self.check).output))
    #expect(try Threshold.run(Self.check + ["-o", "/dev/null"]).status == 0)
    #expect(try folder.names == ["pipe"])
  }

  @Test(arguments: ["--help", "--version", "check --help", "explain danger --config Tests/Fixtures/sound"])
  func `Whatever is written fails where it cannot be written`(arguments: String) throws {
    let result = try Program.run(["-c", "'\(Program.path)' \(arguments) > /dev/full"], executable: "/bin/sh")
    #expect(result.errors == "error: cannot write the output: No space left on device [unwritable-output]\n")
    #expect(result.status == 2)
  }
}
