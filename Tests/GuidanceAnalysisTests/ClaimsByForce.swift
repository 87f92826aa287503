import DecisionSupport
import TestSupport

@testable import GuidanceAnalysis

/// What becomes of a guidance's safeguards when every answer set, and every pair of them, is looked at.
struct ClaimsByForce {
  enum Verdict { case proved, broken, vacuous }

  private let guidance: Guidance

  /// Every answer set.
  private var meanings: [Meaning] = []

  /// Every answer set to which the guidance applies, with its level.
  private var levels: [Answers: Ordinal<Level>] = [:]

  init(_ guidance: Guidance) {
    self.guidance = guidance
    var sets = [Answers(for: guidance)]
    for question in guidance.questions.ordinals {
      sets = sets.flatMap { set in
        [set]
          + guidance.everyAnswer(to: question).map { answer in
            var more = set
            more[question] = answer
            return more
          }
      }
    }
    for set in sets {
      let meaning = Meaning(guidance, set)
      meanings.append(meaning)
      if meaning.applies { levels[set] = meaning.suggested }
    }
  }

  /// What becomes of a claim; nil of one about the ladder.
  func verdict(on claim: Safeguard.Claim) -> Verdict? {
    switch claim {
    case .always(let when, let level):
      let cases = levels.filter { isPossible(when, $0.key) }
      if cases.isEmpty { return .vacuous }
      return cases.values.contains { $0 < level } ? .broken : .proved
    case .neverLowers(let question, let from, let to, let when): return pairs(question, [(from, to)], when)
    case .sameLevel(let question, let over, let when):
      let pairs = over.flatMap { from in over.filter { $0 != from }.map { (from, $0) } }
      return self.pairs(question, pairs, when)
    case .unknownNeverLowers(let questions):
      let broken = (questions ?? Array(guidance.questions.ordinals)).contains { question in
        lowersUnknown(question)
      }
      return broken ? .broken : .proved
    case .neverShows(let shown, let cases): return showing(shown, in: cases)
    case .notKnownNeverAboveEach(let question, let when):
      let ticks = guidance.questions[question].answers.options.indices
      return pairs(question, ticks.map { (.notKnown, .checklist(ticked: 1 << UInt64($0), unknown: 0)) }, when)
    case .escalation: return nil
    }
  }

  private func isPossible(_ condition: Condition?, _ answers: Answers) -> Bool {
    condition.map { Meaning(guidance, answers).truth(of: $0, .closed) != .false } ?? true
  }

  /// Pairs in which something is not known are of answer sets that answer everything that is asked.
  private func pairs(_ question: Ordinal<Question>, _ pairs: [(Answer, Answer)], _ when: Condition?) -> Verdict {
    let areFinished = pairs.contains { $0.0.isNotKnown || $0.1.isNotKnown }
    func isCase(_ answers: Answers) -> Bool {
      isPossible(when, answers) && !(areFinished && !Meaning(guidance, answers).unanswered.isEmpty)
    }
    var verdict = Verdict.vacuous
    for (from, to) in pairs {
      for (answers, level) in levels where answers[question] == from && isCase(answers) {
        var other = answers
        other[question] = to
        guard let otherLevel = levels[other], isCase(other) else { continue }
        if otherLevel < level { return .broken }
        verdict = .proved
      }
    }
    return verdict
  }

  private func showing(_ shown: Safeguard.Shown, in cases: Safeguard.Cases) -> Verdict {
    let meanings = meanings.filter { meaning in
      switch cases {
      case .when(let condition): meaning.truth(of: condition, .closed) != .false
      case .calmOrUnknown(let except):
        guidance.questions.ordinals.allSatisfy { question in
          let (answer, calm) = (meaning.answers[question], guidance.questions[question].calm)
          switch (answer, calm) {
          case (nil, _), (calm, _): return true
          case _ where except.contains(question): return false
          case (.notKnown, _): return true
          case (.checklist(let ticked, let unknown), .checklist(let calm, _)): return ticked == calm & ~unknown
          default: return false
          }
        }
      }
    }
    func isWanted(_ id: String?) -> Bool { shown.id == nil || shown.id == id }
    let isBroken = meanings.contains { meaning in
      let conclusion = meaning.conclusion
      func isShown(_ parts: [Ordinal<Item.Part>]) -> Bool {
        guidance.everyItem.flatMap(\.parts).contains { parts.contains($0.place) && isWanted($0.itemID) }
      }
      return switch shown.kind {
      case .urgent: conclusion.urgent.contains { $0.isCertain && isWanted(guidance.questions[$0.question].id) }
      case .reminder: conclusion.reminders.contains { isWanted(guidance.reminders[$0].id) }
      case .pathway: conclusion.pathways.contains { $0.isCertain && isWanted(guidance.pathways[$0.pathway].id) }
      case .notToDo: isShown(conclusion.prohibitions)
      case .toDo:
        isShown(conclusion.actions + conclusion.urgent.flatMap(\.items) + conclusion.pathways.flatMap(\.items))
      }
    }
    return meanings.isEmpty ? .vacuous : isBroken ? .broken : .proved
  }

  /// Whether not knowing leads lower than an answer, all else the same: than every answer where the worst is assumed, else
  /// than the calm one and the one that is assumed; of a checklist option by option; where the question may be asked.
  private func lowersUnknown(_ question: Ordinal<Question>) -> Bool {
    let asked = guidance.questions[question]
    for (answers, level) in levels where Meaning(guidance, answers).isAsked(question, .closed) != .false {
      guard let given = answers[question], !given.isNotKnown || isChecklist(asked) else { continue }
      for other in lessKnown(given, asked) {
        var set = answers
        set[question] = other
        if let otherLevel = levels[set], otherLevel < level { return true }
      }
    }
    return false
  }

  private func isChecklist(_ question: Question) -> Bool { if case .anyOf = question.answers { true } else { false } }

  /// The answers that know one thing less than another and must not lead lower.
  private func lessKnown(_ answer: Answer, _ question: Question) -> [Answer] {
    guard case .anyOf(let options) = question.answers else {
      let counts = question.whenUnknown == .assumeWorst || answer == question.calm || answer == question.assumption
      return counts ? [.notKnown] : []
    }
    guard case .checklist(let ticked, let unknown) = answer else { return [] }
    let everything = (UInt64(1) << UInt64(options.count)) - 1
    return options.indices.compactMap { position -> Answer? in
      let bit = UInt64(1) << UInt64(position)
      guard unknown & bit == 0 else { return nil }
      let isTicked = ticked & bit != 0
      guard mustNotExceed(isTicked, bit, question) else { return nil }
      let open = unknown | bit
      return open == everything ? .notKnown : .checklist(ticked: ticked & ~bit, unknown: open)
    }
  }

  private func mustNotExceed(_ isTicked: Bool, _ bit: UInt64, _ question: Question) -> Bool {
    guard case .checklist(let assumed, let open) = question.assumption, open & bit == 0,
      case .checklist(let calm, _) = question.calm
    else { return true }
    return isTicked == (assumed & bit != 0) || isTicked == (calm & bit != 0)
  }
}
