import DecisionSupport
import TestSupport

@testable import GuidanceAnalysis

// The configuration that edits of the table are of, and one that is too hard.

extension FindingTable {
  static let team = #"{id: team, name: The team, numbers: [{number: "1234", hours: always}]}"#
  static let ignored = "when-unknown: no-effect, because: It is safe,"
  static let seen =
    "      - {id: seen, ask: Was it seen, answers: yes-no, urgent: {answer: yes, do: Ask who}, source: s}\n"
  static let hurtIsHigh =
    "  - {id: hurt-is-high, says: Whoever was hurt is high, always: {when: {harm: yes}, level: {at-least: high}}}\n"

  /// Two concerns, hurt and marked, both published at the highest level.
  static let publishedCase = """
    document: {id: paper, title: A paper}
    cases:
      - {id: hurt-child, by: A nurse, text: A child is hurt., levels: [3], published: [High], answers: {harm: yes}}
      - {id: marked, by: A nurse, text: A child has marks., levels: [3], published: [High], answers: {signs: [bruise]}}
    """
  static let shortCase = """
    cases:
      - {id: hurt, title: Hurt, answers: {harm: yes}, expect: {level: 3}, source: s}
    """
  static let heads = """
        - id: heads
          stage: "2"
          title: Heads talk
          who: {raising: The head, receiving: Their head}
          deadlines: [{do: The heads decide, within: {working-days: 4}, from: step-start, source: s}]
          record: [What was decided]
          notify: [The managers]
          if-unresolved: board
          source: s

    """
  static let board = """
        - id: board
          stage: board
          title: The board hears it
          who: {raising: The heads, receiving: The board}
          deadlines: [{do: Tell the board, within: without-delay, from: step-start, source: s}]
          record: [What was decided]
          notify: [Everybody]
          if-unresolved: end
          source: s

    """

  static let base = GuidanceText([
    .levels: """
    levels:
      - {id: low, number: 1, name: Low, means: Little, do: [Carry on], consent: As usual, source: s}
      - {id: middle, number: 2, name: Middle, means: Some, do: [Help], if-not-known: [Ask], consent: Ask them, source: s}
      - {id: high, number: 3, name: High, means: Much, do: ["Act", "Ring somebody"], if-not-known: [Ask], consent: Act, source: s}
    """,
    .questions: """
    questions:
      - section: All
        questions:
          - {id: harm, ask: Was the child hurt, answers: yes-no, source: s}
          - {id: age, ask: How old, answers: {whole-number: {unit: years, from: 0, to: 20}}, calm: 10, source: s}
          - {id: signs, ask: What was seen, answers: {any-of: {bruise: A bruise, cut: A cut, burn: A burn}}, source: s}
          - id: place
            ask: Where was it
            answers: {one-of: {home: At home, school: At school, street: In the street}}
            calm: home
            when-unknown: no-effect
            because: It can be asked
            source: s
          - {id: heard, ask: Was the child heard, answers: yes-no, calm: yes, source: s}
          - {id: old, ask: Is the bruise old, answers: yes-no, ask-if: {signs: bruise}, source: s}

    """ + seen,
    .rules: """
    rules:
      - {id: hurt, level: high, when: {harm: yes}, because: The child was hurt., source: s}
      - {id: marks, level: middle, when: {signs: [bruise, cut]}, because: There are marks., source: s}
      - {id: out, level: high, when: {place: street}, because: The street is no place for it., source: s}
      - {id: baby, level: high, when: {all: [{signs: cut}, {age: {under: 2}}]}, because: A baby has a cut., source: s}
    """,
    .reminders: """
    reminders:
      - {id: hear, text: Hear the child, show-if: {heard: no}, source: s}
      - {id: write, text: Write it down, source: s}
      - {id: date, text: Say how old it is, show-if: {any: [{old: yes}, {place: school}]}, source: s}
    """,
    .pathways: """
    pathways:
      - id: doctor
        name: Doctor
        when: {signs: burn}
        do: [See a doctor]
        within: {hours: 24}
        source: s
    """,
    .safeguards: "safeguards:\n" + hurtIsHigh
      + "  - {id: a-cut-is-seen, says: A cut counts, always: {when: {signs: cut}, level: {at-least: middle}}}\n",
    .escalation: """
    escalation:
      protocol: Disagreements
      source: s
      never-delays: It never delays.
      steps:
        - id: managers
          stage: "1"
          title: Managers talk
          who: {raising: The lead, receiving: Their manager}
          deadlines: [{do: The managers meet, within: {working-days: 2}, from: step-start, source: s}]
          record: [What was said]
          notify: [The family]
          if-unresolved: heads
          source: s

    """ + heads + board,
    .calendar: """
    calendar:
      region: Here
      source: s
      weekend: [saturday, sunday]
      years: {from: 2026, to: 2026}
      bank-holidays: {2026-12-25: Christmas Day}
    """,
  ])

  /// So many pigeons cannot sit in one hole fewer without two in one: true, and beyond a search that remembers nothing.
  static func pigeons(_ count: Int) -> GuidanceText {
    func test(_ pigeon: Int, _ hole: Int) -> String { "{p\(pigeon)-\(hole): yes}" }
    let (pigeons, holes) = (0..<count, 0..<count - 1)
    let questions = pigeons.flatMap { pigeon in
      holes.map { "      - {id: p\(pigeon)-\($0), ask: Where, answers: yes-no, source: s}\n" }
    }
    let pairs = holes.flatMap { hole in
      pigeons.flatMap { one in
        pigeons.filter { $0 > one }.map { "{all: [\(test(one, hole)), \(test($0, hole))]}" }
      }
    }
    let seated = pigeons.map { pigeon in "{any: [\(holes.map { test(pigeon, $0) }.joined(separator: ", "))]}" }
    return GuidanceText([
      .questions: "questions:\n  - section: All\n    questions:\n" + questions.joined(),
      .rules:
        "rules:\n  - {id: two, level: high, when: {any: [\(pairs.joined(separator: ", "))]}, because: B, source: s}\n",
      .safeguards: "safeguards:\n  - id: seated\n    says: All cannot sit alone\n    always:\n"
        + "      when: {all: [\(seated.joined(separator: ", "))]}\n      level: {at-least: high}\n",
    ])
  }
}
