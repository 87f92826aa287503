import Foundation
import TestSupport
import Testing

/// `threshold replay`.
@Suite struct ReplayCommandTests {
  private let folder: TemporaryFolder

  /// A record of the small guidance, and a copy of that guidance to change.
  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: Repository.path("Tests/Fixtures/interview"),
      toPath: folder.path("guidance")
    )
    try save("record.json", "danger=no age=16 violence=yes signs=hurt,hidden? contact=visits paper=yes")
  }

  /// Saves a record of a check with the guidance as it is now.
  private func save(_ name: String, _ answers: String) throws {
    let options = answers.split(separator: " ").flatMap { ["--answer", String($0)] }
    let result = try Threshold.run(
      ["check", "--config", "guidance", "--today", "2026-11-24", "--save", name] + options,
      in: folder.path
    )
    #expect(result.errors == "")
  }

  private func replay(_ arguments: String...) throws -> Program.Result {
    try Threshold.run(["replay", "--config", "guidance", "--today", "2027-03-01"] + arguments, in: folder.path)
  }

  /// Changes a file of the guidance; what is to be changed must stand in it.
  private func change(_ file: String, _ old: String, to new: String) throws {
    let path = folder.path("guidance/\(file).yaml")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try #require(text.contains(old))
    try text.replacingOccurrences(of: old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
  }

  @Test func `A record of today's guidance says what today's guidance says, on any later day`() throws {
    let result = try replay("record.json")
    #expect(result.errors == "")
    #expect(
      result.output == """
        record.json, saved on Tuesday 24 November 2026
        Level 3, then and now.
        The guidance is the same.

        """
    )
    #expect(result.status == 0)
  }

  @Test func `New words, a new version and new names are no difference`() throws {
    try change("guidance", "version: \"1.0\"", to: "version: \"1.1\"")
    try change("rules", "A child is in danger now.", to: "A child is in danger.")
    try change("rules", "- id: violence-near\n", to: "- id: violence-close\n    was: violence-near\n")
    try change("reminders", "- id: still-a-child\n", to: "- id: a-child\n    was: still-a-child\n")
    try change("escalation", "- id: talk\n", to: "- id: speak\n      was: talk\n")
    try change("questions", "- id: contact\n", to: "- id: reach\n        was: contact\n")
    try change("rules", "contact:", to: "reach:")
    let result = try replay("record.json")
    #expect(
      result.output == """
        record.json, saved on Tuesday 24 November 2026
        Level 3, then and now.
        The guidance then: version 1.0. The guidance now: version 1.1.
        - Question 'contact' is called 'reach' now.

        """
    )
    #expect(result.status == 0)
  }

  @Test func `Where only other files make the difference the version does not hide it`() throws {
    try change("rules", "A child is in danger now.", to: "A child is in danger.")
    let result = try replay("record.json")
    #expect(
      result.output.hasSuffix("The guidance is called version 1.0 as it was then, but its files have changed.\n")
    )
    #expect(result.status == 0)
  }

  @Test(arguments: ["text", "json"])
  func `What is otherwise now is told with the reason`(format: String) throws {
    try save("danger.json", "danger=unknown disagreement=no")
    try save("adult.json", "age=30 violence=yes")
    try change("guidance", "version: \"1.0\"", to: "version: \"2.0\"")
    // An option goes, a question goes, one becomes a checklist, one is new.
    try change("questions", "visits: Somebody who visits", to: "comes: Somebody who comes and goes")
    try change("rules", "contact: [visits, lives-in]", to: "contact: [comes, lives-in]")
    try change(
      "questions",
      """
            - id: paper
              ask: Has somebody promised on paper that it will stop?
              answers: yes-no

      """,
      to: """
              - id: witness
                ask: Did anybody see it?
                answers: yes-no

        """
    )
    try change("safeguards", "question: paper", to: "question: witness")
    try change("rules", "when: {paper: yes}", to: "when: {none: [{witness: yes}, {danger: yes}]}")
    try change("rules", "- id: paper\n    level: middle", to: "- id: unseen\n    level: low")
    try change("reminders", "- id: paper\n    show-if: {paper: yes}", to: "- id: witness\n    show-if: {witness: no}")
    // A rule changes its level, another its condition, a third is new.
    try change("rules", "- id: danger\n    level: high", to: "- id: danger\n    level: middle")
    try change("rules", "signs: [hurt, afraid]", to: "signs: afraid")
    try change("escalation", "disagreement-if: {disagreement: yes}", to: "disagreement-if: {disagreement: no}")
    try change("escalation", "- id: talk\n", to: "- id: meet\n")
    let result = try replay("record.json", "danger.json", "adult.json", "--format", format)
    #expect(result.errors == "")
    #expect(result.output == (try Golden.text("replay/changed.\(format)", recording: result.output)))
    #expect(result.status == 1)
  }

  @Test func `An answer that the guidance of the record never took is an error with its place`() throws {
    let text = try String(contentsOfFile: folder.path("record.json"), encoding: .utf8)
    try folder.write(text.replacingOccurrences(of: #""contact": "visits""#, with: #""contact": "vists""#), to: "a.json")
    try folder.write(text.replacingOccurrences(of: #""age": 16"#, with: #""age": [[16]]"#), to: "b.json")
    try folder.write(text.replacingOccurrences(of: #""number": 3"#, with: #""number": "three""#), to: "c.json")
    try folder.write("answers: {danger: yes}", to: "d.yaml")
    let result = try replay("record.json", "a.json", "b.json", "c.json", "d.yaml", "e.json", ".")
    #expect(result.output == "")
    #expect(result.errors == (try Golden.text("replay/broken-records.txt", recording: result.errors)))
    #expect(result.status == 2)
  }

  @Test func `What no guidance ever took is an error although the guidance has changed`() throws {
    let text = try String(contentsOfFile: folder.path("record.json"), encoding: .utf8)
    try change("rules", "A child is in danger now.", to: "A child is in danger.")
    for (old, new) in [
      (#""age": 16"#, #""age": [[16]]"#), (#""age": 16"#, #""age": null"#), ("\"visits\"", "{\"a\": 1}"),
    ] {
      try folder.write(text.replacingOccurrences(of: old, with: new), to: "record.json")
      let result = try replay("record.json")
      #expect(result.output == "")
      #expect(result.errors.hasPrefix("error: expected an answer for '"))
      #expect(result.status == 2)
    }
  }

  @Test func `A record can come from standard input, and without any that is wrong usage`() throws {
    let text = try String(contentsOfFile: folder.path("record.json"), encoding: .utf8)
    let command = ["replay", "--config", "Tests/Fixtures/interview"]
    let piped = try Threshold.run(command + ["-"], input: text)
    #expect(piped.output.hasPrefix("standard input, saved on Tuesday 24 November 2026\n"))
    #expect(piped.status == 0)
    #expect(try Threshold.run(command).status == 64)
  }
}
