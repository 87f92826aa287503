import DecisionSupport

/// What there is to say of one guidance whose diagrams are too large: its safeguards are proved or broken by search, and
/// rules that never hold and calm answers that are not the lowest are found. The other checks need whole functions.
struct OwnFindingsBySearch {
  private var examination: SearchExamination
  private let guidance: Guidance
  private let options: Audit.Options
  private(set) var findings: [Finding] = []
  private(set) var proved = 0
  private(set) var broken: Set<String> = []

  init(_ guidance: Guidance, _ options: Audit.Options) throws {
    try self.init(loading: guidance, options)
    try checkRules()
    try checkCalm()
    for safeguard in guidance.safeguards { try check(safeguard) }
    findings.append(.notLookedFor(guidance))
  }

  /// The id of the first safeguard that is broken. What not knowing does is left out: a rule holds wherever it may hold, so
  /// no rule can make not knowing lower the level.
  static func firstBroken(_ guidance: Guidance, _ options: Audit.Options) throws -> String? {
    var search = try OwnFindingsBySearch(loading: guidance, options)
    return try guidance.safeguards.first { safeguard in
      switch safeguard.claim {
      case .unknownNeverLowers, .escalation: return false
      default:
        if case .found? = try search.answer(to: safeguard.claim) { return true }
        return false
      }
    }?.id
  }

  private init(loading guidance: Guidance, _ options: Audit.Options) throws {
    self.guidance = guidance
    self.options = options
    let ranks = Sided<[Int]>(old: nil, new: Array(guidance.levels.indices))
    examination = try SearchExamination(Sided(old: nil, new: guidance), ranks: ranks, options)
  }

  var statistics: Audit.Statistics {
    Audit.Statistics(variables: examination.space.variables.count, nodes: 0, liveNodes: 0, searched: true)
  }

  private mutating func checkRules() throws {
    guard let rules = examination.formulas.new?.rules else { return }
    for (rule, formula) in zip(guidance.rules, rules) {
      guard case .none = try examination.satisfies(examination.scope + [formula]) else { continue }
      findings.append(.neverHolds(rule, guidance))
    }
  }

  /// A calm answer has to be the one that raises nothing.
  private mutating func checkCalm() throws {
    let space = examination.space
    let rules = try? SmallRules(space, guidance, options)
    for (position, question) in guidance.questions.enumerated() {
      guard let entry = space.entryOfQuestion.new?[position] else { continue }
      let others = space.valueVariables(of: entry, .new).flatMap { variable, calm in
        space.variables[variable].states.enumerated()
          .filter { $0.offset != calm && $0.element.meaning != .nothing && $0.element.meaning != .notKnown }
          .map { (variable: variable, calm: calm, state: $0.offset) }
      }
      for other in others {
        if try rules?.isSomeLost(of: other.variable, from: other.calm, to: other.state) == false { continue }
        let answer = try fall(
          from: [(other.variable, other.calm)],
          to: [(other.variable, other.state)],
          entry,
          in: examination.scope
        )
        if case .none = answer { continue }
        if case .found(let effect) = answer {
          findings.append(.calmNotLowest(question, effect))
        } else {
          findings.append(.undecided(Finding.Subject(.question, question.id), at: question.range))
        }
        break
      }
    }
  }

  private mutating func check(_ safeguard: Safeguard) throws {
    switch try answer(to: safeguard.claim) {
    case .found(let effect)?:
      broken.insert(safeguard.id)
      findings.append(.broken(safeguard, effect))
    case .none?: proved += 1
    case .undecided?: findings.append(.undecided(safeguard))
    case nil:
      let isOfOne = if case .always = safeguard.claim { true } else { false }
      let why = isOfOne ? "no answer set satisfies its condition" : "no two answer sets can be compared"
      findings.append(.vacuous(safeguard, why))
    }
  }

  /// An answer set that breaks a claim; nil where there is nothing to claim.
  private mutating func answer(to claim: Safeguard.Claim) throws -> SearchExamination.Answer? {
    switch claim {
    case .always(let when, let level):
      let cases = examination.scope + [try examination.possible(when, .new)]
      if case .none = try examination.satisfies(cases) { return nil }
      return try examination.effect(of: cases + examination.below(level.position, .new))
    case .neverLowers(let question, let from, let to, let when):
      return try compare(question, from, to, when)
    case .sameLevel(let question, let answers, let when):
      guard let first = answers.first else { return nil }
      var hasPair = false
      for other in answers.dropFirst() {
        for (from, to) in [(first, other), (other, first)] {
          guard let answer = try compare(question, from, to, when) else { continue }
          hasPair = true
          if case .none = answer { continue }
          return answer
        }
      }
      return hasPair ? SearchExamination.Answer.none : nil
    case .unknownNeverLowers(let questions):
      return try notKnowing(questions ?? Array(guidance.questions.ordinals))
    case .neverShows, .notKnownNeverAboveEach: return nil
    case .escalation:
      // The loader counts the ladder's days before anything is audited.
      return SearchExamination.Answer.none
    }
  }

  private mutating func compare(_ question: Ordinal<Question>, _ from: Answer, _ to: Answer, _ when: Condition?) throws
    -> SearchExamination.Answer?
  {
    let space = examination.space
    guard let entry = space.entryOfQuestion.new?[question.position] else { return nil }
    let (here, there) = (space.states(of: from, question, .new), space.states(of: to, question, .new))
    let condition = try when.map { try examination.possible($0, .new) }
    let cases = examination.scope + [condition].compactMap(\.self)
    let pairs = cases.flatMap { [examination.store.restrict($0, here), examination.store.restrict($0, there)] }
    if case .none = try examination.satisfies(pairs) { return nil }
    return try fall(from: here, to: there, entry, in: cases)
  }

  private mutating func notKnowing(_ questions: [Ordinal<Question>]) throws -> SearchExamination.Answer {
    let space = examination.space
    let rules = try? SmallRules(space, guidance, options)
    for question in questions {
      guard let entry = space.entryOfQuestion.new?[question.position],
        let asked = examination.formulas.new?.asked[question.position]
      else { continue }
      for (variable, calm) in space.valueVariables(of: entry, .new) {
        let states = space.variables[variable].states
        guard let unknown = states.firstIndex(where: { $0.meaning == .notKnown }) else { continue }
        for value in space.statesNotAbove(notKnown: variable, of: question, .new, calm: calm)
        where value != unknown && states[value].meaning != .nothing {
          let isSomeLost = try? rules?.isSomeLost(of: variable, from: value, to: unknown, whereAsked: question)
          if isSomeLost == false { continue }
          let answer = try fall(
            from: [(variable, value)],
            to: [(variable, unknown)],
            entry,
            in: examination.scope + [asked]
          )
          if case .none = answer { continue }
          return answer
        }
      }
    }
    return .none
  }

  /// An answer set whose level at some states is higher than at others, all else the same: some rule holds here, and none
  /// of its height or above does there.
  private func fall(
    from here: [(variable: Int, state: Int)],
    to there: [(variable: Int, state: Int)],
    _ entry: Int,
    in cases: [Formula]
  ) throws -> SearchExamination.Answer {
    guard let rules = examination.formulas.new?.rules else { return .none }
    let store = examination.store
    let fixed = here.map { store.states($0.variable, 1 << UInt64($0.state)) }
    let both = fixed + cases.flatMap { [store.restrict($0, here), store.restrict($0, there)] }
    for (position, rule) in guidance.rules.enumerated() {
      let (holds, held) = (store.restrict(rules[position], here), store.restrict(rules[position], there))
      // A rule that does not depend on the question is lost nowhere.
      guard holds != held else { continue }
      let lost = examination.below(rule.level.position, .new).map { store.restrict($0, there) }
      let answer = try examination.effect(
        of: both + [holds] + lost,
        comparedWith: WitnessBuilder.Pair(entry: entry, there: there)
      )
      if case .none = answer { continue }
      return answer
    }
    return .none
  }
}

/// The diagrams of single rules, which stay small where those of levels do not.
private struct SmallRules {
  private let layout: Layout
  private let rules: RuleFunctions
  private let asked: [Diagram]

  init(_ space: AnswerSpace, _ guidance: Guidance, _ options: Audit.Options) throws(BudgetExceeded) {
    let layout = Layout(of: space)
    let store = NodeStore(arities: layout.order.map { space.variables[$0].states.count }, budget: options.nodes)
    var compiler = try GuidanceCompiler(space, .new, guidance, DiagramAlgebra(store: store, layout: layout))
    self.layout = layout
    rules = try compiler.ruleFunctions(ranks: Array(guidance.levels.indices))
    asked = compiler.asked
  }

  func isSomeLost(of variable: Int, from state: Int, to other: Int, whereAsked question: Ordinal<Question>? = nil)
    throws(BudgetExceeded) -> Bool
  {
    let position = layout.position(of: variable)
    let set = question.map { asked[$0.position] } ?? .always
    return try rules.isSomeLost(at: position, from: state, to: other, in: set)
  }
}

extension FormulaStore {
  /// What is left of a formula when some variables have a state.
  func restrict(_ formula: Formula, _ states: [(variable: Int, state: Int)]) -> Formula {
    var known: [Formula: Formula] = [:]
    func restricted(_ formula: Formula) -> Formula {
      if let result = known[formula] { return result }
      let result: Formula
      switch node(formula) {
      case .never, .always: result = formula
      case .states(let variable, let bits):
        let state = states.first { $0.variable == variable }?.state
        result = state.map { constant(bits & (1 << UInt64($0)) != 0) } ?? formula
      case .not(let inner): result = not(restricted(inner))
      case .all(let parts): result = all(parts.map(restricted))
      case .any(let parts): result = any(parts.map(restricted))
      case .atLeast(let count, let parts): result = atLeast(count, of: parts.map(restricted))
      }
      known[formula] = result
      return result
    }
    return restricted(formula)
  }
}
