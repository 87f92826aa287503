import DecisionSupport
import TestSupport
import Testing

/// What `ask-if`, `when-unknown` and `applies-if` make of what is not known or not asked.
@Suite struct GateTests {
  static let questions = """
    questions:
      - section: All
        questions:
          - {id: screen, ask: Screen, answers: yes-no, source: s}
          - {id: detail, ask: Detail, answers: yes-no, ask-if: {screen: yes}, source: s}
          - {id: deeper, ask: Deeper, answers: {any-of: {x: X, y: Y}}, ask-if: {detail: yes}, source: s}
          - {id: heard, ask: Heard, answers: yes-no, calm: yes, source: s}
          - {id: fact, ask: Fact, answers: yes-no, when-unknown: no-effect, because: It is safe., source: s,
             urgent: {answer: yes, do: Run}}
          - {id: list, ask: List, answers: {any-of: {x: X, y: Y}}, when-unknown: no-effect, because: It is safe.,
             source: s}
          - {id: after, ask: After, answers: yes-no, ask-if: {any: [{fact: yes}, {list: x}]}, source: s}
    """

  static let guidance = GuidanceText([
    .questions: questions,
    .rules: """
    rules:
      - {id: screened, level: middle, when: {screen: yes}, because: B., source: s}
      - {id: detailed, level: high, when: {any: [{detail: yes}, {deeper: x}]}, because: B., source: s}
      - {id: unheard, level: high, when: {heard: no}, because: B., source: s}
      - {id: facts, level: high, when: {any: [{fact: yes}, {list: [x, y]}]}, because: B., source: s}
      - {id: aftermath, level: high, when: {after: yes}, because: B., source: s}
    """,
    .reminders: """
    reminders:
      - {id: of-detail, text: T, show-if: {detail: yes}, source: s}
      - {id: of-fact, text: T, show-if: {fact: yes}, source: s}
      - {id: of-unheard, text: T, show-if: {heard: no}, source: s}
    """,
  ]).guidance()

  /// Calm answers to what is asked, others instead.
  private func levels(_ answers: String) -> [Int] {
    let filled = Self.guidance.answers(answers).filledCalmly(for: Self.guidance)
    let outcome = Self.guidance.outcome(filled)
    return [outcome.established, outcome.level, outcome.possible].compactMap { $0.map { $0.position + 1 } }
  }

  private func outcome(_ answers: String) -> Outcome { Self.guidance.outcome(answers) }

  private func ids(_ questions: [Ordinal<Question>]) -> [String] { Self.guidance.ids(questions) }

  @Test func `A question is asked where its ask-if is true, and supposed where only something not known opens it`() {
    #expect(ids(outcome("{}").unanswered) == ["screen", "heard", "fact", "list"])
    #expect(ids(outcome("{}").supposed) == [])
    #expect(ids(outcome("{screen: yes}").unanswered) == ["detail", "heard", "fact", "list"])
    #expect(ids(outcome("{screen: unknown}").unanswered) == ["heard", "fact", "list"])
    #expect(ids(outcome("{screen: unknown}").supposed) == ["detail", "deeper"])
    #expect(ids(outcome("{screen: unknown, detail: no}").supposed) == [])
    #expect(ids(outcome("{screen: no}").unanswered) == ["heard", "fact", "list"])
  }

  @Test func `Not known of a question that is not asked is calm, and set aside`() {
    #expect(levels("{screen: no, detail: unknown}") == [1, 1, 1])
    #expect(ids(outcome("{screen: no, detail: unknown}").ignored) == ["detail"])
    #expect(ids(outcome("{screen: no, detail: unknown}").answeredUnasked) == [])
    #expect(ids(outcome("{screen: yes, detail: unknown}").ignored) == [])
  }

  @Test func `A value of a question that is not asked counts, and is pointed out`() {
    #expect(levels("{screen: no, detail: yes}") == [3, 3, 3])
    #expect(ids(outcome("{screen: no, detail: yes}").answeredUnasked) == ["detail"])
    #expect(ids(outcome("{screen: yes, detail: yes}").answeredUnasked) == [])
  }

  @Test func `A value of a question that is not asked opens the questions behind it`() {
    #expect(ids(outcome("{screen: no, detail: yes}").unanswered).first == "deeper")
    #expect(ids(outcome("{screen: no, detail: unknown}").unanswered).first == "heard")
  }

  @Test func `Of a checklist that is not asked the ticks count, and what is not known is calm`() {
    #expect(levels("{screen: no, deeper: {x: yes, y: unknown}}") == [3, 3, 3])
    #expect(levels("{screen: no, deeper: {x: unknown, y: yes}}") == [1, 1, 1])
    #expect(ids(outcome("{screen: no, deeper: {x: unknown, y: yes}}").ignored) == ["deeper"])
    #expect(ids(outcome("{screen: no, deeper: {x: unknown, y: yes}}").answeredUnasked) == ["deeper"])
  }

  @Test func `Not known of a screening question supposes that its details are not known`() {
    #expect(levels("{screen: unknown}") == [1, 3, 3])
    #expect(levels("{screen: unknown, detail: unknown}") == [1, 3, 3])
    #expect(levels("{screen: unknown, detail: no}") == [1, 2, 2])
  }

  @Test func `Calm can be yes, and then not known counts as no could`() {
    #expect(levels("{}") == [1, 1, 1])
    #expect(levels("{heard: no}") == [3, 3, 3])
    #expect(levels("{heard: unknown}") == [1, 3, 3])
  }

  @Test func `Without effect, not known counts as calm for now, and stays possible`() {
    #expect(levels("{fact: unknown, after: no}") == [1, 1, 3])
    #expect(Self.guidance.reminders("{fact: unknown}") == [])
    #expect(outcome("{fact: unknown}").urgent == [])
    #expect(levels("{fact: yes}") == [3, 3, 3])
  }

  @Test func `Without effect, what is not known of a checklist counts as calm, and its ticks count`() {
    #expect(levels("{list: {x: unknown, y: no}, after: no}") == [1, 1, 3])
    #expect(levels("{list: {x: unknown, y: yes}, after: no}") == [3, 3, 3])
  }

  @Test func `Without effect, not known opens nothing for now`() {
    #expect(!ids(outcome("{fact: unknown, list: []}").unanswered).contains("after"))
    #expect(ids(outcome("{fact: unknown}").supposed) == [])
    #expect(ids(outcome("{fact: no, list: [x]}").unanswered).contains("after"))
    #expect(levels("{fact: unknown, after: unknown}") == [1, 1, 3])
    #expect(ids(outcome("{fact: unknown, after: unknown}").ignored) == ["after"])
  }

  @Test func `A reminder shows where its condition is true or not known, and not for what is not asked yet`() {
    #expect(Self.guidance.reminders("{screen: yes, detail: yes}") == ["of-detail"])
    #expect(Self.guidance.reminders("{screen: yes, detail: unknown, heard: unknown}") == ["of-detail", "of-unheard"])
    #expect(Self.guidance.reminders("{screen: yes, detail: no}") == [])
    #expect(Self.guidance.reminders("{}") == [])
  }

  @Test func `A reminder says which answers show it`() throws {
    let shown = try #require(outcome("{screen: yes, detail: unknown}").reminders.first)
    #expect(ids(shown.because.map(\.question)) == ["detail"])
    #expect(shown.because.map(\.answer) == [.notKnown])
  }

  @Test(arguments: [("yes", ["harm"]), ("unknown", ["harm"]), ("no", [])])
  func `An urgent action is called for by its answer, and by not knowing`(answer: String, urgent: [String]) {
    let guidance = Self.urgent
    #expect(guidance.ids(guidance.outcome("{harm: \(answer)}").urgent.map(\.question)) == urgent)
    #expect(guidance.outcome("{harm: \(answer)}").urgent.allSatisfy { $0.isCertain == (answer == "yes") })
    #expect(guidance.outcome("{}").urgent == [])
  }

  static let urgent = GuidanceText([
    .questions: """
    questions:
      - section: All
        questions:
          - {id: harm, ask: Harm, answers: yes-no, urgent: {answer: yes, do: Run}, source: s}
          - {id: age, ask: Age, answers: {whole-number: {unit: years, from: 0, to: 30}}, calm: 9, source: s,
             when-unknown: no-effect, because: It is safe.}
    """,
    .guidance: GuidanceText.frame(
      appliesIf: "{age: {under: 18}}",
      otherwise: #"because: Not a child, do: ["Go elsewhere", "Or there"]"#
    ),
    .reminders: "reminders:\n  - {id: always, text: T, source: s}\n",
  ]).guidance()

  @Test func `Where the guidance does not apply there is no level, but the urgent action and the other route`() {
    let guidance = Self.urgent
    let outcome = guidance.outcome("{harm: yes, age: 18}")
    #expect(!outcome.applies)
    #expect(outcome.level == nil && outcome.established == nil && outcome.possible == nil)
    #expect(guidance.ids(outcome.urgent.map(\.question)) == ["harm"])
    #expect(guidance.texts(of: outcome.actions) == ["Go elsewhere", "Or there"])
    #expect(outcome.reasons.isEmpty && outcome.findOut.isEmpty && outcome.wouldChange.isEmpty)
    #expect(outcome.reminders.isEmpty && outcome.ignored.isEmpty && outcome.nextStep == nil)
    #expect(guidance.outcome("{age: 18}").isComplete)
  }

  @Test(arguments: ["17", "0", "unknown"])
  func `The guidance applies unless it certainly does not, whatever not knowing counts as elsewhere`(age: String) {
    #expect(Self.urgent.levels("{harm: yes, age: \(age)}") == [3, 3, 3])
  }
}
