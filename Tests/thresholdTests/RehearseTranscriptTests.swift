import Foundation
import TestSupport
import Testing

/// Whole rehearsals at a terminal; the kept transcripts stand in `Tests/Fixtures/golden/rehearse/terminal`.
@Suite struct RehearseTranscriptTests {
  typealias Keys = PseudoTerminal.Keys

  private func converse(
    _ keys: [Keys],
    _ options: [String] = [],
    columns: Int = 80
  ) throws -> PseudoTerminal.Conversation {
    var terminal = PlayedTerminal()
    terminal.showsOutput = true
    terminal.columns = columns
    return try terminal.run(RehearseCommandTests.command + ["--color", "never"] + options, typing: keys)
  }

  /// Compares a conversation's screen with the transcript of a name.
  private func expect(_ screen: String, _ name: String) throws {
    #expect(screen == (try Golden.text("rehearse/terminal/\(name).txt", recording: screen)))
  }

  /// Answers to the first scenario, of which one is a guess.
  private static let guessing: [Keys] = ["no", "9", "yes", "2", "gone", "no", "no"]

  @Test func `A story, its questions, a level, and then what there is to learn`() throws {
    let conversation = try converse(Self.guessing + ["2"], ["signed-sheet"])
    try expect(conversation.screen, "one")
    #expect(conversation.status == 0)
    let scripted = try RehearseCommandTests.rehearse(
      RehearseCommandTests.judgement(
        "signed-sheet",
        "2",
        "danger: no, age: 9, violence: yes, signs: [afraid], contact: gone, paper: no, disagreement: no"
      )
    )
    #expect(conversation.screen.contains("\n> 2\n\n" + scripted.output))
  }

  @Test func `Several scenarios show how far one is, and end with a look back`() throws {
    let keys = Self.guessing + ["2", "", "no", "7", "no", "no", "no", "1"]
    let conversation = try converse(keys, ["signed-sheet", "muddy-boots"])
    try expect(conversation.screen, "several")
    #expect(conversation.status == 0)
  }

  @Test func `A rehearsal is left in the middle and taken up again where it was left`() throws {
    let folder = try TemporaryFolder()
    let options = ["visits", "--save", folder.path("response.json")]
    let first = try converse(Self.guessing + ["2", "", "yes", "16", "q"], options)
    let second = try converse(["b", "17", "no", "no", "no", "3", "q"], options)
    let third = try converse(["unknown", "7", "no", "no", "no", "high"], options)
    let fourth = try converse([], options)
    // The folder's name is another in every run.
    let screens = [first, second, third, fourth].map {
      $0.screen.replacingOccurrences(of: folder.path, with: "FOLDER")
    }
    try expect(screens.joined(separator: "=== again ===\n"), "left-and-taken-up")
    #expect([first, second, third, fourth].map(\.status) == [0, 0, 0, 0])
  }

  @Test func `Without names the trainee chooses by number, id, theme or Enter`() throws {
    let muddy: [Keys] = ["no", "7", "no", "no", "no", "1"]
    let door: [Keys] = ["yes", "16", "yes", "2", "visits", "no", "no", "3"]
    let keys: [Keys] = ["4", "muddy", "3"] + muddy + ["muddy-boots", "l", "visits", "q"]
    try expect(try converse(keys).screen, "choosing")
    let everything = try converse([""] + Self.guessing + ["2", "VISITS"] + door + [""] + muddy)
    #expect(everything.screen.contains("\nYou have done every scenario.\n"))
    #expect(everything.screen.contains("\nLooking back over 3 scenarios\n"))
    #expect(everything.status == 0)
  }

  @Test func `Where the output takes nothing, what was kept is said`() throws {
    let folder = try TemporaryFolder()
    var terminal = PseudoTerminal()
    terminal.preparation = "exec >/dev/full"
    let options = ["--color", "never", "signed-sheet", "--save", folder.path("response.json")]
    let conversation = try terminal.run(RehearseCommandTests.command + options, typing: Self.guessing + ["2"])
    let told = "help: your answers are kept all the same: the same --save goes on from there"
    #expect(conversation.screen.contains(told) && conversation.status == 2)
    #expect(try folder.names == ["response.json"])
  }

  @Test func `Nothing is revealed before a level is chosen`() throws {
    let folder = try TemporaryFolder()
    let keys: [Keys] = ["s", "yes", "s", "16", "yes", "?", "r", "1", "visits", "no", "no", "s", "?", "r", "q"]
    let conversation = try converse(keys, ["at-the-door", "--save", folder.path("response.json")])
    try expect(conversation.screen.replacingOccurrences(of: folder.path, with: "FOLDER"), "nothing-revealed")
    for word in ["DO THIS NOW", "Ring 999.", "So far", "Suggested", "A child of sixteen", "Side by side"] {
      #expect(!conversation.screen.contains(word), "\(word)")
    }
  }

  @Test func `A level that the guidance does not have is asked again, and going back is possible until one is chosen`()
    throws
  {
    let conversation = try converse(
      ["no", "7", "no", "no", "no", "0", "4", "", "u", "b", "b", "yes", "", "Low"],
      ["muddy-boots"]
    )
    try expect(conversation.screen, "level-asked-again")
    #expect(conversation.screen.components(separatedBy: "Please choose one of the levels: 1, 2, 3.\n").count == 6)
  }

  @Test func `A narrow terminal is filled to its last column and never beyond`() throws {
    let screen = try converse(Self.guessing + ["2"], ["signed-sheet"], columns: 40).screen
    #expect(screen == (try Golden.text("rehearse/terminal/narrow.txt", recording: screen)))
    for line in screen.split(separator: "\n") where line.count > 40 {
      #expect(!line.drop { $0 == " " }.contains(" "), "\(line)")
    }
    #expect(screen.split(separator: "\n").contains { $0.count == 40 })
  }

  @Test(arguments: ["json", "markdown"]) func `One piece of JSON, and what goes to a file, come at the end`(
    format: String
  ) throws {
    let folder = try TemporaryFolder()
    let options = ["signed-sheet", "muddy-boots", "--format", format, "--output", folder.path("shown")]
    let conversation = try converse(Self.guessing + ["2", "q"], options)
    #expect(!conversation.screen.contains("Paper keeps nobody safe"))
    let scripted = try RehearseCommandTests.rehearse(
      RehearseCommandTests.judgement(
        "signed-sheet",
        "2",
        "danger: no, age: 9, violence: yes, signs: [afraid], contact: gone, paper: no, disagreement: no"
      ),
      ["--format", format]
    )
    #expect(try String(contentsOfFile: folder.path("shown"), encoding: .utf8) == scripted.output)
  }

  @Test func `Ctrl-C ends with status 130 at a question, at the level and between scenarios`() throws {
    for keys: [Keys] in [["no"], Self.guessing, Self.guessing + ["2"]] {
      let conversation = try converse(keys + [.interrupt], ["signed-sheet", "muddy-boots"])
      #expect(conversation.status == 130)
    }
    #expect(try converse([.interrupt]).status == 130)
  }
}
