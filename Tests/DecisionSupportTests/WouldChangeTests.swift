import DecisionSupport
import TestSupport
import Testing

@Suite struct WouldChangeTests {
  static let guidance = GuidanceText([
    .questions: """
    questions:
      - section: All
        questions:
          - {id: age, ask: Q, answers: {whole-number: {unit: years, from: 0, to: 30}, or: {unborn: Not born yet}},
             calm: 10, source: s}
          - {id: harm, ask: Q, answers: yes-no, source: s}
          - {id: kind, ask: Q, answers: {one-of: {none: None, some: Some, much: Much}}, calm: none, source: s}
          - {id: signs, ask: Q, answers: {any-of: {x: X, y: Y, z: Z}}, source: s}
          - {id: screen, ask: Q, answers: yes-no, when-unknown: no-effect, because: It is safe., source: s}
          - {id: detail, ask: Q, answers: yes-no, ask-if: {screen: yes}, source: s}
    """,
    .rules: """
    rules:
      - {id: young, level: middle, when: {age: {under: 5}}, because: B., source: s}
      - {id: unborn, level: high, when: {age: unborn}, because: B., source: s}
      - {id: harm, level: high, when: {harm: yes}, because: B., source: s}
      - {id: some, level: middle, when: {kind: some}, because: B., source: s}
      - {id: much, level: high, when: {kind: much}, because: B., source: s}
      - {id: x, level: middle, when: {signs: x}, because: B., source: s}
      - {id: two, level: high, when: {all: [{signs: y}, {signs: z}]}, because: B., source: s}
      - {id: detail, level: high, when: {detail: yes}, because: B., source: s}
    """,
    .guidance: GuidanceText.frame(appliesIf: "{none: [{age: {at-least: 18}}]}"),
  ]).guidance()

  private func changes(_ answers: String) -> [String] { Self.guidance.changes(answers) }

  @Test func `Only answers that were given can be changed`() {
    #expect(changes("{}") == [])
  }

  @Test func `Another value, or not knowing, that moves the level is listed`() {
    #expect(changes("{harm: no}") == ["harm: no -> yes = 3", "harm: no -> unknown = 3"])
    #expect(changes("{harm: yes}") == ["harm: yes -> no = 1"])
    #expect(changes("{harm: unknown}") == ["harm: unknown -> no = 1"])
  }

  @Test func `Each other option of a choice that moves the level is listed`() {
    #expect(
      changes("{kind: some}") == ["kind: some -> none = 1", "kind: some -> much = 3", "kind: some -> unknown = 3"]
    )
    #expect(changes("{kind: much}") == ["kind: much -> none = 1", "kind: much -> some = 2"])
  }

  @Test func `What another answer holds up is not listed`() {
    #expect(changes("{harm: yes, kind: some}") == ["harm: yes -> no = 2"])
    #expect(changes("{harm: yes, kind: much}") == [])
  }

  @Test func `Of a checklist one option is toggled at a time`() {
    #expect(changes("{signs: []}") == ["signs: none -> x = 2", "signs: none -> unknown = 3"])
    #expect(changes("{signs: [y]}") == ["signs: y -> x,y = 2", "signs: y -> y,z = 3", "signs: y -> unknown = 3"])
    #expect(changes("{signs: [x]}") == ["signs: x -> none = 1", "signs: x -> unknown = 3"])
  }

  @Test func `An option that is not known turns out either way, and what stays unknown still counts`() {
    #expect(changes("{signs: {x: unknown}}") == ["signs: x? -> none = 1", "signs: x? -> unknown = 3"])
    #expect(
      changes("{signs: unknown}") == ["signs: unknown -> x?,z? = 2", "signs: unknown -> x?,y? = 2"]
    )
  }

  @Test func `Of each interval of a number the nearest one is tried, and the extra values`() {
    #expect(
      changes("{age: 10}")
        == ["age: 10 -> unborn = 3", "age: 10 -> 4 = 2", "age: 10 -> 18 = none", "age: 10 -> unknown = 3"]
    )
    #expect(changes("{age: 2}").contains("age: 2 -> 5 = 1"))
    #expect(changes("{age: 17}").contains("age: 17 -> 18 = none"))
  }

  @Test func `From an extra value, the numbers nearest to the calm one are tried`() {
    #expect(
      changes("{age: unborn}") == ["age: unborn -> 4 = 2", "age: unborn -> 10 = 1", "age: unborn -> 18 = none"]
    )
  }

  @Test func `A change after which the guidance would not apply has no level`() throws {
    let change = try #require(Self.guidance.outcome("{age: 10}").wouldChange.first { $0.level == nil })
    #expect(change.to == .number(18))
    #expect(!change.isPossible)
  }

  @Test func `A change that lets a question be asked could lead to a level`() {
    #expect(changes("{screen: no}") == ["screen: no -> yes = 3?"])
    #expect(changes("{screen: yes}") == [])
  }

  @Test func `What a change could lead to is not listed where the level is already so high`() {
    #expect(changes("{screen: no, harm: yes}") == ["harm: yes -> no = 1"])
  }

  @Test func `Closing what is not known can lower the level`() {
    #expect(
      changes("{screen: yes, detail: unknown}") == [
        "screen: yes -> no = 1", "screen: yes -> unknown = 1", "detail: unknown -> no = 1",
      ]
    )
  }

  @Test func `A value of a question that is not asked can be changed, not known of it cannot`() {
    #expect(changes("{screen: no, detail: yes}") == ["detail: yes -> no = 1", "detail: yes -> unknown = 1"])
    #expect(changes("{screen: no, detail: unknown}") == ["screen: no -> yes = 3"])
  }
}
