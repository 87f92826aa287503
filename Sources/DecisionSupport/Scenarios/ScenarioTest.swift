extension Guidance {
  /// Compares what the guidance says about a scenario with what the scenario expects.
  ///
  /// - Parameters:
  ///   - scenario: A scenario that was read against this guidance.
  ///   - today: The day on which somebody asks.
  /// - Returns: The outcome, with every difference explained.
  /// - Throws: Where the guidance's definition and the engine do not conclude the same.
  public func test(_ scenario: Scenario, today: CalendarDate) throws(SelfContradiction) -> ScenarioResult {
    let outcome = try assess(scenario.answers, since: today, today: today)
    var test = ScenarioTest(self, scenario, outcome)
    return ScenarioResult(scenario: scenario, outcome: outcome, differences: test.differences())
  }
}

/// Finds and explains the differences between an outcome and what a scenario expects.
private struct ScenarioTest {
  private let guidance: Guidance
  private let scenario: Scenario
  private let outcome: Outcome
  private var engine: Engine

  private var compiled: CompiledGuidance { guidance.compiled }
  private var expectation: Scenario.Expectation { scenario.expectation }

  /// More rules, or rules that are farther from holding, explain nothing.
  private static let mostKept = 3

  init(_ guidance: Guidance, _ scenario: Scenario, _ outcome: Outcome) {
    self.guidance = guidance
    self.scenario = scenario
    self.outcome = outcome
    engine = Engine(guidance.compiled, scenario.answers)
  }

  mutating func differences() -> [ScenarioResult.Difference] {
    var differences: [ScenarioResult.Difference] = []
    guard expectation.applies else {
      return outcome.applies ? [.applies(isExpected: false)] : pathways() + items()
    }
    if let expected = level(numbered: expectation.level), expected != outcome.level {
      differences.append(.level(level(expected)))
    }
    if let expected = level(numbered: expectation.established), expected != outcome.established {
      differences.append(.established(established(expected)))
    }
    if let expected = level(numbered: expectation.possible), expected != outcome.possible {
      differences.append(.possible(expected: expected, found: outcome.possible))
    }
    differences += urgent()
    differences += reminders()
    differences += pathways()
    differences += items()
    let findOut = expectation.findOut.compactMap { guidance.question($0) }
    let found = Array(outcome.findOut.prefix(findOut.count))
    if found != findOut { differences.append(.findOut(expected: findOut, found: found)) }
    if let expected = expectation.step.flatMap({ guidance.step($0) }), expected != outcome.nextStep?.step {
      differences.append(.step(expected: expected, found: outcome.nextStep?.step, because: obstacle(to: expected)))
    }
    return differences
  }

  // MARK: Levels

  private func level(numbered number: Int?) -> Ordinal<Level>? { number.flatMap { guidance.level(number: $0) } }

  private mutating func level(_ expected: Ordinal<Level>) -> ScenarioResult.LevelDifference {
    guard let found = outcome.level else { return doesNotApply(expected) }
    return ScenarioResult.LevelDifference(
      expected: expected,
      found: found,
      rules: rules(giving: found, insteadOf: expected, outcome.reasons),
      kept: found < expected ? keptRules(of: expected) : []
    )
  }

  private mutating func established(_ expected: Ordinal<Level>) -> ScenarioResult.LevelDifference {
    guard let found = outcome.established else { return doesNotApply(expected) }
    var kept: [ScenarioResult.WeighedRule] = []
    if found < expected {
      for reason in outcome.reasons where !reason.isCertain && level(of: reason) == expected {
        let condition = compiled.condition(ofRule: reason.rule.position)
        let open = engine.openQuestions(of: condition, .open)
        kept.append(ScenarioResult.WeighedRule(rule: reason.rule, isCertain: false, answers: counted(open)))
      }
      if kept.isEmpty { kept = keptRules(of: expected) }
    }
    return ScenarioResult.LevelDifference(
      expected: expected,
      found: found,
      rules: rules(giving: found, insteadOf: expected, outcome.reasons.filter { $0.isCertain }),
      kept: kept
    )
  }

  /// The rules, of some, that give a level, or that raise it above the expected one.
  private mutating func rules(
    giving found: Ordinal<Level>,
    insteadOf expected: Ordinal<Level>,
    _ reasons: [Outcome.Reason]
  ) -> [ScenarioResult.WeighedRule] {
    var rules: [ScenarioResult.WeighedRule] = []
    for reason in reasons where found < expected ? level(of: reason) == found : level(of: reason) > expected {
      let behind = engine.questionsBehind(compiled.condition(ofRule: reason.rule.position), .closed)
      rules.append(.init(rule: reason.rule, isCertain: reason.isCertain, answers: counted(behind)))
    }
    return rules
  }

  private func doesNotApply(_ expected: Ordinal<Level>) -> ScenarioResult.LevelDifference {
    ScenarioResult.LevelDifference(expected: expected, found: nil, rules: [], kept: [])
  }

  private func level(of reason: Outcome.Reason) -> Ordinal<Level> { guidance.rules[reason.rule].level }

  /// The rules of a level that are ruled out by few answers while others speak for them, nearest first.
  private mutating func keptRules(of level: Ordinal<Level>) -> [ScenarioResult.WeighedRule] {
    var near: [(rule: Ordinal<Rule>, against: OrdinalSet)] = []
    for index in guidance.rules.ordinals where guidance.rules[index].level == level {
      let condition = compiled.condition(ofRule: index.position)
      guard engine.truth(of: condition, .closed) == .false else { continue }
      let against = engine.questionsRulingOut(condition, .closed)
      let speaksFor = guidance.questionsNamed(by: guidance.rules[index].condition).contains { position in
        let answer = scenario.answers[Ordinal(position)]
        return !against.contains(position) && answer != nil && answer != guidance.questions[position].calm
      }
      if speaksFor, against.count <= Self.mostKept { near.append((index, against)) }
    }
    return near.sorted { ($0.against.count, $0.rule) < ($1.against.count, $1.rule) }
      .prefix(Self.mostKept)
      .map { .init(rule: $0.rule, isCertain: false, answers: counted($0.against)) }
  }

  // MARK: Urgent actions and reminders

  private func urgent() -> [ScenarioResult.Difference] {
    let expected = expectation.urgent.compactMap { guidance.question($0) }
    let found = outcome.urgent.map { $0.question }
    let missing = expected.filter { !found.contains($0) }
    let unexpected = found.filter { !expected.contains($0) }
    return (missing + unexpected).sorted().map { question in
      .urgent(
        question,
        isExpected: missing.contains(question),
        counted: Meaning(guidance, scenario.answers).counted(question)
      )
    }
  }

  private mutating func reminders() -> [ScenarioResult.Difference] {
    let shown = outcome.reminders
    let missing = expectation.reminders.compactMap { guidance.reminder($0) }.filter { reminder in
      !shown.contains { $0.reminder == reminder }
    }
    let unwanted = expectation.notReminders.compactMap { guidance.reminder($0) }
    return missing.map { reminder in
      let condition = outcome.applies ? compiled.reminders[reminder.position] : nil
      let against = condition.map { engine.questionsRulingOut($0, .closed) } ?? []
      return .reminder(reminder, against: counted(against))
    }
      + shown.filter { unwanted.contains($0.reminder) }.map { shown in
        .unwantedReminder(shown.reminder, because: counted(OrdinalSet(shown.because.map { $0.question.position })))
      }
  }

  private mutating func pathways() -> [ScenarioResult.Difference] {
    let due = outcome.pathways
    let missing = expectation.pathways.compactMap { guidance.pathway($0) }.filter { pathway in
      !due.contains { $0.pathway == pathway }
    }
    let unwanted = expectation.notPathways.compactMap { guidance.pathway($0) }
    return missing.map { pathway in
      let condition = compiled.pathways[pathway.position].condition
      return .pathway(pathway, against: counted(engine.questionsRulingOut(condition, .closed)))
    }
      + due.filter { unwanted.contains($0.pathway) }.map { due in
        .unwantedPathway(due.pathway, because: counted(OrdinalSet(due.because.map { $0.question.position })))
      }
  }

  private func items() -> [ScenarioResult.Difference] {
    let (toDo, notToDo) = (guidance.itemIDs(of: outcome.toDo), guidance.itemIDs(of: outcome.prohibitions))
    let missing =
      expectation.toDo.filter { !toDo.contains($0) } + expectation.notToDo.filter { !notToDo.contains($0) }
    let unwanted = expectation.notShown.filter { toDo.contains($0) || notToDo.contains($0) }
    return missing.map { .item($0, isExpected: true) } + unwanted.map { .item($0, isExpected: false) }
  }

  // MARK: The next step

  private mutating func obstacle(to step: Ordinal<EscalationStep>) -> ScenarioResult.StepObstacle {
    guard outcome.applies else { return .guidanceDoesNotApply }
    if let disagreement = compiled.disagreementIf, outcome.nextStep?.isDisagreement == false {
      return .noDisagreement(against: counted(engine.questionsRulingOut(disagreement, .closed)))
    }
    let expected = compiled.steps[step.position]
    if let taken = expected.takenIf, engine.truth(of: taken, .closed) == .true {
      return .taken(behind: counted(engine.questionsBehind(taken, .closed)))
    }
    if let enter = expected.enterIf, engine.truth(of: enter, .closed) == .false {
      return .closed(against: counted(engine.questionsRulingOut(enter, .closed)))
    }
    // The next step is the first that is neither taken nor closed, and the expected one is neither.
    guard let earlier = outcome.nextStep?.step else { return .earlier(step, against: []) }
    let against = compiled.steps[earlier.position].takenIf.map {
      engine.questionsAgainst($0, .closed)
    }
    return .earlier(earlier, against: counted(against ?? []))
  }

  // MARK: Answers

  private func counted(_ questions: OrdinalSet) -> [CountedAnswer] {
    Meaning(guidance, scenario.answers).counted(questions)
  }
}
