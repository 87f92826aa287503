import DecisionSupport

extension Examination {
  /// One side's functions.
  struct Functions {
    /// Where the guidance applies.
    let applies: Diagram

    var byRule: RuleFunctions

    /// Where each reminder is shown.
    let reminders: [Diagram]

    /// Where each question is asked.
    let asked: [Diagram]

    /// Where each rule is not ruled out.
    var rules: [Diagram] { byRule.truths }
  }
}

extension Sided where Value == GuidanceCompiler<DiagramAlgebra> {
  /// Every function of each side, given the rank that stands for each of its levels.
  mutating func functions(ranks: Sided<[Int]>) throws(BudgetExceeded) -> Sided<Examination.Functions> {
    var functions = Sided<Examination.Functions>()
    for side in Side.allCases {
      guard let ranks = ranks[side] else { continue }
      functions[side] = try self[side]?.functions(ranks: ranks)
    }
    if let old = functions.old?.byRule, let new = functions.new?.byRule {
      functions.old?.byRule = old.beside(new)
      functions.new?.byRule = new.beside(old)
    }
    return functions
  }
}

extension GuidanceCompiler<DiagramAlgebra> {
  /// Every function, given the rank that stands for each level.
  mutating func functions(ranks: [Int]) throws(BudgetExceeded) -> Examination.Functions {
    Examination.Functions(
      applies: try applies(),
      byRule: try ruleFunctions(ranks: ranks),
      reminders: try everyReminder(),
      asked: asked
    )
  }

  /// The rules, given the rank that stands for each level.
  mutating func ruleFunctions(ranks: [Int]) throws(BudgetExceeded) -> RuleFunctions {
    RuleFunctions(
      try everyRule(),
      ranks: guidance.rules.map { ranks[$0.level.position] },
      lowest: ranks.first ?? 0,
      calm: space.calmStates(in: algebra.layout),
      algebra.store
    )
  }

  mutating func everyRule() throws(BudgetExceeded) -> [Truth] {
    var truths: [Truth] = []
    for position in guidance.rules.indices { truths.append(try rule(position)) }
    return truths
  }

  mutating func everyReminder() throws(BudgetExceeded) -> [Truth] {
    var truths: [Truth] = []
    for position in guidance.reminders.indices { truths.append(try reminder(position)) }
    return truths
  }
}
