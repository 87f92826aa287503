/// A guidance's conditions, ready to be evaluated.
struct CompiledGuidance: Sendable {
  struct CompiledQuestion: Sendable {
    let domain: Domain
    let calm: Holding
    let ignoresNotKnown: Bool
    let askIf: CompiledCondition?
    let urgentIf: UInt64?

    /// Whether an `ask-if` names it, itself or through rules.
    let opensOthers: Bool
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
    let compiledRules = rules.map {
      CompiledRule(condition: CompiledCondition($0.condition, domains: domains), level: $0.level.position)
    }
    let conditions = questions.map { compile($0.askIf) }
    var opening = Positions()
    var seen = Positions()
    func collect(_ condition: CompiledCondition) {
      for node in condition.nodes {
        switch node {
        case .test(let question, _): opening.insert(Int(question))
        case .rule(let rule): if seen.insert(Int(rule)) { collect(compiledRules[Int(rule)].condition) }
        case .all, .any, .none, .atLeast: break
        }
      }
    }
    for case let condition? in conditions { collect(condition) }
    self.rules = compiledRules
    self.questions = questions.indices.map { position in
      let (question, domain) = (questions[position], domains[position])
      return CompiledQuestion(
        domain: domain,
        calm: domain.holding(of: question.calm),
        ignoresNotKnown: question.whenUnknown != .assumeWorst,
        askIf: conditions[position],
        urgentIf: question.urgent.map { domain.bits(of: $0.answers.values) },
        opensOthers: opening.contains(position)
      )
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
