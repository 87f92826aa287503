import Foundation
import TestSupport
import Testing

/// Input that is made to do harm ends in one clear error and status 2, in bounded memory.
@Suite struct HostileInputTests {
  private static let guidance = "Tests/Fixtures/sound"

  /// Runs the program with at most a gigabyte of address space.
  private func run(_ arguments: [String], input: String = "/dev/null", output: String = "") throws -> Program.Result {
    let words = ([Program.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
    return try Program.run(
      ["-c", "ulimit -v 1048576; exec \(words) < '\(input)' \(output)"],
      executable: "/bin/sh"
    )
  }

  private func check(answers text: [UInt8]) throws -> Program.Result {
    let file = try TemporaryFile(bytes: text)
    return try run(["check", "--config", Self.guidance, "--answers", file.path])
  }

  private func expectOneError(_ result: Program.Result, _ identifier: String) {
    #expect(result.status == 2)
    #expect(result.output == "")
    let errors = result.errors.split(separator: "\n").filter { $0.hasPrefix("error: ") }
    #expect(errors.count == 1 && errors.first?.hasSuffix("[\(identifier)]") == true, "\(result.errors.prefix(2000))")
    #expect(!result.errors.contains("\u{1B}"))
  }

  static let texts: [(name: String, text: String, identifier: String)] = [
    ("nested flow", String(repeating: "[", count: 100_000), "too-deep"),
    ("nested flow mappings", String(repeating: "{a: ", count: 100_000), "too-deep"),
    ("nested block", String(repeating: "- ", count: 100_000) + "x", "too-deep"),
    ("nested keys", String(repeating: "? ", count: 100_000) + "x", "too-deep"),
    ("only a tag", "!!python/object:os.system {}", "tag"),
    ("several documents", "--- {}\n--- {}\n", "several-documents"),
    ("no mapping", "- danger\n", "wrong-type"),
    ("nothing", "", "empty-file"),
    ("an escape", "danger: \u{1B}[2J\n", "control-character"),
    ("a zero byte", "danger: \u{0}yes\n", "control-character"),
    ("an escaped escape", "\"dan\\e[2Jger\": yes\n", "unknown-question"),
    ("a line of four megabytes", "danger: " + String(repeating: "y", count: 4_190_000), "unknown-answer"),
    ("no end of a quote", "danger: \"" + String(repeating: "y", count: 1_000_000), "yaml-syntax"),
  ]

  @Test(arguments: texts.indices) func `A text made to do harm`(index: Int) throws {
    let (_, text, identifier) = Self.texts[index]
    expectOneError(try check(answers: Array(text.utf8)), identifier)
  }

  @Test func `Aliases that would grow to billions`() throws {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<12 {
      bomb += "a\(level): &a\(level) [\((0..<9).map { _ in "*a\(level - 1)" }.joined(separator: ", "))]\n"
    }
    let result = try check(answers: Array(bomb.utf8))
    #expect(result.status == 2 && result.output == "")
    #expect(result.errors.hasPrefix("error: anchor '&a0' is not supported [anchor]\n"))
  }

  @Test func `Two hundred thousand keys`() throws {
    let keys = (0..<200_000).map { "k\($0): yes\n" }.joined()
    let result = try check(answers: Array(keys.utf8))
    #expect(result.status == 2 && result.output == "")
    #expect(result.errors.hasPrefix("error: unknown question 'k0' in the answers [unknown-question]\n"))
  }

  @Test func `Bytes that are no text`() throws {
    expectOneError(try check(answers: Array("danger: yes # ".utf8) + [0xFF, 0xFE, 0x0A]), "not-utf-8")
  }

  @Test func `A hundred megabytes, and a file without an end`() throws {
    let file = try TemporaryFile()
    let handle = try #require(FileHandle(forWritingAtPath: file.path))
    try handle.truncate(atOffset: 100 << 20)
    expectOneError(try run(["check", "--config", Self.guidance, "--answers", file.path]), "too-large")
    expectOneError(try run(["check", "--config", Self.guidance, "--answers", "/dev/zero"]), "too-large")
    expectOneError(try run(["check", "--config", Self.guidance, "--answers", "-"], input: "/dev/zero"), "too-large")
  }

  @Test(arguments: [
    ("/tmp", "a folder, not a file"), ("/etc/passwd/x", "Not a directory"), ("/nowhere", "No such file"),
  ])
  func `A file that cannot be read`(path: String, reason: String) throws {
    let result = try run(["check", "--config", Self.guidance, "--answers", path])
    expectOneError(result, "unreadable-file")
    #expect(result.errors.contains(reason))
  }

  @Test(arguments: [("/etc/passwd", "Not a directory"), ("/nowhere", "No such file")])
  func `A configuration that is no folder`(path: String, reason: String) throws {
    let result = try run(["check", "--config", path, "--answer", "danger=no"])
    expectOneError(result, "unreadable-folder")
    #expect(result.errors.contains(reason))
  }

  @Test func `A configuration's file that is a folder, and one that is unreadable to everybody`() throws {
    let folder = try TemporaryFolder(copying: Self.guidance)
    try FileManager.default.removeItem(atPath: "\(folder.path)/rules.yaml")
    try FileManager.default.createDirectory(atPath: "\(folder.path)/rules.yaml", withIntermediateDirectories: false)
    expectOneError(try run(["check", "--config", folder.path, "--answer", "danger=no"]), "unreadable-file")
    try FileManager.default.removeItem(atPath: "\(folder.path)/rules.yaml")
    try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/rules.yaml", withDestinationPath: "rules.yaml")
    expectOneError(try run(["check", "--config", folder.path, "--answer", "danger=no"]), "unreadable-file")
  }

  @Test(arguments: ["text", "json", "markdown"]) func `An output that is full`(format: String) throws {
    let arguments = ["check", "--config", Self.guidance, "--answer", "danger=no", "--format", format]
    expectOneError(try run(arguments, output: "> /dev/full"), "unwritable-output")
    expectOneError(try run(arguments + ["--output", "/dev/full"]), "unwritable-output")
    expectOneError(try run(arguments + ["--output", "/nowhere/file"]), "unwritable-output")
  }

  @Test(arguments: ["text", "json", "markdown"])
  func `No file can drive the terminal`(format: String) throws {
    let folder = try TemporaryFolder(copying: Self.guidance)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let path = "\(folder.path)/\(name)"
      var text = try String(contentsOfFile: path, encoding: .utf8)
      for words in [
        "Someone is in danger", "Is anyone in danger now?", "Serious", "Call for help", "Carry on", "Hear the child",
      ] {
        text = text.replacingOccurrences(of: ": \(words)", with: ": \"\\e[2J\\u009b31m\\u202e\(words)\\a\" #")
      }
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let result = try run(
      ["check", "--config", folder.path, "--answer", "danger=yes", "--answer", "heard=no", "--format", format]
    )
    #expect(result.status == 0, "\(result.errors)")
    let dangerous = result.output.unicodeScalars.filter { scalar in
      scalar.value < 0x20 && scalar != "\n" || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x202E
    }
    #expect(Array(dangerous) == [] || format == "json" && Set(dangerous) == ["\u{202E}"])
    #expect(result.output.contains("in danger"))
  }

  @Test func `Neither can an argument or a file's name`() throws {
    let result = try run(["check", "--config", Self.guidance, "--answer", "da\u{1B}[2Jnger=yes"])
    expectOneError(result, "unknown-question")
    expectOneError(try run(["check", "--config", Self.guidance, "--answers", "/no\u{1B}[2J"]), "unreadable-file")
    let folder = try TemporaryFolder(copying: Self.guidance)
    try "x: y\n".write(toFile: "\(folder.path)/ru\u{1B}[2Jles.yaml", atomically: true, encoding: .utf8)
    expectOneError(try run(["check", "--config", folder.path, "--answer", "danger=yes"]), "unknown-file")
  }
}
