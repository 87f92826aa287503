import Foundation
import TestSupport
import Testing

/// `threshold audit OLD NEW --concerns FILE`: what a change does to concerns that people had before.
@Suite struct PastConcernsTests {
  private let folder: TemporaryFolder

  /// The small guidance, and beside it one that lowers small children and raises hungry ones.
  init() throws {
    folder = try TemporaryFolder()
    for name in ["old", "new"] {
      try FileManager.default.copyItem(atPath: Repository.path("Tests/Fixtures/sound"), toPath: folder.path(name))
    }
    let rules = folder.path("new/rules.yaml")
    try String(contentsOfFile: rules, encoding: .utf8)
      .replacingOccurrences(of: "- age: {under: 5}", with: "- age: {under: 3}")
      .replacingOccurrences(of: "  - id: much\n    level: extra", with: "  - id: much\n    level: serious")
      .write(toFile: rules, atomically: true, encoding: .utf8)
  }

  private func audit(_ concerns: String, called name: String = "past.jsonl", _ more: String...) throws -> Program.Result
  {
    try concerns.write(toFile: folder.path(name), atomically: true, encoding: .utf8)
    let arguments = ["audit", "old", "new", "--concerns", name, "--today", "2026-11-24"]
    return try Threshold.run(arguments + more, in: folder.path)
  }

  private static let hungry = #""areas": ["food"], "food-detail": "poorly""#

  private static let concerns = """
    {"age": 4, \(hungry)}
    {"age": 12, \(hungry)}
    {"age": 12, "areas": ["home", "school"], "heard": "yes"}
    {"age": 12, "areas": ["home", "school"], "heard": "no"}

    {"age": 4, \(hungry)}
    {"age": "old"}
    {"ages": 4}
    {
    """

  @Test func `The report says what moves, why, where it stands, and what could not be read`() throws {
    let result = try audit(Self.concerns)
    #expect(result.errors == "")
    #expect(result.output == (try Golden.text("audit/past-concerns.txt", recording: result.output)))
    #expect(result.status == 1)
    #expect(try audit(Self.concerns, "--jobs", "4").output == result.output)
  }

  @Test func `A table is read as batch reads it`() throws {
    let table = "\u{FEFF}id;age;areas;food-detail\r\nA;4;food;poorly\r\n;;;\r\nB;12;food;poorly\r\nC;4;food\r\n"
    let result = try audit(table, called: "past.csv", "--format", "json")
    #expect(result.errors == "")
    let report = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let moves = try #require(report["moves"] as? [String: Any])
    let counts = try #require(moves["pastConcerns"] as? [[String: Int]])
    #expect(counts == [["old": 2, "new": 2, "count": 1], ["old": 4, "new": 2, "count": 1]])
    #expect(result.output.contains("\"Line 5: the row has 3 cells, and the first row has 4.\""))
    // Nobody's own id is told on.
    #expect(!result.output.contains("\"A\""))
  }

  @Test func `Each of several children in a line counts`() throws {
    let family = """
      {"children": [{"answers": {"age": 4, \(Self.hungry)}}, {"answers": {"age": 12, \(Self.hungry)}}, \
      {"label": "baby", "answers": {"age": 4, \(Self.hungry)}}]}
      {"age": 12, \(Self.hungry)}
      """
    let result = try audit(family)
    #expect(result.errors == "")
    #expect(
      result.output.contains(
        """
        2 of 4 past concerns would have a lower level, or none.
        2 had level 4, Serious and would have level 2, Extra help.
        2 had that level because: A small child is hungry.
        They stand in line 1.
        """
      )
    )
  }

  @Test func `What cannot be read at all is no audit`() throws {
    let empty = try audit("\n \n")
    #expect(empty.errors == "error: there is no concern in 'past.jsonl' [no-concerns]\n")
    #expect(empty.output == "" && empty.status == 2)
    let columns = try audit("ages\n4\n", called: "past.csv", "--format", "github")
    #expect(columns.errors.hasPrefix("error: unknown question 'ages'"))
    #expect(columns.output.hasPrefix("::error file=past.csv,line=1,col=1,title=unknown-question::"))
    #expect(columns.status == 2)
    let missing = try Threshold.run(["audit", "old", "new", "--concerns", "nowhere"], in: folder.path)
    #expect(missing.errors == "error: cannot read 'nowhere': No such file or directory [unreadable-file]\n")
    #expect(missing.status == 2)
  }

  @Test(arguments: [["--concerns", "nowhere"], ["--scenarios", "nowhere"]])
  func `What cannot be read is said before a long proof`(arguments: [String]) throws {
    let start = ContinuousClock.now
    let result = try Threshold.run(["audit", "old", "new", "--cross-check", "1000000"] + arguments, in: folder.path)
    #expect(result.errors.contains("nowhere") && result.status == 2, "\(result.errors)")
    #expect(ContinuousClock.now - start < .seconds(30))
  }

  @Test(arguments: [["old"], ["--changed", "--against", "main"], ["old", "new", "--jobs", "0"]])
  func `Wrong usage is said`(arguments: [String]) throws {
    try "{}\n".write(toFile: folder.path("past.jsonl"), atomically: true, encoding: .utf8)
    let result = try Threshold.run(["audit"] + arguments + ["--concerns", "past.jsonl"], in: folder.path)
    #expect(result.output == "" && result.status == 64)
  }
}
