public import DecisionSupport

/// Random answer sets of a guidance. Each set has a mood of its own: how much worries, how much is not known and how much
/// has not been asked yet, so that quiet sets and loud ones both come up.
public struct RandomAnswers {
  /// What the choices are drawn from.
  public var generator: SeededGenerator

  let guidance: Guidance
  private var worrying = 50
  private var unknown = 20
  private var missing = 30

  /// Starts a sequence of answer sets; equal seeds give equal sequences.
  public init(_ guidance: Guidance, seed: UInt64) {
    self.guidance = guidance
    generator = SeededGenerator(seed: seed)
  }

  /// Answers to some of the questions, whether they would be asked or not.
  public mutating func partial() -> Answers {
    worrying = generator.pick([2, 5, 10, 30, 70])
    unknown = generator.pick([0, 3, 10, 30])
    missing = generator.pick([0, 10, 50, 90])
    var answers = Answers(for: guidance)
    for question in guidance.questions.ordinals where !generator.chance(missing) {
      answers[question] = answer(to: question)
    }
    return answers
  }

  /// These answers, with every question that is asked and has none answered at random, in asking order.
  public mutating func completion(of answers: Answers) -> Answers {
    var answers = answers
    while true {
      let unanswered = Meaning(guidance, answers).unanswered
      guard let first = unanswered.first else { return answers }
      // An answer may open and close what comes behind it, but not what is always asked.
      for question in unanswered where question == first || guidance.questions[question].askIf == nil {
        answers[question] = answer(to: question)
      }
    }
  }

  /// A finished set that answers only what is asked.
  public mutating func finished() -> Answers {
    _ = partial()
    return completion(of: Answers(for: guidance))
  }

  /// Any answer to a question, not known included.
  public mutating func answer(to question: Ordinal<Question>) -> Answer {
    generator.chance(unknown) ? .notKnown : value(of: question)
  }

  /// Any value of a question; a checklist may be known in part.
  public mutating func value(of question: Ordinal<Question>) -> Answer {
    let asked = guidance.questions[question]
    guard generator.chance(worrying) else { return asked.calm }
    switch asked.answers {
    case .yesNo, .oneOf:
      return .option(generator.number(0...asked.answers.options.count - 1))
    case .wholeNumber(let number):
      if !number.extras.isEmpty, generator.chance(25) { return .extra(generator.number(0...number.extras.count - 1)) }
      let high =
        generator.chance(90) ? min(number.range.upperBound, number.range.lowerBound + 17) : number.range.upperBound
      return .number(generator.number(number.range.lowerBound...high))
    case .anyOf(let options):
      var (ticked, open) = (UInt64(0), UInt64(0))
      for position in options.indices {
        if generator.chance(30) {
          ticked |= 1 << UInt64(position)
        } else if generator.chance(unknown) {
          open |= 1 << UInt64(position)
        }
      }
      return open == (1 << UInt64(options.count)) - 1 ? .notKnown : .checklist(ticked: ticked, unknown: open)
    }
  }
}

extension Guidance {
  /// Every answer to a question: not known, each value, and of a checklist each mixture of yes, no and not known.
  public func everyAnswer(to question: Ordinal<Question>) -> [Answer] {
    let asked = questions[question]
    switch asked.answers {
    case .yesNo, .oneOf:
      return [.notKnown] + asked.answers.options.indices.map { .option($0) }
    case .wholeNumber(let number):
      return [.notKnown] + number.extras.indices.map { .extra($0) } + number.range.map { .number($0) }
    case .anyOf(let options):
      var answers: [(ticked: UInt64, open: UInt64)] = [(0, 0)]
      for position in options.indices {
        let bit = UInt64(1) << UInt64(position)
        answers = answers.flatMap { [$0, ($0.ticked | bit, $0.open), ($0.ticked, $0.open | bit)] }
      }
      let everything = (UInt64(1) << UInt64(options.count)) - 1
      return answers.map { $0.open == everything ? .notKnown : .checklist(ticked: $0.ticked, unknown: $0.open) }
    }
  }
}
