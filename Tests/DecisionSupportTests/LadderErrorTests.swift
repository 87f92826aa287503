import DecisionSupport
import TestSupport
import Testing

/// What is wrong with a ladder is told on load, with its place and what to write instead.
@Suite struct LadderErrorTests {
  /// Three steps, of which a test replaces lines; each step has nine lines, from line 8.
  private func told(
    agencies: String = "{school: School, health: Health}",
    urgentIf: String = "{harm: yes}",
    first: String = "if-unresolved: two",
    second: String = "if-unresolved: three",
    third: String = "if-unresolved: end",
    raising: String = "You",
    safeguards: String? = nil
  ) -> String {
    func step(_ id: String, _ rest: String) -> String {
      """
          - id: \(id)
            \(rest)
            who: {raising: \(id == "one" ? raising : "You"), receiving: They}
            deadlines: [{do: Talk, within: {working-days: 5}, from: step-start, source: s}]
            stage: "1"
            title: T
            record: [What]
            notify: [Them]
            source: s
      """
    }
    var parts: [GuidancePart: String] = [
      .calendar: NextStepTests.calendar,
      .escalation: """
      escalation:
        protocol: Ladder
        source: s
        never-delays: Do not wait
        urgent-if: \(urgentIf)
        agencies: \(agencies)
        steps:
      \(step("one", first))
      \(step("two", second))
      \(step("three", third))
      """,
    ]
    parts[.safeguards] = safeguards.map {
      "safeguards:\n  - id: heard\n    says: It is heard.\n    escalation: \($0)\n"
    }
    return GuidanceText(parts).diagnostics()
  }

  @Test func `The ladder that the tests break is sound`() {
    #expect(told(safeguards: "{from: any, reaches: three, within: {working-days: 10}}") == "")
  }

  @Test func `A loop`() {
    #expect(
      told(second: "if-unresolved: one") == """
        error: step 'two' leads back to 'one': the ladder would go round in circles [cycle]
          --> escalation.yaml:18:22
           |
        18 |       if-unresolved: one
           |                      ^^^
        help: an unresolved disagreement goes to a later step, or to 'end'
        note: step 'one' is declared here
          --> escalation.yaml:8:11

        """
    )
    #expect(
      told(second: "if-unresolved: two") == """
        error: step 'two' leads to itself [cycle]
          --> escalation.yaml:18:22
           |
        18 |       if-unresolved: two
           |                      ^^^
        help: an unresolved disagreement goes to a later step, or to 'end'

        """
    )
  }

  @Test func `A dead end`() {
    #expect(
      told(first: "if-unresolved: end", second: "if-unresolved: three") == """
        error: step 'one' is a dead end: an unresolved disagreement stops there, before the last step [dead-end]
          --> escalation.yaml:9:22
          |
        9 |       if-unresolved: end
          |                      ^^^
        help: only the last step can have 'if-unresolved: end'

        """
    )
  }

  @Test func `A step nobody can enter`() {
    #expect(
      told(first: "if-unresolved: three") == """
        error: nobody can enter step 'two': no step leads to it, and it has no 'enter-if' [unreachable-step]
          --> escalation.yaml:17:11
           |
        17 |     - id: two
           |           ^^^

        """
    )
  }

  @Test func `A step that does not exist`() {
    #expect(
      told(first: "if-unresolved: tow") == """
        error: unknown step 'tow' in 'if-unresolved' of step 'one'; did you mean 'two'? [unknown-step]
          --> escalation.yaml:9:22
          |
        9 |       if-unresolved: tow
          |                      ^^^
        note: step 'two' is declared here
          --> escalation.yaml:17:11

        """
    )
  }

  @Test func `An agency without a named role`() {
    #expect(
      told(raising: "{by-agency: {school: The head}}") == """
        error: 'raising' in 'who' of step 'one' names nobody for agency 'health' [nobody-named]
          --> escalation.yaml:10:22
           |
        10 |       who: {raising: {by-agency: {school: The head}}, receiving: They}
           |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        note: agency 'health' is declared here
          --> escalation.yaml:6:30

        """
    )
  }

  @Test func `A role for an agency that is not listed`() {
    #expect(
      told(raising: "{by-agency: {school: The head, health: The nurse, polis: The sergeant}}") == """
        error: unknown agency 'polis' in 'raising' in 'who' of step 'one' [unknown-agency]
          --> escalation.yaml:10:72
           |
        10 |       who: {raising: {by-agency: {school: The head, health: The nurse, polis: The sergeant}}, receiving: They}
           |                                                                        ^^^^^
        help: known here: school, health

        """
    )
  }

  @Test func `A safeguard that the ladder breaks`() {
    #expect(
      told(safeguards: "{from: any, reaches: three, within: {working-days: 9}}") == """
        error: safeguard 'heard' is broken: from 'one' the ladder reaches 'three' in 10 working days, not 9 [ladder-safeguard]
          --> safeguards.yaml:2:9
          |
        2 |   - id: heard
          |         ^^^^^
        note: step 'one' is declared here
          --> escalation.yaml:8:11

        """
    )
    #expect(
      told(
        first: "if-unresolved: three",
        second: "if-unresolved: three\n      enter-if: {harm: yes}",
        safeguards: "{from: one, reaches: two, within: {working-days: 30}}"
      ) == """
        error: safeguard 'heard' is broken: from 'one' the ladder never reaches 'two' [ladder-safeguard]
          --> safeguards.yaml:2:9
          |
        2 |   - id: heard
          |         ^^^^^
        note: step 'one' is declared here
          --> escalation.yaml:8:11

        """
    )
  }

  @Test func `Urgency is one question with its answer`() {
    #expect(
      told(urgentIf: "{any: [{harm: yes}, {harm: no}]}") == """
        error: 'urgent-if' of the escalation must be one question with its answer [wrong-type]
          --> escalation.yaml:5:14
          |
        5 |   urgent-if: {any: [{harm: yes}, {harm: no}]}
          |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: such as {decision-needed-today: yes}: it is the answer that '--urgent' stands for

        """
    )
    #expect(
      told(urgentIf: "{none: [{harm: yes}]}") == """
        error: 'urgent-if' of the escalation must be one question with its answer [wrong-type]
          --> escalation.yaml:5:14
          |
        5 |   urgent-if: {none: [{harm: yes}]}
          |              ^^^^^^^^^^^^^^^^^^^^^
        help: such as {decision-needed-today: yes}: it is the answer that '--urgent' stands for

        """
    )
  }

  @Test func `A flat structure enters at a step that exists`() {
    #expect(
      told(agencies: "{school: School, health: {name: Health, enters-at: tow}}") == """
        error: unknown step 'tow' in agency 'health'; did you mean 'two'? [unknown-step]
          --> escalation.yaml:6:64
          |
        6 |   agencies: {school: School, health: {name: Health, enters-at: tow}}
          |                                                                ^^^
        note: step 'two' is declared here
          --> escalation.yaml:17:11

        """
    )
    #expect(
      told(agencies: "{school: School, health: {name: Health}}") == """
        error: agency 'health' has no 'enters-at' [missing-key]
          --> escalation.yaml:6:39
          |
        6 |   agencies: {school: School, health: {name: Health}}
          |                                       ^^^^^^^^^^^^

        """
    )
  }
}
