import TestSupport
import Testing

@testable import DecisionSupport

/// The definition, the engine and brute force on random answer sets of random guidances and of each configuration.
@Suite struct MeaningPropertyTests {
  /// How many answer sets are tried.
  static let sets = Draws.count(100_000, many: 1_000_000)

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

  /// A third of the answer sets are of the configurations, the others of random guidances; both are rounded up.
  private static func tryAll(
    seed: UInt64,
    _ body: (Guidance, Answers, inout RandomAnswers, @escaping () -> Comment) throws -> Void
  ) rethrows {
    let parts = 3 * Repository.configurations.count
    for (number, guidance) in Repository.configurations.enumerated() {
      var random = RandomAnswers(guidance, seed: seed + UInt64(number))
      for round in 0..<(sets + parts - 1) / parts {
        let answers = round % 2 == 0 ? random.partial() : random.finished()
        try body(guidance, answers, &random) { Comment(rawValue: words(answers, guidance)) }
      }
    }
    var guidances = RandomGuidance(seed: seed)
    for number in 0..<(sets + 59) / 60 {
      let (guidance, text, _) = guidances.next()
      var random = RandomAnswers(guidance, seed: seed + UInt64(number))
      for round in 0..<40 {
        let answers = round % 4 == 0 ? random.finished() : random.partial()
        try body(guidance, answers, &random) { Comment(rawValue: "\(text)\n\(words(answers, guidance))") }
      }
    }
  }

  @Test func `The engine concludes what the definition does`() throws {
    try Self.tryAll(seed: 1) { guidance, answers, _, comment in
      var engine = Engine(guidance.compiled, answers)
      let meaning = Meaning(guidance, answers)
      try #require(engine.conclusion() == meaning.conclusion, comment())
      for rule in guidance.rules.ordinals {
        for reading in [Meaning.Reading.open, .closed] {
          let truth = meaning.truth(of: guidance.rules[rule].condition, reading)
          try #require(engine.truth(ofRule: rule.position, reading) == truth, comment())
        }
      }
    }
  }

  @Test func `Every answer set of small guidances is read as the definition says`() {
    var random = RandomGuidance(seed: 1)
    var refused = 0
    var sets = 0
    for seed in 0..<30 {
      let (guidance, text, count) = random.next()
      refused += count
      let wrong = Self.answerSets(guidance, seed: UInt64(seed)).first { answers in
        sets += 1
        var engine = Engine(guidance.compiled, answers)
        return engine.conclusion() != Meaning(guidance, answers).conclusion
      }
      guard let wrong else { continue }
      Issue.record("\(text)\n\(Self.words(wrong, guidance))")
      return
    }
    #expect(sets > 5000)
    #expect(refused < 120, "more random guidances are refused than are used")
  }

  @Test func `Established, suggested and possible are in order`() throws {
    try Self.tryAll(seed: 2) { guidance, answers, _, comment in
      let meaning = Meaning(guidance, answers)
      try #require(meaning.established <= meaning.suggested && meaning.suggested <= meaning.possible, comment())
    }
  }

  @Test func `Every completion that answers what is asked lies in the range, and is what plain logic makes of it`()
    throws
  {
    try Self.tryAll(seed: 3) { guidance, answers, random, comment in
      let before = Meaning(guidance, answers)
      let completed = Meaning(guidance, random.completion(of: answers))
      try #require(before.established <= completed.established && completed.possible <= before.possible, comment())
      let resolved = random.resolution(of: answers)
      let (after, plain) = (Meaning(guidance, resolved), PlainLogic(guidance, resolved))
      let level = Ordinal<Level>(plain.level)
      try #require(before.established <= level && level <= before.possible, comment())
      try #require([after.established, after.suggested, after.possible] == [level, level, level], comment())
      try #require(after.applies == plain.applies && (before.applies || !plain.applies), comment())
      try #require(after.unanswered == [] && after.supposed == [], comment())
      try #require(after.reminders.map(\.position) == plain.reminders, comment())
      try #require(after.urgent.map(\.question.position) == plain.urgent, comment())
      try #require(after.pathways.map(\.pathway.position) == plain.pathways, comment())
      try #require(after.pathways.allSatisfy(\.isCertain) && after.isEnough, comment())
      if after.applies {
        let (reached, prohibitions) = (guidance.levels[level], guidance.levels[level].notToDo)
        try #require(after.actions == plain.parts(of: reached.toDo), comment())
        try #require(after.consent == plain.parts(of: reached.aboutConsent), comment())
        try #require(after.prohibitions == plain.parts(of: prohibitions), comment())
        // What must not be done is said before it is known whether it counts.
        let plainly = plain.parts(of: prohibitions.filter { !$0.isChoice })
        let isSaid = before.suggested != level || Set(plainly).isSubset(of: before.prohibitions)
        try #require(isSaid, comment())
      }
      let asked = Array(guidance.questions.ordinals).filter { after.isAsked($0, .closed) == .true }
      try #require(asked == Array(guidance.questions.ordinals).filter { plain.isAsked($0) }, comment())
    }
  }

  @Test func `Not known gives what answering what is assumed gives`() throws {
    var compared = 0
    try Self.tryAll(seed: 4) { guidance, answers, random, comment in
      let question = random.generator.pick(Array(guidance.questions.ordinals))
      let assumption = guidance.questions[question].assumption
      var (unknown, assumed) = (answers, answers)
      unknown[question] = .notKnown
      assumed[question] = assumption
      let (not, known) = (Meaning(guidance, unknown), Meaning(guidance, assumed))
      guard !assumption.isNotKnown, not.isAsked(question, .closed) != .false else { return }
      compared += 1
      try #require(not.suggested == known.suggested, comment())
      try #require(not.urgent.map(\.question) == known.urgent.map(\.question), comment())
      try #require(not.reminders == known.reminders, comment())
      // As long as something is not known the guidance may apply; whoever it is not for has fewer pathways.
      let isForBoth = not.applies == known.applies
      try #require(!isForBoth || not.pathways.map(\.pathway) == known.pathways.map(\.pathway), comment())
      try #require(not.unanswered == known.unanswered && not.supposed == known.supposed, comment())
      try #require(not.possible >= known.possible && not.established <= known.established, comment())
    }
    #expect(compared > Self.sets / 8)
  }

  @Test func `An outcome says what the definition does`() throws {
    var random = RandomGuidance(seed: 2)
    for seed in 0..<100 {
      let (guidance, text, _) = random.next()
      var answers = RandomAnswers(guidance, seed: UInt64(seed))
      for _ in 0..<15 {
        let set = answers.partial()
        let outcome = guidance.outcome(set)
        let meaning = Meaning(guidance, set)
        try #require(Self.disagreement(outcome, meaning, set, guidance) == nil, "\(text)\n\(Self.words(set, guidance))")
      }
    }
  }

  private static func disagreement(
    _ outcome: Outcome,
    _ meaning: Meaning,
    _ answers: Answers,
    _ guidance: Guidance
  ) -> String? {
    guard outcome.applies == meaning.applies else { return "applies" }
    guard outcome.urgent == meaning.urgent else { return "urgent" }
    guard meaning.applies else {
      let isSilent = outcome.level == nil && outcome.reasons.isEmpty && outcome.unanswered.isEmpty
      return isSilent && guidance.texts(of: outcome.actions) == ["Go elsewhere"] ? nil : "does not apply"
    }
    guard
      [outcome.established, outcome.level, outcome.possible] == [
        meaning.established, meaning.suggested, meaning.possible,
      ]
    else { return "levels" }
    guard outcome.actions == meaning.actions, outcome.consent == meaning.consent else { return "actions" }
    guard outcome.prohibitions == meaning.prohibitions else { return "what not to do" }
    guard outcome.isEnough == meaning.isEnough else { return "enough" }
    let pathways = outcome.pathways.map {
      PathwayCall(pathway: $0.pathway, isCertain: $0.isCertain, items: $0.items)
    }
    guard pathways == meaning.pathways else { return "pathways" }
    guard outcome.reminders.map(\.reminder) == meaning.reminders else { return "reminders" }
    guard outcome.nextStep?.step == nextStep(meaning) else { return "next step" }
    let rules = guidance.rules.indices.filter { meaning.truth(of: guidance.rules[$0].condition, .closed) != .false }
    guard outcome.reasons.map(\.rule.position).sorted() == rules else { return "reasons" }
    let certain = rules.filter { meaning.truth(of: guidance.rules[$0].condition, .open) == .true }
    guard outcome.reasons.filter(\.isCertain).map(\.rule.position).sorted() == certain else { return "certain reasons" }
    guard outcome.unanswered == meaning.unanswered, outcome.supposed == meaning.supposed else { return "unanswered" }
    guard outcome.ignored == meaning.ignored else { return "ignored" }
    let unasked = answers.answered.filter { meaning.isAsked($0.question, .open) == .false && !$0.answer.isNotKnown }
    guard outcome.answeredUnasked == unasked.map(\.question) else { return "unasked" }
    return nil
  }

  /// The ladder's next step.
  private static func nextStep(_ meaning: Meaning) -> Ordinal<EscalationStep>? {
    guard let escalation = meaning.guidance.escalation else { return nil }
    if let condition = escalation.disagreementIf, meaning.truth(of: condition, .closed) == .false { return Ordinal(0) }
    return escalation.steps.ordinals.first { index in
      let step = escalation.steps[index]
      if let takenIf = step.takenIf, meaning.truth(of: takenIf, .closed) == .true { return false }
      if let enterIf = step.enterIf, meaning.truth(of: enterIf, .closed) == .false { return false }
      return true
    }
  }

  @Test func `What would change the level does, and nothing else of its kind would`() throws {
    var random = RandomGuidance(seed: 4)
    for seed in 0..<100 {
      let (guidance, text, _) = random.next()
      var answers = RandomAnswers(guidance, seed: UInt64(seed))
      for _ in 0..<6 {
        let set = answers.partial()
        let outcome = guidance.outcome(set)
        guard let level = outcome.level else { continue }
        let comment: Comment = "\(text)\n\(Self.words(set, guidance))"
        for change in outcome.wouldChange where !change.isPossible {
          var changed = set
          changed[change.question] = change.to
          let meaning = Meaning(guidance, changed)
          try #require(change.from == set[change.question] && change.from != change.to, comment)
          try #require((meaning.applies ? meaning.suggested : nil) == change.level, comment)
          try #require(change.level != level, comment)
        }
        for (question, answer) in set.answered where outcome.ignored.contains(question) == false {
          for other in Self.singleChanges(of: answer, to: question, guidance) {
            var changed = set
            changed[question] = other
            let meaning = Meaning(guidance, changed)
            let then = meaning.applies ? meaning.suggested : nil
            guard then != level else { continue }
            let isListed = outcome.wouldChange.contains { $0.question == question && $0.level == then }
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
