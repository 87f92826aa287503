import DecisionSupport
import MarkedYAML
import TestSupport
import Testing

/// Adding a step to the text of a case log.
@Suite struct CaseLogTextTests {
  private struct Result {
    let text: String?
    let diagnostics: String
  }

  private func escalation() throws -> EscalationProtocol { try #require(LadderTests.lincolnshire.escalation) }

  /// Adds the managers' step of 24 November, or another.
  private func adding(
    to text: String?,
    note: String? = nil,
    step: Int = 1,
    on day: Int = 24,
    about disagreement: String = "The level"
  ) throws -> Result {
    let sink = DiagnosticSink()
    let date = Guidance.testDay.advanced(by: day - 24)
    let entry = CaseLog.Entry(step: Ordinal(step), on: date, outcome: .open, note: note)
    let file = text.map { SourceFile(path: "log.yaml", text: $0) }
    let result = CaseLogReader(try escalation(), today: Guidance.testDay, into: sink)
      .text(adding: entry, to: file, about: disagreement)
    #expect((result == nil) == !sink.isEmpty)
    return Result(text: result, diagnostics: sink.diagnostics.map { $0.formatted() }.joined(separator: "\n"))
  }

  private func read(_ text: String) throws -> CaseLog {
    let sink = DiagnosticSink()
    let node = try #require(compose(SourceFile(path: "log.yaml", text: text), into: sink))
    let log = CaseLogReader(try escalation(), today: Guidance.testDay, into: sink).log(node)
    #expect(sink.diagnostics.map { $0.formatted() } == [])
    return try #require(log)
  }

  private static let line = "- {step: managers, on: 2026-11-24, outcome: open}"

  // MARK: Layout

  @Test func `A new log says what it is about`() throws {
    #expect(try adding(to: nil).text == "disagreement: \"The level\"\nsteps:\n  \(Self.line)\n")
  }

  @Test(arguments: [
    // Block lists at any depth, entries in flow and block style, comments, empty lines: all stays as it was.
    ("disagreement: d\nsteps:\n  - {step: discussion, on: 2026-11-20, outcome: open}\n", "  "),
    ("disagreement: d\nsteps:\n- {step: discussion, on: 2026-11-20, outcome: open}\n", ""),
    ("disagreement: d\nsteps:\n      - {step: discussion, on: 2026-11-20, outcome: open}\n", "      "),
    (
      "# Ours\ndisagreement: 'd'   # why\n\nsteps:   # done\n  # first\n  - step: discussion\n    on: 2026-11-20\n"
        + "    outcome: unresolved\n    note: |\n      Two lines\n      - {of: text}\n\n  # last\n\n", "  "
    ),
  ])
  func `A step goes to the end, and all before it stays`(text: String, indentation: String) throws {
    let result = try adding(to: text)
    #expect(result.diagnostics == "")
    #expect(result.text == "\(text)\(indentation)\(Self.line)\n")
    #expect(try read(try #require(result.text)).entries.count == 2)
  }

  @Test func `Line breaks are those of the file`() throws {
    let text = "disagreement: d\r\nsteps:\r\n  - {step: discussion, on: 2026-11-20, outcome: open}\r\n"
    #expect(try adding(to: text).text == "\(text)  \(Self.line)\r\n")
    #expect(try adding(to: String(text.dropLast())).text == "\(text)  \(Self.line)\r\n")
  }

  @Test func `A file without a final line break gets one`() throws {
    let text = "disagreement: d\nsteps:\n  - {step: discussion, on: 2026-11-20, outcome: open}"
    #expect(try adding(to: text).text == "\(text)\n  \(Self.line)\n")
  }

  @Test(arguments: [
    ("disagreement: d\nsteps: []\n", "disagreement: d\nsteps:\n"),
    ("disagreement: d\nsteps: []", "disagreement: d\nsteps:\n"),
    (
      "\u{FEFF}disagreement: dé\nsteps: [ ]  # none yet\n# end\n",
      "\u{FEFF}disagreement: dé\nsteps:  # none yet\n# end\n"
    ),
    ("disagreement: d\r\n# é\r\nsteps: []\r\n\r\n", "disagreement: d\r\n# é\r\nsteps:\r\n\r\n"),
    ("disagreement: d\nsteps:\n  [\n  ]\n", "disagreement: d\nsteps:\n\n"),
  ])
  func `An empty list makes room, and comments stay`(text: String, before: String) throws {
    let lineBreak = text.contains("\r\n" as Character) ? "\r\n" : "\n"
    let result = try adding(to: text)
    #expect(result.diagnostics == "")
    #expect(result.text == "\(before)  \(Self.line)\(lineBreak)")
  }

  @Test(arguments: [
    "disagreement: d\nsteps: [{step: discussion, on: 2026-11-20, outcome: open}]\n",
    "disagreement: d\nsteps: [\n  {step: discussion, on: 2026-11-20, outcome: open},\n]\n",
    "{disagreement: d, steps: []}\n",
    "{disagreement: d, steps: [{step: discussion, on: 2026-11-20, outcome: open}]}\n",
    "disagreement: d\nsteps:\n  - {step: discussion, on: 2026-11-20, outcome: open}\n...\n",
  ])
  func `Where there is no room for a line the log stays as it is, and the reason is told`(text: String) throws {
    #expect(
      try adding(to: text).diagnostics == """
        error: a step cannot be added to 'log.yaml' as it is written [steps-not-last]
        help: write each step on a line of its own that starts with '- ', at the end of the file

        """
    )
  }

  @Test func `The steps have to be what the file ends with`() throws {
    let text = "steps:\n  - {step: discussion, on: 2026-11-20, outcome: open}\ndisagreement: d\n"
    let told = try adding(to: text).diagnostics
    #expect(
      told.hasPrefix(
        "error: 'steps' must be the last key of 'log.yaml', so that a step can be added [steps-not-last]\n"
      )
    )
  }

  @Test func `A log that is wrong already takes no step`() throws {
    let result = try adding(to: "disagreement: d\nsteps:\n  - {step: discussion, on: 2026-11-25, outcome: open}\n")
    #expect(result.diagnostics.hasPrefix("error: 2026-11-25 is in the future: today is 2026-11-24 [date-in-future]\n"))
  }

  @Test func `A step that may not follow is shown as the line that it would be`() throws {
    let text = "disagreement: d\nsteps:\n  - {step: liaison, on: 2026-11-20, outcome: open}\n"
    #expect(
      try adding(to: text).diagnostics == """
        error: step 'managers' comes before 'liaison' in the ladder [steps-out-of-order]
          --> log.yaml:4:12
          |
        4 |   - {step: managers, on: 2026-11-24, outcome: open}
          |            ^^^^^^^^
        note: the step before is noted here
          --> log.yaml:3:12

        """
    )
    #expect(try adding(to: text, step: 3, on: 19).diagnostics.hasPrefix("error: 2026-11-19 is before 2026-11-20"))
    #expect(try adding(to: nil, on: 25).diagnostics.hasPrefix("error: 2026-11-25 is in the future"))
    let resolved = "disagreement: d\nsteps:\n  - {step: discussion, on: 2026-11-20, outcome: resolved}\n"
    #expect(try adding(to: resolved).diagnostics.hasPrefix("error: the disagreement was resolved, so 'managers'"))
  }

  // MARK: Notes

  static let notes = [
    "plain", "it's \"quoted\"", "a: b, c; {d} [e] # no comment", "- dash", "\\n is no break", "two\nlines", "tab\there",
    "\u{1B}[2J\u{7}\u{0}\u{7F}\u{85}\u{9B}", "\u{2028}\u{2029}\u{FEFF}\u{FFFE}\u{FFFF}", "naïve – 日本 👩‍👧",
    "carriage\rreturn", "  spaces  ", "~", "null", "yes", "2026-11-24", "%YAML", "...", "--- # x",
    "*alias &anchor !tag",
    "'}\n  - {step: chaired-meeting, on: 2026-11-24, outcome: resolved}",
    "\"}\n  - {step: chaired-meeting, on: 2026-11-24, outcome: resolved}\n",
    "\"\nsteps: []\ndisagreement: \"",
  ]

  @Test(arguments: notes) func `A note comes back as it was given, and nothing else comes with it`(note: String) throws
  {
    let text = "disagreement: d\nsteps:\n  - {step: discussion, on: 2026-11-20, outcome: open}\n"
    for earlier in [text, nil] {
      let result = try adding(to: earlier, note: note, about: note)
      #expect(result.diagnostics == "")
      let written = try #require(result.text)
      let log = try read(written)
      // A text is read without the line breaks at its end.
      let expected = note.hasSuffix("\n") ? String(note.dropLast()) : note
      #expect(log.entries.last?.note == expected)
      #expect(log.entries.last?.step == Ordinal(1) && log.entries.last?.outcome == .open)
      #expect(log.entries.count == (earlier == nil ? 1 : 2))
      #expect(log.disagreement == (earlier == nil ? expected : "d"))
      let lines = written.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" }
      #expect(lines.count == (earlier == nil ? 4 : 5))
      #expect(written.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x7F })
    }
  }

  @Test func `A log grows by one step at a time to the end of the ladder`() throws {
    var text = "disagreement: d\nsteps: []\n"
    for step in 0..<4 {
      let previous = text
      text = try #require(try adding(to: previous, note: "Step \(step)", step: step, on: 20 + step).text)
      #expect(text.hasPrefix(step == 0 ? "disagreement: d\nsteps:\n" : previous))
    }
    let log = try read(text)
    #expect(log.entries.map(\.step.position) == [0, 1, 2, 3])
    #expect(log.entries.map(\.note) == ["Step 0", "Step 1", "Step 2", "Step 3"])
  }
}
