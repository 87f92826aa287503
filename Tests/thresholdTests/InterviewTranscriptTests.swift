import Foundation
import TestSupport
import Testing

/// Whole conversations at a terminal; the kept transcripts stand in `Tests/Fixtures/golden/interview`.
@Suite struct InterviewTranscriptTests {
  typealias Keys = PseudoTerminal.Keys

  static let command = ["check", "--config", "Tests/Fixtures/interview", "--today", "2026-11-24"]

  /// What the same answers give without a conversation.
  private func outcome(_ answers: String) throws -> String {
    try Threshold.run(Self.command + answers.split(separator: " ").flatMap { ["--answer", String($0)] }).output
  }

  private func converse(_ keys: [Keys], _ options: [String] = []) throws -> PseudoTerminal.Conversation {
    try PlayedTerminal().run(Self.command + options, typing: keys)
  }

  /// Compares a conversation's screen with the transcript of a name.
  private func expect(_ conversation: PseudoTerminal.Conversation, _ name: String) throws {
    #expect(conversation.screen == (try Golden.text("interview/\(name).txt", recording: conversation.screen)))
  }

  @Test func `A conversation from the first question to the outcome`() throws {
    let keys: [Keys] = ["2", "16", "yes", "1 hidden?", "lives-in", "n", "no", "d", ""]
    var terminal = PseudoTerminal()
    terminal.showsOutput = true
    let conversation = try terminal.run(Self.command + ["--color", "never"], typing: keys)
    try expect(conversation, "whole")
    #expect(conversation.status == 0)
    // At a terminal that is only played the same is seen.
    var played = PlayedTerminal()
    played.showsOutput = true
    #expect(try played.run(Self.command + ["--color", "never"], typing: keys).screen == conversation.screen)
    let outcome = try outcome(
      "danger=no age=16 violence=yes signs=hurt,hidden? contact=lives-in paper=no disagreement=no"
    )
    // The details come above the first screen, which stays in view.
    let first = outcome.replacing("--details shows all reasons and reminders.\n", with: "")
    let prompt = "Enter to end, d for the details. Your own judgement: j.\n> "
    #expect(conversation.screen.contains("> no\n\n\(first)\(prompt)d\n"))
    #expect(conversation.screen.hasSuffix("----\n\(first)\(prompt)\n"))
  }

  @Test func `Numbers, words, capitals and several ways to say the same are understood`() throws {
    let ways: [[Keys]] = [
      ["2", "16", "1", "1,3?", "3", "2", "1"],
      ["No", "16", "YES", "hurt,hidden?", "lives-in", "n", "y"],
      ["n", "016", "Yes", " 3? , 1 ", "Lives-In", " no ", "yes"],
    ]
    let outputs = try ways.map { try converse($0).output }
    #expect(
      outputs[0]
        == (try outcome("danger=no age=16 violence=yes signs=hurt,hidden? contact=lives-in paper=no disagreement=yes"))
    )
    #expect(Set(outputs).count == 1)
    let none: [[Keys]] = [["n", "unborn", "y", "0", "1", "n", "n"], ["n", "Unborn", "y", "none", "gone", "n", "n"]]
    for keys in none {
      #expect(
        try converse(keys).output
          == (try outcome("danger=no age=unborn violence=yes signs=none contact=gone paper=no disagreement=no"))
      )
    }
  }

  @Test func `What is not understood is asked again, with what would be`() throws {
    let conversation = try converse([
      "probably", "", "no", "-1", "121", "toddler", "9", "yes", "4", "1,9", ",", "1 1?", "hurt", "0", "4", "visits",
      "q",
    ])
    try expect(conversation, "not-understood")
    #expect(
      conversation.output == (try outcome("danger=no age=9 violence=yes signs=hurt contact=visits"))
    )
  }

  @Test func `A question mark explains a question with its source`() throws {
    try expect(try converse(["?", "no", "9", "yes", "help", "q"]), "help")
  }

  @Test func `Not known is an answer, and its urgent action is given`() throws {
    let conversation = try converse(["u", "not known", "unknown", "u", "U"])
    try expect(conversation, "not-known")
    #expect(
      conversation.output
        == (try outcome(
          "danger=unknown age=unknown violence=unknown paper=unknown disagreement=unknown"
        ))
    )
  }

  @Test func `Going back keeps the later answers, and Enter keeps the earlier one`() throws {
    let conversation = try converse(["no", "9", "yes", "hurt", "b", "b", "b", "10", "b", "back", "", "1", "no", "q"])
    try expect(conversation, "back")
    #expect(
      conversation.output
        == (try outcome("danger=no age=10 violence=yes signs=hurt contact=gone paper=no"))
    )
  }

  @Test func `Before the first question there is nothing to go back to`() throws {
    try expect(try converse(["b", "no", "b", "b", "", "q"]), "first")
  }

  @Test func `The answer so far can be seen at any question`() throws {
    try expect(try converse(["s", "no", "9", "yes", "hurt", "s", "visits", "s", "q"]), "so-far")
  }

  @Test(arguments: ["q", "quit", "stop"]) func `Whoever stops gets what was answered assessed`(word: String) throws {
    let conversation = try converse(["no", "9", "yes", .line(word)])
    #expect(conversation.status == 0)
    #expect(conversation.output == (try outcome("danger=no age=9 violence=yes")))
    let screen = try converse(["no", "9", "yes", "q"]).screen
    #expect(conversation.screen == screen.replacingOccurrences(of: "> q\n", with: "> \(word)\n"))
    #expect(screen.hasSuffix("  u  Not known\n> q\n\n"))
  }

  @Test func `Ctrl-D stops, too, and is told apart from an answer`() throws {
    let conversation = try converse(["no", "9", "yes", .endOfInput])
    try expect(conversation, "end-of-input")
    #expect(conversation.status == 0)
    #expect(conversation.output == (try outcome("danger=no age=9 violence=yes")))
  }

  /// Answers behind a gate, and on the way back the one that closes it.
  private static let closingGate: [Keys] = ["no", "9", "yes", "hurt", "visits", "b", "b", "b", "no"]

  @Test func `Closing a gate asks at once whether the later answers still hold; yes keeps, no forgets`() throws {
    let conversation = try converse(Self.closingGate + ["perhaps", "yes", "2", "no", "q"])
    try expect(conversation, "gate")
    #expect(conversation.output == (try outcome("danger=no age=9 violence=no signs=hurt paper=no")))
  }

  @Test func `What still holds counts, and what does not is gone when the gate opens again`() throws {
    let conversation = try converse(Self.closingGate + ["1", "2", "b", "yes", "q"])
    try expect(conversation, "gate-again")
    #expect(conversation.output == (try outcome("danger=no age=9 violence=yes signs=hurt")))
  }

  @Test func `Without a reply the later answers stay`() throws {
    let conversation = try converse(Self.closingGate + [.endOfInput])
    try expect(conversation, "gate-end-of-input")
    #expect(
      conversation.output == (try outcome("danger=no age=9 violence=no signs=hurt contact=visits"))
    )
  }

  @Test func `Urgent action is said the moment it is called for, before the next question, and once`() throws {
    let conversation = try converse(["yes", "b", "", "9", "q"])
    try expect(conversation, "urgent")
    #expect(conversation.screen.components(separatedBy: "DO THIS NOW").count == 2)
    #expect(conversation.output == (try outcome("danger=yes age=9")))
  }

  @Test func `Where the guidance does not apply the conversation ends with where to go instead`() throws {
    let conversation = try converse(["no", "18"])
    try expect(conversation, "adult")
    #expect(conversation.status == 0)
    #expect(conversation.output == (try outcome("danger=no age=18")))
    #expect(conversation.output.hasPrefix("Do now: Ring adult social care\n"))
  }

  @Test func `A brief conversation leaves out what can change nothing any more`() throws {
    let conversation = try converse(["yes", "9", "no", "no"], ["--brief", "--details"])
    try expect(conversation, "brief")
    #expect(conversation.output.hasPrefix("Do now: Ring 999.") || conversation.output.hasPrefix("Do now: Ring 999\n"))
    #expect(conversation.output.contains("No question that has no answer yet could raise the level."))
  }

  @Test func `A saved record is taken up where it ended`() throws {
    let folder = try TemporaryFolder()
    let record = folder.path("record.json")
    let first = try converse(["no", "9", "yes", "q"], ["--save", record])
    let second = try converse(["b", "", "hurt", "visits", "no", "no"], ["--answers", record])
    try expect(second, "resumed")
    #expect(first.output == (try outcome("danger=no age=9 violence=yes")))
    #expect(
      second.output
        == (try outcome("danger=no age=9 violence=yes signs=hurt contact=visits paper=no disagreement=no"))
    )
  }

  @Test func `Ctrl-C ends with status 130`() throws {
    let conversation = try converse(["yes", .interrupt])
    #expect(conversation.status == 130)
    #expect(conversation.output == "")
    // Whether the terminal shows ^C before or after the program's line break is the system's affair.
    #expect(conversation.screen.replacingOccurrences(of: "^C", with: "").hasSuffix("  u  Not known\n> \n"))
  }
}
