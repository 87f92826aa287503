@testable import DecisionSupport
import TestSupport
import Testing

/// The engine against a second, naive reading of the language, on small guidances made at random.
@Suite struct RandomGuidanceTests {
  /// What both readings have to agree on.
  private struct Summary: Equatable {
    var isAsked: [Bool]
    var applies: Bool
    var levels: [Int]
    var reminders: [Int]
    var urgent: [Int]

    init(_ guidance: Guidance, _ answers: Answers) {
      var evaluation = Evaluation(guidance.compiled, answers)
      isAsked = evaluation.isAsked
      applies = evaluation.applies()
      levels = [evaluation.established(), evaluation.suggested(), evaluation.possible()]
      reminders = guidance.reminders.indices.filter { evaluation.isShown(guidance.compiled.reminders[$0]) }
      urgent = guidance.questions.indices.filter { evaluation.isUrgent($0) }
    }

    init(_ naive: NaiveEvaluation) {
      (isAsked, applies, levels) = (naive.isAsked, naive.applies, naive.levels)
      (reminders, urgent) = (naive.reminders, naive.urgent)
    }
  }

  /// Every answer set where there are few, else some hundred of them.
  private static func answerSets(_ guidance: Guidance, seed: UInt64) -> [Answers] {
    let choices = guidance.questions.ordinals.map { [nil] + guidance.everyAnswer(to: $0).map { Optional($0) } }
    guard choices.reduce(1, { $0 * $1.count }) <= 1500 else {
      var random = RandomAnswers(guidance, seed: seed)
      return (0..<300).map { _ in random.partial() }
    }
    return zip(guidance.questions.ordinals, choices).reduce([Answers(for: guidance)]) { sets, question in
      sets.flatMap { set in
        question.1.map { answer in
          var set = set
          set[question.0] = answer
          return set
        }
      }
    }
  }

  private static func words(_ answers: Answers, _ guidance: Guidance) -> String {
    answers.answered.map {
      "\(guidance.questions[$0.question].id)=\(guidance.questions[$0.question].word(for: $0.answer))"
    }
    .joined(separator: " ")
  }

  @Test func `The engine reads every answer set as the definition does`() {
    var random = RandomGuidance(seed: 1)
    var refused = 0
    var sets = 0
    for seed in 0..<60 {
      let (guidance, text, count) = random.next()
      refused += count
      let wrong = Self.answerSets(guidance, seed: UInt64(seed)).first { answers in
        sets += 1
        return Summary(guidance, answers) != Summary(NaiveEvaluation(guidance, answers))
      }
      guard let wrong else { continue }
      let found = Summary(guidance, wrong)
      let expected = Summary(NaiveEvaluation(guidance, wrong))
      Issue.record("\(text)\n\(Self.words(wrong, guidance))\nfound \(found)\nexpected \(expected)")
      return
    }
    #expect(sets > 10_000)
    #expect(refused < 120, "more random guidances are refused than are used")
  }

  @Test func `An outcome says what the definition does`() throws {
    var random = RandomGuidance(seed: 2)
    for seed in 0..<100 {
      let (guidance, text, _) = random.next()
      var answers = RandomAnswers(guidance, seed: UInt64(seed))
      for _ in 0..<15 {
        let set = answers.partial()
        let outcome = guidance.assess(set, since: Guidance.testDay, today: Guidance.testDay)
        let naive = NaiveEvaluation(guidance, set)
        try #require(Self.disagreement(outcome, naive, set, guidance) == nil, "\(text)\n\(Self.words(set, guidance))")
      }
    }
  }

  private static func disagreement(
    _ outcome: Outcome,
    _ naive: NaiveEvaluation,
    _ answers: Answers,
    _ guidance: Guidance
  ) -> String? {
    func positions(_ questions: [Ordinal<Question>]) -> [Int] { questions.map(\.position) }
    guard outcome.applies == naive.applies else { return "applies" }
    guard positions(outcome.urgent) == naive.urgent else { return "urgent" }
    guard naive.applies else {
      let isSilent = outcome.level == nil && outcome.reasons.isEmpty && outcome.unanswered.isEmpty
      return isSilent && outcome.actions == ["Go elsewhere"] ? nil : "does not apply"
    }
    guard [outcome.established, outcome.level, outcome.possible].map({ $0?.position }) == naive.levels else {
      return "levels"
    }
    let level = guidance.levels[naive.levels[1]]
    let actions = (naive.levels[0] < naive.levels[1] ? level.actionsIfNotKnown : []) + level.actions
    guard outcome.actions == actions else { return "actions" }
    guard outcome.reminders.map(\.reminder.position) == naive.reminders else { return "reminders" }
    guard outcome.nextStep?.step.position == naive.nextStep else { return "next step" }
    let rules = guidance.rules.indices.filter { naive.truth(guidance.rules[$0].condition, .closed) != false }
    guard outcome.reasons.map(\.rule.position).sorted() == rules else { return "reasons" }
    let certain = rules.filter { naive.truth(guidance.rules[$0].condition, .open) == true }
    guard outcome.reasons.filter(\.isCertain).map(\.rule.position).sorted() == certain else { return "certain reasons" }
    let unanswered = guidance.questions.indices.filter { naive.isAsked[$0] && answers[Ordinal($0)] == nil }
    guard positions(outcome.unanswered) == unanswered else { return "unanswered" }
    let unasked = answers.answered.filter { !naive.isAsked[$0.question.position] }
    guard outcome.ignored == unasked.filter({ $0.answer.leavesOpen }).map(\.question) else { return "ignored" }
    guard outcome.answeredUnasked == unasked.filter({ $0.answer != .notKnown }).map(\.question) else {
      return "unasked"
    }
    return nil
  }

  @Test func `Established, suggested and possible are in order, and every completion lies between`() throws {
    var random = RandomGuidance(seed: 3)
    for seed in 0..<150 {
      let (guidance, text, _) = random.next()
      var answers = RandomAnswers(guidance, seed: UInt64(seed))
      for _ in 0..<15 {
        let partial = answers.partial()
        let before = Summary(guidance, partial)
        let completed = answers.completion(of: partial)
        let after = Summary(guidance, completed)
        let holds =
          before.levels == before.levels.sorted() && after.levels == after.levels.sorted()
          && after.levels[1] == after.levels[2] && before.levels[0] <= after.levels[0]
          && before.levels[2] >= after.levels[2]
        try #require(holds, "\(text)\n\(Self.words(partial, guidance))\n\(Self.words(completed, guidance))")
      }
    }
  }

  @Test func `What would change the level does, and nothing else of its kind would`() throws {
    var random = RandomGuidance(seed: 4)
    for seed in 0..<100 {
      let (guidance, text, _) = random.next()
      var answers = RandomAnswers(guidance, seed: UInt64(seed))
      for _ in 0..<6 {
        let set = answers.partial()
        let outcome = guidance.assess(set, since: Guidance.testDay, today: Guidance.testDay)
        guard let level = outcome.level else { continue }
        let comment: Comment = "\(text)\n\(Self.words(set, guidance))"
        for change in outcome.wouldChange where !change.isPossible {
          var changed = set
          changed[change.question] = change.to
          let naive = NaiveEvaluation(guidance, changed)
          try #require(change.from == set[change.question] && change.from != change.to, comment)
          try #require((naive.applies ? naive.levels[1] : nil) == change.level?.position, comment)
          try #require(change.level != level, comment)
        }
        for (question, answer) in set.answered where outcome.ignored.contains(question) == false {
          for other in Self.singleChanges(of: answer, to: question, guidance) {
            var changed = set
            changed[question] = other
            let naive = NaiveEvaluation(guidance, changed)
            let then = naive.applies ? naive.levels[1] : nil
            guard then != level.position else { continue }
            let isListed = outcome.wouldChange.contains { $0.question == question && $0.level?.position == then }
            try #require(isListed, comment)
          }
        }
      }
    }
  }

  /// Every other answer; of a checklist those that differ in one option, and not known.
  private static func singleChanges(
    of answer: Answer,
    to question: Ordinal<Question>,
    _ guidance: Guidance
  ) -> [Answer] {
    let others = guidance.everyAnswer(to: question).filter { $0 != answer }
    guard case .checklist(let ticked, let unknown) = answer else {
      return if case .anyOf = guidance.questions[question].answers { [] } else { others }
    }
    return others.filter { other in
      guard case .checklist(let otherTicked, let otherUnknown) = other else { return true }
      return ((ticked ^ otherTicked) | (unknown ^ otherUnknown)).nonzeroBitCount == 1
        && otherUnknown & ~unknown == 0
    }
  }
}
