import Foundation
import TestSupport
import Testing

/// `threshold escalate` as a conversation, where it parts from the plain case.
@Suite struct EscalateInterviewTests {
  /// What stands first, whatever the step.
  private static let childFirst = """
    A disagreement never delays protecting the child. Where safety needs it, go
    straight to the step that can decide today, and ring 999 or children's social
    care meanwhile.
    """

  private func converse(
    _ keys: [PseudoTerminal.Keys],
    _ options: [String] = [],
    with config: String = "Tests/Fixtures/guidance/first"
  ) throws -> PseudoTerminal.Conversation {
    let command = ["escalate", "--config", config, "--today", "2026-11-24", "--color", "never"]
    return try PlayedTerminal().run(command + options, typing: keys)
  }

  @Test func `Without a disagreement it is the first step for the case that there will be one, without days`() throws {
    let conversation = try converse(["no"])
    #expect(conversation.status == 0)
    #expect(
      conversation.output.hasPrefix("If you disagree: Talk with each other first\n\(Self.childFirst)\nWho raises it: ")
    )
    #expect(!conversation.output.contains("2026"))
    let json = try converse(["no"], ["--format", "json", "--plan"]).output
    #expect(json.contains("\"disagreement\": false,\n  \"since\": null,"))
    #expect(json.contains("\"by\": null,") && !json.contains("\"plan\""))
    #expect(!(try converse(["no"], ["--format", "ics", "--case", "1"]).output.contains("VEVENT")))
  }

  @Test func `It says that days are counted from today, and how to say another`() throws {
    let conversation = try converse(["yes", "no", "no", "1", "u", "u"])
    #expect(conversation.status == 0)
    #expect(
      conversation.output.hasPrefix(
        """
        Stage 1: First line managers talk
        \(Self.childFirst)
        Counted from today, Tuesday 24 November 2026. If it began earlier: --at
        first-line-managers --since YYYY-MM-DD.

        """
      )
    )
    #expect(conversation.output.contains("- By Tuesday 1 December 2026: The first line managers"))
  }

  @Test func `The agencies are asked for where roles depend on them`() throws {
    let conversation = try converse(["yes", "no", "no", "1", "9", "school", "u"])
    #expect(conversation.screen.contains("Which agency are you from?\n  1  "))
    #expect(conversation.screen.contains("> 9\nPlease answer with a number from 1 to "))
    #expect(conversation.screen.contains("> school\n\nWhose decision do you disagree with?\n"))
    let named = try converse(["yes", "no", "no", "1", "u"], ["--agency", "school"])
    #expect(!named.screen.contains("Which agency are you from?") && named.output == conversation.output)
  }

  @Test func `Every key has a meaning where the agencies are asked for`() throws {
    let conversation = try converse(["yes", "no", "no", "1", "b", "?", "s", "d", "health", "b", "school", "u"])
    #expect(
      conversation.screen.contains(
        """
        > b
        The questions before this are answered. q shows where the disagreement stands.
        > ?
        Each agency has its own people for each step. With u the steps name those of
        every agency.
        > s
        Where the disagreement stands is shown after this; q shows it now.
        > d
        Where the disagreement stands is shown after this; q shows it now.
        > health

        Whose decision do you disagree with?
        """
      ),
      "\(conversation.screen)"
    )
    #expect(conversation.screen.contains("> b\n\nWhich agency are you from?\n"), "\(conversation.screen)")
    let named = try converse(["yes", "no", "no", "1", "u"], ["--agency", "school"])
    #expect(conversation.output == named.output)
    let stopped = try converse(["yes", "no", "no", "1", "q"])
    #expect(stopped.output == (try converse(["yes", "no", "no", "1", "u", "u"])).output)
  }

  @Test(arguments: ["health", "children’s health", "surgery"])
  func `An agency is known by its whole id or name, or by a part that no other has`(typed: String) throws {
    let folder = try TemporaryFolder()
    let config = folder.path("config")
    try FileManager.default.copyItem(atPath: Repository.path("Tests/Fixtures/guidance/first"), toPath: config)
    let ladder = try String(contentsOfFile: "\(config)/escalation.yaml", encoding: .utf8)
      .replacing("health: Health\n", with: "health: Nurses\n")
      .replacing("police: Police\n", with: "police: Children's health\n")
      .replacing("voluntary: Voluntary or small organisation\n", with: "voluntary: Surgery, children's health team\n")
    try folder.write(ladder, to: "config/escalation.yaml")
    let conversation = try converse(["yes", "no", "no", "1", .line(typed), "u"], with: config)
    let id = ["health": "health", "surgery": "voluntary"][typed] ?? "police"
    let named = try converse(["yes", "no", "no", "1", "u"], ["--agency", id], with: config)
    #expect(conversation.output == named.output, "\(conversation.screen)")
  }

  @Test func `What is said so far is the step, not the level`() throws {
    let screen = try converse(["yes", "s", "yes", "s", "q"]).screen
    #expect(screen.contains("> s\nSo far: Talk with each other first.\n> "))
    #expect(screen.contains("> s\nSo far: Stage 2: Heads of service talk.\n> "))
    #expect(!screen.contains("level"))
  }

  @Test(arguments: ["unknown", "yes"])
  func `Whether a decision is needed today counts as urgent until somebody knows`(answer: String) throws {
    let conversation = try converse(["yes", .line(answer), "no", "none", "u", "u"])
    #expect(conversation.output.hasPrefix("THE CHILD FIRST\nA disagreement never delays protecting the child."))
    #expect(conversation.output.contains("\nStage 2: Heads of service talk\nThis step can decide today.\n"))
  }

  @Test func `Where everybody has been spoken to there is no further step`() throws {
    let conversation = try converse(["yes", "no", "no", "1,2,3,4,5", "u", "u"])
    #expect(conversation.output.hasPrefix("Unresolved at the end of the ladder since Tuesday 24 November 2026\n"))
    #expect(conversation.status == 0)
  }

  @Test func `Whoever stops at once is told the first step`() throws {
    let conversation = try converse(["q"])
    #expect(conversation.output.hasPrefix("Talk with each other first\n\(Self.childFirst)\nCounted from today"))
    #expect(conversation.status == 0)
  }
}
