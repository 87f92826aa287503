import DecisionSupport

/// Tries the safeguards of a guidance on single answer sets, by the engine alone, where proofs would take too long: what fails
/// is broken, and what passes need not hold everywhere.
struct SafeguardTrial {
  /// The least level that a safeguard allows an answer set.
  private enum Least {
    case level(Ordinal<Level>)

    /// The level of another answer set.
    case levelOf(Answers)
  }

  private struct Trial {
    let safeguard: String
    let answers: Answers
    let least: Least

    /// The questions that either answer set does not answer calmly.
    let restless: Set<Int>
  }

  private var trials: [Trial] = []
  private let guidance: Guidance
  private let today: CalendarDate

  /// Chooses the answer sets: for each part of a claim the fewest answers away from a calm child, and those of cases.
  init(_ guidance: Guidance, cases: [Answers], today: CalendarDate) {
    self.guidance = guidance
    self.today = today
    let calm = Answers.calm(for: guidance)
    let cases = cases.map { $0.filledCalmly(for: guidance) }
    for safeguard in guidance.safeguards {
      switch safeguard.claim {
      case .always(let when, let level):
        for answers in guidance.imposing(when, on: calm) + cases where holds(when, for: answers) {
          add(safeguard.id, answers, .level(level), guidance.restless(answers))
        }
      case .neverLowers(let question, let from, let to, let when):
        compare([from], [to], of: question, when, cases, calm, safeguard.id)
      case .sameLevel(let question, let over, let when):
        compare(over, over, of: question, when, cases, calm, safeguard.id)
      case .notKnownNeverAboveEach(let question, let when):
        let each = guidance.questions[question].answers.options.indices.map { Answer.tick($0) }
        compare([.notKnown], each, of: question, when, cases, calm, safeguard.id)
      case .neverShows, .unknownNeverLowers, .escalation: break
      }
    }
  }

  /// The first safeguard that a varied guidance breaks on one of the answer sets.
  func first(brokenBy varied: Guidance, _ bearing: MutantBearing) -> String? {
    var assessor = Assessor(varied, parts: [])
    for trial in trials where bearing.mayMatter(trial.restless) {
      guard let level = assessor.assess(trial.answers, since: today, today: today).level else { continue }
      let least: Ordinal<Level>? =
        switch trial.least {
        case .level(let least): least
        case .levelOf(let other): assessor.assess(other, since: today, today: today).level
        }
      if let least, level < least { return trial.safeguard }
    }
    return nil
  }

  // MARK: Answer sets

  private mutating func add(_ safeguard: String, _ answers: Answers, _ least: Least, _ restless: Set<Int>) {
    trials.append(Trial(safeguard: safeguard, answers: answers, least: least, restless: restless))
  }

  private func holds(_ condition: Condition?, for answers: Answers) -> Bool {
    condition.map { Meaning(guidance, answers).truth(of: $0, .closed) != .false } ?? true
  }

  /// Compares answers to a question, all else the same: of a calm child who is asked it, and of cases that say something to it.
  private mutating func compare(
    _ from: [Answer],
    _ to: [Answer],
    of question: Ordinal<Question>,
    _ when: Condition?,
    _ cases: [Answers],
    _ calm: Answers,
    _ safeguard: String
  ) {
    let asked = guidance.questions[question].askIf.map { guidance.imposing($0, on: calm) } ?? [calm]
    let all = asked + cases.filter { $0[question] != guidance.questions[question].calm }
    for answers in all {
      for (here, there) in from.flatMap({ here in to.map { (here, $0) } }) where here != there {
        var pair = (answers, answers)
        pair.0[question] = here
        pair.1[question] = there
        guard holds(when, for: pair.0), holds(when, for: pair.1) else { continue }
        let restless = guidance.restless(pair.0).union(guidance.restless(pair.1))
        add(safeguard, pair.1, .levelOf(pair.0), restless)
      }
    }
  }
}
