import Foundation
import TestSupport
import Testing

/// Edits of `Tests/Fixtures/guidance/first` as people make them, each with the whole report that a reviewer would get.
@Suite struct AuditedEditsTests {
  private static let folder = "Tests/Fixtures/edits"
  private static let names =
    (try? FileManager.default.contentsOfDirectory(atPath: Repository.path(folder)))?.sorted() ?? []

  /// The forms of the report, by the name under which a report is kept.
  private static let formats = [
    "report.txt": "text", "report.md": "markdown", "report.json": "json", "report.sarif": "sarif",
  ]

  @Test func `There are at least thirty`() { #expect(Self.names.count >= 30) }

  @Test(arguments: names) func `An edit has its report`(name: String) throws {
    let fixture = "\(Self.folder)/\(name)"
    let folder = try TemporaryFolder()
    for side in ["old", "new"] {
      try FileManager.default.copyItem(
        atPath: Repository.path("Tests/Fixtures/guidance/first"),
        toPath: folder.path(side)
      )
      // What both sides have beside what is in the repository.
      if FileManager.default.fileExists(atPath: Repository.path("\(fixture)/before.diff")) {
        try ConfigurationEdit("\(fixture)/before.diff").apply(in: folder.path(side))
      }
    }
    try FileManager.default.copyItem(
      atPath: Repository.path("Tests/Fixtures/known"),
      toPath: folder.path("Scenarios")
    )
    let edit = try ConfigurationEdit("\(fixture)/edit.diff")
    #expect(edit.summary.hasSuffix("."))
    try edit.apply(in: folder.path("new"))
    let kept = try FileManager.default.contentsOfDirectory(atPath: Repository.path(fixture)).sorted()
    #expect(kept.contains("report.txt"))
    for (file, format) in Self.formats where kept.contains(file) {
      let result = try Threshold.run(
        ["audit", "old", "new", "--today", "2026-11-24", "--format", format],
        in: folder.path
      )
      #expect(result.errors == "")
      #expect(result.output == (try Golden.file("\(fixture)/\(file)", recording: result.output)), "\(edit.summary)")
      let fails = result.output.contains("LOOK AT THIS BEFORE") || format != "text"
      // What nobody can weigh up is for those who ask for figures.
      let figures = ["answer set", "Fingerprint", "10^", "calm answer to '"]
      if ["text", "markdown"].contains(format) { #expect(!figures.contains { result.output.contains($0) }) }
      if format == "text" { #expect(result.status == (fails ? 1 : 0)) }
    }
  }
}
