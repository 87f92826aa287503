import Foundation
import TestSupport
import Testing

/// Files that `threshold` makes: records with `--save`, results with `--output`.
@Suite struct SaveTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func check(_ options: [String], answers: String = "danger=no") throws -> Program.Result {
    try Threshold.run(CheckCommandTests.command + ["--answer", answers] + options)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.path(name), encoding: .utf8)
  }

  /// What a refusal to write over a file says.
  private func exists(_ name: String) -> String {
    """
    error: '\(folder.path(name))' already exists [file-exists]
    help: choose another name, or replace it with --force

    """
  }

  @Test func `A record holds the answers and the outcome, and nobody else may read it`() throws {
    let result = try check(["--save", folder.path("record.json")])
    #expect(result.errors == "")
    #expect(result.output == (try check([]).output))
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("record.json"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let outcome = try check(["--format", "json"]).output
    #expect(
      try text("record.json") == """
        {
          "record": 1,
          "meaning": 2,
          "on": "2026-11-24",
          "answers": {
            "danger": "no"
          },
          "outcome": \(outcome.replacingOccurrences(of: "\n", with: "\n  ").dropLast(3))
        }

        """
    )
    #expect(try folder.names == ["record.json"])
  }

  @Test func `A file that exists stays as it is, unless forced`() throws {
    try folder.write("mine", to: "record.json")
    let refused = try check(["--save", folder.path("record.json")])
    #expect(refused.errors == exists("record.json"))
    #expect(refused.output == "")
    #expect(refused.status == 2)
    #expect(try text("record.json") == "mine")
    let forced = try check(["--save", folder.path("record.json"), "--force"])
    #expect(forced.status == 0)
    #expect(try text("record.json").hasPrefix("{\n  \"record\": 1,\n"))
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("record.json"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try folder.names == ["record.json"])
  }

  @Test(arguments: [[], ["--force"]])
  func `A link, a pipe and a device are not replaced, even where that is forced`(options: [String]) throws {
    try folder.write("theirs", to: "theirs.json")
    for (name, target) in [("link.json", "theirs.json"), ("dangling.json", "nothing.json")] {
      try FileManager.default.createSymbolicLink(atPath: folder.path(name), withDestinationPath: folder.path(target))
    }
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    let kinds = [
      (folder.path("link.json"), "a link"), (folder.path("dangling.json"), "a link"), (folder.path("pipe"), "a pipe"),
      ("/dev/null", "a device"),
    ]
    for (path, kind) in kinds {
      let refused = try check(["--save", path] + options)
      #expect(refused.errors == "error: cannot write '\(path)': it is \(kind) [unwritable-output]\n")
      #expect(refused.output == "" && refused.status == 2)
    }
    #expect(try text("theirs.json") == "theirs")
    #expect(try folder.names == ["dangling.json", "link.json", "pipe", "theirs.json"])
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link.json")) == folder.path("theirs.json")
    )
  }

  @Test func `Where no record can be made nothing is asked, shown or left behind`() throws {
    try folder.write("a file", to: "file")
    let targets = [
      (folder.path("none/record.json"), "No such file or directory"), (folder.path, "Is a directory"),
      (folder.path("file/record.json"), "Not a directory"), ("", "No such file or directory"),
    ]
    for (target, problem) in targets {
      let result = try check(["--save", target, "--force"])
      #expect(result.errors == "error: cannot write '\(target)': \(problem) [unwritable-output]\n")
      #expect(result.output == "")
      #expect(result.status == 2)
    }
    #expect(try folder.names == ["file"])
  }

  @Test func `A record that becomes impossible meanwhile does not cost the outcome`() throws {
    let result = try limited(["--save", folder.path("record.json")])
    #expect(
      result.errors == "error: cannot write '\(folder.path("record.json"))': File too large [unwritable-output]\n"
    )
    #expect(result.output == (try check([]).output))
    #expect(result.status == 2)
    #expect(try folder.names == [])
  }

  // MARK: Results

  @Test func `A result goes to a file as it would go to standard output`() throws {
    for format in ["text", "markdown", "json"] {
      let name = "outcome.\(format)"
      let result = try check(["--format", format, "--output", folder.path(name)])
      #expect(result.output == "")
      #expect(result.errors == "")
      #expect(result.status == 0)
      #expect(try text(name) == (try check(["--format", format]).output))
    }
    #expect(try folder.names == ["outcome.json", "outcome.markdown", "outcome.text"])
  }

  @Test func `A result replaces an older one`() throws {
    try folder.write("old", to: "outcome.txt")
    #expect(try check(["-o", folder.path("outcome.txt")]).status == 0)
    #expect(try text("outcome.txt") == (try check([]).output))
    #expect(try folder.names == ["outcome.txt"])
  }

  @Test func `Where a result cannot be written whole the older one stays`() throws {
    try folder.write("old", to: "outcome.txt")
    let result = try limited(["--output", folder.path("outcome.txt"), "--format", "json"])
    #expect(
      result.errors == "error: cannot write '\(folder.path("outcome.txt"))': File too large [unwritable-output]\n"
    )
    #expect(result.status == 2)
    #expect(try text("outcome.txt") == "old")
    #expect(try folder.names == ["outcome.txt"])
  }

  @Test func `A full device and a folder are no place for a result`() throws {
    for (target, problem) in [("/dev/full", "No space left on device"), (folder.path, "Is a directory")] {
      let result = try check(["--output", target])
      #expect(result.errors == "error: cannot write '\(target)': \(problem) [unwritable-output]\n")
      #expect(result.status == 2)
    }
    #expect(try check(["--output", "/dev/null"]).status == 0)
  }

  @Test func `Colour goes into a file only where it is asked for`() throws {
    #expect(try check(["--output", folder.path("plain.txt"), "--color", "auto"]).status == 0)
    #expect(!(try text("plain.txt").contains("\u{1B}")))
    #expect(try check(["--output", folder.path("coloured.txt"), "--color", "always"]).status == 0)
    #expect(try text("coloured.txt").contains("\u{1B}[1mLevel 1, Low, on what is known.\u{1B}[0m\n"))
  }

  /// Runs a check that may write no file longer than a kibibyte; its standard output is a pipe.
  private func limited(_ options: [String]) throws -> (output: String, errors: String, status: Int32) {
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments =
      ["-c", "trap '' XFSZ; ulimit -f 1; exec \"$@\"", "bash", Program.path] + CheckCommandTests.command
      + ["--answer", "danger=no"] + options
    process.currentDirectoryURL = URL(fileURLWithPath: Repository.root)
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let texts = [output, errors].map { String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) }
    process.waitUntilExit()
    return (texts[0], texts[1], process.terminationStatus)
  }
}
