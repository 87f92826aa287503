public import DecisionSupport

/// What an answer set means, read a second time straight from the definition of the language: slow, over the public
/// model, and without any of the engine's code. `nil` is the truth value unknown.
public struct NaiveEvaluation {
  /// What the gaps in an answer set count as.
  public enum Reading: Hashable, Sendable {
    /// For `ask-if` and `applies-if`: what is not known or not yet answered is unknown.
    case asking

    /// For established and possible: the same, but not known has no effect where the question says so.
    case open

    /// For suggested, reminders and urgent actions: the same, and what is not yet answered is calm.
    case closed
  }

  /// Whether each question is asked.
  public private(set) var isAsked: [Bool] = []

  private let guidance: Guidance
  /// What was answered.
  public private(set) var answers: Answers

  private var held: [Reading: [Answer]] = [.asking: [], .open: [], .closed: []]

  /// Reads an answer set.
  ///
  /// - Parameters:
  ///   - guidance: The guidance that was answered.
  ///   - answers: What was answered.
  ///   - answering: Answers each question that is asked and has no answer; nil leaves it without one.
  public init(_ guidance: Guidance, _ answers: Answers, answering: (Ordinal<Question>) -> Answer? = { _ in nil }) {
    self.guidance = guidance
    self.answers = answers
    for question in guidance.questions.ordinals {
      let asked: Bool
      if let askIf = guidance.questions[question].askIf { asked = truth(askIf, .asking) != false } else { asked = true }
      isAsked.append(asked)
      if asked, answers[question] == nil { self.answers[question] = answering(question) }
      for reading in [Reading.asking, .open, .closed] {
        let answer = whatIsHeld(question, isAsked: asked, reading)
        held[reading]?.append(answer)
      }
    }
  }

  /// Reads the given values alone: whatever would be asked, each counts as it is, and everything else is unknown.
  public init(givenValuesOf answers: Answers, _ guidance: Guidance) {
    self.guidance = guidance
    self.answers = answers
    isAsked = guidance.questions.map { _ in true }
    let values = Array(guidance.questions.ordinals.map { answers[$0] ?? .notKnown })
    for reading in [Reading.asking, .open, .closed] { held[reading] = values }
  }

  /// What a question's answer counts as; not known stands for unknown.
  private func whatIsHeld(_ index: Ordinal<Question>, isAsked: Bool, _ reading: Reading) -> Answer {
    let question = guidance.questions[index]
    var notKnownIsCalm = !isAsked
    if case .noEffect = question.whenUnknown, reading != .asking { notKnownIsCalm = true }
    guard let answer = answers[index] else {
      return !isAsked || reading == .closed ? question.calm : .notKnown
    }
    switch answer {
    case .notKnown:
      return notKnownIsCalm ? question.calm : .notKnown
    case .checklist(let ticked, let unknown):
      guard notKnownIsCalm, case .checklist(let calm, _) = question.calm else { return answer }
      return .checklist(ticked: ticked | (unknown & calm), unknown: 0)
    case .option, .number, .extra:
      return answer
    }
  }

  /// The truth of a condition; nil is unknown.
  public func truth(_ condition: Condition, _ reading: Reading) -> Bool? {
    switch condition {
    case .answer(let test):
      return Self.satisfies(held[reading]?[test.question.position] ?? .notKnown, test.values)
    case .rule(let rule):
      return truth(guidance.rules[rule].condition, reading)
    case .all(let parts):
      let truths = parts.map { truth($0, reading) }
      return truths.contains(false) ? false : truths.contains(nil) ? nil : true
    case .any(let parts):
      let truths = parts.map { truth($0, reading) }
      return truths.contains(true) ? true : truths.contains(nil) ? nil : false
    case .none(let parts):
      let truths = parts.map { truth($0, reading) }
      return truths.contains(true) ? false : truths.contains(nil) ? nil : true
    case .atLeast(let count, let parts):
      let truths = parts.map { truth($0, reading) }
      if truths.count(where: { $0 == true }) >= count { return true }
      return truths.count(where: { $0 != false }) < count ? false : nil
    }
  }

  /// Whether an answer is among some values; nil is unknown.
  static func satisfies(_ answer: Answer, _ values: AnswerTest.Values) -> Bool? {
    func has(_ bits: UInt64, _ position: Int) -> Bool { bits >> UInt64(position) & 1 == 1 }
    switch (answer, values) {
    case (.notKnown, _): return nil
    case (.option(let position), .options(let wanted)): return has(wanted, position)
    case (.extra(let position), .numbers(_, let wanted)): return has(wanted, position)
    case (.number(let number), .numbers(let ranges, _)): return ranges.contains { $0.contains(number) }
    case (.checklist(let ticked, let unknown), .options(let wanted)):
      let positions = (0..<64).filter { has(wanted, $0) }
      if positions.contains(where: { has(ticked, $0) }) { return true }
      return positions.contains { has(unknown, $0) } ? nil : false
    default: return nil
    }
  }

  // MARK: What follows

  /// Whether the guidance is for this concern.
  public var applies: Bool {
    guard let applicability = guidance.applicability else { return true }
    return truth(applicability.condition, .asking) != false
  }

  /// The positions of the established, the suggested and the possible level.
  public var levels: [Int] {
    func highest(_ counts: (Rule) -> Bool) -> Int { guidance.rules.filter(counts).map(\.level.position).max() ?? 0 }
    return [
      highest { truth($0.condition, .open) == true },
      highest { truth($0.condition, .closed) != false },
      highest { truth($0.condition, .open) != false },
    ]
  }

  /// The positions of the reminders that are shown.
  public var reminders: [Int] {
    guidance.reminders.indices.filter { position in
      guard let showIf = guidance.reminders[position].showIf else { return true }
      return truth(showIf, .closed) != false
    }
  }

  /// The positions of the questions whose urgent action is called for.
  public var urgent: [Int] {
    guidance.questions.indices.filter { position in
      guard let urgent = guidance.questions[position].urgent else { return false }
      return truth(.answer(urgent.answers), .closed) != false
    }
  }

  /// The position of the ladder's next step.
  public var nextStep: Int? {
    guard let escalation = guidance.escalation else { return nil }
    if let disagreementIf = escalation.disagreementIf, truth(disagreementIf, .closed) == false { return 0 }
    return escalation.steps.indices.first { position in
      let step = escalation.steps[position]
      if let takenIf = step.takenIf, truth(takenIf, .closed) == true { return false }
      if let enterIf = step.enterIf, truth(enterIf, .closed) == false { return false }
      return true
    }
  }
}
