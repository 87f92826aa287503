import DecisionSupport
import TestSupport
import Testing

@Suite struct CoverageTests {
  private let guidance = GuidanceText([
    .questions: """
    questions:
      - section: All
        questions:
          - {id: harm, ask: Was the child hurt, answers: yes-no, source: s}
          - id: age
            ask: How old
            answers: {whole-number: {unit: years, from: 0, to: 120}, or: {unborn: Not born}}
            calm: 10
            source: s
          - id: signs
            ask: What was seen
            answers: {any-of: {cut: A cut, cry: Crying}}
            source: s
    """,
    .rules: """
    rules:
      - {id: hurt, level: high, when: {harm: yes}, because: It hurts., source: s}
      - {id: young, level: middle, when: {age: {under: 5}}, because: It is young., source: s}
      - {id: seen, level: middle, when: {signs: [cut, cry]}, because: It was seen., source: s}
    """,
    .reminders: """
    reminders:
      - {id: always, text: Write., source: s}
      - {id: born, text: Be there., show-if: {age: unborn}, source: s}
    """,
    .safeguards: """
    safeguards:
      - {id: harm-counts, says: It counts, always: {when: {harm: yes}, level: {at-least: high}}}
      - {id: seen-counts, says: It counts, never-lowers: {question: signs, from: [], to: [cut], when: {harm: yes}}}
      - {id: grown, says: The same, same-level: {question: age, over: {from: 10, to: 12}}}
      - {id: not-known, says: It is bad, unknown-never-lowers: harm}
      - {id: none-known, says: It is bad, unknown-never-lowers: all}
    """,
  ]).guidance()

  private func coverage(_ answers: String...) -> Coverage {
    guidance.coverage(
      by: answers.map { guidance.outcome(guidance.answers($0)) }
    )
  }

  private func answers(_ coverage: Coverage) -> [String] {
    coverage.answers.missing.map { piece in
      let question = guidance.questions[piece.question]
      return switch piece.value {
      case .option(let position): "\(question.id)=\(question.answers.options[position].id)"
      case .nothingTicked: "\(question.id)=none"
      case .numbers(let range): "\(question.id)=\(range.lowerBound)-\(range.upperBound)"
      case .notKnown: "\(question.id)=unknown"
      }
    }
  }

  private func safeguards(_ coverage: Coverage) -> [String] {
    coverage.safeguards.missing.map { guidance.safeguards[$0].id }
  }

  @Test func `Without a scenario nothing is reached`() {
    let none = coverage()
    #expect([none.rules.reached, none.levels.reached, none.reminders.reached, none.answers.reached] == [0, 0, 0, 0])
    #expect([none.rules.count, none.levels.count, none.reminders.count, none.steps.count] == [3, 3, 2, 0])
    #expect([none.rules.percentage, none.steps.percentage] == [0, 100])
  }

  @Test func `What is not known reaches the rules that it leaves open`() {
    let reached = coverage("{harm: unknown, age: 3}")
    #expect(reached.rules.missing.map { guidance.rules[$0].id } == ["seen"])
    #expect(reached.levels.missing.map { guidance.levels[$0].number } == [1, 2])
    #expect(reached.reminders.missing.map { guidance.reminders[$0].id } == ["born"])
  }

  @Test func `A percentage is never rounded up`() {
    let most = coverage("{harm: yes, age: 3}", "{harm: no, age: unborn}")
    #expect([most.rules.reached, most.rules.count, most.rules.percentage] == [2, 3, 66])
    #expect([most.levels.reached, most.levels.percentage] == [2, 66])
  }

  @Test func `Answers count in the pieces that a condition can tell apart`() {
    #expect(
      answers(coverage("{harm: yes, age: 4}"))
        == [
          "harm=no", "harm=unknown", "age=unborn", "age=5-120", "age=unknown", "signs=cut", "signs=cry", "signs=none",
          "signs=unknown",
        ]
    )
    let partly = coverage("{harm: no, age: unborn, signs: {cut: yes, cry: unknown}}", "{age: unknown, signs: []}")
    #expect(answers(partly) == ["harm=yes", "harm=unknown", "age=0-4", "age=5-120", "signs=cry"])
  }

  @Test func `A safeguard is exercised where its condition is not ruled out and one of its answers is given`() {
    #expect(
      safeguards(coverage("{harm: yes, age: 9, signs: [cry]}")) == ["seen-counts", "grown", "not-known", "none-known"]
    )
    #expect(safeguards(coverage("{harm: unknown, age: 12, signs: []}")) == [])
    #expect(
      safeguards(coverage("{harm: no, signs: [cut], age: unknown}")) == [
        "harm-counts", "seen-counts", "grown", "not-known",
      ]
    )
  }

  @Test func `An escalation safeguard is exercised by a disagreement at one of its steps`() throws {
    let guidance = Repository.lancashire
    let board = try #require(guidance.safeguards.ordinals.first { guidance.safeguards[$0].id == "the-board-hears" })
    func isExercised(_ answers: String) -> Bool {
      let outcome = guidance.outcome(guidance.answers(answers))
      return !guidance.coverage(by: [outcome]).safeguards.missing.contains(board)
    }
    #expect(isExercised("{disagreement: yes}"))
    #expect(!isExercised("{disagreement: no}"))
  }
}
