import Foundation
import TestSupport
import Testing

/// Case logs on disk: who may read them, links, and what happens when several add at once or one is killed.
@Suite struct CaseLogFileTests {
  private let folder: TemporaryFolder
  private var log: String { folder.path("case.yaml") }

  init() throws { folder = try TemporaryFolder() }

  private static let begun = "disagreement: \"the level\"\nsteps:\n"

  private func line(_ note: Int) -> String {
    "  - {step: talk-first, on: 2026-11-24, outcome: open, note: \"\(note)\"}\n"
  }

  private func arguments(_ note: Int, _ more: [String] = [], log name: String = "case.yaml") -> [String] {
    ["escalate", "--today", "2026-11-24", "--log", folder.path(name), "--append", "talk-first", "--note", "\(note)"]
      + more
  }

  private func text() throws -> String { try String(contentsOfFile: log, encoding: .utf8) }

  private func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: folder.path(name))[.posixPermissions] as? Int
  }

  @Test func `A new log is for its owner alone, and stays so; another keeps the rights that it has`() throws {
    #expect(try Threshold.run(arguments(1, ["--about", "the level"])).status == 0)
    #expect(try mode("case.yaml") == 0o600)
    #expect(try Threshold.run(arguments(2)).status == 0)
    #expect(try mode("case.yaml") == 0o600)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: log)
    #expect(try Threshold.run(arguments(3)).status == 0)
    #expect(try mode("case.yaml") == 0o640)
    #expect(try text() == Self.begun + line(1) + line(2) + line(3))
  }

  @Test func `A new log keeps the agencies, which need not be named again`() throws {
    let sides = ["--agency", "school", "--with", "council"]
    #expect(try Threshold.run(arguments(1, sides)).status == 0)
    #expect(try text() == "disagreement: \"not said\"\nagency: school\nwith: council\nsteps:\n" + line(1))
    let log = ["escalate", "--today", "2026-11-24", "--log", log, "--plan"]
    let (kept, named) = (try Threshold.run(log), try Threshold.run(log + sides))
    #expect(kept.output == named.output && kept.output.contains("The designated safeguarding lead") && kept.status == 0)
    try folder.write("disagreement: d\nagency: scool\nsteps: []\n", to: "wrong.yaml")
    let wrong = try Threshold.run(["escalate", "--today", "2026-11-24", "--log", folder.path("wrong.yaml")])
    #expect(wrong.status == 2 && wrong.errors.contains("unknown agency 'scool' in the case log"))
  }

  @Test func `A link, a pipe and a device are not added to`() throws {
    try folder.write(Self.begun + line(0), to: "case.yaml")
    try FileManager.default.createSymbolicLink(atPath: folder.path("link.yaml"), withDestinationPath: "case.yaml")
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    for (name, kind) in [("link.yaml", "a link"), ("pipe", "a pipe")] {
      let result = try Threshold.run(arguments(1, log: name))
      #expect(result.errors == "error: cannot write '\(folder.path(name))': it is \(kind) [unwritable-output]\n")
      #expect(result.output == "" && result.status == 2)
    }
    #expect(try text() == Self.begun + line(0))
    #expect(try folder.names == ["case.yaml", "link.yaml", "pipe"])
  }

  @Test func `What a log is about is said once`() throws {
    try folder.write(Self.begun + line(0), to: "case.yaml")
    let result = try Threshold.run(arguments(1, ["--about", "something else"]))
    #expect(result.status == 2)
    #expect(
      result.errors == """
        error: '\(log)' already exists and says what it is about [file-exists]
        help: leave out --about

        """
    )
    #expect(try text() == Self.begun + line(0))
  }

  @Test func `A step that is refused leaves no trace`() throws {
    try folder.write(Self.begun + line(0), to: "case.yaml")
    let result = try Threshold.run(arguments(1, ["--on", "2026-11-25"]))
    #expect(result.status == 2 && result.output == "")
    #expect(result.errors.hasPrefix("error: 2026-11-25 is in the future: today is 2026-11-24 [date-in-future]\n"))
    #expect(try text() == Self.begun + line(0))
    #expect(try Threshold.run(arguments(1, ["--on", "2026-11-25"], log: "new.yaml")).status == 2)
    #expect(try folder.names == ["case.yaml"])
  }

  @Test func `What a killed run left behind is cleared away`() throws {
    try folder.write(Self.begun + line(0), to: "case.yaml")
    try folder.write("half of a lo", to: "case.yaml.part")
    try folder.write("", to: "case.yaml.lock")
    #expect(try Threshold.run(arguments(1)).status == 0)
    #expect(try text() == Self.begun + line(0) + line(1))
    #expect(try folder.names == ["case.yaml"])
  }

  @Test func `What is planted in the place of lock and draft is not followed`() throws {
    try folder.write(Self.begun + line(0), to: "case.yaml")
    try folder.write("theirs", to: "theirs")
    for name in ["case.yaml.part", "case.yaml.lock"] {
      try FileManager.default.createSymbolicLink(atPath: folder.path(name), withDestinationPath: "theirs")
    }
    let result = try Threshold.run(arguments(1))
    #expect(
      result.errors == "error: cannot write '\(log).lock': Too many levels of symbolic links [unwritable-output]\n"
    )
    #expect(result.status == 2)
    try FileManager.default.removeItem(atPath: folder.path("case.yaml.lock"))
    #expect(try Threshold.run(arguments(1)).status == 0)
    #expect(try text() == Self.begun + line(0) + line(1))
    #expect(try String(contentsOfFile: folder.path("theirs"), encoding: .utf8) == "theirs")
    #expect(try folder.names == ["case.yaml", "theirs"])
  }

  @Test(arguments: ["--note", "--about"]) func `An empty text is wrong usage`(option: String) throws {
    let result = try Threshold.run(
      ["escalate", "--log", log, "--append", "talk-first", option, " "]
    )
    #expect(result.status == 64 && result.errors.hasPrefix("Error: \(option) is empty.\n"))
    #expect(try Threshold.run(["escalate", "--log", log, "--outcome", "resolved"]).status == 64)
    #expect(try folder.names == [])
  }

  // MARK: At once

  @Test(arguments: [2, 8]) func `Of several who begin a log at once every one is in it`(count: Int) async throws {
    let statuses = try await withThrowingTaskGroup(of: Int32.self) { group in
      for note in 0..<count { group.addTask { try Threshold.run(arguments(note)).status } }
      return try await group.reduce(into: [Int32]()) { $0.append($1) }
    }
    #expect(statuses == Array(repeating: 0, count: count))
    let lines = try text().split(separator: "\n").map { "\($0)\n" }
    #expect(lines.prefix(2) == ["disagreement: \"not said\"\n", "steps:\n"])
    #expect(lines.dropFirst(2).sorted() == (0..<count).map(line))
    #expect(try folder.names == ["case.yaml"])
  }

  @Test func `While many are killed the log is always whole, and holds whoever came through`() throws {
    var generator = SeededGenerator(seed: 3)
    var (through, killed) = (Set<Int>(), 0)
    for round in 0..<12 {
      let processes = try (0..<4).map { place in
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.currentDirectoryURL = URL(fileURLWithPath: Repository.root)
        process.arguments = arguments(round * 4 + place)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
      }
      for (place, process) in processes.enumerated() {
        usleep(UInt32(generator.number(0...25_000)))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        if process.terminationReason == .exit {
          #expect(process.terminationStatus == 0)
          through.insert(round * 4 + place)
        } else {
          killed += 1
        }
      }
      guard FileManager.default.fileExists(atPath: log) else { continue }
      #expect(try Threshold.run(["escalate", "--log", log, "--today", "2026-11-24"]).status == 0)
      let lines = try text().split(separator: "\n").dropFirst(2).map { "\($0)\n" }
      #expect(Set(lines).count == lines.count)
      #expect(Set(lines).isSuperset(of: through.map(line)))
      #expect(Set(lines).isSubset(of: (0..<(round + 1) * 4).map(line)))
    }
    #expect(killed > 0)
    #expect(try Threshold.run(arguments(99)).status == 0)
    #expect(try text().hasSuffix(line(99)))
  }
}
