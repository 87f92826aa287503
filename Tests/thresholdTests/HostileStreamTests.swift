import Foundation
import TestSupport
import Testing

/// Pipes, closed streams, and texts with very many mistakes: an end in bounded memory, and never a crash.
@Suite struct HostileStreamTests {
  private static let command = "'\(Program.path)' check --config Tests/Fixtures/sound"

  /// Runs a line of shell with at most a gigabyte of address space.
  private func shell(_ line: String) throws -> Program.Result {
    try Program.run(["-c", "ulimit -v 1048576; \(line)"], executable: "/bin/sh")
  }

  private func headlines(_ result: Program.Result) -> [Substring] {
    result.errors.split(separator: "\n").filter { $0.hasPrefix("error: ") }
  }

  // MARK: Streams

  @Test func `A pipe is read to its end, and not past four megabytes`() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.path("pipe")
    let short = try shell("mkfifo '\(pipe)'; printf 'danger: no' > '\(pipe)' & \(Self.command) --answers '\(pipe)'")
    #expect(short.errors == "")
    #expect(short.status == 0)
    let endless = try shell("yes > '\(pipe)' & \(Self.command) --answers '\(pipe)'")
    #expect(endless.errors.hasPrefix("error: '\(pipe)' is larger than 4 MiB [too-large]\n"))
    #expect(endless.status == 2)
  }

  @Test func `A stream that is closed is an error`() throws {
    let input = try shell("exec \(Self.command) --answers - <&-")
    #expect(input.errors == "error: cannot read '-': Bad file descriptor [unreadable-file]\n")
    #expect(input.status == 2)
    let output = try shell("exec \(Self.command) --answer danger=no >&-")
    #expect(output.errors == "error: cannot write the output: Bad file descriptor [unwritable-output]\n")
    #expect(output.status == 2)
    for errors in ["&-", "/dev/full"] {
      let untold = try shell("exec \(Self.command) --answer danger=maybe 2>\(errors)")
      #expect(untold.output + untold.errors == "")
      #expect(untold.status == 2)
    }
  }

  @Test func `A file that its mode keeps from us is named`() throws {
    let file = try TemporaryFile("danger: no\n")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
    let result = try shell("exec \(Self.command) --answers '\(file.path)'")
    // Modes do not bind root.
    let isRoot = NSUserName() == "root"
    #expect(result.status == (isRoot ? 0 : 2))
    #expect(
      result.errors == (isRoot ? "" : "error: cannot read '\(file.path)': Permission denied [unreadable-file]\n")
    )
  }

  // MARK: Texts

  static let texts: [(name: String, text: String, headline: String)] = [
    (
      "very many tag directives", (0..<250_000).map { "%TAG !a\($0)! x\n" }.joined() + "--- {}\n",
      "error: directive '%TAG' is not supported [tag]"
    ),
    (
      "one key very many times", String(repeating: "danger: no\n", count: 200_000),
      "error: key 'danger' appears twice in the same mapping [duplicate-key]"
    ),
    (
      "one key very many times, in one line", "{" + String(repeating: "a: {b: c}, ", count: 300_000) + "}",
      "error: key 'a' appears twice in the same mapping [duplicate-key]"
    ),
    (
      "very many wrong answers in one line", "areas: [" + String(repeating: "abcdefg,", count: 500_000) + "]",
      "error: unknown answer 'abcdefg' to 'areas' in the answers [unknown-answer]"
    ),
    (
      "very many anchors", String(repeating: "- &a x\n", count: 500_000),
      "error: anchor '&a' is not supported [anchor]"
    ),
  ]

  @Test(arguments: texts.indices) func `Very many mistakes`(index: Int) throws {
    let (_, text, headline) = Self.texts[index]
    let file = try TemporaryFile(text)
    let result = try shell("exec \(Self.command) --answers '\(file.path)'")
    #expect(headlines(result).first.map(String.init) == headline)
    #expect(headlines(result).count <= 201)
    #expect(result.output == "")
    #expect(result.status == 2)
  }

  @Test func `A name of megabytes is not repeated in every message`() throws {
    let folder = try TemporaryFolder(copying: "Tests/Fixtures/sound")
    let keys = (0..<300).map { ", key\($0): x" }.joined()
    let rules = "rules: [{id: \(String(repeating: "x", count: 4_000_000))\(keys)}]\n"
    try rules.write(toFile: folder.path("rules.yaml"), atomically: false, encoding: .utf8)
    let result = try shell("exec '\(Program.path)' check --config '\(folder.path)' --answer danger=no")
    #expect(headlines(result).count == 201)
    #expect(result.errors.utf8.count < 1_000_000)
    #expect(result.status == 2)
  }

  @Test func `A character of megabytes is cut`() throws {
    let file = try TemporaryFile("danger: a" + String(repeating: "\u{301}", count: 2_000_000) + "\n")
    let result = try shell("exec \(Self.command) --answers '\(file.path)'")
    #expect(headlines(result).count == 1)
    #expect(result.errors.utf8.count < 2000)
    #expect(result.status == 2)
  }
}
