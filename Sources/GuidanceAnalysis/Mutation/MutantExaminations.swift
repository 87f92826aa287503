import DecisionSupport

/// A guidance as diagrams, and each of its mutants as what little differs from them.
///
/// A mutant changes one rule or reminder, and with it the rules that build on that rule. A level is reached where one of
/// those holds or one of all the others does; the others are merged once for all mutants of a rule.
struct MutantExaminations {
  /// A mutant as far as it is looked at before its levels are.
  struct Change {
    let mutant: Guidance
    var compiler: GuidanceCompiler<DiagramAlgebra>

    /// Where each of its rules holds.
    let rules: [Diagram]

    /// The rules that hold elsewhere or give another level.
    let changed: [Int]

    /// Where some other rule holds that gives at least each rank.
    let others: [Diagram]
  }

  /// The guidance beside itself, for claims about it.
  private(set) var original: Examination
  private let guidance: Guidance
  private var others: [[Int]: [Diagram]] = [:]

  /// Safeguards that hold by other rules than these, whatever becomes of these.
  private var independent: [[Int]: [String: Bool]] = [:]

  init(_ guidance: Guidance, _ options: Audit.Options) throws(BudgetExceeded) {
    let ranks = Array(guidance.levels.indices)
    // A bound that is moved by one cuts a number beside where the guidance does.
    original = try Examination(
      Sided(old: guidance, new: guidance),
      ranks: Sided(old: ranks, new: ranks),
      options,
      cuttingBeside: true
    )
    self.guidance = guidance
  }

  /// What a mutant changes of the rules.
  mutating func change(to mutant: Guidance) throws(BudgetExceeded) -> Change {
    let before = original.functions.old?.rules ?? []
    let space = original.space.replacing(new: mutant)
    let algebra = DiagramAlgebra(store: original.store, layout: original.layout)
    var compiler = try GuidanceCompiler(space, .new, mutant, algebra)
    let rules = try compiler.everyRule()
    let changed = rules.indices.filter {
      rules[$0] != before[$0] || mutant.rules[$0].level != guidance.rules[$0].level
    }
    return Change(
      mutant: mutant,
      compiler: compiler,
      rules: rules,
      changed: changed,
      others: try others(than: changed, before)
    )
  }

  /// The guidance beside a mutant of it.
  mutating func examination(of change: Change) throws(BudgetExceeded) -> Examination {
    let store = original.store
    var levels = change.others
    for rank in levels.indices.dropFirst() {
      let high = change.changed.filter { change.mutant.rules[$0].level.position >= rank }
      levels[rank] = try store.merge(.maximum, [levels[rank]] + high.map { change.rules[$0] }, empty: .never)
    }
    var compiler = change.compiler
    let functions = Examination.Functions(
      levels: levels,
      applies: try compiler.applies(),
      byRule: RuleFunctions(change.rules, store),
      reminders: try compiler.everyReminder(),
      asked: compiler.asked
    )
    return try original.comparing(with: change.mutant, compiler, functions)
  }

  /// Where some rule beside a few holds that gives at least each rank.
  private mutating func others(than changed: [Int], _ rules: [Diagram]) throws(BudgetExceeded) -> [Diagram] {
    if changed.isEmpty { return original.functions.old?.levels ?? [] }
    if let known = others[changed] { return known }
    var reached: [Diagram] = []
    for rank in guidance.levels.indices.reversed().dropLast() {
      let own = guidance.rules.indices.filter {
        guidance.rules[$0].level.position == rank && !changed.contains($0)
      }
      reached.append(
        try original.store.merge(.maximum, [reached.last].compactMap(\.self) + own.map { rules[$0] }, empty: .never)
      )
    }
    let all = [Diagram.always] + reached.reversed()
    others[changed] = all
    return all
  }

  // MARK: Safeguards

  /// Whether a change may break a safeguard that holds of the guidance; where not, nothing more need be looked at.
  mutating func mayBreak(_ safeguard: Safeguard, _ change: Change) throws(BudgetExceeded) -> Bool {
    guard !change.changed.isEmpty else { return false }
    let store = original.store
    switch safeguard.claim {
    // A rule holds wherever it may hold, so no rule can make not knowing lower the level; and no rule moves the ladder.
    case .unknownNeverLowers, .escalation: return false
    case .always(let when, let level):
      guard when.rules.isEmpty else { return true }
      if let isIndependent = independent[change.changed]?[safeguard.id] { return !isIndependent }
      let cases = try original.possible(when, .old)
      let isIndependent = store.isCovered(cases, by: change.others[level.position])
      independent[change.changed, default: [:]][safeguard.id] = isIndependent
      return !isIndependent
    case .neverLowers(let question, let from, let to, let when):
      guard when?.rules.isEmpty ?? true else { return true }
      return try isLost(change, question, [(from, to)])
    case .sameLevel(let question, let answers, let when):
      guard when?.rules.isEmpty ?? true, let first = answers.first else { return true }
      return try isLost(change, question, answers.dropFirst().flatMap { [(first, $0), ($0, first)] })
    }
  }

  /// Whether some rule holds with one answer and not with the other, all else the same. Where none is, no level falls.
  private func isLost(_ change: Change, _ question: Ordinal<Question>, _ pairs: [(from: Answer, to: Answer)])
    throws(BudgetExceeded) -> Bool
  {
    let (store, space) = (original.store, original.space)
    for (from, to) in pairs {
      let (here, there) = (space.states(of: from, question, .new), space.states(of: to, question, .new))
      guard here.count == 1, there.count == 1 else { return true }
      let position = original.layout.position(of: here[0].variable)
      for rule in change.rules where store.position(of: rule) <= position {
        if try store.loss(of: rule, at: position, from: here[0].state, to: there[0].state) != .never { return true }
      }
    }
    return false
  }
}

extension Examination {
  /// Where the two sides give another level or show other reminders.
  func difference() throws(BudgetExceeded) -> Diagram {
    guard let old = functions.old, let new = functions.new else { return .never }
    var differences: [Diagram] = []
    for (before, after) in zip(old.levels + old.reminders, new.levels + new.reminders) where before != after {
      differences.append(try store.both(scope, try store.apply(.differs, before, after)))
    }
    let applicability = try store.apply(.differs, old.applies, new.applies)
    differences.append(try store.both(comparable, applicability))
    return try store.merge(.maximum, differences, empty: .never)
  }
}
