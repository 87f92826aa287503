import Foundation
import TestSupport
import Testing

/// What `threshold check` writes; the kept outcomes stand in `Tests/Fixtures/golden/check`.
@Suite struct CheckOutputTests {
  private static let answers = [
    "danger=no", "age=16", "violence=yes", "signs=afraid,hidden?", "contact=unknown", "paper=yes", "disagreement=yes",
  ]

  private func check(
    _ options: [String] = [],
    answers: [String] = Self.answers,
    today: String = "2026-11-24",
    config: String = "Tests/Fixtures/interview"
  ) throws -> Program.Result {
    try Threshold.run(
      ["check", "--config", config, "--today", today] + answers.flatMap { ["--answer", $0] } + options
    )
  }

  private static let judged = ["--professional-level", "2", "--reason", "The aunt *lives* there now."]

  @Test(arguments: [("text", "txt"), ("markdown", "md"), ("json", "json")])
  func `A whole outcome in each form`(format: String, ending: String) throws {
    let detailed = format == "text" ? ["--details"] : []
    let result = try check(Self.judged + ["--since", "2026-11-20", "--format", format] + detailed)
    #expect(result.errors == "")
    #expect(result.output == (try Golden.text("check/outcome.\(ending)", recording: result.output)))
    #expect(result.status == 0)
  }

  @Test(arguments: [("text", "txt"), ("json", "json")])
  func `Where the guidance does not apply the outcome says where to go instead`(format: String, ending: String) throws {
    let result = try check(["--format", format], answers: ["danger=yes", "age=18"])
    #expect(result.output == (try Golden.text("check/adult.\(ending)", recording: result.output)))
    #expect(result.status == 0)
  }

  @Test func `An outcome of JSON is valid, and its keys are fixed`() throws {
    let outcome = try check(["--format", "json"]).output
    let object = try JSONSerialization.jsonObject(with: Data(outcome.utf8)) as? [String: Any]
    #expect(object != nil)
    let keys = outcome.split(separator: "\n").filter { $0.hasPrefix("  \"") }.map { $0.split(separator: "\"")[1] }
    #expect(
      keys == [
        "guidance", "notices", "applies", "complete", "enough", "urgent", "doNow", "doNot", "level", "range",
        "reasons", "findOut", "wouldChange", "actions", "tell", "consent", "pathways", "contacts", "reminders",
        "escalation",
        "unanswered", "supposed", "ignored", "professional",
      ]
    )
    let adult = try check(["--format", "json"], answers: ["age=18"]).output
    #expect(adult.contains("  \"applies\": false,\n  \"reason\": \"This guidance is for children"))
  }

  @Test(arguments: ["Tests/Fixtures/interview", "Config/lancashire"])
  func `The fingerprint is the checksum that sha256sum gives`(folder: String) throws {
    let outcome = try check(
      ["--format", "json"],
      answers: ["age=unborn"].filter { _ in folder.hasPrefix("T") }
        + ["child-age=unborn"].filter { _ in folder.hasPrefix("C") },
      config: folder
    ).output
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "cd '\(Repository.path(folder))' && LC_ALL=C sha256sum *.yaml | sha256sum"]
    process.standardOutput = pipe
    try process.run()
    let sum = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).prefix(64)
    process.waitUntilExit()
    #expect(sum.count == 64)
    #expect(outcome.contains("\"fingerprint\": \"\(sum)\""))
  }

  // MARK: Days

  @Test(arguments: [
    ("2025-12-31", ["This guidance is not in effect before Thursday 1 January 2026."]),
    ("2026-01-01", []),
    ("2027-01-01", []),
    (
      "2027-01-02",
      ["This guidance was to be reviewed by Friday 1 January 2027: check its telephone numbers before use."]
    ),
  ])
  func `What the day says about the guidance stands in the outcome`(today: String, notices: [String]) throws {
    let notices = ["This guidance is a draft, not approved by any partnership."] + notices
    let parts = try check(["--details"], today: today).output.components(separatedBy: "\n\n")
    let words =
      parts.map { $0.replacingOccurrences(of: "\n", with: " ") }
      .first { $0.contains("until someone finds out") } ?? ""
    #expect(
      words.hasSuffix(
        "treat it as level 3 until someone finds out what is not known. "
          + "The child may come to serious harm. " + notices.joined(separator: " ")
      ),
      "\(words)"
    )
    let json = try check(["--format", "json"], today: today).output
    let list = notices.map { "    \"\($0)\"" }.joined(separator: ",\n")
    #expect(json.contains("  \"notices\": [\n\(list)\n  ],\n"), "\(json)")
  }

  @Test(arguments: [
    ([], "by Tuesday 24 November 2026)"),
    (["--since", "2026-11-24"], "by Tuesday 24 November 2026)"),
    (["--since", "2026-11-23"], "by Monday 23 November 2026) (OVERDUE)"),
  ])
  func `A disagreement is dated from the day on which its step began`(options: [String], date: String) throws {
    let output = try check(options + ["--details"]).output
    #expect(output.contains("You disagree: the next step\n"))
    #expect(output.contains("- Talk (without delay, \(date)\n"), "\(output)")
  }

  // MARK: The practitioner's own judgement

  @Test func `A judgement stands beside the suggestion, and is warned of where it is kept`() throws {
    let folder = try TemporaryFolder()
    let shown = try check(Self.judged + ["--details"])
    #expect(shown.errors == "")
    #expect(
      shown.output.contains("\nThe practitioner's own judgement: level 2, Middle. The aunt *lives* there now.\n")
    )
    let record = folder.path("record.json")
    let kept = try check(Self.judged + ["--details", "--save", record])
    #expect(kept.errors == "warning: a reason can identify a child; keep '\(record)' as you keep a case file\n")
    #expect(kept.output == shown.output)
    let text = try String(contentsOfFile: record, encoding: .utf8)
    #expect(
      text.hasSuffix(
        """
            "professional": {
              "level": 2,
              "reason": "The aunt *lives* there now."
            }
          }
        }

        """
      )
    )
  }

  @Test func `A long reason leaves the first screen what is to be done, and the details have all of it`() throws {
    let long = (1...300).map { "because\($0)" }.joined(separator: " ")
    let judged = ["--professional-level", "2", "--reason", long]
    let (short, shown) = (try check().output, try check(judged).output)
    #expect(shown.contains("Your own judgement: level 2, Middle. because1 because2") && shown.contains("…\n"))
    #expect(!shown.contains("because20 "))
    #expect(shown.split(separator: "\n", omittingEmptySubsequences: false).count <= 22)
    #expect(shown.split(separator: "\n").first == short.split(separator: "\n").first)
    #expect(try check(judged + ["--details"]).output.contains("because300"))
  }

  @Test func `A level that the guidance does not have is refused`() throws {
    let result = try check(["--professional-level", "7", "--reason", "x"])
    #expect(
      result.errors == """
        error: Guidance for a test interview has no level 7 [unknown-level]
        help: its levels are 1, 2, 3

        """
    )
    #expect(result.status == 2)
  }
}
