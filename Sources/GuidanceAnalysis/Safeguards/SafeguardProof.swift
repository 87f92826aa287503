import DecisionSupport

/// Whether a safeguard holds over every answer set, or where it does not.
enum SafeguardVerdict {
  case proved

  /// Nothing satisfies its condition, or there is no pair to compare.
  case vacuous(String)

  /// Where it is broken, by how many ranks; the pair for a claim that compares two answers.
  case broken(Diagram, Examination.Pair?)

  /// Broken by the ladder alone.
  case brokenLadder(String)
}

/// Proves the safeguards of one side of an examination.
struct SafeguardProof {
  var examination: Examination
  private let side: Side
  private let guidance: Guidance
  private let functions: Examination.Functions

  init?(_ examination: Examination, _ side: Side) {
    guard let guidance = examination.space.guidances[side], let functions = examination.functions[side] else {
      return nil
    }
    self.examination = examination
    self.side = side
    self.guidance = guidance
    self.functions = functions
  }

  private var store: NodeStore { examination.store }
  private var space: AnswerSpace { examination.space }

  mutating func verdict(on claim: Safeguard.Claim) throws(BudgetExceeded) -> SafeguardVerdict {
    switch claim {
    case .always(let when, let level):
      return try wherever(when, isAtLeast: examination.ranks[side]?[level.position] ?? 0)
    case .neverLowers(let question, let from, let to, let when):
      return try compare(question, [(from, to)], when, bothWays: false)
    case .sameLevel(let question, let answers, let when):
      guard let first = answers.first else { return .vacuous("it names no answers") }
      return try compare(question, answers.dropFirst().map { (first, $0) }, when, bothWays: true)
    case .unknownNeverLowers(let questions):
      return try notKnowing(questions ?? Array(guidance.questions.ordinals))
    case .neverShows, .notKnownNeverAboveEach:
      return .vacuous("this audit does not decide claims of its kind")
    case .escalation(let from, let target, let limit):
      return ladder(from, target, limit)
    }
  }

  /// Whether a condition leads to a level, part by part: mostly each part does by itself, by a single rule.
  private mutating func wherever(_ condition: Condition, isAtLeast rank: Int) throws(BudgetExceeded) -> SafeguardVerdict
  {
    var open: [Diagram] = []
    var isVacuous = true
    for part in condition.alternatives {
      let cases = try examination.possible(part, side)
      if isVacuous, !store.isDisjoint(examination.scope, from: cases) { isVacuous = false }
      if try !functions.byRule.isAtLeast(rank, wherever: cases) {
        open.append(try functions.byRule.part(of: cases, below: rank))
      }
    }
    if isVacuous { return .vacuous("no answer set satisfies its condition") }
    let broken = try store.both(examination.scope, try store.merge(.either, open, empty: .never))
    return broken == .never ? .proved : .broken(broken, nil)
  }

  // MARK: Pairs

  /// Compares the levels of answer sets that differ in one question's answer alone.
  private mutating func compare(
    _ question: Ordinal<Question>,
    _ pairs: [(from: Answer, to: Answer)],
    _ when: Condition?,
    bothWays: Bool
  ) throws(BudgetExceeded) -> SafeguardVerdict {
    guard let entry = space.entryOfQuestion[side]?[question.position] else { return .vacuous("nothing to compare") }
    var cases = examination.scope
    if let when { cases = try store.both(cases, try examination.possible(when, side)) }
    var hasPair = false
    for (from, to) in pairs {
      let (here, there) = (states(of: from, question), states(of: to, question))
      guard !here.isEmpty, here.count == there.count else { continue }
      guard try isSome(of: cases, here, there) else { continue }
      hasPair = true
      var broken = try examination.fall(side, from: here, to: there, in: cases)
      if bothWays {
        broken = try store.apply(.sum, broken, try examination.fall(side, from: there, to: here, in: cases))
      }
      if broken != .never {
        return .broken(try store.fixing(broken, at: here), Examination.Pair(entry: entry, there: there))
      }
    }
    return hasPair ? .proved : .vacuous("no two answer sets can be compared")
  }

  /// Whether there is a pair of answer sets in a set that differ in some states alone; mostly the calmest case shows one.
  private func isSome(of set: Diagram, _ here: VariableStates, _ there: VariableStates) throws(BudgetExceeded) -> Bool {
    if let calm = functions.byRule.calmCase(of: set) {
      let pair = [here, there].map { states in
        states.reduce(into: calm) { $0[$1.position] = $1.state }
      }
      if pair.allSatisfy({ store.value(of: set, $0) != 0 }) { return true }
    }
    return try !store.isDisjoint(store.restrict(set, here), from: store.restrict(set, there))
  }

  /// The states that an answer gives to its question's variables.
  private func states(of answer: Answer, _ question: Ordinal<Question>) -> [(position: Int, state: Int)] {
    space.states(of: answer, question, side).map { (examination.layout.position(of: $0.variable), $0.state) }
  }

  /// *Not known* gives at least the level of every value; where something milder is assumed, of that and the calm one. Of a
  /// checklist, option by option, which says the same of the whole: one not known after the other never lowers. Where a
  /// question is not asked, nobody can fail to know its answer.
  private mutating func notKnowing(_ questions: [Ordinal<Question>]) throws(BudgetExceeded) -> SafeguardVerdict {
    for question in questions {
      guard let index = space.entryOfQuestion[side]?[question.position] else { continue }
      let asked = functions.asked[question.position]
      for (variable, calm) in space.valueVariables(of: index, side) {
        let position = examination.layout.position(of: variable)
        let states = space.variables[variable].states
        guard let unknown = states.firstIndex(where: { $0.meaning == .notKnown }) else { continue }
        for value in space.statesNotAbove(notKnown: variable, of: question, side, calm: calm)
        where value != unknown && states[value].meaning != .nothing {
          guard try functions.byRule.isSomeLost(at: position, from: value, to: unknown, in: asked) else { continue }
          let (here, there) = ([(position, unknown)], [(position, value)])
          let set = try store.both(asked, examination.scope)
          let broken = try examination.fall(side, from: there, to: here, in: set)
          if broken != .never {
            return .broken(try store.fixing(broken, at: here), Examination.Pair(entry: index, there: there))
          }
        }
      }
    }
    return .proved
  }

  // MARK: The ladder

  private func ladder(_ from: Ordinal<EscalationStep>?, _ target: Ordinal<EscalationStep>, _ limit: Int)
    -> SafeguardVerdict
  {
    guard guidance.escalation != nil else { return .vacuous("there is no ladder") }
    return guidance.ladderProblem(from, target, limit).map { .brokenLadder($0) } ?? .proved
  }
}

extension Guidance {
  /// Why the ladder does not reach a step within so many working days from another, or from any; nil where it does.
  func ladderProblem(_ from: Ordinal<EscalationStep>?, _ target: Ordinal<EscalationStep>, _ limit: Int) -> String? {
    guard let steps = escalation?.steps else { return nil }
    if steps[target].enterIf != nil {
      return "'\(steps[target].id)' can be passed over, since it has an 'enter-if'"
    }
    for start in from.map({ [$0] }) ?? steps.ordinals.filter({ $0 <= target }) {
      var (step, days) = (start, 0)
      while step != target {
        days += steps[step].mostWorkingDays
        guard case .step(let next) = steps[step].ifUnresolved else {
          return "from '\(steps[start].id)' the ladder never reaches '\(steps[target].id)'"
        }
        step = next
      }
      if days > limit {
        let names = (steps[start].id, steps[target].id)
        return "from '\(names.0)' the ladder reaches '\(names.1)' in \(days) working days, not \(limit)"
      }
    }
    return nil
  }
}

extension EscalationStep {
  /// The most working days that the step can take, deadlines chained as they say.
  var mostWorkingDays: Int {
    var (before, most) = (0, 0)
    for deadline in deadlines {
      var days = deadline.start == .stepStart ? 0 : before
      days += deadline.limit.mostWorkingDays
      before = days
      most = max(most, days)
    }
    return most
  }
}

extension Condition {
  /// The conditions of which one has to hold.
  var alternatives: [Condition] {
    if case .any(let parts) = self { return parts }
    return [self]
  }
}
