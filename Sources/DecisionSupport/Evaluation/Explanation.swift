extension Reading {
  /// The questions whose answers make a condition hold, or leave it open: why a rule fired.
  ///
  /// - Returns: Positions of questions; none if the condition is ruled out.
  mutating func questionsBehind(_ condition: CompiledCondition, in guidance: CompiledGuidance) -> Positions {
    var found: Positions = []
    var rules: Positions = []
    collect(condition.nodes, 0, ruledOut: false, guidance, &found, &rules)
    return found
  }

  /// The questions whose answers keep a condition from being certain.
  ///
  /// - Returns: Positions of questions; none if the condition holds.
  mutating func questionsAgainst(_ condition: CompiledCondition, in guidance: CompiledGuidance) -> Positions {
    var found: Positions = []
    var rules: Positions = []
    collect(condition.nodes, 0, ruledOut: true, guidance, &found, &rules)
    return found
  }

  /// The questions whose answers rule a condition out: why a rule did not fire.
  ///
  /// - Returns: Positions of questions; none if the condition holds, or may.
  mutating func questionsRulingOut(_ condition: CompiledCondition, in guidance: CompiledGuidance) -> Positions {
    var found: Positions = []
    var rules: Positions = []
    collect(condition.nodes, 0, ruledOut: true, isCertain: true, guidance, &found, &rules)
    return found
  }

  /// The questions that leave a condition open: those whose tests are unknown in parts that are unknown.
  mutating func openQuestions(of condition: CompiledCondition, in guidance: CompiledGuidance) -> Positions {
    var found: Positions = []
    var rules: Positions = []
    collectOpen(condition.nodes, 0, guidance, &found, &rules)
    return found
  }

  private mutating func collectOpen(
    _ nodes: [CompiledCondition.Node],
    _ position: Int,
    _ guidance: CompiledGuidance,
    _ found: inout Positions,
    _ rules: inout Positions
  ) {
    var end = position
    guard truth(of: nodes, at: &end, in: guidance) == .unknown else { return }
    switch nodes[position] {
    case .test(let question, _):
      found.insert(Int(question))
    case .rule(let rule):
      guard rules.insert(Int(rule)) else { return }
      collectOpen(guidance.rules[Int(rule)].condition.nodes, 0, guidance, &found, &rules)
    case .all, .any, .atLeast, .none:
      var part = position + 1
      while part < end {
        collectOpen(nodes, part, guidance, &found, &rules)
        _ = truth(of: nodes, at: &part, in: guidance)
      }
    }
  }

  /// Collects below the node at a position, if the node speaks for the outcome wanted of it; with `ruledOut` it helps by
  /// not holding, as below `none`; with `isCertain` what is unknown does not help.
  private mutating func collect(
    _ nodes: [CompiledCondition.Node],
    _ position: Int,
    ruledOut: Bool,
    isCertain: Bool = false,
    _ guidance: CompiledGuidance,
    _ found: inout Positions,
    _ rules: inout Positions
  ) {
    var end = position
    let truth = truth(of: nodes, at: &end, in: guidance)
    let wanted = ruledOut ? Truth.false : .true
    guard truth == wanted || truth == .unknown && !isCertain else { return }
    switch nodes[position] {
    case .test(let question, _):
      found.insert(Int(question))
    case .rule(let rule):
      // A rule that was looked into once on this path of signs adds nothing the second time.
      guard rules.insert(Int(rule) * 2 + (ruledOut ? 1 : 0)) else { return }
      let condition = guidance.rules[Int(rule)].condition
      collect(condition.nodes, 0, ruledOut: ruledOut, isCertain: isCertain, guidance, &found, &rules)
    case .all, .any, .atLeast, .none:
      var part = position + 1
      let isNegated = if case .none = nodes[position] { true } else { false }
      while part < end {
        collect(nodes, part, ruledOut: ruledOut != isNegated, isCertain: isCertain, guidance, &found, &rules)
        _ = self.truth(of: nodes, at: &part, in: guidance)
      }
    }
  }
}
