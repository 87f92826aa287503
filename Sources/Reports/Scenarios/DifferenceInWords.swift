import DecisionSupport

/// One thing about a scenario that is not as expected, in words.
struct DifferenceInWords {
  /// What differs: `applies`, `level`, `established`, `possible`, `urgent`, `reminder`, `pathway`, `item`, `find-out` or
  /// `step`.
  let what: String

  /// What the scenario expects: a level's number or an id; null for an urgent action that is not expected.
  let expected: JSON

  /// What the guidance gives, in the same way; null where it gives nothing.
  let found: JSON

  /// The difference in one sentence.
  let headline: String

  /// Why, a sentence or a short list each.
  let why: [String]
}

extension ScenarioResult {
  /// The differences in words.
  func differencesInWords(_ guidance: Guidance) -> [DifferenceInWords] {
    let wording = DifferenceWording(guidance: guidance, outcome: outcome)
    let told = differences.first.flatMap { difference -> [ScenarioResult.WeighedRule]? in
      if case .level(let levels) = difference { levels.rules } else { nil }
    }
    return differences.map { wording.words($0, told: told ?? []) }
  }
}

/// Words the differences between one outcome and what was expected.
private struct DifferenceWording {
  let guidance: Guidance
  let outcome: Outcome

  private var steps: [EscalationStep] { guidance.escalation?.steps ?? [] }

  /// More rules would hide the other differences.
  private static let mostRules = 5

  /// Words one difference; of rules that were told of before only the level is repeated.
  func words(_ difference: ScenarioResult.Difference, told: [ScenarioResult.WeighedRule]) -> DifferenceInWords {
    switch difference {
    case .applies(let isExpected):
      return DifferenceInWords(
        what: "applies",
        expected: .bool(isExpected),
        found: .bool(!isExpected),
        headline: "The guidance \(isExpected ? "does not apply, and should" : "applies, and should not").",
        why: isExpected ? [doesNotApply] : []
      )
    case .level(let levels):
      return self.levels("level", "Level", levels, verb: "calls for", without: "No rule holds or is left open")
    case .established(let levels):
      return self.levels(
        "established",
        "Established level",
        levels,
        verb: "certainly calls for",
        without: "No rule is certain",
        told: told.map(\.rule)
      )
    case .possible(let expected, let found):
      let (expected, found) = (guidance.levels[expected].number, found.map { guidance.levels[$0].number })
      return DifferenceInWords(
        what: "possible",
        expected: .number(expected),
        found: found.map { .number($0) } ?? .null,
        headline: "Possible level: expected \(expected), found \(found.map { "\($0)" } ?? "none").",
        why: []
      )
    case .urgent(let question, let isExpected, let counted):
      return urgent(guidance.questions[question], isExpected: isExpected, counted)
    case .reminder(let reminder, let against):
      return self.reminder(guidance.reminders[reminder], against)
    case .unwantedReminder(let reminder, let because):
      let reminder = guidance.reminders[reminder]
      return DifferenceInWords(
        what: "reminder",
        expected: .null,
        found: .string(reminder.id),
        headline: "Reminder '\(reminder.id)': shown, but not to be.",
        why: condition("It is shown if", reminder.showIf) + here(because)
      )
    case .pathway(let pathway, let against):
      let pathway = guidance.pathways[pathway]
      return DifferenceInWords(
        what: "pathway",
        expected: .string(pathway.id),
        found: .null,
        headline: "Pathway '\(pathway.id)': expected, but not due.",
        why: condition("It is due if", pathway.condition) + here(against)
      )
    case .unwantedPathway(let pathway, let because):
      let pathway = guidance.pathways[pathway]
      return DifferenceInWords(
        what: "pathway",
        expected: .null,
        found: .string(pathway.id),
        headline: "Pathway '\(pathway.id)': due, but not to be.",
        why: condition("It is due if", pathway.condition) + here(because)
      )
    case .item(let id, let isExpected):
      return item(id, isExpected: isExpected)
    case .findOut(let expected, let found):
      let (expected, found) = (expected.map { guidance.questions[$0].id }, found.map { guidance.questions[$0].id })
      return DifferenceInWords(
        what: "find-out",
        expected: JSON(expected),
        found: JSON(found),
        headline: "To find out first: expected \(expected.listed), found "
          + "\(found.isEmpty ? "nothing" : found.listed).",
        why: []
      )
    case .step(let expected, let found, let obstacle):
      let found = found.map { steps[$0].id }
      return DifferenceInWords(
        what: "step",
        expected: .string(steps[expected].id),
        found: JSON(found),
        headline: "Next step: expected '\(steps[expected].id)', found \(found.map { "'\($0)'" } ?? "none").",
        why: why(notNext: steps[expected], obstacle)
      )
    }
  }

  // MARK: Levels

  private func levels(
    _ what: String,
    _ title: String,
    _ levels: ScenarioResult.LevelDifference,
    verb: String,
    without: String,
    told: [Ordinal<Rule>] = []
  ) -> DifferenceInWords {
    let expected = guidance.levels[levels.expected].number
    let found = levels.found.map { guidance.levels[$0].number }
    var why = rules(levels.rules, verb: verb, told: told)
    if let level = levels.found {
      if levels.rules.isEmpty { why.append("\(without), so it is the lowest level.") }
      if level < levels.expected { why += kept(levels.kept, expected) }
    } else {
      why = [doesNotApply]
    }
    return DifferenceInWords(
      what: what,
      expected: .number(expected),
      found: found.map { .number($0) } ?? .null,
      headline: "\(title): expected \(expected), found \(found.map { "\($0)" } ?? "none").",
      why: why
    )
  }

  private func rules(_ weighed: [ScenarioResult.WeighedRule], verb: String, told: [Ordinal<Rule>]) -> [String] {
    var lines = weighed.prefix(Self.mostRules).map { weighed in
      let rule = guidance.rules[weighed.rule]
      let verb = weighed.isCertain ? verb : "is not ruled out and calls for"
      let call = "Rule '\(rule.id)' \(verb) level \(guidance.levels[rule.level].number)"
      guard !told.contains(weighed.rule) else { return call + "." }
      return ([call + ":", rule.because] + weighed.answers.map(guidance.statement(of:))).joined(separator: " ")
    }
    let more = weighed.count - lines.count
    if more > 0 { lines.append("\(more) more \(more == 1 ? "rule does" : "rules do") so, too.") }
    return lines
  }

  private func kept(_ rules: [ScenarioResult.WeighedRule], _ level: Int) -> [String] {
    guard !rules.isEmpty else { return ["No rule of level \(level) comes near to these answers."] }
    return rules.map { kept in
      let answers = kept.answers.map(guidance.statement(of:)).joined(separator: " ")
      return "Rule '\(guidance.rules[kept.rule].id)' would give level \(level), were it not for: \(answers)"
    }
  }

  // MARK: Urgent actions, reminders, steps

  private func urgent(_ question: Question, isExpected: Bool, _ counted: CountedAnswer) -> DifferenceInWords {
    DifferenceInWords(
      what: "urgent",
      expected: isExpected ? .string(question.id) : .null,
      found: isExpected ? .null : .string(question.id),
      headline: "Urgent action of '\(question.id)': "
        + (isExpected ? "expected, but not called for." : "called for, but not expected."),
      why: condition("It is called for if", question.urgent.map { .answer($0.answers) }) + here([counted])
    )
  }

  private func reminder(_ reminder: Reminder, _ against: [CountedAnswer]) -> DifferenceInWords {
    DifferenceInWords(
      what: "reminder",
      expected: .string(reminder.id),
      found: .null,
      headline: "Reminder '\(reminder.id)': expected, but not shown.",
      why: outcome.applies ? condition("It is shown if", reminder.showIf) + here(against) : [doesNotApply]
    )
  }

  private func item(_ id: String, isExpected: Bool) -> DifferenceInWords {
    let owned = guidance.itemsWithOwners.filter { $0.item.id == id }
    let why = owned.flatMap { item, owner in
      ["It belongs to \(owner)."] + item.parts.flatMap { condition("'\($0.text)' is shown if", $0.condition) }
    }
    return DifferenceInWords(
      what: "item",
      expected: isExpected ? .string(id) : .null,
      found: isExpected ? .null : .string(id),
      headline: "Item '\(id)': \(isExpected ? "expected, but not shown" : "shown, but not to be").",
      why: why
    )
  }

  private func why(notNext step: EscalationStep, _ obstacle: ScenarioResult.StepObstacle) -> [String] {
    switch obstacle {
    case .guidanceDoesNotApply:
      return [doesNotApply]
    case .noDisagreement(let against):
      return ["Nobody disagrees, so the first step is shown."]
        + condition("There is a disagreement if", guidance.escalation?.disagreementIf) + here(against)
    case .taken(let behind):
      return condition("'\(step.id)' has been taken if", step.takenIf) + here(behind)
    case .closed(let against):
      return condition("'\(step.id)' can be entered if", step.enterIf) + here(against)
    case .earlier(let earlier, let against):
      let earlier = steps[earlier]
      return ["'\(earlier.id)' comes first and has not been taken."]
        + (earlier.takenIf == nil ? ["No answer can say that it has."] : [])
        + condition("It has been taken if", earlier.takenIf) + here(against)
    }
  }

  // MARK: Conditions and answers

  private var doesNotApply: String {
    ["The guidance does not apply.", guidance.applicability?.because].compactMap(\.self).joined(separator: " ")
  }

  /// A condition behind the words that lead to it, on lines of its own where it has parts.
  private func condition(_ lead: String, _ condition: Condition?) -> [String] {
    guard let condition else { return [] }
    let lines = guidance.lines(describing: condition)
    guard lines.count > 1 else { return ["\(lead): \(lines[0])."] }
    return [(["\(lead) \(lines[0])"] + lines.dropFirst()).joined(separator: "\n")]
  }

  private func here(_ counted: [CountedAnswer]) -> [String] {
    counted.isEmpty ? [] : ["Here: " + counted.map(guidance.statement(of:)).joined(separator: " ")]
  }
}
