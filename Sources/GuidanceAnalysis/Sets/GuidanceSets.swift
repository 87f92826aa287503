import DecisionSupport

/// Which of the three levels of an outcome.
enum LevelKind {
  case suggested, established, possible
}

/// One configuration as sets of answer sets: where its rules hold, what it shows and what it asks.
struct GuidanceSets<Sets: AnswerSets> {
  typealias Truth = Sets.Truth
  typealias Compiler = GuidanceCompiler<Sets>

  let guidance: Guidance
  let compiler: Compiler

  /// The rank of each level.
  let ranks: [Int]

  /// Where the guidance applies.
  let applies: Truth

  /// What calls for the suggested level: where each rule is not ruled out.
  private(set) var rules: RankedRules<Sets>

  /// Where each reminder is shown.
  let reminders: [Truth]

  /// Where each question is asked.
  let asked: [Truth]

  let sets: Sets

  init(_ space: AnswerSpace, _ side: Side, ranks: [Int], _ sets: Sets) throws(BudgetExceeded) {
    compiler = Compiler(space, side, sets)
    guidance = compiler.guidance
    self.ranks = ranks
    self.sets = sets
    applies = try compiler.applies()
    var shown: [Truth] = []
    for reminder in guidance.reminders { shown.append(try compiler.possible(reminder.showIf, .closed)) }
    reminders = shown
    var asked: [Truth] = []
    for position in guidance.questions.indices { asked.append(try compiler.asking(position, .closed, .certain)) }
    self.asked = asked
    rules = try Self.rules(.suggested, compiler, ranks, sets)
  }

  /// What calls for a level.
  func rules(_ kind: LevelKind) throws(BudgetExceeded) -> RankedRules<Sets> {
    kind == .suggested ? rules : try Self.rules(kind, compiler, ranks, sets)
  }

  private static func rules(_ kind: LevelKind, _ compiler: Compiler, _ ranks: [Int], _ sets: Sets)
    throws(BudgetExceeded) -> RankedRules<Sets>
  {
    let guidance = compiler.guidance
    var truths: [Truth] = []
    for position in guidance.rules.indices {
      switch kind {
      case .suggested: truths.append(try compiler.rule(position, .closed, .possible))
      case .established: truths.append(try compiler.rule(position, .open, .certain))
      case .possible: truths.append(try compiler.rule(position, .open, .possible))
      }
    }
    return try RankedRules(
      truths,
      ranks: guidance.rules.map { ranks[$0.level.position] },
      lowest: ranks.first ?? 0,
      sets
    )
  }

  /// Sets that know which rules another configuration has too.
  func beside(_ other: GuidanceSets) -> GuidanceSets {
    var marked = self
    marked.rules = rules.beside(other.rules)
    return marked
  }

  /// The position of the level for an answer set; nil where the guidance does not apply.
  func level(at states: [Int]) -> Int? {
    guard sets.contains(applies, states) else { return nil }
    return guidance.rules.indices.filter { sets.contains(rules.truths[$0], states) }
      .map { guidance.rules[$0].level.position }.max() ?? 0
  }

  /// The positions of the reminders that an answer set shows.
  func reminders(at states: [Int]) -> [Int] {
    reminders.indices.filter { sets.contains(reminders[$0], states) }
  }
}

extension Outcome {
  /// One of the outcome's levels; nil where the guidance does not apply.
  subscript(_ kind: LevelKind) -> Ordinal<Level>? {
    switch kind {
    case .suggested: level
    case .established: established
    case .possible: possible
    }
  }
}
