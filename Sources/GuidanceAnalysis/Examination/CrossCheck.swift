public import DecisionSupport

/// Engine and auditor side by side on random answer sets. Each reads the guidance in its own way, so that a mistake of either
/// shows.
public struct CrossCheck {
  private let guidance: Guidance
  private let space: AnswerSpace
  private let examination: Examination<DiagramSets>
  private var random: Shuffler

  /// Compiles a guidance; equal seeds give equal answer sets.
  ///
  /// - Throws: `AuditDefect` where its diagrams exceed their budget, so that nothing can be compared.
  public init(_ guidance: Guidance, seed: UInt64, _ options: Audit.Options) throws(AuditDefect) {
    self.guidance = guidance
    space = AnswerSpace(BeforeAndAfter(after: guidance))
    let ranks = BeforeAndAfter(after: Array(guidance.levels.indices))
    do {
      examination = try Examination(space, ranks: ranks, .diagrams(space, options), today: options.today)
    } catch {
      throw AuditDefect(message: "the diagrams of \(guidance.name) are too large for engine and auditor to be compared")
    }
    random = Shuffler(state: seed)
  }

  /// Compares the three levels, reminders, urgent actions and what is asked for so many answer sets.
  ///
  /// - Throws: `AuditDefect`, naming the answer set, where the two do not agree.
  public mutating func run(_ count: Int) throws {
    let calm = space.calmStates
    var assessor = Assessor(guidance, parts: .reminders)
    let says = try Says(examination)
    for number in 0..<count {
      let states = states(besides: calm)
      let answers = space.answers(states, .after)
      guard says.agrees(with: assessor.assess(answers, since: examination.today, today: examination.today), states)
      else {
        let words = answers.answered.map { given in
          let question = guidance.questions[given.question]
          return "\(question.id)=\(question.word(for: given.answer))"
        }
        throw AuditDefect(
          message: "engine and auditor disagree on answer set \(number + 1): \(words.joined(separator: " "))"
        )
      }
    }
  }

  /// The states of an answer set with a mood of its own: how much worries, how much is not known and how much has not been
  /// asked yet, so that quiet sets and loud ones both come up.
  private mutating func states(besides calm: [Int]) -> [Int] {
    let worrying = [1, 3, 10, 30, 70][number(below: 5)]
    let missing = [0, 0, 10, 50][number(below: 4)]
    var states = calm
    for entry in space.entries {
      let isMissing = number(below: 100) < missing
      for variable in entry.variables {
        let all = space.variables[variable].states
        if isMissing {
          // The options of a checklist have an answer together, or none.
          states[variable] = all.firstIndex { $0.meaning == .nothing } ?? calm[variable]
        } else if number(below: 100) < worrying {
          let answered = all.indices.filter { all[$0].meaning != .nothing }
          states[variable] = answered[number(below: answered.count)]
        }
      }
    }
    return states
  }

  private mutating func number(below bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
}

/// What the diagrams say of single answer sets.
private struct Says {
  private let examination: Examination<DiagramSets>
  private let own: GuidanceSets<DiagramSets>
  private let established: RankedRules<DiagramSets>
  private let possible: RankedRules<DiagramSets>

  /// Where each question's urgent action is not ruled out, and where it is certain.
  private let urgent: [Int: (possible: Diagram, certain: Diagram)]

  init(_ examination: Examination<DiagramSets>) throws {
    self.examination = examination
    own = examination.guidances.after
    established = try own.rules(.established)
    possible = try own.rules(.possible)
    var urgent: [Int: (possible: Diagram, certain: Diagram)] = [:]
    for (position, question) in own.guidance.questions.enumerated() {
      guard let test = question.urgent?.answers else { continue }
      urgent[position] = (
        try own.compiler.possible(.answer(test), .closed), try own.compiler.truth(of: .answer(test), .closed, .certain)
      )
    }
    self.urgent = urgent
  }

  func agrees(with outcome: Outcome, _ states: [Int]) -> Bool {
    let sets = examination.sets
    let calls = urgent.filter { sets.contains($0.value.possible, states) }.sorted { $0.key < $1.key }
      .map { (question: $0.key, isCertain: sets.contains($0.value.certain, states)) }
    let agrees = calls.elementsEqual(outcome.urgent) {
      $0.question == $1.question.position && $0.isCertain == $1.isCertain
    }
    guard agrees, let level = own.level(at: states) else { return agrees && !outcome.applies }
    let unanswered = own.asked.indices.filter {
      outcome.answers[Ordinal($0)] == nil && sets.contains(own.asked[$0], states)
    }
    return outcome.level?.position == level && outcome.established?.position == established.rank(at: states)
      && outcome.possible?.position == possible.rank(at: states)
      && outcome.reminders.map(\.reminder.position) == own.reminders(at: states)
      && outcome.unanswered.map(\.position) == unanswered
  }
}
