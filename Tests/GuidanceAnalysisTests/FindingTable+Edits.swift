import DecisionSupport

// The edits that rows of the table are made of.

extension FindingTable {
  static let lower: [Edit] = [(.rules, "level: high, when: {harm: yes}", "level: middle, when: {harm: yes}")]
  static let later: [Edit] = [(.escalation, "within: {working-days: 2}", "within: {working-days: 5}")]
  static let unusedQuestion: [Edit] = [
    (
      .questions, "      - {id: seen",
      "      - {id: pets, ask: How many pets, answers: yes-no, source: s}\n      - {id: seen"
    )
  ]

  /// Nobody is at two places, and where it is not known it counts as home.
  static let twoPlaces = "{at-least: {count: 2, of: [{place: school}, {place: street}]}}"

  static let pool: [Edit] = [
    (
      .questions, "      - {id: seen",
      """
            - {id: pool, ask: Is there a pool, answers: {one-of: {no: A, yes: B, deep: C}}, calm: no, \(ignored) source: s}
            - {id: seen
      """
    )
  ]
  static let bothInPool = "{at-least: {count: 2, of: [{pool: yes}, {pool: deep}]}}"

  static let children: Edit = (
    .guidance, "owner: Nobody",
    """
    owner: Nobody
    applies-if: {none: [{age: {at-least: 18}}]}
    does-not-apply: {because: They are adults, do: [Go elsewhere], source: s}
    """
  )

  /// One rule as two that say the same of whoever has an age.
  static let marksByAge: [Edit] = [
    (
      .rules, "- {id: marks, level: middle, when: {signs: [bruise, cut]}, because: There are marks., source: s}\n",
      """
      - {id: marks, level: middle, when: {all: [{signs: [bruise, cut]}, {age: {under: 10}}]}, because: M, source: s}
        - {id: old, level: middle, when: {all: [{signs: [bruise, cut]}, {age: {at-least: 10}}]}, because: M, source: s}

      """
    )
  ]

  static func rule(_ text: String) -> [Edit] {
    [(.rules, "rules:\n", "rules:\n  - {\(text), because: So, source: s}\n")]
  }

  static func waiver(
    _ dates: String,
    fingerprint: String = "2245732060c68484",
    about: String = "CFG009, question: pets"
  )
    -> Evidence
  {
    .waiver("waivers:\n  - {finding: \(about), fingerprint: \(fingerprint), \(dates)}\n")
  }
}
