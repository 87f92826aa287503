import Foundation
import TestSupport
import Testing

/// What is found in a folder has to be a file itself: a link could lead to a secret, and a pipe has no end. A path that the
/// user names is read whatever it is.
@Suite struct FolderFileKindTests {
  private static let interview = ["--config", "Tests/Fixtures/interview", "--today", "2026-11-24"]
  private static let scenarios = "Tests/Fixtures/scenarios/agree"
  private static let agreement = "Tests/Fixtures/agreement"

  /// Commands that walk a folder of scenarios.
  private static let readers: [@Sendable (String) -> [String]] = [
    { ["test", $0] + interview },
    { ["rehearse", "--list", "--scenarios", $0] + interview },
    { ["rehearse", $0, "--list"] + interview },
    { ["agreement", "\(agreement)/responses", "--scenarios", $0] + interview },
    { ["audit", "Tests/Fixtures/interview", "Tests/Fixtures/interview", "--scenarios", $0] + interview.suffix(2) },
  ]

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder(copying: Self.scenarios) }

  private static let help = "help: in a folder only files themselves are read; name it to have it read\n"

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: folder.path(name), withDestinationPath: target)
  }

  @Test(arguments: 0..<5) func `Pipes are not waited for, and links are not followed`(reader: Int) throws {
    let secret = try TemporaryFolder()
    try secret.write("hunter2: [", to: "secret")
    try secret.write("hunter3: [", to: "other.yaml")
    #expect(mkfifo(folder.path("pipe.yaml"), 0o600) == 0)
    try link("secret.yaml", to: secret.path("secret"))
    try link("again.yml", to: "nobody-knows.yaml")
    try link("home/elsewhere", to: secret.path)
    try link("nowhere.json", to: "nothing")
    try link("note.txt", to: secret.path("secret"))
    let result = try Threshold.run(Self.readers[reader](folder.path))
    let path = folder.path
    #expect(
      result.errors.split(separator: "\n\n").map { $0.trimmingCharacters(in: .newlines) + "\n" } == [
        """
        error: '\(path)/home/elsewhere' is a link, not a folder [unreadable-folder]
        help: name what it leads to, to have that read

        """,
        "error: '\(path)/again.yml' is a link, not a file [unreadable-file]\n" + Self.help,
        "error: '\(path)/nowhere.json' is a link, not a file [unreadable-file]\n" + Self.help,
        "error: '\(path)/pipe.yaml' is a pipe, not a file [unreadable-file]\n" + Self.help,
        "error: '\(path)/secret.yaml' is a link, not a file [unreadable-file]\n" + Self.help,
      ]
    )
    #expect(result.output == "" && result.status == 2)
  }

  @Test func `A folder of responses is walked in the same way`() throws {
    let responses = try TemporaryFolder(copying: "\(Self.agreement)/responses")
    #expect(mkfifo(responses.path("pipe.json"), 0o600) == 0)
    let others = ["--config", "\(Self.agreement)/guidance", "--scenarios", "\(Self.agreement)/scenarios"]
    let result = try Threshold.run(["agreement", responses.path] + others)
    #expect(
      result.errors == "error: '\(responses.path("pipe.json"))' is a pipe, not a file [unreadable-file]\n" + Self.help
    )
    #expect(result.output == "" && result.status == 2)
  }

  @Test func `What somebody names is read, a pipe and a link among it`() throws {
    let links = try TemporaryFolder()
    let paths = ["folder": folder.path, "nobody-knows.yaml": folder.path("nobody-knows.yaml")]
    for (name, target) in paths {
      try FileManager.default.createSymbolicLink(atPath: links.path(name), withDestinationPath: target)
    }
    let test = ["test"] + Self.interview
    #expect(try Threshold.run(test + [links.path("folder")]).output == "All 2 scenarios agree with the guidance.\n")
    #expect(try Threshold.run(test + [links.path("nobody-knows.yaml")]).status == 0)
    let (responses, others) = ("\(Self.agreement)/responses", "\(Self.agreement)/scenarios")
    let line =
      "'\(Program.path)' agreement <(cat \(responses)/1.json) \(responses)/2.json --scenarios \(others) "
      + "--config \(Self.agreement)/guidance"
    let piped = try Program.run(["-c", line], executable: "/bin/bash")
    #expect(piped.errors == "" && piped.status == 0)
  }

  @Test func `The folder that nobody names is no link`() throws {
    let place = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(atPath: place.path("Scenarios"), withDestinationPath: folder.path)
    let guidance = Repository.path("Tests/Fixtures/interview")
    for command in [["test", "--config", guidance], ["audit", guidance, guidance]] {
      let result = try Threshold.run(command + ["--today", "2026-11-24"], in: place.path)
      #expect(
        result.errors == """
          error: 'Scenarios' is a link, not a folder [unreadable-folder]
          help: name what it leads to, to have that read

          """
      )
      #expect(result.output == "" && result.status == 2)
    }
    #expect(try Threshold.run(["test", "Scenarios", "--config", guidance], in: place.path).status == 0)
  }
}
