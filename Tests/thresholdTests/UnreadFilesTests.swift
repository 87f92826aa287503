import Foundation
import TestSupport
import Testing

/// A file that somebody may expect to be read is read, or refused by its name.
@Suite struct UnreadFilesTests {
  private static let help =
    "help: a guidance's folder holds guidance.yaml, levels.yaml, questions.yaml, rules.yaml, reminders.yaml, "
    + "pathways.yaml, escalation.yaml, calendar.yaml, safeguards.yaml and no other YAML or JSON file\n"
  private static let apart = "help: move it up into the guidance's folder, or out of it\n"

  private func move(_ folder: String, _ name: String, to target: String) throws {
    let target = URL(fileURLWithPath: "\(folder)/\(target)")
    try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: "\(folder)/\(name)", toPath: target.path)
  }

  /// The name, and what is said of it; nil where nothing is.
  static let guidanceFiles: [(name: String, refusal: String?)] = [
    ("reminders.YAML", "is not a file of a guidance; did you mean 'reminders.yaml'? [unknown-file]\n" + help),
    ("reminders.yml", "is not a file of a guidance; did you mean 'reminders.yaml'? [unknown-file]\n" + help),
    ("Reminders.yaml", "is not a file of a guidance; did you mean 'reminders.yaml'? [unknown-file]\n" + help),
    ("reminders.Json", "is not a file of a guidance; did you mean 'reminders.yaml'? [unknown-file]\n" + help),
    ("more.JSON", "is not a file of a guidance [unknown-file]\n" + help),
    ("more/reminders.yaml", "is in a folder of its own, where no file of a guidance is read [unknown-file]\n" + apart),
    ("a/b/more.YML", "is in a folder of its own, where no file of a guidance is read [unknown-file]\n" + apart),
    ("more.yaml/notes.txt", nil), ("notes/reminders.md", nil), (".hidden/reminders.yaml", nil),
    ("Scenarios/reminders.yaml", nil),
  ]

  @Test(arguments: guidanceFiles)
  func `What is beside the files of a guidance is refused on disk as in a revision`(
    name: String,
    refusal: String?
  ) throws {
    let repository = try GitRepository()
    try repository.copy("Tests/Fixtures/sound", to: "small")
    try repository.copy("Tests/Fixtures/sound", to: "other")
    try move("\(repository.path)/small", "reminders.yaml", to: name)
    try repository.commit("Move")
    let isFolder = name.hasPrefix("more.yaml/")
    let path = "small/\(isFolder ? "more.yaml" : name)"
    let expected = isFolder ? "is not a file of a guidance [unknown-file]\n" + Self.help : refusal
    func told(_ place: String) -> String { expected.map { "error: '\(place)\(path)' \($0)" } ?? "" }
    let check = ["check", "--config", "small", "--answer", "danger=no"]
    let checked = try Threshold.run(check + ["--today", "2026-11-24"], in: repository.path)
    #expect(checked.errors == told(""))
    let audited = try Threshold.run(["audit", "main:small", "other", "--today", "2026-11-24"], in: repository.path)
    #expect(audited.errors == told("main:"))
    for result in [checked, audited] where expected != nil { #expect(result.output == "" && result.status == 2) }
  }

  @Test func `A link to a folder is looked through neither on disk nor in a revision`() throws {
    let repository = try GitRepository()
    try repository.copy("Tests/Fixtures/sound", to: "small")
    try repository.copy("Tests/Fixtures/sound", to: "other")
    try FileManager.default.createSymbolicLink(
      atPath: "\(repository.path)/small/link",
      withDestinationPath: "../other"
    )
    try repository.commit("Link")
    #expect(try Threshold.run(["audit", "small", "main:small", "--summary"], in: repository.path).errors == "")
  }

  @Test func `Below a folder without any file of a guidance nothing is looked for`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path("a"), withIntermediateDirectories: false)
    try folder.write("", to: "a/rules.yaml")
    let result = try Threshold.run(["audit", "."], in: folder.path)
    #expect(
      result.errors
        == ["guidance", "levels", "questions", "rules"]
        .map { "error: '.' has no \($0).yaml [missing-file]\n" }.joined(separator: "\n")
    )
  }

  @Test(arguments: ["muddy.YAML", "muddy.Yml", "muddy.json", "muddy.JSON", "below/further/muddy.YAML"])
  func `A scenario is read whatever the case of its ending`(name: String) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path("below/further"), withIntermediateDirectories: true)
    let path = try folder.write(#"{"story": "Once.", "id": "muddy"}"#, to: name)
    let config = ["--config", Repository.path("Tests/Fixtures/interview")]
    let result = try Threshold.run(["test", folder.path] + config)
    let missing = ["title", "themes", "answers", "expect", "learning", "source"].map { key in
      """
      error: scenario 'muddy' has no '\(key)' [missing-key]
        --> \(path):1:2
        |
      1 | {"story": "Once.", "id": "muddy"}
        |  ^^^^^^^^^^^^^^^^

      """
    }
    #expect(result.errors == missing.joined(separator: "\n"))
    #expect(result.status == 2)
    let named = try Threshold.run(["rehearse", name, "--response", "-"] + config, in: folder.path)
    #expect(named.errors == result.errors.replacingOccurrences(of: path, with: name))
  }

  @Test(arguments: ["1.JSON", "1.Yaml", "1.YML"])
  func `A response is read whatever the case of its ending`(name: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("scenarios: broken-door", to: name)
    let config = ["--config", "Tests/Fixtures/agreement/guidance", "--scenarios", "Tests/Fixtures/agreement/scenarios"]
    let result = try Threshold.run(["agreement", folder.path] + config)
    #expect(
      result.errors == """
        error: expected a list for 'scenarios' of the response, found 'broken-door' [wrong-type]
          --> \(path):1:12
          |
        1 | scenarios: broken-door
          |            ^^^^^^^^^^^

        """
    )
    #expect(result.status == 2)
  }
}
