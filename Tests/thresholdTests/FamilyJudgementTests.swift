import DecisionSupport
import Foundation
import TestSupport
import Testing

/// Somebody's own judgement of each of several children.
@Suite struct FamilyJudgementTests {
  /// The folder of the guidance, with nothing else in it.
  private func config(in folder: TemporaryFolder) throws -> String {
    for part in GuidancePart.allCases where !FamilyTests.text.text(of: part).isEmpty {
      try folder.write(FamilyTests.text.text(of: part), to: "config/\(part.fileName)")
    }
    return folder.path("config")
  }

  private func object(_ json: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  @Test func `Own judgement is per child: given, shown, kept, replayed and taken up by label`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path("config"), withIntermediateDirectories: true)
    let command = ["check", "--config", try config(in: folder), "--today", "2026-11-24", "--color", "never"]
    let (answers, record) = (folder.path("family.yaml"), folder.path("record.json"))
    let children = "children: [{label: younger, answers: {age: 2, danger: no}}, {answers: {age: 9, danger: no}}]"
    try folder.write("{violence: no, illness: no, \(children)}", to: "family.yaml")
    let given = command + ["--answers", answers]
    let levels = ["--professional-level", "child 2=3", "--professional-level", "younger=2"]
    let reasons = ["--reason", "younger=- eats a = b", "--reason", "child 2=Seen it"]
    let first = try Threshold.run(given + levels + reasons + ["--save", record])
    #expect(first.status == 0 && first.errors.contains("a reason can identify a child"))
    let shown = [
      "\nYounger: Your own judgement: level 2, Middle. - eats a = b\n",
      "\nChild 2: Your own judgement: level 3, High. Seen it\n",
    ]
    #expect(shown.allSatisfy { first.output.contains($0) }, "\(first.output)")

    // What reads the record has each again; a new one takes its place for that child alone.
    let again = try Threshold.run(command + ["--answers", record])
    #expect(shown.allSatisfy { again.output.contains($0) }, "\(again.output)")
    let changed = ["--professional-level", "younger=1", "--reason", "Calm"]
    let json = try object(try Threshold.run(command + ["--answers", record, "--format", "json"] + changed).output)
    let each = try #require(json["children"] as? [[String: Any]])
    let judged = each.map { $0["professional"] as? [String: Any] }
    #expect(
      judged.map { $0?["level"] as? Int } == [1, 3] && judged.map { $0?["reason"] as? String } == ["Calm", "Seen it"]
    )
    let replay = try Threshold.run(["replay", "--config", folder.path("config"), record])
    #expect(replay.status == 0 && replay.output.replacing("\n", with: " ").contains("record.json, younger, saved on"))
    #expect(replay.output.contains("\nThe practitioner's own judgement then: level 2. - eats a = b\n"))
    let referral = try Threshold.run(command + ["--answers", record, "--format", "referral-text"]).output
    let parts = referral.components(separatedBy: "Child: child 2")
    #expect(
      parts.count == 2 && parts[0].contains("Own judgement: level 2") && parts[1].contains("Own judgement: level 3")
    )
  }

  @Test(arguments: [
    (["older=2"], ["x"], "no child is called 'older' [unknown-child]\nhelp: the children are younger, child 2\n"),
    (["2"], ["x"], "level 2 is about one child, and there are several [several-children]"),
    (["younger=2", "child 2=2"], ["younger=x", "y"], "A --reason says by a label whose it is"),
    (["younger=2", "younger=3"], ["younger=x"], "--professional-level is given twice about 'younger'."),
    (["younger=2"], ["x", "y"], "--reason is given twice about 'younger'."),
    (["younger=7"], ["x"], "has no level 7 [unknown-level]"),
  ])
  func `A judgement that is nobody's is refused with what would be right`(
    levels: [String],
    reasons: [String],
    problem: String
  ) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path("config"), withIntermediateDirectories: true)
    try folder.write("children: [{label: younger, answers: {}}, {answers: {}}]", to: "family.yaml")
    let options = levels.flatMap { ["--professional-level", $0] } + reasons.flatMap { ["--reason", $0] }
    let result = try Threshold.run(
      ["check", "--config", try config(in: folder), "--answers", folder.path("family.yaml")] + options
    )
    #expect(result.output == "" && result.errors.contains(problem), "\(result.errors)")
  }

  @Test func `After an interview each child can be judged, and that is kept at once`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path("config"), withIntermediateDirectories: true)
    let command = ["check", "--config", try config(in: folder), "--today", "2026-11-24", "--color", "never"]
    let record = folder.path("record.json")
    var terminal = PlayedTerminal()
    terminal.showsOutput = true
    let first: [PseudoTerminal.Keys] = ["no", "9", "no", "no", "j", "?", "x", "middle", "?", "Tired", "what", "s"]
    let second: [PseudoTerminal.Keys] = ["c", "b", "c", "?", "older", "younger", "no", "2"]
    // Of two children it is asked whose it is; b and q leave it as it is at every one of these prompts.
    let left: [PseudoTerminal.Keys] = ["j", "b", "j", "1", "q", "j", "1", "3", "b"]
    let conversation = try terminal.run(
      command + ["--save", record],
      typing: first + second + left + ["j", "younger", "3", "Pale", ""]
    )
    #expect(conversation.status == 0)
    #expect(
      conversation.screen.contains("'x' is not understood here.")
        && conversation.screen.contains("Why level 2, Middle? ")
    )
    #expect(conversation.screen.contains("About whom?\n  1  older\n  2  younger\n"))
    #expect(conversation.screen.contains("Which level would you work with for younger?"))
    let again = try Threshold.run(command + ["--answers", record]).output
    #expect(again.contains("Older: Your own judgement: level 2, Middle. Tired"), "\(again)")
    #expect(again.contains("Younger: Your own judgement: level 3, High. Pale"), "\(again)")
  }

  @Test func `A reason is asked for at a terminal, where every key works, too`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path("config"), withIntermediateDirectories: true)
    let command = ["check", "--config", try config(in: folder), "--today", "2026-11-24", "--color", "never"]
    let options = ["--answer", "danger=no", "--professional-level", "2"]
    let given = try PlayedTerminal().run(command + options, typing: ["?", "-pale and thin"])
    #expect(given.screen.contains("Why level 2, Middle? In a line, without names:\n> ?\n"))
    #expect(given.output.contains("Your own judgement: level 2, Middle. -pale and thin\n"))
    for key in ["q", "b", "s", "d"] {
      let left = try PlayedTerminal().run(command + options, typing: [.line(key)])
      #expect(left.status == 0 && !left.output.contains("Your own judgement"))
    }
    #expect(try PlayedTerminal().run(command + options, typing: [""]).status == 2)
  }
}
