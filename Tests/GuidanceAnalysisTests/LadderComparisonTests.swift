import DecisionSupport
import TestSupport
import Testing

@testable import GuidanceAnalysis

/// What became of the ladder for disagreements, with every finding named.
@Suite struct LadderComparisonTests {
  let base = GuidanceText([
    .escalation: """
    escalation:
      protocol: Disagreements
      source: s
      never-delays: It never delays.
      agencies:
        school: School
        health: {name: Health, enters-at: heads}
      steps:
        - id: managers
          stage: "1"
          title: Managers talk
          who: {raising: {by-agency: {school: The lead, health: The nurse}}, receiving: Their manager}
          deadlines:
            - {do: The managers meet, within: {working-days: 2}, from: step-start, source: s}
            - {do: They write down what they agreed, within: {working-days: 1}, from: deadline-before, source: s}
          record: [What was said]
          notify: [The family]
          if-unresolved: heads
          source: s

    """ + FindingTable.heads + FindingTable.board,
    .calendar: FindingTable.base.text(of: .calendar),
  ])

  func findings(_ old: GuidanceText, _ new: GuidanceText) -> [String] {
    StructuralComparison(old: old.guidance(), new: new.guidance()).findings.map { finding in
      (["\(finding.kind.rawValue) \(finding.severity): \(finding.message)"] + finding.details).joined(separator: "\n  ")
    }
  }

  func found(_ edits: (String, String)...) -> [String] {
    var text = base.text(of: .escalation)
    for (old, new) in edits {
      #expect(text.contains(old))
      text = text.replacing(old, with: new)
    }
    return findings(base, base.with(.escalation, text))
  }

  @Test func `Nothing is found where nothing changed`() { #expect(findings(base, base) == []) }

  @Test func `A stretched deadline delays what follows, the step and everybody who takes it`() {
    #expect(
      found(("within: {working-days: 2}", "within: {working-days: 5}")) == [
        """
        ESC201 error: the step “Stage 1: Managers talk” takes 6 working days instead of 3
          “The managers meet”: 5 working days instead of 2.
          “They write down what they agreed”: 6 working days instead of 3.
        """,
        """
        ESC204 error: escalation as a whole takes longer for a disagreement that nobody resolves
          Anybody; School, all time limits together: 10 working days instead of 7.
          Anybody, where it is urgent; School, where it is urgent, all time limits together: 10 working days instead of 7.
        """,
      ]
    )
  }

  @Test func `A step is faster, and so is the ladder`() {
    #expect(
      found(("within: {working-days: 4}", "within: without-delay")).map { $0.prefix(84) } == [
        "ESC207 notice: the step “Stage 2: Heads talk” is to be taken without delay instead o",
        "ESC207 notice: escalation as a whole is shorter for a disagreement that nobody resol",
      ]
    )
  }

  @Test func `A deadline that is gone leaves time without end`() {
    let line =
      "        - {do: They write down what they agreed, within: {working-days: 1}, from: deadline-before, source: s}\n"
    #expect(
      found((line, "")).prefix(2) == [
        """
        ESC201 error: the step “Stage 1: Managers talk” is slower
          No day is set any more for: “They write down what they agreed”
        """,
        "ACT151 error: the step “Stage 1: Managers talk” no longer says “They write down what they agreed”",
      ]
    )
  }

  @Test func `Of several deadlines of one deed each is compared with its own`() {
    let later = "{do: The heads decide, within: {working-days: 10}, from: step-start, source: s}"
    let soon =
      "{do: The heads decide, within: {working-days: 2}, from: step-start, if: {harm: yes}, source: s}"
    let text = base.text(of: .escalation)
      .replacing(
        "{do: The heads decide, within: {working-days: 4}, from: step-start, source: s}",
        with: "\(soon), \(later)"
      )
    let several = base.with(.escalation, text)
    #expect(findings(several, several) == [])
    let slower = several.with(.escalation, text.replacing("{working-days: 10}", with: "{working-days: 12}"))
    #expect(
      findings(several, slower).first == """
        ESC201 error: the step “Stage 2: Heads talk” takes 12 working days instead of 10
          “The heads decide”: 12 working days instead of 10.
        """
    )
  }

  @Test func `A step that is gone is gone; one that only has another id is not`() {
    let gone = found(
      ("if-unresolved: board", "if-unresolved: end"),
      (
        """

            - id: board
              stage: board
              title: The board hears it
              who: {raising: The heads, receiving: The board}
              deadlines: [{do: Tell the board, within: without-delay, from: step-start, source: s}]
              record: [What was decided]
              notify: [Everybody]
              if-unresolved: end
              source: s
        """, ""
      )
    )
    #expect(
      gone == [
        """
        ESC202 error: a disagreement no longer goes to “The board hears it”: it ends at “Stage 2: Heads talk”
          Its time limit was: without delay.
          If it is the same step under another id, whoever edits the file should write the old id there after 'was:'.
        """,
        """
        ESC203 error: an unresolved disagreement no longer reaches “The board hears it”
          Anybody: it ends at “Stage 2: Heads talk”.
          Anybody, where it is urgent: it ends at “Stage 2: Heads talk”.
          School: it ends at “Stage 2: Heads talk”.
          School, where it is urgent: it ends at “Stage 2: Heads talk”.
          Health: it ends at “Stage 2: Heads talk”.
          Health, where it is urgent: it ends at “Stage 2: Heads talk”.
        """,
      ]
    )
    #expect(
      found(
        ("id: heads", "id: chiefs\n      was: heads"),
        ("-at: heads", "-at: chiefs"),
        ("unresolved: heads", "unresolved: chiefs")
      ) == [
        """
        CHG501 notice: the step “Stage 2: Heads talk” has another id, which alone changes no outcome
          Scenarios, records and saved answers that name 'heads' have to name 'chiefs'.
        """
      ]
    )
  }

  @Test func `A day more or less to work on moves the dates of deadlines`() {
    func found(_ old: String, _ new: String) -> [String] {
      let text = base.text(of: .calendar)
      return findings(base, base.with(.calendar, text.replacing(old, with: new)))
    }
    #expect(
      found("Christmas Day}", "Christmas Day, 2026-12-28: Boxing Day}") == [
        "ESC201 error: Monday 28 December 2026 (Boxing Day) is no longer a working day, so deadlines that run over it "
          + "fall later"
      ]
    )
    #expect(
      found("2026-12-25: Christmas Day", "2026-01-01: New Year") == [
        "ESC201 error: Thursday 1 January 2026 (New Year) is no longer a working day, so deadlines that run over it fall "
          + "later",
        "ESC207 notice: Friday 25 December 2026 (Christmas Day) now counts as a working day, so deadlines that run over "
          + "it fall earlier",
      ]
    )
    #expect(
      found("Christmas Day}", "Christmas}") == [
        """
        WRD701 review: the guidance says something else to people
          Bank holiday 2026-12-25: was “Christmas Day”, now “Christmas”.
        """
      ]
    )
    #expect(
      found("{from: 2026, to: 2026}\n  bank-holidays: {2026", "{from: 2027, to: 2027}\n  bank-holidays: {2027") == [
        """
        ESC201 error: no deadline can be given a date any more in 2026
          The calendar knew 2026 to 2026; now it knows 2027 to 2027.
        """
      ]
    )
  }

  @Test func `A ladder that is gone ends nowhere`() {
    let without = GuidanceText([.calendar: base.text(of: .calendar)])
    #expect(
      findings(base, without) == [
        """
        ESC203 error: an unresolved disagreement goes nowhere any more: there is no ladder
          Its last step was: The board hears it
        """
      ]
    )
    #expect(findings(without, base) == [])
  }

  @Test func `A step behind the last one takes nothing from it`() {
    let more = """
      if-unresolved: court
            source: s
          - id: court
            stage: court
            title: The court hears it
            who: {raising: The board, receiving: The court}
            deadlines: [{do: Tell the court, within: without-delay, from: step-start, source: s}]
            record: [What was decided]
            notify: [Everybody]
            if-unresolved: end
      """
    #expect(found(("if-unresolved: end", more)) == ["ESC205 review: the ladder has a new step: “The court hears it”"])
  }
}
