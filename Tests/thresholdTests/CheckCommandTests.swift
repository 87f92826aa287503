import Foundation
import TestSupport
import Testing

/// `threshold check` without a terminal: where answers come from, and what is wrong with them.
@Suite struct CheckCommandTests {
  static let command = ["check", "--config", "Tests/Fixtures/interview", "--today", "2026-11-24"]

  private func check(_ options: [String], input: String = "") throws -> Program.Result {
    try Threshold.run(Self.command + options, input: input)
  }

  /// One `--answer` after another.
  private func options(_ answers: String) -> [String] {
    answers.split(separator: " ").flatMap { ["--answer", String($0)] }
  }

  // MARK: Where answers come from

  static let written = [
    "yaml": "danger: no\nage: 16\nviolence: yes\nsigns: {hurt: yes, hidden: unknown}\ncontact: visits\n",
    "yaml-under-answers":
      "answers:\n  {danger: no, age: 16, violence: yes, signs: {hidden: unknown, hurt: yes}, contact: visits}",
    "json":
      #"{"danger": false, "age": 16, "violence": true, "signs": {"hurt": true, "hidden": "unknown"}, "contact": "visits"}"#,
    "scenario": """
    id: a-scenario
    title: A scenario
    answers: {danger: no, age: 16, violence: yes, signs: {hurt: yes, hidden: unknown}, contact: visits}
    others: not-asked
    expect: {level: 3}
    """,
  ]

  @Test(arguments: written.keys.sorted())
  func `The same answers in another form give the same outcome`(form: String) throws {
    let text = try #require(Self.written[form])
    let expected = try check(options("danger=no age=16 violence=yes signs=hurt,hidden? contact=visits"))
    #expect(expected.status == 0)
    let file = try TemporaryFile(text, ending: form == "json" ? ".json" : ".yaml")
    for result in [try check(["--answers", file.path]), try check(["--answers", "-"], input: text)] {
      #expect(result.errors == "")
      #expect(result.output == expected.output)
      #expect(result.status == 0)
    }
  }

  @Test func `A saved record can be read again`() throws {
    let folder = try TemporaryFolder()
    let saved = try check(
      options("danger=no age=unborn signs=none contact=unknown") + ["--save", folder.path("r.json")]
    )
    let read = try check(["--answers", folder.path("r.json")])
    #expect(read.output == saved.output)
    #expect(read.status == 0)
  }

  @Test func `The command line wins over the file, and a later option over an earlier one`() throws {
    let file = try TemporaryFile("danger: yes\nage: 9\nviolence: no\n")
    let result = try check(["--answers", file.path] + options("violence=unknown danger=yes danger=no"))
    #expect(result.output == (try check(options("danger=no age=9 violence=unknown")).output))
  }

  @Test(arguments: [
    "age=10", "age=unborn", "age=unknown", "danger=yes", "danger=true", "danger=no", "danger=unknown",
    "contact=lives-in", "signs=hurt", "signs=hurt,afraid?", "signs=none", "signs=unknown",
    "signs=hurt?,afraid?,hidden?",
  ])
  func `Every kind of answer can be given on the command line`(answer: String) throws {
    let result = try check(["--answer", answer])
    #expect(result.errors == "")
    #expect(result.status == 0)
    let folder = try TemporaryFolder()
    #expect(try check(["--answer", answer, "--save", folder.path("record.json")]).status == 0)
    #expect(try check(["--answers", folder.path("record.json")]).output == result.output)
  }

  @Test func `What is not known of all options is not known, and none of them is an answer`() throws {
    #expect(
      try check(options("violence=yes signs=hurt?,afraid?,hidden?") + ["--details"]).output.contains("Not known.")
    )
    #expect(
      try check(options("violence=yes signs=hurt?,afraid?,hidden?")).output
        == (try check(options("violence=yes signs=unknown")).output)
    )
    #expect(!(try check(options("violence=yes signs=none")).output.contains("harmed")))
  }

  // MARK: Wrong answers

  @Test func `Every wrong answer is reported with its place and what would be right`() throws {
    let file = try TemporaryFile("dangr: yes\nage: 200\n", ending: ".yaml")
    let wrong = ["paper", "contact=visit", "signs=hurt,hidin,hurt", "age=-1"]
    let result = try check(["--answers", file.path] + wrong.flatMap { ["--answer", $0] })
    #expect(result.output == "")
    #expect(result.status == 2)
    let errors = result.errors.replacingOccurrences(of: file.path, with: "answers.yaml")
    #expect(errors == (try Golden.text("check/wrong-answers.txt", recording: errors)))
  }

  @Test(arguments: [
    ("danger=maybe", "unknown answer 'maybe' to 'danger' in the answer [unknown-answer]", "       ^^^^^"),
    ("age=old", "'old' is not an answer to 'age' in the answer [unknown-answer]", "    ^^^"),
    ("age=121", "121 is not an answer to 'age' in the answer [out-of-range]", "    ^^^"),
    ("signs=hurt,hurt?", "'hurt' appears twice for 'signs' in the answer [repeated-answer]", "           ^^^^"),
    ("danger=", "expected a single answer for 'danger' in the answer, found nothing [wrong-type]", "       ^"),
    ("=yes", "unknown question '' in the answers [unknown-question]", "^"),
  ])
  func `A wrong answer on the command line is underlined`(answer: String, headline: String, underline: String) throws {
    let result = try check(["--answer", answer])
    #expect(result.output == "")
    #expect(result.status == 2)
    let start = underline.prefix { $0 == " " }.count + 1
    let expected = "error: \(headline)\n  --> --answer:1:\(start)\n  |\n1 | \(answer)\n  | \(underline)\n"
    #expect(result.errors.hasPrefix(expected), "\(result.errors)")
  }

  @Test func `A usage error shows an argument that could drive a terminal as escapes`() throws {
    let result = try Threshold.run(["check", "--format", "\u{1B}[2J\nx"])
    #expect(result.status == 64)
    #expect(
      result.errors == """
        Error: The value '\\u{1B}[2J
        x' is invalid for '--format <format>'. Please provide one of the following:
          - text
          - json
          - markdown
          - html
          - referral
          - referral-text
        Help:  --format <format>  The form of the outcome: text, json, markdown, html, or referral (a summary to paste; referral-text).
        Usage: threshold check <options>
          See 'threshold check --help' for more information.

        """
    )
  }

  @Test func `An argument that could drive a terminal is shown as escapes`() throws {
    let result = try check(["--answer", "danger=\u{1B}[2J"])
    #expect(
      result.errors == #"""
        error: unknown answer '\u{1B}[2J' to 'danger' in the answer [unknown-answer]
          --> --answer:1:8
          |
        1 | danger=\u{1B}[2J
          |        ^^^^^^^^^
        help: known here: no, yes

        """#
    )
  }

  @Test func `A file of answers that cannot be read is named`() throws {
    let folder = try TemporaryFolder()
    let missing = try check(["--answers", folder.path("nothing.yaml")])
    #expect(
      missing.errors
        == "error: cannot read '\(folder.path("nothing.yaml"))': No such file or directory [unreadable-file]\n"
    )
    #expect(missing.status == 2)
    let isFolder = try check(["--answers", folder.path])
    #expect(isFolder.errors == "error: '\(folder.path)' is a folder, not a file [unreadable-file]\n")
    #expect(isFolder.status == 2)
  }

  // MARK: Usage

  @Test(arguments: [
    ([], "There is no terminal to ask at: give answers with --answers FILE or --answer ID=VALUE."),
    (["--answer", "danger=no", "--professional-level", "2"], "--professional-level and --reason go together."),
    (["--answer", "danger=no", "--reason", "x"], "--professional-level and --reason go together."),
    (["--answer", "danger=no", "--professional-level", "2", "--reason", " "], "--reason is empty."),
    (["--answer", "danger=no", "--force"], "--force goes with --save."),
    (
      ["--answer", "danger=no", "--today", "2026-02-30"], "The value '2026-02-30' is invalid for '--today <yyyy-mm-dd>'"
    ),
    (["--answer", "danger=no", "--since", "yesterday"], "The value 'yesterday' is invalid for '--since <yyyy-mm-dd>'"),
    (["--answer"], "Missing value for '--answer <id=value>'"),
    (["--anser", "danger=no"], "Unknown option '--anser'. Did you mean '--answer'?"),
  ])
  func `Wrong usage has status 64 and says what is wrong`(options: [String], message: String) throws {
    let result = try check(options)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("Error: \(message)\n"), "\(result.errors)")
    #expect(result.status == 64)
  }

  @Test func `The same answers give the same bytes`() throws {
    for format in ["text", "json", "markdown"] {
      let runs = try (0..<3).map { _ in
        try check(options("danger=unknown violence=yes signs=hurt?") + ["--format", format]).output
      }
      #expect(Set(runs).count == 1)
      #expect(runs[0].hasSuffix("\n"))
    }
  }
}
