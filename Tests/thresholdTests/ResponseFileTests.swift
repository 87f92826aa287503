import Foundation
import TestSupport
import Testing

/// What `rehearse --save` keeps, and what it leaves alone.
@Suite struct ResponseFileTests {
  private let folder: TemporaryFolder
  private static let judgement = RehearseCommandTests.judgement(
    "at-the-door",
    "3",
    "danger: yes, signs: {hurt: unknown}"
  )

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder.path("response.json") }

  private func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  private func rehearse(_ response: String, _ options: [String] = []) throws -> Program.Result {
    try RehearseCommandTests.rehearse(response, ["--save", path] + options)
  }

  /// A conversation that keeps the response.
  private func converse(
    _ keys: [PseudoTerminal.Keys],
    _ options: [String] = []
  ) throws -> PseudoTerminal.Conversation {
    try PlayedTerminal().run(RehearseCommandTests.command + ["--save", path] + options, typing: keys)
  }

  @Test func `A response holds answers and levels under a random number, and nobody else may read it`() throws {
    let result = try rehearse(Self.judgement + RehearseCommandTests.judgement("muddy-boots", "null", ""))
    #expect(result.status == 0)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let id = try #require(try text().components(separatedBy: "\"response\": \"").last?.prefix(16))
    #expect(id.allSatisfy { "0123456789abcdef".contains($0) })
    let fingerprint = try text().components(separatedBy: "\"fingerprint\": \"")[1].prefix(64)
    #expect(
      try text() == """
        {
          "response": "\(id)",
          "guidance": {
            "name": "Guidance for a test interview",
            "version": "1.0",
            "fingerprint": "\(fingerprint)"
          },
          "scenarios": [
            {
              "scenario": "at-the-door",
              "level": 3,
              "answers": {
                "danger": "yes",
                "signs": {
                  "hurt": "unknown"
                }
              }
            },
            {
              "scenario": "muddy-boots",
              "level": null,
              "answers": {}
            }
          ]
        }

        """
    )
    let checked = try Threshold.run([
      "check", "--config", "Tests/Fixtures/interview", "--answer", "danger=no", "--format", "json",
    ])
    #expect(checked.output.contains(fingerprint))
    #expect(try folder.names == ["response.json"])
  }

  @Test func `Numbers are not the same twice`() throws {
    let ids = try (0..<4).map { number in
      let path = folder.path("\(number).json")
      _ = try RehearseCommandTests.rehearse(Self.judgement, ["--save", path])
      return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")[1]
    }
    #expect(Set(ids).count == 4)
  }

  @Test func `What was kept is read again as it was`() throws {
    let shown = try rehearse(Self.judgement)
    let again = try Threshold.run(RehearseCommandTests.command + ["--response", path])
    #expect(again.output == shown.output)
    #expect(again.status == 0)
  }

  @Test func `A script writes over nothing`() throws {
    try folder.write("{}", to: "response.json")
    let result = try rehearse(Self.judgement)
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("error: '\(path)' already exists [file-exists]\n"))
    #expect(try text() == "{}")
  }

  @Test(arguments: [
    ("mine", "error: expected a mapping with keys for the response, found 'mine' [wrong-type]\n"),
    ("", "error: '%' is empty [empty-file]\n"),
    ("{\"record\": 1, \"answers\": {}}", "error: unknown key 'record' in the response [unknown-key]\n"),
    ("{\"scenarios\": [", "error: "),
  ]) func `A file that is no response is refused before anything is asked, and stays as it is`(
    content: String,
    headline: String
  ) throws {
    try folder.write(content, to: "response.json")
    let conversation = try converse([])
    #expect(conversation.status == 2)
    #expect(conversation.screen.hasPrefix(headline.replacingOccurrences(of: "%", with: path)), "\(conversation.screen)")
    #expect(!conversation.screen.contains("Rehearsal"))
    #expect(try text() == content)
  }

  @Test func `What was begun with another version of the guidance is not mixed with this one`() throws {
    _ = try rehearse(Self.judgement)
    let other = try TemporaryFolder(copying: "Tests/Fixtures/interview")
    let questions = try String(contentsOfFile: other.path("questions.yaml"), encoding: .utf8)
    try other.write(questions + "# another word\n", to: "questions.yaml")
    let before = try text()
    let scenarios = "Tests/Fixtures/rehearsal/scenarios"
    let options = ["rehearse", "--config", other.path, "--scenarios", scenarios, "--save", path]
    let conversation = try PlayedTerminal().run(options)
    #expect(conversation.status == 2)
    #expect(
      conversation.screen == """
        error: '\(path)' was begun with another version of the guidance [other-guidance]
        help: keep it as it is, and begin a new one under another name

        """
    )
    #expect(try text() == before)
    // Reading it is no mixing: its answers are there to be talked about.
    #expect(try Threshold.run(Array(options.dropLast(2)) + ["--response", path]).status == 0)
  }

  @Test func `A folder that takes no file is told of before anything is asked`() throws {
    let conversation = try PlayedTerminal().run(RehearseCommandTests.command + ["--save", folder.path("no/r.json")])
    #expect(conversation.status == 2)
    #expect(
      conversation.screen
        == "error: cannot write '\(folder.path("no/r.json"))': No such file or directory [unwritable-output]\n"
    )
  }

  @Test func `Each answer is kept at once, so that Ctrl-C loses none and leaves nothing half written`() throws {
    let conversation = try converse(["no", "9", "yes", .interrupt], ["signed-sheet"])
    #expect(conversation.status == 130)
    #expect(conversation.output == "")
    #expect(try folder.names == ["response.json"])
    #expect(
      try text().contains("\"level\": null,\n      \"answers\": {\n        \"danger\": \"no\",\n        \"age\": 9,\n")
    )
    #expect(try text().contains("\"violence\": \"yes\"\n"))
  }

  @Test func `Before the first answer there is nothing to keep`() throws {
    let ways: [(key: PseudoTerminal.Keys, status: Int32)] = [(.interrupt, 130), ("q", 0), (.endOfInput, 0)]
    for way in ways {
      #expect(try converse([way.key], ["signed-sheet"]).status == way.status)
      #expect(try folder.names == [])
    }
  }
}
