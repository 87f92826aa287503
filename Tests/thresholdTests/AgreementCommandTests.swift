import Foundation
import TestSupport
import Testing

/// `threshold agreement`.
@Suite struct AgreementCommandTests {
  private static let folder = "Tests/Fixtures/agreement"
  private static let responses = "\(folder)/responses"
  static let options = ["--config", "\(folder)/guidance", "--scenarios", "\(folder)/scenarios"]

  private func run(_ arguments: String...) throws -> Program.Result {
    try Threshold.run(["agreement"] + arguments + Self.options)
  }

  private func response(_ number: Int) throws -> String {
    try String(contentsOfFile: Repository.path("\(Self.responses)/\(number).json"), encoding: .utf8)
  }

  // MARK: Reports

  @Test(arguments: [("text", "txt"), ("markdown", "md"), ("json", "json")])
  func `Six people and ten scenarios give a report, whole`(format: String, ending: String) throws {
    let result = try run(Self.responses, "--format", format)
    #expect(result.errors == "")
    #expect(result.output == (try Golden.text("agreement/six.\(ending)", recording: result.output)))
    #expect(result.status == 0)
    if format == "json" { _ = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) }
  }

  @Test func `The first screen is enough to begin to talk`() throws {
    let lines = try run(Self.responses).output.split(separator: "\n", omittingEmptySubsequences: false).prefix(24)
    #expect(
      lines.joined(separator: "\n") == """
        6 people, 10 scenarios
        They agree on 5, nearly agree on 2 and split on 3. Of all pairs of people 76%
        chose the same level (Krippendorff's alpha 0.85, 0.58 to 0.95).

        Where the group agrees
        The broken door (level 4), A packed lunch (level 2), The grandmother (level 2;
        guidance: 3), The first scan (level 3), and 3 more.

        Where the group splits
        - The quiet corner: 3 at level 2, 3 at level 3
        - An empty fridge: 3 at level 2, 3 at level 3
        - Long sleeves in June: 4 at level 4, 2 at level 3

        On which questions
        - Has the child been heard properly? In 5 of 10 scenarios; perhaps badly worded
        - Who is violent, and where do they live? In The quiet corner

        What to talk about
        - "Has the child been heard properly?" What does that mean to each of you?
        - The quiet corner: what in the story answers "Who is violent, and where do they
          live?"
        - The grandmother: most of you chose level 2, the guidance says 3. Does the
          story answer "What does the child go without? (A doctor when one is needed)"

        """
    )
  }

  @Test func `A narrow terminal shows all of it`() throws {
    var terminal = PseudoTerminal()
    terminal.columns = 44
    terminal.showsOutput = true
    let seen = try terminal.run(["agreement", Self.responses, "--color", "never"] + Self.options)
    #expect(seen.status == 0)
    let lines = seen.screen.replacing("\r", with: "").split(separator: "\n")
    #expect(lines.contains("What to talk about"))
    #expect(lines.allSatisfy { $0.count <= 44 })
  }

  @Test func `The same seed gives the same report, and another gives other ranges alone`() throws {
    let first = try run(Self.responses, "--seed", "7").output
    #expect(try run(Self.responses, "--seed", "7").output == first)
    let other = try run(Self.responses, "--seed", "8").output
    #expect(other != first)
    func figures(_ text: String) -> [Substring] { text.split(separator: "\n").filter { $0.contains("AC1") } }
    #expect(figures(first).map { $0.prefix(18) } == figures(other).map { $0.prefix(18) })
    #expect(first.replacing("\n", with: " ").contains("(percentile bootstrap, seed 7)"))
  }

  @Test func `A report can go to a file`() throws {
    let folder = try TemporaryFolder()
    let result = try run(Self.responses, "--format", "json", "--output", folder.path("report.json"))
    #expect(result.output == "" && result.errors == "" && result.status == 0)
    let written = try String(contentsOfFile: folder.path("report.json"), encoding: .utf8)
    #expect(written == (try Golden.text("agreement/six.json", recording: written)))
  }

  // MARK: Few people

  @Test(arguments: [1, 2], [("text", "txt"), ("markdown", "md"), ("json", "json")])
  func `Of one or two people nothing is told that tells who said what`(
    count: Int,
    form: (format: String, ending: String)
  ) throws {
    let files = (1...count).map { "\(Self.responses)/\($0).json" }
    let result = try Threshold.run(["agreement", "--format", form.format] + files + Self.options)
    #expect(result.status == 0)
    #expect(result.output == (try Golden.text("agreement/\(count).\(form.ending)", recording: result.output)))
    #expect(!result.output.contains("grandmother"))
  }

  // MARK: Files

  @Test func `A file that is named twice counts once, and so does its link`() throws {
    let folder = try TemporaryFolder()
    let link = folder.path("link.json")
    try FileManager.default.createSymbolicLink(
      atPath: link,
      withDestinationPath: Repository.path("\(Self.responses)/1.json")
    )
    let result = try run(Self.responses, "\(Self.responses)/1.json", link)
    #expect(result.output == (try Golden.text("agreement/six.txt", recording: result.output)))
    #expect(result.status == 0)
  }

  @Test func `A copy of a response would make one person two`() throws {
    let folder = try TemporaryFolder()
    let copy = try folder.write(try response(2), to: "copy.json")
    let result = try run(Self.responses, copy)
    #expect(result.output == "")
    #expect(
      result.errors == """
        error: response '81d4e7720c9ab35f' appears twice [duplicate-id]
          --> \(copy):2:15
          |
        2 |   "response": "81d4e7720c9ab35f",
          |               ^^^^^^^^^^^^^^^^^^
        help: leave out one of the two files, or one person counts as two
        note: it appears here first
          --> \(Self.responses)/2.json:2:15

        """
    )
    #expect(result.status == 2)
  }

  @Test func `Every problem of every file is said`() throws {
    let folder = try TemporaryFolder()
    try folder.write("scenarios: [{scenario: broken-dor, level: 4, answers: {}}]", to: "1.yaml")
    try folder.write("scenarios: [{scenario: broken-door, level: 5, answers: {}}]", to: "2.yml")
    try folder.write("{\"scenarios\": [", to: "3.json")
    try folder.write("not a response", to: "4.txt")
    let result = try run(folder.path, folder.path("missing.json"))
    #expect(result.output == "")
    #expect(result.status == 2)
    let errors = result.errors.split(separator: "\n").filter { $0.hasPrefix("error: ") }
    #expect(errors.count == 4, "\(result.errors)")
    #expect(
      errors[0] == "error: cannot read '\(folder.path("missing.json"))': No such file or directory [unreadable-file]"
    )
    #expect(
      errors[1]
        == "error: unknown scenario 'broken-dor' in the response; did you mean 'broken-door'? [unknown-scenario]"
    )
  }

  @Test func `A folder without responses is no group`() throws {
    let folder = try TemporaryFolder()
    let result = try run(folder.path)
    #expect(
      result.errors == """
        error: there is no response in '\(folder.path)' [missing-responses]
        help: a response is a file that ends in .json or .yaml

        """
    )
    #expect(result.status == 2)
  }

  @Test func `Responses written by hand and with another guidance are read, and that is said first`() throws {
    let folder = try TemporaryFolder()
    for number in 1...4 {
      var text = try response(number)
      if number == 1 { text.replace("\"version\": \"1.0\"", with: "\"version\": \"0.9\"") }
      if number == 2 {
        text = text.split(separator: "\n").filter { !$0.contains("\"guidance\"") && !$0.contains("\"response\"") }
          .joined(separator: "\n")
      }
      try folder.write(text, to: "\(number).json")
    }
    let result = try run(folder.path)
    #expect(result.status == 0)
    #expect(
      result.output.hasPrefix(
        """
        Not all responses were made with the guidance that they are read with here,
        version 1.0: 2 with version 1.0; 1 with version 0.9; 1 does not say. What
        differs below may come from the guidance and not from people.

        4 people, 10 scenarios

        """
      ),
      "\(result.output.prefix(400))"
    )
  }

  // MARK: Usage

  @Test(arguments: [["--resamples", "99"], ["--resamples", "100001"], ["--seed", "-1"], ["--format", "pdf"]])
  func `Wrong usage is said`(arguments: [String]) throws {
    let result = try Threshold.run(["agreement", Self.responses] + arguments + Self.options)
    #expect(result.output == "")
    #expect(result.status == 64)
  }

  @Test func `A response has to be named`() throws {
    let result = try Threshold.run(["agreement"] + Self.options)
    #expect(result.errors.hasPrefix("Error: Missing expected argument '<response> ...'"))
    #expect(result.status == 64)
  }
}
