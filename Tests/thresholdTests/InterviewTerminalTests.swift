import Foundation
import TestSupport
import Testing

/// What an interview looks like at different terminals.
@Suite struct InterviewTerminalTests {
  private static let command = InterviewTranscriptTests.command

  /// Answers that bring up every colour: an urgent action, a heading, something faint.
  private static let keys: [PseudoTerminal.Keys] = ["yes", "16", "yes", "?", "hurt", "s", "q"]

  private func converse(
    _ options: [String] = [],
    columns: Int = 80,
    _ environment: [String: String] = [:]
  ) throws -> PseudoTerminal.Conversation {
    var terminal = PlayedTerminal()
    terminal.showsOutput = true
    terminal.columns = columns
    terminal.environment = environment
    // Above the last prompt the outcome stays in view.
    let keys = Self.keys + (options.contains("--output") ? [] : [""])
    return try terminal.run(Self.command + options, typing: keys)
  }

  /// The screen without the codes that set colours.
  private func uncolored(_ screen: String) throws -> String {
    screen.replacing(try Regex("␛\\[[0-9;]*m"), with: "")
  }

  @Test func `A narrow terminal is filled to its last column and never beyond`() throws {
    let played = try converse(columns: 40).screen
    var terminal = PseudoTerminal()
    (terminal.columns, terminal.showsOutput) = (40, true)
    #expect(try terminal.run(Self.command, typing: Self.keys + [""]).screen == played)
    let screen = try uncolored(played)
    #expect(screen == (try Golden.text("interview/narrow.txt", recording: screen)))
    for line in screen.split(separator: "\n") where line.count > 40 {
      #expect(!line.drop { $0 == " " }.contains(" "), "\(line)")
    }
    #expect(screen.split(separator: "\n").contains { $0.count == 40 })
  }

  @Test func `A wide terminal is filled as far as eyes follow, which is 100 columns`() throws {
    let lines = try uncolored(try converse(columns: 400).screen).split(separator: "\n")
    #expect(lines.map(\.count).max() ?? 0 <= 100)
    #expect(lines.contains { $0.count > 80 })
  }

  @Test func `At a terminal what matters is set off by colour`() throws {
    let screen = try converse().screen
    #expect(screen == (try Golden.text("interview/coloured.txt", recording: screen)))
    #expect(screen.contains("␛[1;31mDO THIS NOW␛[0m\n␛[1;31mRing 999. Stay with the child.␛[0m\n"))
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
  func `Colour is left out where it is not wanted or cannot be shown`(environment: [String: String]) throws {
    let conversation = try converse([], environment)
    #expect(!conversation.screen.contains("␛"))
    #expect(conversation.screen == (try uncolored(try converse().screen)))
  }

  @Test func `An empty NO_COLOR asks for nothing, and an option beats it`() throws {
    let coloured = try converse().screen
    #expect(try converse([], ["NO_COLOR": ""]).screen == coloured)
    #expect(try converse(["--color", "always"], ["NO_COLOR": "1", "TERM": "dumb"]).screen == coloured)
    #expect(try converse(["--color", "never"]).screen == (try uncolored(coloured)))
  }

  @Test func `Prompts go to standard error alone, so that the outcome can be sent to a file`() throws {
    let conversation = try PlayedTerminal().run(Self.command, typing: Self.keys)
    let answers = ["danger=yes", "age=16", "violence=yes", "signs=hurt"].flatMap { ["--answer", $0] }
    #expect(conversation.output == (try Threshold.run(Self.command + answers).output))
    #expect(!conversation.output.contains("\u{1B}"))
    #expect(!conversation.screen.contains("Do now"))
    let screen = try converse().screen
    #expect(screen.hasPrefix(conversation.screen))
  }

  @Test func `With a file of output and one of JSON a conversation is the same`() throws {
    let folder = try TemporaryFolder()
    let conversation = try converse(["--format", "json", "--output", folder.path("outcome.json")])
    #expect(conversation.status == 0)
    let expected = try PlayedTerminal().run(Self.command, typing: Self.keys).screen
    #expect(conversation.screen == expected + "The outcome is in '\(folder.path("outcome.json"))'.\n")
    let json = try String(contentsOfFile: folder.path("outcome.json"), encoding: .utf8)
    #expect(json.hasPrefix("{\n  \"guidance\": {"))
  }

  @Test func `Answers on the command line alone are assessed without a conversation`() throws {
    let conversation = try PlayedTerminal().run(Self.command + ["--answer", "danger=yes"])
    #expect(conversation.screen == "")
    #expect(conversation.output == (try Threshold.run(Self.command + ["--answer", "danger=yes"]).output))
  }

  @Test func `A record that cannot be made is refused before anything is asked`() throws {
    let file = try TemporaryFile("mine")
    let conversation = try PlayedTerminal().run(Self.command + ["--save", file.path])
    #expect(conversation.status == 2)
    #expect(
      conversation.screen == """
        error: '\(file.path)' already exists [file-exists]
        help: choose another name, or replace it with --force

        """
    )
  }
}
