import DecisionSupport
import TestSupport
import Testing

@Suite struct EvaluationTests {
  static let questions = """
    questions:
      - section: All
        questions:
          - {id: a, ask: A, answers: yes-no, source: s}
          - {id: b, ask: B, answers: yes-no, source: s}
          - {id: c, ask: C, answers: yes-no, source: s}
          - {id: kind, ask: Kind, answers: {one-of: {none: None, some: Some, much: Much}}, calm: none, source: s}
          - {id: signs, ask: Signs, answers: {any-of: {x: X, y: Y, z: Z}}, source: s}
          - id: age
            ask: Age
            answers: {whole-number: {unit: years, from: 0, to: 20}, or: {unborn: Not born yet, none: None}}
            calm: 10
            source: s
    """

  /// How true a condition is under some answers, seen from the level of a rule.
  private static func truth(_ condition: String, _ answers: String) -> String {
    let rules = "rules:\n  - {id: r, level: high, when: \(condition), because: So it is., source: s}\n"
    let levels = GuidanceText([.questions: questions, .rules: rules]).guidance().levels(answers)
    return levels[0] == 3 ? "true" : levels[2] == 3 ? "unknown" : "false"
  }

  @Test(arguments: [
    ("{a: yes}", "{a: yes}", "true"),
    ("{a: yes}", "{a: no}", "false"),
    ("{a: yes}", "{a: unknown}", "unknown"),
    ("{a: yes}", "{}", "unknown"),
    ("{a: no}", "{a: no}", "true"),
    ("{kind: some}", "{kind: some}", "true"),
    ("{kind: some}", "{kind: much}", "false"),
    ("{kind: [some, much]}", "{kind: much}", "true"),
    ("{kind: [some, much]}", "{kind: none}", "false"),
    ("{kind: [some, much]}", "{kind: unknown}", "unknown"),
  ])
  func `A test of one answer is true, false, or unknown where the answer is`(
    condition: String,
    answers: String,
    expected: String
  ) {
    #expect(Self.truth(condition, answers) == expected)
  }

  @Test(arguments: [
    ("{a: yes, b: yes}", "true"),
    ("{a: yes, b: unknown}", "unknown"),
    ("{a: unknown, b: unknown}", "unknown"),
    ("{a: no, b: unknown}", "false"),
    ("{a: no, b: yes}", "false"),
  ])
  func `All is the least true of its parts`(answers: String, expected: String) {
    #expect(Self.truth("{all: [{a: yes}, {b: yes}]}", answers) == expected)
  }

  @Test(arguments: [
    ("{a: no, b: no}", "false"),
    ("{a: no, b: unknown}", "unknown"),
    ("{a: unknown, b: unknown}", "unknown"),
    ("{a: yes, b: unknown}", "true"),
    ("{a: yes, b: no}", "true"),
  ])
  func `Any is the most true of its parts`(answers: String, expected: String) {
    #expect(Self.truth("{any: [{a: yes}, {b: yes}]}", answers) == expected)
  }

  @Test(arguments: [
    ("{a: no, b: no}", "true"),
    ("{a: no, b: unknown}", "unknown"),
    ("{a: yes, b: unknown}", "false"),
    ("{a: yes, b: yes}", "false"),
  ])
  func `None is the mirror of any`(answers: String, expected: String) {
    #expect(Self.truth("{none: [{a: yes}, {b: yes}]}", answers) == expected)
  }

  @Test func `None of none is any`() {
    for answers in ["{a: yes}", "{a: no}", "{a: unknown}"] {
      #expect(Self.truth("{none: [{none: [{a: yes}]}]}", answers) == Self.truth("{a: yes}", answers))
    }
  }

  @Test(arguments: [
    ("{a: yes, b: yes, c: unknown}", "true"),
    ("{a: yes, b: unknown, c: unknown}", "unknown"),
    ("{a: no, b: unknown, c: unknown}", "unknown"),
    ("{a: no, b: no, c: unknown}", "false"),
    ("{a: yes, b: no, c: no}", "false"),
  ])
  func `At least two holds once two parts do, and fails once two cannot`(answers: String, expected: String) {
    #expect(Self.truth("{at-least: {count: 2, of: [{a: yes}, {b: yes}, {c: yes}]}}", answers) == expected)
  }

  @Test func `Kleene's logic does not know that a or not a is certain`() {
    #expect(Self.truth("{any: [{a: yes}, {a: no}]}", "{a: unknown}") == "unknown")
  }

  @Test(arguments: [
    ("{age: {under: 5}}", 4, 5), ("{age: {at-most: 5}}", 5, 6), ("{age: {over: 5}}", 6, 5),
    ("{age: {at-least: 5}}", 5, 4), ("{age: 5}", 5, 4), ("{age: 5}", 5, 6), ("{age: [5, 7]}", 7, 6),
    ("{age: {between: [5, 7]}}", 5, 4), ("{age: {between: [5, 7]}}", 7, 8), ("{age: {under: 1}}", 0, 1),
    ("{age: {at-least: 20}}", 20, 19),
  ])
  func `A comparison turns exactly at its bound`(condition: String, holding: Int, failing: Int) {
    #expect(Self.truth(condition, "{age: \(holding)}") == "true")
    #expect(Self.truth(condition, "{age: \(failing)}") == "false")
    #expect(Self.truth(condition, "{age: unknown}") == "unknown")
  }

  @Test(arguments: ["under: 20", "over: 0", "at-least: 1", "at-most: 19", "between: [0, 19]"])
  func `A named extra value satisfies no comparison`(comparison: String) {
    #expect(Self.truth("{age: {\(comparison)}}", "{age: unborn}") == "false")
  }

  @Test func `A named extra value satisfies only its own name`() {
    #expect(Self.truth("{age: unborn}", "{age: unborn}") == "true")
    #expect(Self.truth("{age: unborn}", "{age: none}") == "false")
    #expect(Self.truth("{age: unborn}", "{age: 0}") == "false")
    #expect(Self.truth("{age: [3, unborn]}", "{age: unborn}") == "true")
    #expect(Self.truth("{age: unborn}", "{age: unknown}") == "unknown")
  }

  @Test(arguments: [
    ("{signs: x}", "{signs: [x, y]}", "true"),
    ("{signs: x}", "{signs: [y]}", "false"),
    ("{signs: x}", "{signs: {x: unknown}}", "unknown"),
    ("{signs: x}", "{signs: {y: unknown}}", "false"),
    ("{signs: [x, y]}", "{signs: {x: unknown, y: yes}}", "true"),
    ("{signs: [x, y]}", "{signs: {x: unknown, y: no}}", "unknown"),
    ("{signs: [x, y]}", "{signs: {z: yes}}", "false"),
    ("{signs: [x, y]}", "{signs: unknown}", "unknown"),
    ("{all: [{signs: x}, {signs: y}]}", "{signs: [x, y]}", "true"),
    ("{all: [{signs: x}, {signs: y}]}", "{signs: {x: yes, y: unknown}}", "unknown"),
    ("{all: [{signs: x}, {signs: y}]}", "{signs: {x: no, y: unknown}}", "false"),
    ("{none: [{signs: [x, y, z]}]}", "{signs: []}", "true"),
  ])
  func `A checklist is one yes-no each option`(condition: String, answers: String, expected: String) {
    #expect(Self.truth(condition, answers) == expected)
  }

  @Test func `A checklist of which every option is unknown is a checklist that is not known`() {
    let guidance = GuidanceText([.questions: Self.questions, .rules: Self.rules]).guidance()
    #expect(
      guidance.answers("{signs: {x: unknown, y: unknown, z: unknown}}") == guidance.answers("{signs: unknown}")
    )
  }

  static let rules = """
    rules:
      - {id: two, level: middle, when: {at-least: {count: 2, of: [{a: yes}, {b: yes}, {c: yes}]}}, because: B., source: s}
      - {id: built, level: high, when: {all: [{rule: two}, {kind: much}]}, because: B., source: s}
      - {id: unbuilt, level: high, when: {all: [{none: [{rule: two}]}, {signs: x}]}, because: B., source: s}
    """

  @Test(arguments: [
    ("{a: yes, b: yes, c: no, kind: much, signs: [], age: 1}", [3, 3, 3]),
    ("{a: yes, b: yes, c: no, kind: none, signs: [], age: 1}", [2, 2, 2]),
    ("{a: yes, b: no, c: no, kind: much, signs: [], age: 1}", [1, 1, 1]),
    ("{a: yes, b: unknown, c: no, kind: much, signs: [], age: 1}", [1, 3, 3]),
    ("{a: no, b: no, c: no, kind: none, signs: [x], age: 1}", [3, 3, 3]),
    ("{a: yes, b: yes, c: no, kind: none, signs: [x], age: 1}", [2, 2, 2]),
  ])
  func `A rule that is named holds where its own condition does`(answers: String, levels: [Int]) {
    #expect(GuidanceText([.questions: Self.questions, .rules: Self.rules]).guidance().levels(answers) == levels)
  }

  @Test func `Without a rule that holds it is the lowest level`() {
    let guidance = GuidanceText([.questions: Self.questions, .rules: Self.rules]).guidance()
    #expect(guidance.levels("{a: no, b: no, c: no, kind: none, signs: [], age: 1}") == [1, 1, 1])
  }

  @Test func `What is not asked yet leaves the level open, and does not raise the suggestion`() {
    #expect(GuidanceText([.questions: Self.questions, .rules: Self.rules]).guidance().levels("{}") == [1, 1, 3])
  }

  @Test func `What nobody knows raises the suggestion to the worst`() {
    let outcome = GuidanceText().guidance().outcome("{harm: unknown}")
    #expect(outcome.isComplete)
    #expect(outcome.isRaisedByNotKnowing)
    #expect(GuidanceText().guidance().levels("{harm: unknown}") == [1, 3, 3])
  }

  @Test func `A level raised by not knowing says first what to find out, then what to do`() {
    let guidance = GuidanceText().guidance()
    #expect(guidance.texts(of: guidance.outcome("{harm: unknown}").actions) == ["Ask today", "Act"])
    #expect(guidance.texts(of: guidance.outcome("{harm: yes}").actions) == ["Act"])
    #expect(guidance.texts(of: guidance.outcome("{harm: no}").actions) == ["Carry on"])
    #expect(guidance.texts(of: guidance.outcome("{}").actions) == ["Carry on"])
  }
}
