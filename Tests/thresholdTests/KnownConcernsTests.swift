import Foundation
import TestSupport
import Testing

/// What an audit says of the scenarios and the published cases that are there.
@Suite struct KnownConcernsTests {
  private let folder: TemporaryFolder

  /// An old and a new guidance: abuse that goes on is level 4 below 5 and no longer below 7.
  init() throws {
    folder = try TemporaryFolder()
    for (fixture, name) in [("guidance/first", "old"), ("guidance/first", "new"), ("known", "known")] {
      try FileManager.default.copyItem(
        atPath: Repository.path("Tests/Fixtures/\(fixture)"),
        toPath: folder.path(name)
      )
    }
    let edit = try ConfigurationEdit("Tests/Fixtures/edits/bound-moved/edit.diff")
    try edit.apply(in: folder.path("new"))
  }

  private func audit(_ arguments: String...) throws -> Program.Result {
    try Threshold.run(["audit", "old", "new", "--today", "2026-11-24"] + arguments, in: folder.path)
  }

  @Test func `Without a folder nothing is said of concerns, and a named one is compared`() throws {
    #expect(try !audit().output.contains("published case"))
    let named = try audit("--scenarios", "known")
    #expect(named.output.contains("\n1 of 6 published cases would have a lower level.\n"))
    #expect(named.output.contains("\nwas 4, Specialist          –      –  0 / 1  1 / 3\n"))
    #expect(named.output.contains("\nA published case moves away from its published level\n"))
  }

  @Test func `What neither guidance can be asked about is an error where the folder was named`() throws {
    let hostile =
      "cases:\n  - {id: a, title: A, answers: {nothing: yes}, expect: {level: 1}, source: working-assumption}\n"
    try folder.write(hostile, to: "known/a.yaml")
    let result = try audit("--scenarios", "known")
    #expect(result.status == 2)
    #expect(result.errors.hasPrefix("error: unknown question 'nothing'"))
    #expect(result.output == "")
  }

  @Test func `A case that says why it differs is one to review`() throws {
    let path = "known/partnership-paper.yaml"
    let text = try String(contentsOfFile: folder.path(path), encoding: .utf8)
    let answers = "answers: {child-age: 6, domestic-abuse: yes, abuse-pattern: [three-times]}\n"
    let differs = "    differs: {because: A younger child is meant., source: working-assumption}\n"
    try folder.write(text.replacing(answers, with: answers + differs), to: path)
    let output = try audit("--scenarios", "known").output
    #expect(output.contains("look at 1 point before you\naccept it."))
    #expect(output.contains("The case says why it differs: A younger child is meant."))
  }
}
