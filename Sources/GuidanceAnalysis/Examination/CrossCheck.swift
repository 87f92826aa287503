public import DecisionSupport

/// Engine and auditor side by side on random answer sets. Each reads the guidance in its own way, so that a mistake of either
/// shows.
public struct CrossCheck {
  private let guidance: Guidance
  private let space: AnswerSpace
  private let today: CalendarDate
  private let order: [Int]
  private let store: NodeStore
  private let functions: Examination.Functions
  private var random: Shuffler

  /// Compiles a guidance; equal seeds give equal answer sets.
  ///
  /// - Throws: `AuditDefect` where its diagrams exceed their budget, so that nothing can be compared.
  public init(_ guidance: Guidance, seed: UInt64, _ options: Audit.Options) throws(AuditDefect) {
    self.guidance = guidance
    let examination: Examination
    do {
      let ranks = Sided<[Int]>(old: nil, new: Array(guidance.levels.indices))
      examination = try Examination(Sided(old: nil, new: guidance), ranks: ranks, options)
    } catch {
      throw AuditDefect(message: "the diagrams of \(guidance.name) are too large for engine and auditor to be compared")
    }
    guard let functions = examination.functions.new else {
      throw AuditDefect(message: "\(guidance.name) was not compiled")
    }
    self.functions = functions
    space = examination.space
    today = options.today
    order = examination.layout.order
    store = examination.store
    random = Shuffler(state: seed)
  }

  /// Compares level, reminders and what is asked for so many answer sets.
  ///
  /// - Throws: `AuditDefect`, naming the answer set, where the two do not agree.
  public mutating func run(_ count: Int) throws(AuditDefect) {
    let calm = space.calmStates
    var assessor = Assessor(guidance, parts: .reminders)
    for number in 0..<count {
      let states = states(besides: calm)
      guard let answers = space.answers(states, .new) else { continue }
      let ordered = order.map { states[$0] }
      guard says(assessor.assess(answers, since: today, today: today), ordered) else {
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

  /// Whether the diagrams say what an outcome says.
  private func says(_ outcome: Outcome, _ states: [Int]) -> Bool {
    func holds(_ diagram: Diagram) -> Bool { store.value(of: diagram, states) != 0 }
    guard holds(functions.applies) else { return !outcome.applies }
    let unanswered = functions.asked.indices.filter {
      outcome.answers[Ordinal($0)] == nil && holds(functions.asked[$0])
    }
    return outcome.level?.position == guidance.level { holds(functions.rules[$0]) }
      && outcome.reminders.map(\.reminder.position)
        == functions.reminders.indices.filter {
          holds(functions.reminders[$0])
        }
      && outcome.unanswered.map(\.position) == unanswered
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
