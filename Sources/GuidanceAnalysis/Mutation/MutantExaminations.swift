import DecisionSupport

/// A guidance as diagrams, and each of its mutants as what little differs from them.
///
/// A mutant changes one rule or reminder, and with it the rules that build on that rule.
struct MutantExaminations {
  /// A mutant as far as it is looked at before its levels are.
  struct Change {
    let mutant: Guidance
    var compiler: GuidanceCompiler<DiagramAlgebra>

    /// Where each of its rules holds.
    let rules: [Diagram]

    /// The rules that hold elsewhere or give another level.
    let changed: [Int]
  }

  /// The guidance beside itself, for claims about it.
  private(set) var original: Examination
  private let guidance: Guidance

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
    return Change(mutant: mutant, compiler: compiler, rules: rules, changed: changed)
  }

  /// The guidance beside a mutant of it.
  mutating func examination(of change: Change) throws(BudgetExceeded) -> Examination {
    var compiler = change.compiler
    var functions = try compiler.functions(ranks: Array(guidance.levels.indices))
    if let rules = original.functions.old?.byRule { functions.byRule = functions.byRule.beside(rules) }
    return try original.comparing(with: change.mutant, compiler, functions)
  }

  // MARK: Safeguards

  /// Whether a change may break a safeguard that holds of the guidance; where not, nothing more need be looked at.
  mutating func mayBreak(_ safeguard: Safeguard, _ change: Change) throws(BudgetExceeded) -> Bool {
    guard !change.changed.isEmpty else { return false }
    switch safeguard.claim {
    // A rule holds wherever it may hold, so no rule can make not knowing lower the level; and no rule moves the ladder.
    case .unknownNeverLowers, .escalation, .neverShows, .notKnownNeverAboveEach: return false
    case .always(let when, let level):
      guard when.rules.isEmpty else { return true }
      if let isIndependent = independent[change.changed]?[safeguard.id] { return !isIndependent }
      guard let others = original.functions.old?.byRule.without(change.changed) else { return true }
      var isIndependent = true
      for part in when.alternatives where isIndependent {
        isIndependent = try others.isAtLeast(level.position, wherever: try original.possible(part, .old))
      }
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
    for (rules, others) in [(old.byRule, new.byRule), (new.byRule, old.byRule)] {
      let fall = try store.fall(from: rules.ranked, to: others.ranked)
      differences.append(try store.both(scope, try holds(fall)))
    }
    for (before, after) in zip(old.reminders, new.reminders) where before != after {
      differences.append(try store.both(scope, try store.apply(.differs, before, after)))
    }
    let applicability = try store.apply(.differs, old.applies, new.applies)
    differences.append(try store.both(comparable, applicability))
    return try store.merge(.either, differences, empty: .never)
  }
}
