/// A guidance's conditions, ready to be evaluated.
final class CompiledGuidance: Sendable {
  struct CompiledQuestion: Sendable {
    let domain: Domain
    let calm: Holding
    let ignoresNotKnown: Bool
    let askIf: CompiledCondition?
    let urgentIf: UInt64?

    /// The rules that name it, themselves or through others, by their places in `rulesByHeight`.
    let rules: Positions

    /// The later questions whose `ask-if` names it, itself or through rules.
    let opens: Positions

    /// Whether the guidance may apply or not because of it.
    let decidesApplicability: Bool
  }

  struct CompiledRule: Sendable {
    let condition: CompiledCondition
    let level: Int
  }

  struct CompiledStep: Sendable {
    let enterIf: CompiledCondition?
    let takenIf: CompiledCondition?
  }

  let questions: [CompiledQuestion]
  let rules: [CompiledRule]

  /// The rules' positions, highest level first, then in file order.
  let rulesByHeight: [Int]

  /// Where in `rulesByHeight` each rule stands.
  let places: [Int]
  let appliesIf: CompiledCondition?
  let reminders: [CompiledCondition?]
  let disagreementIf: CompiledCondition?
  let steps: [CompiledStep]

  init(
    questions: [Question],
    domains: [Domain],
    rules: [Rule],
    reminders: [Reminder],
    appliesIf: Condition?,
    escalation: EscalationProtocol?
  ) {
    func compile(_ condition: Condition?) -> CompiledCondition? {
      condition.map { CompiledCondition($0, domains: domains) }
    }
    let rulesByHeight = rules.indices.sorted { a, b in
      rules[a].level == rules[b].level ? a < b : rules[a].level > rules[b].level
    }
    let uses = ConditionUses(questions, rules, places: Self.places(of: rulesByHeight), appliesIf: appliesIf)
    self.questions = questions.indices.map { position in
      let (question, domain) = (questions[position], domains[position])
      return CompiledQuestion(
        domain: domain,
        calm: domain.holding(of: question.calm),
        ignoresNotKnown: question.whenUnknown != .assumeWorst,
        askIf: compile(question.askIf),
        urgentIf: question.urgent.map { domain.bits(of: $0.answers.values) },
        rules: uses.rules[position],
        opens: uses.opens[position],
        decidesApplicability: uses.applicability.contains(position)
      )
    }
    self.rules = rules.map {
      CompiledRule(condition: CompiledCondition($0.condition, domains: domains), level: $0.level.position)
    }
    self.rulesByHeight = rulesByHeight
    places = Self.places(of: rulesByHeight)
    self.appliesIf = compile(appliesIf)
    self.reminders = reminders.map { compile($0.showIf) }
    disagreementIf = compile(escalation?.disagreementIf)
    steps = (escalation?.steps ?? []).map {
      CompiledStep(enterIf: compile($0.enterIf), takenIf: compile($0.takenIf))
    }
  }

  private static func places(of order: [Int]) -> [Int] {
    var places = Array(repeating: 0, count: order.count)
    for (place, rule) in order.enumerated() { places[rule] = place }
    return places
  }
}

/// What each question is named for, so that another answer to it need not be held against everything.
private struct ConditionUses {
  private(set) var rules: [Positions]
  private(set) var opens: [Positions]
  let applicability: Positions

  init(_ questions: [Question], _ rules: [Rule], places: [Int], appliesIf: Condition?) {
    let named = rules.questionsNamedByEach()
    self.rules = Array(repeating: [], count: questions.count)
    for (rule, questions) in named.enumerated() {
      for question in questions { self.rules[question].insert(places[rule]) }
    }
    opens = Array(repeating: [], count: questions.count)
    for position in questions.indices {
      guard let askIf = questions[position].askIf else { continue }
      for question in rules.questionsNamed(by: askIf) where question < position { opens[question].insert(position) }
    }
    applicability = appliesIf.map { rules.questionsNamed(by: $0) } ?? []
  }
}
