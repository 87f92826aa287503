import TestSupport
import Testing

@testable import DecisionSupport

/// What the guidance for Lancashire consists of, and what it says at its simplest.
@Suite struct LancashireTests {
  private let guidance = Repository.lancashire

  private func outcome(_ answers: Answers) -> Outcome {
    guidance.outcome(answers)
  }

  private func number(_ level: Ordinal<Level>?) -> Int? { level.map { guidance.levels[$0].number } }

  private func asked(_ answers: Answers) -> [Ordinal<Question>] {
    guidance.questions.ordinals.filter { guidance.isAsked($0, answers) }
  }

  // MARK: Shape

  @Test func `It has four levels, a bounded number of questions and rules, and enough safeguards`() {
    #expect(guidance.levels.map(\.number) == [1, 2, 3, 4])
    #expect(60...90 ~= guidance.questions.count)
    #expect(130...210 ~= guidance.rules.count)
    #expect(guidance.safeguards.count >= 30)
    #expect(guidance.pathways.count >= 10)
    #expect(guidance.status == .draft)
  }

  @Test func `Everything cites a source that is listed`() {
    let known = Set(guidance.sources.map(\.id))
    var citations = guidance.levels.map(\.citation) + guidance.questions.map(\.citation)
    citations += guidance.rules.map(\.citation) + guidance.reminders.map(\.citation)
    citations += guidance.pathways.map(\.citation) + guidance.safeguards.compactMap(\.citation)
    citations += [guidance.applicability?.citation, guidance.calendar?.citation].compactMap(\.self)
    if let escalation = guidance.escalation {
      citations += [escalation.citation] + escalation.steps.map(\.citation)
      citations += escalation.steps.flatMap(\.deadlines).map(\.citation)
    }
    #expect(citations.count > 150)
    #expect(citations.filter { !known.contains($0.source) } == [])
    #expect(known.subtracting(citations.map(\.source)).filter { !$0.hasPrefix("scr-") } == [])
  }

  @Test func `The first question is about danger now, and most urgent actions stand in sections about safety`() throws {
    let first = try #require(guidance.questions.first)
    #expect(first.id == "immediate-danger")
    let urgent = guidance.questions.filter { $0.urgent != nil }
    #expect(first.urgent != nil)
    #expect(urgent.count(where: \.isAboutSafety) * 2 > urgent.count)
  }

  @Test func `Whoever does not know is told whom to ask`() {
    #expect(guidance.questions.filter { $0.consult == nil }.map(\.id) == [])
  }

  @Test func `Every level above the lowest says what to do first where only not knowing raised it`() {
    #expect(guidance.levels.dropFirst().allSatisfy { !$0.actionsIfNotKnown.isEmpty })
  }

  // MARK: At its simplest

  @Test func `Without an answer nothing is established, everything is possible, and the first section comes first`() {
    let outcome = outcome(Answers(for: guidance))
    #expect(number(outcome.established) == 1)
    #expect(number(outcome.level) == 1)
    #expect(number(outcome.possible) == 4)
    #expect(!outcome.isComplete)
    let section = guidance.questions.first?.section
    let first = guidance.questions.ordinals.prefix { guidance.questions[$0].section == section }
      .filter { guidance.questions[$0].askIf == nil }
    #expect(Array(outcome.unanswered.prefix(first.count)) == Array(first))
    #expect(outcome.urgent == [])
  }

  @Test func `Knowing nothing is treated as level 4, and says what to find out`() {
    var answers = Answers(for: guidance)
    for question in guidance.questions.ordinals { answers[question] = .notKnown }
    let outcome = outcome(answers)
    #expect(number(outcome.established) == 1)
    #expect(number(outcome.level) == 4)
    #expect(outcome.isComplete)
    #expect(outcome.isRaisedByNotKnowing)
    #expect(!outcome.findOut.isEmpty)
    #expect(outcome.urgent.contains { guidance.questions[$0.question].id == "immediate-danger" })
  }

  @Test func `Calm answers are level 1, complete, and show only what is always shown`() {
    let answers = Answers(for: guidance).filledCalmly(for: guidance)
    let outcome = outcome(answers)
    #expect([outcome.established, outcome.level, outcome.possible].map(number) == [1, 1, 1])
    #expect(outcome.isComplete)
    #expect(outcome.urgent == [])
    #expect(outcome.findOut == [])
    let always = guidance.reminders.ordinals.filter { guidance.reminders[$0].showIf == nil }
    #expect(outcome.reminders.map(\.reminder) == Array(always))
    #expect(!always.isEmpty)
    #expect(asked(answers).count <= 15)
    #expect(answers.answered.count == asked(answers).count)
  }

  @Test func `One worry alone never leads to more than 22 questions`() {
    var longest = (count: 0, answer: "")
    for question in guidance.questions.ordinals where guidance.questions[question].askIf == nil {
      for answer in worries(question) {
        var answers = Answers(for: guidance)
        answers[question] = answer
        let count = asked(answers.filledCalmly(for: guidance)).count
        let asked = guidance.questions[question]
        if count > longest.count { longest = (count, "\(asked.id) = \(asked.word(for: answer))") }
      }
    }
    #expect(longest.count > 15)
    #expect(longest.count <= 22, "\(longest.answer)")
  }

  /// Each answer to a question that is not its calm one, and each option of a checklist alone.
  private func worries(_ question: Ordinal<Question>) -> [Answer] {
    let asked = guidance.questions[question]
    let values: [Answer] =
      switch asked.answers {
      case .yesNo, .oneOf: asked.answers.options.indices.map { .option($0) }
      case .anyOf(let options): options.indices.map { .checklist(ticked: 1 << UInt64($0), unknown: 0) }
      case .wholeNumber(let number): number.extras.indices.map { .extra($0) } + (0..<18).map { .number($0) }
      }
    return values.filter { $0 != asked.calm }
  }

  // MARK: The briefing

  @Test func `The README says of each lesson of the briefing where it went, and names only what exists`() throws {
    let ids: [String: [String]] = [
      "level": guidance.levels.map(\.id), "question": guidance.questions.map(\.id), "rule": guidance.rules.map(\.id),
      "reminder": guidance.reminders.map(\.id), "step": guidance.escalation?.steps.map(\.id) ?? [],
      "safeguard": guidance.safeguards.map(\.id), "source": guidance.sources.map(\.id),
    ]
    let lessons = try Lesson.all()
    #expect(lessons.map(\.number) == Array(1...17))
    for lesson in lessons {
      #expect(!lesson.names.isEmpty, "B\(lesson.number)")
      for name in lesson.names {
        #expect(ids[name.kind]?.contains(name.id) == true, "B\(lesson.number): \(name.kind) '\(name.id)'")
      }
    }
  }

  @Test func `A question about each of the lessons 2 to 10 is asked of everybody, or opened by one that is`() throws {
    for lesson in try Lesson.all() where 2...10 ~= lesson.number {
      let questions = lesson.names.filter { $0.kind == "question" }.compactMap { guidance.question($0.id) }
      let isAsked = questions.contains { question in
        guidance.questions[question].askIf.map { gate in
          guidance.questionsNamed(by: gate).contains { guidance.questions[Ordinal($0)].askIf == nil }
        } ?? true
      }
      #expect(isAsked, "B\(lesson.number)")
    }
  }
}
