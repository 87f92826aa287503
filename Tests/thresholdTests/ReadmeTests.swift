import Foundation
import TestSupport
import Testing

/// What the README shows is what happens.
@Suite struct ReadmeTests {
  static let lines =
    (try? String(contentsOfFile: Repository.path("README.md"), encoding: .utf8))?
    .components(separatedBy: "\n") ?? []

  /// The lines of the code blocks of a language.
  private static func blocks(_ language: String) -> [[String]] {
    var blocks: [[String]] = []
    var isInside = false
    for line in lines {
      if line == "```\(language)" {
        isInside = true
        blocks.append([])
      } else if line == "```" {
        isInside = false
      } else if isInside {
        blocks[blocks.count - 1].append(line)
      }
    }
    return blocks
  }

  /// A command that the README shows, with the output that it shows.
  struct Shown: Sendable, CustomTestStringConvertible {
    let command: String
    var output: String = ""
    var testDescription: String { command }
  }

  static let shown: [Shown] = blocks("console").flatMap { block in
    var shown: [Shown] = []
    for line in block {
      if line.hasPrefix("$ ") {
        shown.append(Shown(command: String(line.dropFirst(2))))
      } else if !shown.isEmpty {
        shown[shown.count - 1].output += line + "\n"
      }
    }
    return shown
  }

  @Test func `There is a command with its output`() {
    #expect(!Self.shown.isEmpty)
    #expect(Self.blocks("console").allSatisfy { $0.first?.hasPrefix("$ ") == true })
  }

  @Test(arguments: shown) func `A command prints what the README shows`(shown: Shown) throws {
    // Only our own program, and nothing after it but `head`, is run from a text file.
    #expect(shown.command.wholeMatch(of: try Regex("threshold [-a-zA-Z0-9 =,?./]*( \\| head -n [0-9]+)?")) != nil)
    let folder = URL(fileURLWithPath: Program.path).deletingLastPathComponent().path
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", shown.command]
    process.currentDirectoryURL = URL(fileURLWithPath: Repository.root)
    process.environment = ["PATH": "\(folder):/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(output == shown.output)
    #expect(process.terminationStatus == 0)
  }

  @Test func `What make is asked for exists, and every submission has to pass it`() throws {
    let makefile = try String(contentsOfFile: Repository.path("Makefile"), encoding: .utf8).split(separator: "\n")
    let submission = try String(contentsOfFile: Repository.path(".ci/run"), encoding: .utf8).split(separator: "\n")
    let commands = Self.blocks("sh").flatMap(\.self).map { $0.split(separator: " ") }
    #expect(!commands.isEmpty)
    for command in commands {
      let target = try #require(command.dropFirst().first)
      #expect(command[0] == "make")
      #expect(makefile.contains { $0.hasPrefix("\(target):") }, "\(target)")
      #expect(submission.contains { $0.split(separator: " ").starts(with: ["make", target]) }, "\(target)")
    }
  }

  /// Every command in running text and in tables.
  static let mentioned: [String] = lines.flatMap { line in
    line.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
  }.filter { $0.hasPrefix("threshold ") }

  @Test func `The README mentions commands`() {
    #expect(Self.mentioned.count >= 5)
  }

  @Test(arguments: mentioned) func `A command that the README mentions exists, with its options`(command: String) throws
  {
    let words = command.split(separator: " ").map { String($0) }
    let name = words[1]
    let commands = try Threshold.run(["--help"]).output.components(separatedBy: "SUBCOMMANDS:").last ?? ""
    #expect(commands.split(separator: "\n").contains { $0.split(separator: " ").first == name[...] }, "\(name)")
    let help = try Threshold.run([name, "--help"])
    #expect(help.status == 0)
    let known = help.output.split { " \n,[]".contains($0) }
    for option in words where option.hasPrefix("-") {
      #expect(known.contains(option[...]), "\(option)")
    }
    // Options, records and lines of answers may need files that are not there; what needs none is run.
    if !words.contains(where: { $0.hasPrefix("-") || $0.hasSuffix(".json") || $0.hasSuffix(".jsonl") }), words.count > 2
    {
      #expect(try Threshold.run(Array(words.dropFirst())).status == 0)
    }
  }
}
