import Foundation
import TestSupport
import Testing

/// Answers that look like others, in the file that `check` reads.
@Suite struct DangerousAnswersTests {
  private func check(_ answers: String) throws -> (path: String, result: Program.Result) {
    let file = try TemporaryFile(answers, ending: ".yaml")
    return (file.path, try Threshold.run(CheckCommandTests.command + ["--answers", file.path]))
  }

  @Test(arguments: [
    ("on", "yes"), ("y", "yes"), ("ON", "yes"), ("True", "yes"), ("Yes", "yes"), ("yse", "yes"), ("off", "no"),
    ("n", "no"), ("False", "no"), ("NO", "no"), ("not", "no"), ("nes", nil), ("yo", nil), ("o", nil), ("es", nil),
    ("perhaps", nil),
  ])
  func `Yes is not suggested for no, nor no for yes`(word: String, meant: String?) throws {
    let (path, result) = try check("danger: \(word)\n")
    let suggestion = meant.map { "; did you mean '\($0)'?" } ?? ""
    let mark = String(repeating: "^", count: word.count)
    #expect(
      result.errors == """
        error: unknown answer '\(word)' to 'danger' in the answers\(suggestion) [unknown-answer]
          --> \(path):1:9
          |
        1 | danger: \(word)
          |         \(mark)
        \(meant == nil ? "help: known here: no, yes\n" : "")
        """
    )
    #expect(result.output == "" && result.status == 2)
  }

  @Test(arguments: [
    (
      "danger:\u{A0}yes", "expected question ids with answers for the answers, found 'danger:\\u{A0}yes' [wrong-type]",
      1, "danger:\\u{A0}yes", "\\u{A0} is U+00A0, a no-break space"
    ),
    (
      "danger: yes\u{200B}",
      "unknown answer 'yes\\u{200B}' to 'danger' in the answers; did you mean 'yes'? [unknown-answer]", 9,
      "danger: yes\\u{200B}", "\\u{200B} is U+200B, a zero-width space"
    ),
    (
      "dan\u{AD}ger: yes",
      "unknown question 'dan\\u{AD}ger' in the answers; did you mean 'danger'? [unknown-question]", 1,
      "dan\\u{AD}ger: yes", "\\u{AD} is U+00AD, a soft hyphen"
    ),
    (
      "d\u{430}nger: yes",
      "unknown question 'd\\u{430}nger' in the answers; did you mean 'danger'? [unknown-question]", 1,
      "d\\u{430}nger: yes", "\\u{430} is U+0430, a Cyrillic letter that looks like 'a'"
    ),
  ])
  func `What cannot be seen is shown and named`(
    text: String,
    message: String,
    column: Int,
    shown: String,
    name: String
  ) throws {
    let (path, result) = try check(text)
    let whole = message.hasSuffix("[unknown-question]") ? shown.count - ": yes".count : shown.count - column + 1
    let underline = String(repeating: " ", count: column - 1) + String(repeating: "^", count: whole)
    #expect(
      result.errors == """
        error: \(message)
          --> \(path):1:\(column)
          |
        1 | \(shown)
          | \(underline)
        note: \(name)

        """
    )
    #expect(result.output == "" && result.status == 2)
  }

  @Test func `A comment that turns the direction of writing is refused`() throws {
    let (path, result) = try check("danger: no # \u{2067}yes\n")
    #expect(
      result.errors == """
        error: the text contains the bidirectional control \\u{2067} [bidirectional-control]
          --> \(path):1:14
          |
        1 | danger: no # \\u{2067}yes
          |              ^^^^^^^^
        help: delete it: it makes a line show something other than what is read
        note: \\u{2067} is U+2067, a right-to-left isolate

        """
    )
    #expect(result.output == "" && result.status == 2)
  }

  @Test func `Of a guidance an audit finds what turns the direction of writing, and JSON shows it as escapes`() throws {
    let folder = try TemporaryFolder(copying: "Tests/Fixtures/sound")
    let file = folder.path("levels.yaml")
    let text = try String(contentsOfFile: file, encoding: .utf8)
      .replacing("name: Everyday", with: "name: Every\u{2067}day")
      .replacing("means: Harm is likely.", with: #"means: "Harm is \u202elikely.\u202e""#)
    try folder.write("# Nothing \u{202E}to see here, nor \u{202E}here\n" + text, to: "levels.yaml")
    let options = ["--today", "2026-11-24", "--format", "json"]
    let check = ["check", "--config", folder.path, "--answer", "danger=no", "--answer", "age=3"]
    let checked = try Threshold.run(check + options)
    #expect(checked.errors == "" && checked.status == 0)
    #expect(checked.output.contains(#""name": "Every\u2067day""#))
    #expect(!checked.output.unicodeScalars.contains("\u{2067}"))
    let audited = try Threshold.run(["audit", folder.path] + options)
    let findings =
      try #require(
        try JSONSerialization.jsonObject(with: Data(audited.output.utf8)) as? [String: Any]
      )["findings"] as? [[String: Any]]
    let controls = (findings ?? []).filter { $0["id"] as? String == "CFG012" }
    #expect(
      controls.map { $0["message"] as? String } == [
        "'levels.yaml' contains U+202E, a right-to-left override.",
        "'levels.yaml' contains U+2067, a right-to-left isolate.",
      ]
    )
    #expect(
      controls.map { $0["details"] as? [String] } == [["It is there 4 times; this is the first place."], []]
    )
    // What was there before is not the change's doing.
    let same = try Threshold.run(["audit", folder.path, folder.path] + options)
    #expect(!same.output.contains("CFG012"))
    let change = try Threshold.run(["audit", "Tests/Fixtures/sound", folder.path] + options)
    #expect(change.output.contains("CFG012"))
  }

  @Test(arguments: ["16", "16.0", "16.00", "1.6e1", "160E-1"])
  func `A whole number may be written as a table writes it`(number: String) throws {
    let (_, result) = try check("{\"danger\": false, \"age\": \(number)}")
    let expected = try check("{danger: no, age: 16}").result
    #expect(result.errors == "" && result.status == 0)
    #expect(result.output == expected.output)
    let command = ["batch", "--config", "Tests/Fixtures/interview", "--today", "2026-11-24"]
    let line = try Threshold.run(command, input: "{\"danger\": false, \"age\": \(number)}\n")
    #expect(line.output == (try Threshold.run(command, input: "{\"danger\": false, \"age\": 16}\n").output))
    #expect(line.status == 0)
  }

  @Test func `A batch names what cannot be seen, too`() throws {
    let command = ["batch", "--config", "Tests/Fixtures/interview", "--today", "2026-11-24"]
    let result = try Threshold.run(command, input: "{\"danger\": \"yes\u{200B}\"}\n")
    #expect(
      result.output
        == #"{"line":1,"error":{"code":"unknown-answer","message":"unknown answer 'yes\\u{200B}' to 'danger' in the "#
        + #"answers; did you mean 'yes'?","column":12,"notes":["\\u{200B} is U+200B, a zero-width space"]}}"# + "\n"
    )
  }
}
