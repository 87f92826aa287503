import DecisionSupport
import TestSupport
import Testing

@Suite struct InterviewTests {
  static let guidance = GuidanceText([
    .questions: """
    questions:
      - section: First
        questions:
          - {id: age, ask: Q, answers: {whole-number: {unit: years, from: 0, to: 30}}, calm: 10, source: s}
          - {id: screen, ask: Q, answers: yes-no, source: s}
          - {id: detail, ask: Q, answers: yes-no, ask-if: {screen: yes}, source: s}
          - {id: deeper, ask: Q, answers: yes-no, ask-if: {detail: yes}, source: s}
      - section: Second
        questions:
          - {id: other, ask: Q, answers: yes-no, source: s}
    """,
    .rules: "rules:\n  - {id: deeper, level: high, when: {deeper: yes}, because: B., source: s}\n",
    .guidance: GuidanceText.frame(appliesIf: "{none: [{age: {at-least: 18}}]}"),
  ]).guidance()

  private func interview(_ answers: String = "{}") -> Interview {
    Interview(Self.guidance, answers: Self.guidance.answers(answers))
  }

  private func question(_ id: String) throws -> Ordinal<Question> { try #require(Self.guidance.question(id)) }

  private func next(_ interview: Interview) -> String? { interview.next.map { Self.guidance.questions[$0].id } }

  /// Answers the next questions; returns the ids of what was asked.
  private func take(_ answers: [Answer], _ interview: inout Interview) -> [String] {
    answers.compactMap { answer in
      guard let next = interview.next else { return nil }
      _ = interview.answer(next, answer)
      return Self.guidance.questions[next].id
    }
  }

  private func back(_ interview: inout Interview) -> Bool { interview.goBack() }

  /// Answers a question; returns the ids of those whose values somebody should confirm.
  private func confirm(_ id: String, _ answer: Answer, _ interview: inout Interview) throws -> [String] {
    Self.guidance.ids(interview.answer(try question(id), answer))
  }

  @Test func `Questions come in the order of the file, and only those that apply`() {
    var interview = interview()
    #expect(take([.number(9), .yes, .yes, .no, .no], &interview) == ["age", "screen", "detail", "deeper", "other"])
    #expect(interview.next == nil)
    var short = self.interview()
    #expect(take([.number(9), .no, .no, .no], &short) == ["age", "screen", "other"])
    #expect(short.next == nil)
  }

  @Test func `Questions that only not knowing opens are supposed, not put`() {
    var interview = interview()
    #expect(take([.number(9), .notKnown, .no], &interview) == ["age", "screen", "other"])
    #expect(interview.next == nil)
    #expect(Self.guidance.ids(Meaning(Self.guidance, interview.answers).supposed) == ["detail", "deeper"])
  }

  @Test func `It ends where the guidance does not apply`() {
    var interview = interview()
    #expect(take([.number(18)], &interview) == ["age"])
    #expect(interview.next == nil)
    #expect(back(&interview))
    #expect(next(interview) == "age")
    #expect(take([.number(17)], &interview) == ["age"])
    #expect(next(interview) == "screen")
  }

  @Test func `Going back returns to the question before, and keeps the later answers`() throws {
    var interview = interview()
    _ = take([.number(9), .yes, .yes], &interview)
    #expect(back(&interview))
    #expect(next(interview) == "detail")
    #expect(back(&interview))
    #expect(next(interview) == "screen")
    #expect(interview.answers[try question("detail")] == .yes)
    #expect(take([.yes], &interview) == ["screen"])
    #expect(next(interview) == "deeper")
  }

  @Test func `At the beginning there is no going back`() {
    var interview = interview()
    #expect(!back(&interview))
    #expect(next(interview) == "age")
    _ = take([.number(9)], &interview)
    #expect(back(&interview))
    #expect(!back(&interview))
    #expect(next(interview) == "age")
  }

  @Test func `Closing a gate returns the values behind it, so that somebody confirms them`() throws {
    var interview = interview()
    _ = take([.number(9), .yes, .yes, .yes], &interview)
    #expect(try confirm("screen", .no, &interview) == ["detail"])
    #expect(interview.answers[try question("detail")] == .yes)
    #expect(interview.answers[try question("deeper")] == .yes)
  }

  @Test func `Closing a gate does not ask about what was not known`() throws {
    var interview = interview()
    _ = take([.number(9), .yes, .notKnown], &interview)
    #expect(try confirm("screen", .no, &interview) == [])
  }

  @Test func `An answer that closes nothing asks for no confirmation`() throws {
    var interview = interview()
    #expect(try confirm("age", .number(9), &interview) == [])
    #expect(try confirm("screen", .yes, &interview) == [])
    #expect(try confirm("screen", .notKnown, &interview) == [])
  }

  @Test func `A value that was not asked for before either is not returned again`() throws {
    var interview = interview("{screen: no, detail: yes}")
    #expect(try confirm("age", .number(9), &interview) == [])
    #expect(try confirm("other", .yes, &interview) == [])
  }

  @Test func `What is withdrawn is forgotten, and asked again where it applies`() throws {
    var interview = interview()
    _ = take([.number(9), .yes, .yes], &interview)
    _ = interview.answer(try question("screen"), .no)
    interview.withdraw(try question("detail"))
    #expect(interview.answers[try question("detail")] == nil)
    #expect(next(interview) == "other")
    _ = interview.answer(try question("screen"), .yes)
    #expect(next(interview) == "detail")
  }

  @Test func `Going back after withdrawing passes the withdrawn question over`() throws {
    var interview = interview()
    _ = take([.number(9), .yes, .yes], &interview)
    _ = interview.answer(try question("screen"), .no)
    interview.withdraw(try question("detail"))
    #expect(back(&interview))
    #expect(next(interview) == "screen")
    #expect(back(&interview))
    #expect(next(interview) == "age")
  }

  @Test func `Progress counts what is answered, and what is still to come if nothing else opens`() {
    var interview = interview()
    #expect(interview.progress == (answered: 0, remaining: 3))
    _ = take([.number(9), .yes], &interview)
    #expect(interview.progress == (answered: 2, remaining: 2))
    _ = take([.yes], &interview)
    #expect(interview.progress == (answered: 3, remaining: 2))
    _ = take([.no, .no], &interview)
    #expect(interview.progress == (answered: 5, remaining: 0))
  }

  @Test func `It can be taken up again with answers, at the first gap`() {
    var interview = interview("{age: 9, screen: yes, other: no}")
    #expect(next(interview) == "detail")
    #expect(take([.no], &interview) == ["detail"])
    #expect(interview.next == nil)
  }

  @Test func `Taken up again, going back returns to the last question that is asked`() {
    var interview = interview("{age: 9, screen: no, detail: yes}")
    #expect(next(interview) == "deeper")
    #expect(back(&interview))
    #expect(next(interview) == "screen")
  }

  @Test func `Every conversation about Lancashire's guidance comes to an end that is complete`() {
    let guidance = Repository.lancashire
    var random = RandomAnswers(guidance, seed: 11)
    for _ in 0..<20 {
      _ = random.partial()
      var interview = Interview(guidance, answers: Answers(for: guidance))
      var asked: [Ordinal<Question>] = []
      while let next = interview.next {
        asked.append(next)
        _ = interview.answer(next, random.answer(to: next))
        if asked.count > guidance.questions.count { break }
      }
      #expect(asked == asked.sorted())
      #expect(Set(asked).count == asked.count)
      let age = guidance.question("child-age").flatMap { interview.answers[$0] }
      if case .number(18...)? = age { continue }
      #expect(Meaning(guidance, interview.answers).unanswered == [])
    }
  }
}
