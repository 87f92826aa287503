import DecisionSupport
import MarkedYAML
import TestSupport
import Testing

/// Reading case logs: where a disagreement stands, and what no log may say. Today is Tuesday 24 November 2026.
@Suite struct CaseLogTests {
  static let today = Guidance.testDay

  /// A log about one thing with these steps, each as `step day outcome`.
  static func text(_ steps: [String]) -> String {
    let lines = steps.map { step in
      let words = step.split(separator: " ")
      return "  - {step: \(words[0]), on: 2026-11-\(words[1]), outcome: \(words[2])}\n"
    }
    return "disagreement: The level\n" + (steps.isEmpty ? "steps: []\n" : "steps:\n" + lines.joined())
  }

  private func ladder(isUrgent: Bool = false) throws -> Ladder {
    try #require(Ladder(LadderTests.lincolnshire, isUrgent: isUrgent))
  }

  private func read(_ text: String, into sink: DiagnosticSink) throws -> CaseLog? {
    let reader = CaseLogReader(try ladder().escalation, today: Self.today, into: sink)
    return compose(SourceFile(path: "log.yaml", text: text), into: sink).flatMap { reader.log($0) }
  }

  /// Every problem as users see it.
  private func diagnostics(_ text: String) throws -> String {
    let sink = DiagnosticSink()
    let log = try read(text, into: sink)
    // What is wrong with the YAML itself leaves a log that can be read, so that the rest can be checked too.
    #expect(log == nil || !sink.isEmpty)
    return sink.diagnostics.map { $0.formatted() }.joined(separator: "\n")
  }

  private func standing(_ steps: [String], isUrgent: Bool = false) throws -> String {
    let sink = DiagnosticSink()
    let log = try #require(try read(Self.text(steps), into: sink))
    #expect(sink.isEmpty)
    let ladder = try ladder(isUrgent: isUrgent)
    switch log.standing(on: ladder, today: Self.today) {
    case .at(let step, let since): return "at \(ladder.escalation.steps[step].id) since \(since)"
    case .resolved(let date): return "resolved on \(date)"
    case .ended(let date): return "ended on \(date)"
    }
  }

  // MARK: Standing

  @Test(arguments: [
    ([], "at discussion since 2026-11-24"),
    (["discussion 20 open"], "at discussion since 2026-11-20"),
    (["discussion 18 open", "discussion 20 open"], "at discussion since 2026-11-18"),
    (["discussion 20 unresolved"], "at managers since 2026-11-20"),
    (["discussion 18 open", "discussion 20 unresolved"], "at managers since 2026-11-20"),
    (["discussion 18 unresolved", "managers 20 open"], "at managers since 2026-11-20"),
    // A step may be left while it is under way, and steps may be passed over.
    (["discussion 18 open", "managers 20 open"], "at managers since 2026-11-20"),
    (["discussion 18 open", "liaison 20 open", "liaison 23 open"], "at liaison since 2026-11-20"),
    (["liaison 20 unresolved"], "at chaired-meeting since 2026-11-20"),
    (["discussion 20 resolved"], "resolved on 2026-11-20"),
    (["discussion 18 open", "discussion 20 resolved"], "resolved on 2026-11-20"),
    (["chaired-meeting 24 open"], "at chaired-meeting since 2026-11-24"),
    (["chaired-meeting 24 unresolved"], "ended on 2026-11-24"),
    (["chaired-meeting 24 resolved"], "resolved on 2026-11-24"),
  ])
  func `A history says where the disagreement stands`(steps: [String], expected: String) throws {
    #expect(try standing(steps) == expected)
  }

  @Test func `Urgency leads on past steps that cannot decide`() throws {
    #expect(try standing(["discussion 20 unresolved"], isUrgent: true) == "at liaison since 2026-11-20")
    #expect(try standing([], isUrgent: true) == "at liaison since 2026-11-24")
  }

  @Test(arguments: [
    "{disagreement: The level, steps: [{step: discussion, on: 2026-11-20, outcome: open, note: Rang}]}\n",
    "disagreement: The level\nsteps:\n- step: discussion\n  on: 2026-11-20\n  outcome: open\n  note: Rang",
    "# A log\r\nsteps:\r\n    -   {note: 'Rang', outcome: open, on: \"2026-11-20\", step: discussion}\r\n"
      + "disagreement: >\r\n  The\r\n  level\r\n",
    "\u{FEFF}disagreement: |\n  The level\nsteps: [\n  {step: discussion, on: 2026-11-20,\n  outcome: open, note: Rang}\n]\n",
  ])
  func `A log may be written in any style of YAML`(text: String) throws {
    let sink = DiagnosticSink()
    let log = try read(text, into: sink)
    #expect(sink.diagnostics.map { $0.formatted() } == [])
    #expect(log?.disagreement == "The level")
    let day = try #require(CalendarDate("2026-11-20"))
    #expect(log?.entries == [CaseLog.Entry(step: Ordinal(0), on: day, outcome: .open, note: "Rang")])
  }

  // MARK: Refusals

  /// What is wrong with the last of these steps, shown in its line.
  private func refusal(_ headline: String, _ column: Int, _ length: Int, _ steps: [String]) -> String {
    let number = steps.count + 2
    let line = Self.text(steps).split(separator: "\n")[number - 1]
    return """
      error: \(headline)
        --> log.yaml:\(number):\(column)
        |
      \(number) | \(line)
        | \(String(repeating: " ", count: column - 1))\(String(repeating: "^", count: length))

      """
  }

  private func note(_ line: Int, _ column: Int) -> String {
    "note: the step before is noted here\n  --> log.yaml:\(line):\(column)\n"
  }

  @Test func `Steps follow the ladder`() throws {
    let steps = ["managers 20 unresolved", "discussion 21 open"]
    let expected = refusal(
      "step 'discussion' comes before 'managers' in the ladder [steps-out-of-order]",
      12,
      10,
      steps
    )
    #expect(try diagnostics(Self.text(steps)) == expected + note(3, 12))
  }

  @Test func `A step that ended unresolved is not taken again`() throws {
    let steps = ["discussion 20 unresolved", "discussion 21 open"]
    let expected = refusal(
      "step 'discussion' ended unresolved and cannot be taken again [steps-out-of-order]",
      12,
      10,
      steps
    )
    #expect(try diagnostics(Self.text(steps)) == expected + note(3, 12))
  }

  @Test func `Days do not run backwards`() throws {
    let steps = ["discussion 20 open", "discussion 20 open", "managers 19 open"]
    let expected = refusal(
      "2026-11-19 is before 2026-11-20, the day of the step before [dates-run-backwards]",
      26,
      10,
      steps
    )
    #expect(try diagnostics(Self.text(steps)) == expected + note(4, 28))
  }

  @Test func `Nothing has happened yet that lies in the future`() throws {
    let steps = ["discussion 24 open", "discussion 25 resolved"]
    let expected = refusal(
      "2026-11-25 is in the future: today is 2026-11-24 [date-in-future]",
      28,
      10,
      steps
    )
    #expect(try diagnostics(Self.text(steps)) == expected)
  }

  @Test(arguments: ["discussion", "managers"])
  func `What was resolved does not go on`(next: String) throws {
    let steps = ["discussion 20 resolved", "\(next) 21 open"]
    let column = 39 + next.utf8.count
    let headline = "the disagreement was resolved, so '\(next)' cannot follow [resolved-goes-on]"
    #expect(try diagnostics(Self.text(steps)) == refusal(headline, column, 4, steps) + note(3, 49))
  }

  @Test func `Every problem of a log is told at once`() throws {
    let text = """
      disagreement: " "
      steps:
        - {step: discusion, on: 2026-11-20, outcome: resolvd}
        - {step: managers, on: 2026-02-30}
        - {step: liaison, on: 2026-11-21, outcome: open, note: ""}
        - just talked
      who: Anna
      """
    #expect(
      try diagnostics(text) == """
        error: 'disagreement' of the case log is empty [empty-text]
          --> log.yaml:1:15
          |
        1 | disagreement: " "
          |               ^^^

        error: unknown step 'discusion' in the case log; did you mean 'discussion'? [unknown-step]
          --> log.yaml:3:12
          |
        3 |   - {step: discusion, on: 2026-11-20, outcome: resolvd}
          |            ^^^^^^^^^

        error: unknown value 'resolvd' in 'outcome' of a step of the case log; did you mean 'resolved'? [unknown-value]
          --> log.yaml:3:48
          |
        3 |   - {step: discusion, on: 2026-11-20, outcome: resolvd}
          |                                                ^^^^^^^

        error: a step of the case log has no 'outcome' [missing-key]
          --> log.yaml:4:6
          |
        4 |   - {step: managers, on: 2026-02-30}
          |      ^^^^^^^^^^^^^^

        error: '2026-02-30' is not a date [bad-date]
          --> log.yaml:4:26
          |
        4 |   - {step: managers, on: 2026-02-30}
          |                          ^^^^^^^^^^
        help: 'on' of a step of the case log must be a date that exists, written YYYY-MM-DD

        error: 'note' of a step of the case log is empty [empty-text]
          --> log.yaml:5:58
          |
        5 |   - {step: liaison, on: 2026-11-21, outcome: open, note: ""}
          |                                                          ^^

        error: expected a mapping with keys for a step of the case log, found 'just talked' [wrong-type]
          --> log.yaml:6:5
          |
        6 |   - just talked
          |     ^^^^^^^^^^^

        error: unknown key 'who' in the case log [unknown-key]
          --> log.yaml:7:1
          |
        7 | who: Anna
          | ^^^
        help: known here: disagreement, steps, agency, with

        """
    )
  }

  @Test(arguments: [
    ("steps: []\n", "error: the case log has no 'disagreement' [missing-key]"),
    ("disagreement: d\n", "error: the case log has no 'steps' [missing-key]"),
    ("disagreement: d\nsteps:\n", "error: expected a list for 'steps' of the case log, found nothing [wrong-type]"),
    ("disagreement: d\nsteps: none\n", "error: expected a list for 'steps' of the case log, found 'none' [wrong-type]"),
    ("[a]\n", "error: expected a mapping with keys for the case log, found a list [wrong-type]"),
    ("", "error: 'log.yaml' is empty [empty-file]"),
    ("disagreement: &a d\nsteps: []\n", "error: anchor '&a' is not supported [anchor]"),
    (
      "disagreement: d\nsteps: []\ndisagreement: e\n",
      "error: key 'disagreement' appears twice in the same mapping [duplicate-key]"
    ),
  ])
  func `What is no log is refused`(text: String, headline: String) throws {
    let told = try diagnostics(text)
    #expect(told.hasPrefix(headline), "\(told)")
  }
}
