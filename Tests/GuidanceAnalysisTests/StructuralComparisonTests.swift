import DecisionSupport
import MarkedYAML
import TestSupport
import Testing

@testable import GuidanceAnalysis

/// What is found by reading two guidances side by side. Each test names every finding, not only the one that it is after.
@Suite struct StructuralComparisonTests {
  private let base = GuidanceText([
    .levels: """
    levels:
      - {id: low, number: 1, name: Low, means: Little, do: [Carry on], consent: As usual, source: s}
      - id: high
        number: 3
        name: High
        means: Much
        do:
          - Ring the social worker today and say what you saw
          - Ask for the police log number
        if-not-known: [Ask somebody today]
        consent: Consent is wished for
        source: s
    """,
    .questions: """
    questions:
      - section: All
        questions:
          - {id: harm, ask: Was the child hurt, answers: yes-no, urgent: {answer: yes, do: Ring 999}, source: s}
          - id: age
            ask: How old
            answers: {whole-number: {unit: years, from: 0, to: 20}, or: {unborn: Not born yet}}
            calm: 10
            source: s
          - {id: place, ask: Where, answers: {one-of: {home: At home, school: At school}}, calm: home, source: s}
          - {id: seen, ask: Was it seen, answers: yes-no, source: s}
    """,
    .rules: """
    rules:
      - {id: hurt, level: high, when: {harm: yes}, because: The child was hurt., source: s}
    """,
    .reminders: """
    reminders:
      - {id: hear, text: Hear the child alone., source: s}
    """,
    .safeguards: """
    safeguards:
      - {id: hurt-is-high, says: A child who was hurt is high., always: {when: {harm: yes}, level: {at-least: high}}}
    """,
  ])

  /// Kind, severity and message of everything that is found between two configurations.
  private func findings(_ old: GuidanceText, _ new: GuidanceText) -> [String] {
    StructuralComparison(old: old.guidance(), new: new.guidance()).findings.map { finding in
      "\(finding.kind.rawValue) \(finding.severity): \(finding.message)"
    }
  }

  private func edited(_ part: GuidancePart, _ old: String, _ new: String) -> GuidanceText {
    let text = base.text(of: part)
    #expect(text.contains(old))
    return base.with(part, text.replacing(old, with: new))
  }

  private func found(_ part: GuidancePart, _ old: String, _ new: String) -> [String] {
    findings(base, edited(part, old, new))
  }

  @Test func `Nothing is found where nothing changed`() {
    #expect(findings(base, base) == [])
  }

  // MARK: Levels

  @Test func `A level that is called otherwise has to be read`() {
    #expect(found(.levels, "name: High", "name: Grave") == ["LVL004 review: level 3 is now called “Grave”"])
    #expect(found(.levels, "number: 3", "number: 4") == ["LVL004 review: level 3, High, is now level 4, High"])
    #expect(
      found(.levels, "means: Much", "means: A lot") == ["LVL004 review: level 3, High, is described in other words"]
    )
  }

  @Test func `A level with another id cannot be compared unless it says what it was`() {
    let renamed = base.with(.levels, base.text(of: .levels).replacing("id: high", with: "id: grave"))
      .with(.rules, base.text(of: .rules).replacing("level: high", with: "level: grave"))
      .with(.safeguards, base.text(of: .safeguards).replacing("at-least: high", with: "at-least: grave"))
    #expect(
      findings(base, renamed) == [
        "ENG902 error: level 3, High, is gone, so its children cannot be compared",
        "LVL004 review: level 3, High, is new",
      ]
    )
    let declared = renamed.with(
      .levels,
      renamed.text(of: .levels).replacing("id: grave", with: "id: grave\n    was: high")
    )
    #expect(
      findings(base, declared) == [
        "CHG501 notice: level 3, High, has another id, which alone changes no outcome"
      ]
    )
  }

  @Test func `Levels in another order are an error`() {
    let levels = """
      levels:
        - id: high
          number: 1
          name: High
          means: Much
          do: ["Ring the social worker today and say what you saw", "Ask for the police log number"]
          consent: Consent is wished for
          source: s
        - id: low
          number: 3
          name: Low
          means: Little
          do: [Carry on]
          if-not-known: [Ask somebody today]
          consent: As usual
          source: s
      """
    let found = findings(base, base.with(.levels, levels))
    #expect(found.contains("LVL004 error: level 3, High, stood above level 1, Low, and stands below it now"))
  }

  // MARK: Actions

  @Test func `What is to do is lost, gained or worded otherwise`() {
    #expect(
      found(.levels, "      - Ask for the police log number\n", "")
        == ["ACT151 error: level 3, High, no longer says “Ask for the police log number”"]
    )
    #expect(
      found(.levels, "[Carry on]", #"["Carry on", "Look again in a month"]"#)
        == ["ACT152 notice: level 1, Low, now says “Look again in a month”"]
    )
    #expect(
      found(.levels, "Ring the social worker today", "Ring the social worker this week")
        == ["ACT153 review: level 3, High, says one thing in new words"]
    )
    #expect(
      found(.levels, "Consent is wished for", "Consent is needed")
        == ["ACT153 review: level 3, High, says one thing in new words"]
    )
    #expect(
      found(.levels, "Ask somebody today", "Wait")
        == [
          "ACT151 error: where something is not known, level 3, High, no longer says “Ask somebody today”",
          "ACT152 notice: where something is not known, level 3, High, now says “Wait”",
        ]
    )
  }

  @Test func `The same things in another order have to be read`() {
    let swapped = """
            - Ask for the police log number
            - Ring the social worker today and say what you saw
      """
    let lines = """
            - Ring the social worker today and say what you saw
            - Ask for the police log number
      """
    #expect(found(.levels, lines, swapped) == ["ACT153 review: level 3, High, says the same in another order"])
  }

  @Test func `An urgent action is lost or reworded`() {
    let hurt = "where “Was the child hurt” is answered “Yes”"
    #expect(
      found(.questions, ", urgent: {answer: yes, do: Ring 999}", "")
        == ["ACT151 error: \(hurt), people are no longer told to do this at once: “Ring 999”"]
    )
    #expect(
      found(.questions, "do: Ring 999", "do: Ring 999 at once")
        == ["ACT153 review: what is to be done at once \(hurt) says one thing in new words"]
    )
  }

  @Test func `A reminder in other words has to be read`() {
    #expect(
      found(.reminders, "Hear the child alone.", "Hear the child.") == [
        "REM103 review: a reminder now says “Hear the child”"
      ]
    )
  }

  // MARK: Questions

  @Test func `A question is removed, added or renamed`() {
    let line = "      - {id: seen, ask: Was it seen, answers: yes-no, source: s}"
    let without = base.with(.questions, base.text(of: .questions).replacing(line, with: ""))
    #expect(findings(base, without) == ["ASK301 error: nobody is asked any more: “Was it seen”"])
    #expect(findings(without, base) == ["ASK304 review: people are asked a new question: “Was it seen”"])
    #expect(found(.questions, "id: seen", "id: witnessed").map { $0.prefix(6) } == ["ASK301", "ASK304"])
    #expect(
      found(.questions, "id: seen", "id: witnessed, was: seen")
        == ["CHG501 notice: the question “Was it seen” has another id, which alone changes no outcome"]
    )
  }

  @Test func `Answers are removed or the numbers are fewer`() {
    #expect(
      found(.questions, "{home: At home, school: At school}", "{home: At home, street: Outside}")
        == [
          "ASK302 error: an answer can no longer be given to “Where”",
          "ASK303 review: the question “Where” is asked in the same words; this has changed: new answers",
        ]
    )
    #expect(found(.questions, "to: 20}", "to: 18}") == ["ASK302 error: an answer can no longer be given to “How old”"])
    #expect(found(.questions, ", or: {unborn: Not born yet}", "").map { $0.prefix(12) } == ["ASK302 error"])
    #expect(found(.questions, "to: 20}", "to: 30}").map { $0.prefix(13) } == ["ASK303 review"])
    #expect(
      found(.questions, "Was it seen, answers: yes-no", "Was it seen, answers: {any-of: {adult: By an adult}}")
        == ["ASK302 error: an answer can no longer be given to “Was it seen”"]
    )
  }

  @Test func `A question asks in other words`() {
    #expect(
      found(.questions, "ask: Was it seen", "ask: Did anybody see it")
        == ["ASK303 review: a question has been reworded: “Did anybody see it”"]
    )
    #expect(found(.questions, "At school", "In school").map { $0.prefix(13) } == ["ASK303 review"])
    #expect(found(.questions, "calm: 10", "calm: 9").map { $0.prefix(13) } == ["ASK303 review"])
  }

  @Test func `Not knowing counts for less, and not the other way about`() {
    let weak = edited(
      .questions,
      "ask: Was it seen, answers: yes-no",
      "ask: Was it seen, answers: yes-no, when-unknown: no-effect, because: It is written down"
    )
    #expect(
      findings(base, weak)
        == ["ASK305 error: where nobody can answer “Was it seen”, it now counts as “no”"]
    )
    #expect(findings(weak, base) == [])
  }

  @Test func `A question with a new or another condition may be asked of fewer`() {
    let gated = edited(.questions, "ask: Was it seen,", "ask: Was it seen, ask-if: {harm: yes},")
    #expect(findings(base, gated) == ["ASK306 error: some people may not be asked any more: “Was it seen”"])
    #expect(findings(gated, base) == [])
    let other = edited(.questions, "ask: Was it seen,", "ask: Was it seen, ask-if: {place: school},")
    #expect(findings(gated, other) == ["ASK306 error: some people may not be asked any more: “Was it seen”"])
    #expect(StructuralComparison(old: gated.guidance(), new: other.guidance()).findings(besides: []).isEmpty)
  }

  @Test func `A condition that names a renamed question is the same condition`() {
    let gated = edited(.questions, "ask: Was it seen,", "ask: Was it seen, ask-if: {harm: yes},")
    let renamed = gated.with(
      .questions,
      gated.text(of: .questions).replacing("id: harm", with: "id: hurt, was: harm").replacing(
        "{harm: yes}",
        with: "{hurt: yes}"
      )
    )
    .with(.rules, base.text(of: .rules).replacing("{harm: yes}", with: "{hurt: yes}"))
    .with(.safeguards, base.text(of: .safeguards).replacing("{harm: yes}", with: "{hurt: yes}"))
    #expect(
      findings(gated, renamed)
        == ["CHG501 notice: the question “Was the child hurt” has another id, which alone changes no outcome"]
    )
  }

  // MARK: Safeguards and version

  @Test func `A safeguard is removed, or claims something else under its name`() {
    let none = base.with(
      .safeguards,
      "safeguards:\n  - {id: other, says: Not knowing., unknown-never-lowers: all}\n"
    )
    #expect(
      findings(base, none) == [
        "SAF403 error: nobody proves any more: “A child who was hurt is high”",
        "WRD701 notice: a new safeguard is proved: “Not knowing”",
      ]
    )
    let another = edited(
      .safeguards,
      "always: {when: {harm: yes}, level: {at-least: high}}",
      "unknown-never-lowers: all"
    )
    #expect(findings(base, another) == ["SAF403 error: nobody proves any more: “A child who was hurt is high”"])
  }

  @Test func `Behaviour that changed needs another version, wording does not`() {
    func version(_ new: GuidanceText) -> String? {
      let comparison = StructuralComparison(old: base.guidance(), new: new.guidance())
      return comparison.versionFinding(comparison.findings)?.message
    }
    let lost = edited(.levels, "      - Ask for the police log number\n", "")
    #expect(version(lost) == "give it a new version, so that a record shows which guidance it followed")
    #expect(version(edited(.levels, "name: High", "name: Grave")) == nil)
    let text = base.text(of: .guidance).replacing("version: \"1\"", with: "version: \"2\"")
    #expect(version(lost.with(.guidance, text)) == nil)
  }
}
