import DecisionSupport

extension Examination {
  /// One side's functions.
  struct Functions {
    /// Where the suggested level has at least each rank; ranks are positions among the new side's levels.
    let levels: [Diagram]

    /// Where the guidance applies.
    let applies: Diagram

    let byRule: RuleFunctions

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
  mutating func functions(ranks: Sided<[Int]>, _ store: NodeStore) throws(BudgetExceeded)
    -> Sided<Examination.Functions>
  {
    var rules = Sided<[Diagram]>()
    for side in Side.allCases { rules[side] = try self[side]?.everyRule() }
    let levels = try levels(of: rules, ranks, store)
    var functions = Sided<Examination.Functions>()
    for side in Side.allCases {
      guard var compiler = self[side], let rules = rules[side], let levels = levels[side] else { continue }
      functions[side] = Examination.Functions(
        levels: levels,
        applies: try compiler.applies(),
        byRule: RuleFunctions(rules, store),
        reminders: try compiler.everyReminder(),
        asked: compiler.asked
      )
      self[side] = compiler
    }
    return functions
  }

  /// Where the level has at least each rank. The rules that both sides have are merged once, whatever each has besides.
  private func levels(of rules: Sided<[Diagram]>, _ ranks: Sided<[Int]>, _ store: NodeStore) throws(BudgetExceeded)
    -> Sided<[Diagram]>
  {
    let sides = Side.allCases.filter { rules[$0] != nil }
    let top = ranks.all.compactMap { $0.max() }.max() ?? 0
    var shared = Diagram.never
    var besides = Sided<Diagram>(old: .never, new: Diagram.never)
    var reached = Sided<[Diagram]>(old: [], new: [])
    for rank in stride(from: top, to: 0, by: -1) {
      var parts = Sided<[Diagram]>()
      for side in sides {
        guard let guidance = self[side]?.guidance, let rules = rules[side], let ranks = ranks[side] else { continue }
        parts[side] = rules.indices.filter { ranks[guidance.rules[$0].level.position] == rank }.map { rules[$0] }
      }
      let others = Set(parts.new ?? parts.old ?? [])
      let common = (parts.old ?? parts.new ?? []).filter { others.contains($0) }
      shared = try store.merge(.maximum, [shared] + common, empty: .never)
      for side in sides {
        guard let former = besides[side], let parts = parts[side] else { continue }
        let own = try store.merge(.maximum, [former] + parts.filter { !common.contains($0) }, empty: .never)
        besides[side] = own
        reached[side]?.append(try store.either(shared, own))
      }
    }
    var levels = Sided<[Diagram]>()
    for side in sides {
      guard let ranks = ranks[side], let reached = reached[side] else { continue }
      let lowest = ranks.first ?? 0
      levels[side] = (0...max(lowest, ranks.max() ?? 0)).map { $0 <= lowest ? .always : reached[top - $0] }
    }
    return levels
  }
}

extension GuidanceCompiler {
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
