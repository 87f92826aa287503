import DecisionSupport

extension GuidanceText {
  /// A guidance with every kind of part that an outcome shows: a question for a number, one that another opens, a
  /// reminder, and a ladder with a calendar.
  public static let withLadder = GuidanceText([
    .guidance: """
    name: Test guidance
    version: "1"
    status: approved
    approved-by: A partnership
    effective: 2026-01-01
    review-by: 2027-01-01
    owner: Nobody
    applies-if: {none: [{age: {at-least: 18}}]}
    does-not-apply: {because: Not a child, do: [Go elsewhere], source: s}
    sources: {s: {title: A source}}
    """,
    .questions: """
    questions:
      - section: All
        questions:
          - {id: age, ask: How old, answers: {whole-number: {unit: years, from: 0, to: 30}}, calm: 10, source: s}
          - {id: harm, ask: Was the child hurt, answers: yes-no, consult: The child, source: s}
          - {id: fear, ask: Is the child afraid, answers: yes-no, ask-if: {harm: yes}, source: s}
          - {id: quarrel, ask: Do you disagree, answers: yes-no, source: s}
    """,
    .rules: """
    rules:
      - {id: hurt, level: high, when: {harm: yes}, because: The child was hurt., source: s}
      - {id: afraid, level: middle, when: {fear: yes}, because: The child is afraid., source: s}
    """,
    .reminders: """
    reminders:
      - {id: listen, text: Listen., show-if: {fear: yes}, source: s}
    """,
    .escalation: """
    escalation:
      protocol: Ladder
      source: s
      never-delays: Do not wait.
      disagreement-if: {quarrel: yes}
      steps:
        - id: talk
          stage: "1"
          title: Talk
          who: {raising: You, receiving: They}
          deadlines: [{do: Talk, within: {working-days: 1}, from: step-start, source: s}]
          record: [What was said, Who was there]
          notify: [Your manager]
          if-unresolved: end
          source: s
    """,
    .calendar: """
    calendar:
      region: England and Wales
      source: s
      weekend: [saturday, sunday]
      years: {from: 2026, to: 2026}
      bank-holidays: {2026-12-25: Christmas Day}
    """,
  ])
}
