extension Engine {
  /// The questions whose answers make a condition hold, or leave it open: why a rule fired.
  ///
  /// - Returns: OrdinalSet of questions; none if the condition is ruled out.
  mutating func questionsBehind(_ condition: CompiledCondition, _ reading: Meaning.Reading) -> OrdinalSet {
    var found: OrdinalSet = []
    var rules: OrdinalSet = []
    collect(Int(condition.start), ruledOut: false, reading, &found, &rules)
    return found
  }

  /// The questions whose answers keep a condition from being certain.
  ///
  /// - Returns: OrdinalSet of questions; none if the condition holds.
  mutating func questionsAgainst(_ condition: CompiledCondition, _ reading: Meaning.Reading) -> OrdinalSet {
    var found: OrdinalSet = []
    var rules: OrdinalSet = []
    collect(Int(condition.start), ruledOut: true, reading, &found, &rules)
    return found
  }

  /// The questions whose answers rule a condition out: why a rule did not fire.
  ///
  /// - Returns: OrdinalSet of questions; none if the condition holds, or may.
  mutating func questionsRulingOut(_ condition: CompiledCondition, _ reading: Meaning.Reading) -> OrdinalSet {
    var found: OrdinalSet = []
    var rules: OrdinalSet = []
    collect(Int(condition.start), ruledOut: true, isCertain: true, reading, &found, &rules)
    return found
  }

  /// The questions that leave a condition open: those whose tests are unknown in parts that are unknown.
  mutating func openQuestions(of condition: CompiledCondition, _ reading: Meaning.Reading) -> OrdinalSet {
    var found: OrdinalSet = []
    var rules: OrdinalSet = []
    collectOpen(Int(condition.start), reading, &found, &rules)
    return found
  }

  private mutating func collectOpen(
    _ position: Int,
    _ reading: Meaning.Reading,
    _ found: inout OrdinalSet,
    _ rules: inout OrdinalSet
  ) {
    guard truth(of: CompiledCondition(start: Int32(position)), reading) == .unknown else { return }
    switch guidance.nodes[position] {
    case .test(let place):
      found.insert(guidance.testedQuestions[Int(place)])
    case .rule(let rule):
      guard rules.insert(Int(rule)) else { return }
      collectOpen(Int(guidance.rulesByRank[Int(rule)].condition.start), reading, &found, &rules)
    case .all(let end), .any(let end), .none(let end), .atLeast(_, let end):
      var part = position + 1
      while part < end {
        collectOpen(part, reading, &found, &rules)
        part = guidance.nodes[part].end(at: part)
      }
    }
  }

  /// Collects below the node at a position, if the node speaks for the outcome wanted of it; with `ruledOut` it helps by
  /// not holding, as below `none`; with `isCertain` what is unknown does not help.
  private mutating func collect(
    _ position: Int,
    ruledOut: Bool,
    isCertain: Bool = false,
    _ reading: Meaning.Reading,
    _ found: inout OrdinalSet,
    _ rules: inout OrdinalSet
  ) {
    let truth = truth(of: CompiledCondition(start: Int32(position)), reading)
    let wanted = ruledOut ? Truth.false : .true
    guard truth == wanted || truth == .unknown && !isCertain else { return }
    switch guidance.nodes[position] {
    case .test(let place):
      found.insert(guidance.testedQuestions[Int(place)])
    case .rule(let rule):
      // A rule that was looked into once on this path of signs adds nothing the second time.
      guard rules.insert(Int(rule) * 2 + (ruledOut ? 1 : 0)) else { return }
      let condition = guidance.rulesByRank[Int(rule)].condition
      collect(Int(condition.start), ruledOut: ruledOut, isCertain: isCertain, reading, &found, &rules)
    case .all(let end), .any(let end), .none(let end), .atLeast(_, let end):
      var part = position + 1
      let isNegated = if case .none = guidance.nodes[position] { true } else { false }
      while part < end {
        collect(part, ruledOut: ruledOut != isNegated, isCertain: isCertain, reading, &found, &rules)
        part = guidance.nodes[part].end(at: part)
      }
    }
  }
}
