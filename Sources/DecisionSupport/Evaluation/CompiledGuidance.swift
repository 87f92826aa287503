/// A guidance's conditions, ready to be evaluated.
struct CompiledGuidance: Sendable {
  struct CompiledQuestion: Sendable {
    let domain: Domain
    let calm: Holding
    let ignoresNotKnown: Bool
    let askIf: CompiledCondition?
    let urgentIf: UInt64?
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
    self.questions = zip(questions, domains).map { question, domain in
      CompiledQuestion(
        domain: domain,
        calm: domain.holding(of: question.calm),
        ignoresNotKnown: question.whenUnknown != .assumeWorst,
        askIf: compile(question.askIf),
        urgentIf: question.urgent.map { domain.bits(of: $0.answers.values) }
      )
    }
    self.rules = rules.map {
      CompiledRule(condition: CompiledCondition($0.condition, domains: domains), level: $0.level.position)
    }
    rulesByHeight = rules.indices.sorted { a, b in
      rules[a].level == rules[b].level ? a < b : rules[a].level > rules[b].level
    }
    self.appliesIf = compile(appliesIf)
    self.reminders = reminders.map { compile($0.showIf) }
    disagreementIf = compile(escalation?.disagreementIf)
    steps = (escalation?.steps ?? []).map {
      CompiledStep(enterIf: compile($0.enterIf), takenIf: compile($0.takenIf))
    }
  }
}
