import Foundation
import TestSupport
import Testing

/// `threshold rehearse` without a terminal: what is shown after a level was chosen, whole, from answers in a file.
@Suite struct RehearseCommandTests {
  static let command = [
    "rehearse", "--config", "Tests/Fixtures/interview", "--scenarios", "Tests/Fixtures/rehearsal/scenarios", "--today",
    "2026-11-24",
  ]

  /// One scenario of a response.
  static func judgement(_ scenario: String, _ level: String, _ answers: String) -> String {
    "- {scenario: \(scenario), level: \(level), answers: {\(answers)}}\n"
  }

  /// As the scenario answers.
  private static let agreeing = judgement(
    "signed-sheet",
    "3",
    "danger: no, age: 9, violence: yes, signs: [afraid], contact: unknown, paper: yes, disagreement: no"
  )

  /// Takes for known what nobody in the story knows.
  private static let guessing = judgement(
    "signed-sheet",
    "2",
    "danger: no, age: 9, violence: yes, signs: [afraid, hidden], contact: gone, paper: no, disagreement: no"
  )

  /// Does not hear the danger, and so is not asked about it.
  private static let differing = judgement("at-the-door", "2", "danger: unknown, age: 17, violence: no, paper: no")

  /// Works with a lower level than the answers lead to.
  private static let lower = judgement("at-the-door", "1", "danger: yes, age: 16, violence: yes, contact: visits")

  /// Works with a higher level than answers and guidance lead to.
  private static let higher = judgement("muddy-boots", "2", "danger: no, age: 7, violence: no, paper: no")

  /// Takes a child for an adult.
  private static let adult = judgement("at-the-door", "3", "danger: no, age: 18")

  private static let left = judgement("muddy-boots", "null", "age: 7")

  static func rehearse(_ response: String, _ options: [String] = []) throws -> Program.Result {
    try Threshold.run(command + ["--response", "-"] + options, input: "scenarios:\n" + response)
  }

  private func expect(_ name: String, _ response: String, _ options: [String] = []) throws {
    let result = try Self.rehearse(response, options)
    #expect(result.errors == "")
    #expect(result.status == 0)
    #expect(result.output == (try Golden.text("rehearse/\(name)", recording: result.output)))
  }

  // MARK: What is shown

  @Test func `Whoever agrees is shown that, the split panel and what the story is about`() throws {
    try expect("agreeing.txt", Self.agreeing)
  }

  @Test func `A guess is told from another answer, with what not knowing does`() throws {
    try expect("guessing.txt", Self.guessing)
  }

  @Test func `Each differing answer says what it did, and urgent action comes first`() throws {
    try expect("differing.txt", Self.differing)
  }

  @Test(arguments: [("lower", lower), ("higher", higher)])
  func `A level unlike one's own answers is something to talk about`(direction: String, response: String) throws {
    try expect("\(direction)-than-own-answers.txt", response)
  }

  @Test func `Answers for which the guidance is not made lead to no level`() throws {
    try expect("adult.txt", Self.adult)
  }

  @Test(arguments: [("text", "txt"), ("markdown", "md"), ("json", "json")])
  func `Several scenarios end with a look back, in each form`(format: String, ending: String) throws {
    try expect("several.\(ending)", Self.guessing + Self.differing + Self.left, ["--format", format])
  }

  @Test func `Nothing that is shown marks anybody`() throws {
    for response in [Self.agreeing, Self.guessing, Self.differing, Self.lower, Self.higher, Self.adult] {
      let words = try Self.rehearse(response).output.lowercased().split { !$0.isLetter }
      for word in ["right", "wrong", "correct", "incorrect", "score", "mistake", "error", "fail", "failed"] {
        #expect(!words.contains(word[...]), "\(word): \(response)")
      }
      #expect(!(try Self.rehearse(response, ["--color", "always"]).output.contains("31m")))
    }
  }

  @Test func `Whoever left before a level was chosen is shown nothing`() throws {
    let text = "Muddy boots\nLeft before a level was chosen, so nothing about it is shown.\n"
    #expect(try Self.rehearse(Self.left).output == text)
    let json = try Self.rehearse(Self.left, ["--format", "json"]).output
    #expect(!json.contains("learning"))
    #expect(json.contains("\"committed\": null\n"))
  }

  @Test func `A scenario that no longer fits the guidance is told of`() throws {
    let folder = try TemporaryFolder(copying: "Tests/Fixtures/rehearsal/scenarios")
    let path = folder.path("visits/muddy-boots.yaml")
    let story = try String(contentsOfFile: path, encoding: .utf8)
    try story.replacingOccurrences(of: "level: 1,", with: "level: 2,").write(
      toFile: path,
      atomically: true,
      encoding: .utf8
    )
    let options = ["--config", "Tests/Fixtures/interview", "--scenarios", folder.path, "--response", "-"]
    let result = try Threshold.run(["rehearse"] + options, input: "scenarios:\n" + Self.higher)
    #expect(
      result.output.contains(
        """

        The scenario was written for level 2, and this guidance says another: tell
        whoever looks after them.

        """
      )
    )
  }

  // MARK: What is chosen

  @Test func `Named scenarios are shown in that order, a theme's in the list's, each once`() throws {
    let response = Self.left + Self.agreeing + Self.lower
    func shown(_ names: [String]) throws -> [String] {
      let output = try Self.rehearse(response, names).output
      let titles = ["A signed sheet", "At the door", "Muddy boots"]
      return output.split(separator: "\n").map { String($0) }.filter { titles.contains($0) }
    }
    #expect(try shown([]) == ["Muddy boots", "A signed sheet", "At the door"])
    #expect(try shown(["at-the-door", "muddy-boots", "at-the-door"]) == ["At the door", "Muddy boots"])
    #expect(try shown(["muddy-boots", "visits"]) == ["Muddy boots", "A signed sheet", "At the door"])
    #expect(try shown(["paper"]) == ["A signed sheet"])
    #expect(try shown(["Tests/Fixtures/rehearsal/scenarios/visits/at-the-door.yaml"]) == ["At the door"])
    #expect(try shown(["Tests/Fixtures/rehearsal/scenarios/visits"]) == ["At the door", "Muddy boots"])
  }

  @Test func `The list shows scenarios by theme, and with a kept response what is done`() throws {
    #expect(
      try Threshold.run(Self.command + ["--list"]).output == """
        paper
        - A signed sheet (signed-sheet)

        visits
        - At the door (at-the-door)
        - Muddy boots (muddy-boots)

        """
    )
    let folder = try TemporaryFolder()
    _ = try Self.rehearse(Self.left + Self.lower, ["--save", folder.path("response.json")])
    #expect(
      try Threshold.run(Self.command + ["--list", "--save", folder.path("response.json"), "visits"]).output == """
        paper
        - A signed sheet (signed-sheet)

        visits
        - At the door (at-the-door), done
        - Muddy boots (muddy-boots), begun

        """
    )
    let json = try Threshold.run(Self.command + ["--list", "--format", "json", "paper"]).output
    #expect(
      json == """
        {
          "scenarios": [
            {
              "scenario": "signed-sheet",
              "title": "A signed sheet",
              "themes": [
                "paper",
                "visits"
              ],
              "state": "new"
            }
          ]
        }

        """
    )
  }

  @Test func `Names that do not exist are told, all of them`() throws {
    let result = try Threshold.run(Self.command + ["--list", "at-the-dor", "vists", "nothing"])
    #expect(result.status == 2)
    #expect(
      result.errors == """
        error: there is no scenario or theme called 'at-the-dor'; did you mean 'at-the-door'? [unknown-scenario]
        help: threshold rehearse --list shows them

        error: there is no scenario or theme called 'vists'; did you mean 'visits'? [unknown-scenario]
        help: threshold rehearse --list shows them

        error: there is no scenario or theme called 'nothing' [unknown-scenario]
        help: threshold rehearse --list shows them

        """
    )
  }

  @Test func `Files alone need no folder of scenarios`() throws {
    let folder = try TemporaryFolder()
    let scenario = Repository.path("Tests/Fixtures/rehearsal/scenarios/visits/at-the-door.yaml")
    let config = Repository.path("Tests/Fixtures/interview")
    let alone = try Threshold.run(["rehearse", "--config", config, "--list", scenario], in: folder.path)
    #expect(alone.output == "visits\n- At the door (at-the-door)\n")
    let none = try Threshold.run(["rehearse", "--config", config, "--list"], in: folder.path)
    #expect(none.status == 2)
    #expect(none.errors.hasPrefix("error: no scenarios found: there is neither 'Scenarios' nor '/"))
    #expect(none.errors.hasSuffix("help: name their folder with --scenarios DIR\n"))
  }

  // MARK: What is refused

  @Test func `Without a terminal and without answers it is wrong usage`() throws {
    let result = try Threshold.run(Self.command + ["at-the-door"])
    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("Error: There is no terminal to rehearse at: give answers and levels with "))
    #expect(try Threshold.run(Self.command + ["--list", "--response", "-"]).status == 64)
  }

  @Test func `Every problem of a response is told, and nothing is shown`() throws {
    let result = try Self.rehearse("- {scenario: at-the-dor, level: 7, answers: {dangr: yes}}\n")
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(
      result.errors == """
        error: unknown scenario 'at-the-dor' in the response; did you mean 'at-the-door'? [unknown-scenario]
          --> standard input:2:14
          |
        2 | - {scenario: at-the-dor, level: 7, answers: {dangr: yes}}
          |              ^^^^^^^^^^

        error: Guidance for a test interview has no level 7 [unknown-level]
          --> standard input:2:33
          |
        2 | - {scenario: at-the-dor, level: 7, answers: {dangr: yes}}
          |                                 ^
        help: its levels are 1, 2, 3

        error: unknown question 'dangr' in the answers; did you mean 'danger'? [unknown-question]
          --> standard input:2:46
          |
        2 | - {scenario: at-the-dor, level: 7, answers: {dangr: yes}}
          |                                              ^^^^^

        """
    )
  }

  @Test func `A named scenario that the response leaves out is told`() throws {
    let result = try Self.rehearse(Self.lower, ["at-the-door", "muddy-boots"])
    #expect(result.status == 2)
    #expect(result.errors == "error: the response says nothing about 'muddy-boots' [missing-scenario]\n")
  }
}
