import DecisionSupport
import TestSupport
import Testing

@testable import GuidanceAnalysis

/// What brings about each kind of finding.
enum FindingTable {
  typealias Edit = (part: GuidancePart, old: String, new: String)

  enum Evidence: Sendable {
    /// An edit; turned round it is found as the mirror.
    case change([Edit], mirror: FindingKind?)

    /// One configuration, edited so that something is amiss in it.
    case configuration([Edit])
    case intent(String, [Edit])
    case waiver(String)

    /// Nothing that is loaded can have it: the loader's own diagnostic, with a fixture.
    case refusedByLoader(example: String, identifier: String)

    /// Nothing that can be written without `assume` can have it.
    case ruledOutWhereNothingIsAssumed

    /// A configuration that is too hard.
    case search(@Sendable () -> GuidanceText)
  }

  struct Row: CustomTestStringConvertible, Sendable {
    let kind: FindingKind
    let evidence: Evidence

    init(_ kind: FindingKind, _ evidence: Evidence) {
      self.kind = kind
      self.evidence = evidence
    }

    var testDescription: String { kind.rawValue }
  }

  /// What an edit names has to stand in the file once.
  struct DoesNotFit: Error { let edit: Edit }

  static func guidance(_ edits: [Edit] = []) throws -> Guidance {
    var text = base
    for edit in edits {
      let before = text.text(of: edit.part)
      guard before.ranges(of: edit.old).count == 1 else { throw DoesNotFit(edit: edit) }
      text = text.with(edit.part, before.replacing(edit.old, with: edit.new))
    }
    return text.guidance()
  }

  // MARK: Edits

  private static let lower: [Edit] = [(.rules, "level: high, when: {harm: yes}", "level: middle, when: {harm: yes}")]
  private static let later: [Edit] = [(.escalation, "within: {working-days: 2}", "within: {working-days: 5}")]
  static let unusedQuestion: [Edit] = [
    (
      .questions, "      - {id: seen",
      "      - {id: pets, ask: How many pets, answers: yes-no, source: s}\n      - {id: seen"
    )
  ]

  /// Nobody is at two places, and where it is not known it counts as home.
  private static let twoPlaces = "{at-least: {count: 2, of: [{place: school}, {place: street}]}}"

  private static let pool: [Edit] = [
    (
      .questions, "      - {id: seen",
      """
            - {id: pool, ask: Is there a pool, answers: {one-of: {no: A, yes: B, deep: C}}, calm: no, \(ignored) source: s}
            - {id: seen
      """
    )
  ]
  private static let bothInPool = "{at-least: {count: 2, of: [{pool: yes}, {pool: deep}]}}"

  private static let children: Edit = (
    .guidance, "owner: Nobody",
    """
    owner: Nobody
    applies-if: {none: [{age: {at-least: 18}}]}
    does-not-apply: {because: They are adults, do: [Go elsewhere], source: s}
    """
  )

  /// One rule as two that say the same of whoever has an age.
  private static let marksByAge: [Edit] = [
    (
      .rules, "- {id: marks, level: middle, when: {signs: [bruise, cut]}, because: There are marks., source: s}\n",
      """
      - {id: marks, level: middle, when: {all: [{signs: [bruise, cut]}, {age: {under: 10}}]}, because: M, source: s}
        - {id: old, level: middle, when: {all: [{signs: [bruise, cut]}, {age: {at-least: 10}}]}, because: M, source: s}

      """
    )
  ]

  private static func rule(_ text: String) -> [Edit] {
    [(.rules, "rules:\n", "rules:\n  - {\(text), because: So, source: s}\n")]
  }

  private static func waiver(
    _ dates: String,
    fingerprint: String = "2245732060c68484",
    about: String = "CFG009, question: pets"
  )
    -> Evidence
  {
    .waiver("waivers:\n  - {finding: \(about), fingerprint: \(fingerprint), \(dates)}\n")
  }

  static let rows: [Row] = [
    Row(.levelLowered, .change(lower, mirror: .levelRaised)),
    Row(.levelLost, .change([children], mirror: .levelRaised)),
    Row(.levelRaised, .change([(.rules, "level: middle", "level: high")], mirror: .levelLowered)),
    Row(.levelRedescribed, .change([(.levels, "name: High", "name: Highest")], mirror: nil)),
    Row(.establishedMoved, .change(marksByAge, mirror: nil)),
    Row(.possibleMoved, .change(pool + rule("id: pool, level: high, when: \(bothInPool)"), mirror: nil)),
    Row(
      .reminderLost,
      .change(
        [(.reminders, "show-if: {heard: no}", "show-if: {all: [{heard: no}, {harm: yes}]}")],
        mirror: .reminderGained
      )
    ),
    Row(.reminderGained, .change([(.reminders, ", show-if: {heard: no}", "")], mirror: .reminderLost)),
    Row(.reminderReworded, .change([(.reminders, "Hear the child", "Listen to the child")], mirror: nil)),
    Row(.actionLost, .change([(.levels, #"do: ["Act", "Ring somebody"]"#, "do: [Act]")], mirror: .actionGained)),
    Row(.actionGained, .change([(.levels, "do: [Help]", #"do: ["Help", "Offer a meal"]"#)], mirror: .actionLost)),
    Row(.actionReworded, .change([(.levels, "consent: Ask them", "consent: Ask them all")], mirror: nil)),
    Row(.stepSlower, .change(later, mirror: .stepFaster)),
    Row(
      .stepRemoved,
      .change([(.escalation, heads, ""), (.escalation, "if-unresolved: heads", "if-unresolved: board")], mirror: nil)
    ),
    Row(
      .ladderEndsEarly,
      .change([(.escalation, board, ""), (.escalation, "if-unresolved: board", "if-unresolved: end")], mirror: nil)
    ),
    Row(.ladderLonger, .change(later, mirror: .stepFaster)),
    Row(.roleChanged, .change([(.escalation, "raising: The head,", "raising: The deputy,")], mirror: nil)),
    Row(.ladderLoops, .refusedByLoader(example: "EscalationLadder/A step that leads back", identifier: "cycle")),
    Row(
      .stepFaster,
      .change([(.escalation, "within: {working-days: 4}", "within: {working-days: 3}")], mirror: .stepSlower)
    ),
    Row(.questionRemoved, .change([(.questions, seen, "")], mirror: .questionAdded)),
    Row(.answerRemoved, .change([(.questions, ", burn: A burn", "")], mirror: .questionReworded)),
    Row(.questionReworded, .change([(.questions, "ask: Was it seen", "ask: Did anybody see it")], mirror: nil)),
    Row(.questionAdded, .change(unusedQuestion, mirror: .questionRemoved)),
    Row(
      .whenUnknownWeakened,
      .change(
        [
          (
            .questions, "ask: Was the child hurt, answers: yes-no,",
            "ask: Was the child hurt, answers: yes-no, " + ignored
          )
        ],
        mirror: .levelRaised
      )
    ),
    Row(
      .askedOfFewer,
      .change(
        [(.questions, "ask: Was it seen, answers: yes-no,", "ask: Was it seen, answers: yes-no, ask-if: {harm: yes},")],
        mirror: nil
      )
    ),
    Row(.safeguardBroken, .change(lower, mirror: nil)),
    Row(.safeguardBrokenBefore, .configuration(lower)),
    Row(.safeguardRemoved, .change([(.safeguards, hurtIsHigh, "")], mirror: nil)),
    Row(
      .safeguardWeakened,
      .change([(.safeguards, "level: {at-least: high}", "level: {at-least: middle}")], mirror: nil)
    ),
    Row(
      .safeguardVacuous,
      .configuration([
        (
          .safeguards, "safeguards:\n",
          "safeguards:\n  - {id: v, says: Nothing, never-lowers: {question: age, from: 3, to: 4, when: {age: {over: 9}}}}\n"
        )
      ])
    ),
    Row(.ruleNeverHolds, .configuration(rule("id: both, level: high, when: \(twoPlaces)"))),
    Row(
      .ruleMasked,
      .configuration(
        rule("id: any, level: middle, when: {any: [{harm: yes}, {all: [{signs: cut}, {age: {under: 2}}]}]}")
      )
    ),
    Row(.ruleImplied, .configuration(rule("id: both, level: middle, when: {all: [{harm: yes}, {signs: cut}]}"))),
    Row(
      .conditionNeverHolds,
      .configuration(rule("id: part, level: high, when: {any: [{signs: burn}, \(twoPlaces)]}"))
    ),
    Row(
      .questionNeverAsked,
      .configuration([
        (
          .questions, seen,
          seen.replacing(
            "source: s",
            with: "source: s, ask-if: {at-least: {count: 2, of: [{harm: yes}, {none: [{harm: yes}]}]}}"
          )
        )
      ])
    ),
    Row(.reminderNeverShown, .configuration([(.reminders, "show-if: {heard: no}", "show-if: \(twoPlaces)")])),
    Row(
      .reminderAlwaysShown,
      .configuration([children, (.reminders, "show-if: {heard: no}", "show-if: {age: {under: 19}}")])
    ),
    Row(.levelNeverReached, .configuration([(.rules, "level: middle", "level: high")])),
    Row(.questionChangesNothing, .configuration(unusedQuestion)),
    Row(.calmNotLowest, .configuration(rule("id: unseen, level: high, when: {none: [{seen: yes}]}"))),
    Row(.notKnowingLowers, .ruledOutWhereNothingIsAssumed),
    Row(.bidirectionalControl, .configuration([(.rules, "rules:\n", "# See \u{202E}here.\nrules:\n")])),
    Row(
      .provedNoEffect,
      .change([(.rules, "when: {signs: [bruise, cut]}", "when: {any: [{signs: cut}, {signs: bruise}]}")], mirror: nil)
    ),
    Row(.effectNotIntended, .intent("intent: [{finding: LVL003, rule: hurt, because: B}]", lower)),
    Row(.intentWithoutEffect, .intent("intent: [{finding: LVL003, rule: hurt, because: B}]", lower)),
    Row(.versionUnchanged, .change(lower, mirror: nil)),
    Row(.waiverExpired, waiver("reason: R, approved-by: A, added: 2026-01-02, expires: 2026-02-03")),
    Row(
      .waiverStale,
      waiver("reason: R, approved-by: A, added: 2026-10-01, expires: 2027-01-31", about: "CFG003, rule: hurt")
    ),
    Row(.waiverIncomplete, waiver("added: 2026-11-01, expires: 2027-01-31")),
    Row(.waiverNearItsEnd, waiver("reason: R, approved-by: A, added: 2026-11-01, expires: 2026-12-01")),
    Row(
      .waiverOutgrown,
      waiver("reason: R, approved-by: A, added: 2026-11-01, expires: 2027-01-31", fingerprint: "0000000000000002")
    ),
    Row(.undecided, .search { pigeons(9) }),
    Row(
      .notCompared,
      .change(
        [
          (.levels, "id: middle", "id: medium"), (.rules, "level: middle", "level: medium"),
          (.safeguards, "{at-least: middle}", "{at-least: medium}"),
        ],
        mirror: nil
      )
    ),
    Row(.notLookedFor, .search { pigeons(9) }),
  ]

  // MARK: The configuration that is edited

  private static let ignored = "when-unknown: no-effect, because: It is safe,"
  private static let seen =
    "      - {id: seen, ask: Was it seen, answers: yes-no, urgent: {answer: yes, do: Ask who}, source: s}\n"
  private static let hurtIsHigh =
    "  - {id: hurt-is-high, says: Whoever was hurt is high, always: {when: {harm: yes}, level: {at-least: high}}}\n"
  private static let heads = """
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
  private static let board = """
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

  private static let base = GuidanceText([
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
  private static func pigeons(_ count: Int) -> GuidanceText {
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
