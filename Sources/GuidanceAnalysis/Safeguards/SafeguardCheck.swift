import DecisionSupport

/// Whether a safeguard holds over every answer set, or where it does not.
enum SafeguardVerdict<Affected> {
  case proved

  /// Nothing satisfies the safeguard's condition, or there is no pair to compare.
  case vacuous(String)

  /// Where the safeguard is broken; never empty.
  case broken([Affected])

  /// Broken by the ladder alone.
  case brokenLadder(String)
}

/// Proves the safeguards of one configuration.
struct SafeguardCheck<Sets: AnswerSets> {
  typealias Truth = Sets.Truth
  typealias Verdict = SafeguardVerdict<Examination<Sets>.Affected>

  let examination: Examination<Sets>
  let side: Side
  let own: GuidanceSets<Sets>

  /// Takes an examination of one configuration alone.
  init(_ examination: Examination<Sets>) {
    self.examination = examination
    side = examination.sides[0]
    own = examination.guidances[side]
  }

  var sets: Sets { examination.sets }
  var space: AnswerSpace { examination.space }
  var guidance: Guidance { own.guidance }

  func verdict(on claim: Safeguard.Claim) throws(BudgetExceeded) -> Verdict {
    switch claim {
    case .always(let when, let level): return try wherever(when, isAtLeast: own.ranks[level.position])
    case .neverLowers, .sameLevel, .notKnownNeverAboveEach: return try compare(claim.comparison(in: space, side))
    case .neverShows(let shown, let cases): return try neverShows(shown, cases)
    case .unknownNeverLowers(let questions):
      let broken = try notKnowing(questions ?? Array(guidance.questions.ordinals))
      return broken.isEmpty ? .proved : .broken(broken)
    case .escalation(let from, let target, let limit):
      guard guidance.escalation != nil else { return .vacuous("there is no ladder") }
      return guidance.ladderProblem(from, target, limit).map { .brokenLadder($0) } ?? .proved
    }
  }

  /// Where a safeguard is broken, as far as that could be decided: one breach is enough.
  private struct Breaches {
    private var parts: [Examination<Sets>.Affected] = []
    private var undecided: BudgetExceeded?

    mutating func add(_ body: () throws(BudgetExceeded) -> [Examination<Sets>.Affected]) throws(BudgetExceeded) {
      do {
        parts += try body()
      } catch {
        guard error.isOfOneQuestion else { throw error }
        undecided = error
      }
    }

    func found() throws(BudgetExceeded) -> [Examination<Sets>.Affected] {
      if parts.isEmpty, let undecided { throw undecided }
      return parts
    }

    func verdict() throws(BudgetExceeded) -> Verdict {
      let found = try found()
      return found.isEmpty ? .proved : .broken(found)
    }
  }

  /// Whether a condition leads to a level, part by part: mostly each part does by itself, by a single rule.
  private func wherever(_ condition: Condition, isAtLeast rank: Int) throws(BudgetExceeded) -> Verdict {
    var broken = Breaches()
    var isVacuous = true
    for part in condition.alternatives {
      let cases = try own.compiler.possible(part, .closed)
      if isVacuous { isVacuous = try sets.isEmpty([examination.scope, cases]) }
      let reaching = own.rules.reaching(rank)
      if try sets.isEmpty([cases], outside: reaching) { continue }
      try broken.add { () throws(BudgetExceeded) in
        let affected = try examination.affected(of: cases, outside: reaching, within: examination.scope) {
          (cases) throws(BudgetExceeded) in try own.rules.falls(of: cases, below: rank)
        }
        return [affected].compactMap(\.self)
      }
    }
    if isVacuous { return .vacuous("no answer set satisfies its condition") }
    return try broken.verdict()
  }

  // MARK: Pairs

  /// Compares the levels of answer sets that differ in one question's answer alone.
  private func compare(_ comparison: PairComparison) throws(BudgetExceeded) -> Verdict {
    let when = try own.compiler.possible(comparison.when, .closed)
    var cases = try sets.all([examination.scope, when])
    if comparison.isOfFinished { cases = try sets.all([cases, try answeringAll()]) }
    var broken = Breaches()
    var hasPair = false
    for (from, to) in comparison.pairs {
      if !hasPair { hasPair = try isSome(of: cases, from, to) }
      try broken.add { () throws(BudgetExceeded) in
        try losses(from: from, to: to, in: cases, where: when, showing: from, comparison.entry)
      }
    }
    if !hasPair { return .vacuous("no two answer sets can be compared") }
    return try broken.verdict()
  }

  /// The answer sets in which every question that is asked has an answer.
  private func answeringAll() throws(BudgetExceeded) -> Truth {
    var parts: [Truth] = []
    for (position, asked) in own.asked.enumerated() {
      for variable in space.variables(of: Ordinal(position), side) {
        let states = space.variables[variable].states
        let nothing = try sets.truth(variable, of: states) { $0.meaning == .nothing }
        parts.append(try sets.not(try sets.all([asked, nothing])))
      }
    }
    return try sets.all(parts)
  }

  /// Whether there is a pair of answer sets in a set that differ in some states alone; mostly any case shows one.
  private func isSome(of set: Truth, _ here: VariableStates, _ there: VariableStates) throws(BudgetExceeded) -> Bool {
    if let example = sets.example(of: set) {
      let pair = [here, there].map { $0.reduce(into: example) { $0[$1.variable] = $1.state } }
      if pair.allSatisfy({ sets.contains(set, $0) }) { return true }
    }
    return try !sets.isEmpty([try sets.restrict(set, here), try sets.restrict(set, there)])
  }

  /// Whether some rule holds with one of the answers that a claim compares and not with the other, all else the same. Where
  /// none is, no level falls.
  func isSomeLost(_ claim: Safeguard.Claim) throws(BudgetExceeded) -> Bool {
    for (from, to) in claim.comparison(in: space, side).pairs {
      guard from.count == 1, to.count == 1 else { return true }
      for rule in own.rules.rules(asking: from[0].variable) {
        let truth = own.rules.truths[rule]
        if try sets.isLost(truth, at: from[0].variable, from: from[0].state, to: to[0].state) { return true }
      }
    }
    return false
  }

  /// *Not known* gives at least the level of the calm answer, and of the one that is assumed, or of every one where the worst
  /// is. Of a checklist, option by option, which says the same of the whole: one not known after the other never lowers.
  /// Where a question is not asked, nobody can fail to know its answer.
  private func notKnowing(_ questions: [Ordinal<Question>]) throws(BudgetExceeded) -> [Examination<Sets>.Affected] {
    var broken = Breaches()
    for question in questions {
      let index = space.entryOfQuestion[side][question.position]
      let reachable = try own.compiler.asking(question.position, .closed, .possible)
      let assumed = space.states(of: guidance.questions[question].assumption, question, side)
      for (variable, calm) in space.calmVariables(of: index, side) {
        let states = space.variables[variable].states
        guard let unknown = states.firstIndex(where: { $0.meaning == .notKnown }) else { continue }
        let assumption = assumed.first { $0.variable == variable }?.state ?? unknown
        let values = assumption == unknown ? Array(states.indices) : [calm, assumption]
        for value in values where value != unknown && states[value].meaning != .nothing {
          try broken.add { () throws(BudgetExceeded) in
            try losses(variable, from: value, to: unknown, in: reachable, showing: unknown)
          }
        }
      }
    }
    return try broken.found()
  }

  /// Where one answer to a question leads lower than its calm answer.
  func lower(than calm: Int, _ variable: Int) throws(BudgetExceeded) -> [Examination<Sets>.Affected] {
    for (state, meaning) in space.variables[variable].states.enumerated()
    where state != calm && meaning.meaning != .nothing && meaning.meaning != .notKnown {
      let lower = try losses(variable, from: calm, to: state, in: sets.always, showing: calm)
      if !lower.isEmpty { return lower }
    }
    return []
  }

  /// Where the level falls with a variable's state in a set that does not depend on it, if any rule is lost with it.
  private func losses(_ variable: Int, from state: Int, to other: Int, in set: Truth, showing shown: Int)
    throws(BudgetExceeded) -> [Examination<Sets>.Affected]
  {
    var isSomeLost = false
    for rule in own.rules.rules(asking: variable) where !isSomeLost {
      let truth = own.rules.truths[rule]
      isSomeLost = try sets.isLost(truth, at: variable, from: state, to: other)
      // Mostly it is lost for those alone who are not asked.
      if isSomeLost { isSomeLost = try sets.isLost(truth, at: variable, from: state, to: other, in: set) }
    }
    guard isSomeLost else { return [] }
    let (from, to) = ([(variable: variable, state: state)], [(variable: variable, state: other)])
    let entry = space.variables[variable].entry
    return try losses(from: from, to: to, in: set, where: set, showing: shown == state ? from : to, entry)
  }

  /// Where the level at some states of a question's variables is higher than at others, all else the same: some rule holds
  /// here, and none of its height or above does there. Each shows one of the two, with the other beside it.
  private func losses(
    from: VariableStates,
    to: VariableStates,
    in set: Truth,
    where condition: Truth,
    showing shown: VariableStates,
    _ entry: Int
  ) throws(BudgetExceeded) -> [Examination<Sets>.Affected] {
    var found = Breaches()
    let isFirst = shown.elementsEqual(from) { $0.state == $1.state }
    let pair = WitnessBuilder.Pair(entry: entry, there: isFirst ? to : from)
    for rule in own.rules.rules(asking: from) {
      let truth = own.rules.truths[rule]
      if from.count == 1, try !sets.isLost(truth, at: from[0].variable, from: from[0].state, to: to[0].state) {
        continue
      }
      let (holds, held) = (try sets.restrict(truth, from), try sets.restrict(truth, to))
      guard holds != held else { continue }
      // Where it is not lost in the set, nothing more need be looked at.
      let lost = try sets.part(of: holds, outside: Others([held]))
      if try sets.isEmpty([lost, set]) { continue }
      let rank = own.rules.ranks[rule]
      let reaching = try own.rules.reaching(rank, at: to)
      if try sets.isEmpty([lost], outside: reaching) { continue }
      let cases = try sets.all([examination.scope, set])
      let compared = try sets.all([try sets.restrict(cases, from), try sets.restrict(cases, to)])
      let shown = try sets.fixing(compared, at: shown, in: space)
      let asked = try sets.variables(of: [condition])
      try found.add { () throws(BudgetExceeded) in
        let affected = try examination.affected(of: lost, outside: reaching, within: shown, pair, freeing: asked) {
          (lost) throws(BudgetExceeded) in try own.rules.falls(of: lost, below: rank, at: to)
        }
        return [affected].compactMap(\.self)
      }
    }
    return try found.found()
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
        days += steps[step].workingDays
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

extension Condition {
  /// The conditions of which one has to hold.
  var alternatives: [Condition] {
    if case .any(let parts) = self { return parts }
    return [self]
  }
}
