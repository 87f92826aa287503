/// A guidance's conditions, ready to be evaluated.
final class CompiledGuidance: Sendable {
  struct CompiledQuestion: Sendable {
    let calm: Holding
    let ignoresNotKnown: Bool
    let askIf: CompiledCondition?
    let urgentIf: UInt64?
    let isChecklist: Bool

    /// The calm answer of a question for a number, if that is one.
    let calmNumber: Int?

    /// Where in `testedValues` its sets stand.
    let tested: Range<Int>

    /// Whether the guidance may apply or not because of it, or of a question that it opens.
    let decidesApplicability: Bool
  }

  struct CompiledRule: Sendable {
    /// Its position in the file.
    let position: Int
    let condition: CompiledCondition
    let level: Int
  }

  struct CompiledStep: Sendable {
    let enterIf: CompiledCondition?
    let takenIf: CompiledCondition?
  }

  /// The nodes of every condition.
  let nodes: FixedList<ConditionList.Node>

  /// For each question the sets of values that conditions test for.
  let testedValues: FixedList<UInt64>

  /// How each question's values are told apart.
  let domains: [Domain]
  let questions: FixedList<CompiledQuestion>

  /// The questions that have an urgent action.
  let urgent: [Ordinal<Question>]

  /// The rules by their places: highest level first, then in file order.
  let rulesByHeight: FixedList<CompiledRule>

  /// Where in `rulesByHeight` each rule stands.
  let places: [Int]

  /// For each question the places of the rules that name it, themselves or through others.
  let rulesNaming: PositionTable

  /// For each question the later ones that may be asked or not because of it.
  let opens: PositionTable
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
    let order = rules.indices.sorted { a, b in
      rules[a].level == rules[b].level ? a < b : rules[a].level > rules[b].level
    }
    var places = Array(repeating: 0, count: order.count)
    for (place, rule) in order.enumerated() { places[rule] = place }
    var list = ConditionList(domains: domains, places: places)
    let uses = ConditionUses(questions, rules, places, appliesIf: appliesIf)
    let askIfs = questions.map { $0.askIf.map { list.append($0) } }
    let compiledRules = order.map {
      CompiledRule(position: $0, condition: list.append(rules[$0].condition), level: rules[$0].level.position)
    }
    self.appliesIf = appliesIf.map { list.append($0) }
    let tested = list.testedValues
    var testedValues: [UInt64] = []
    let compiledQuestions = questions.indices.map { position in
      let (question, domain) = (questions[position], domains[position])
      testedValues += tested[position]
      return CompiledQuestion(
        calm: domain.holding(of: question.calm),
        ignoresNotKnown: question.whenUnknown != .assumeWorst,
        askIf: askIfs[position],
        urgentIf: question.urgent.map { domain.bits(of: $0.answers.values) },
        isChecklist: domain.isChecklist,
        calmNumber: question.calm.number,
        tested: testedValues.count - tested[position].count..<testedValues.count,
        decidesApplicability: uses.applicability.contains(position)
      )
    }
    self.questions = FixedList(compiledQuestions)
    self.testedValues = FixedList(testedValues)
    rulesByHeight = FixedList(compiledRules)
    urgent = questions.ordinals.filter { questions[$0].urgent != nil }
    self.domains = domains
    self.places = places
    (rulesNaming, opens) = (uses.rulesNaming, uses.opens)
    self.reminders = reminders.map { $0.showIf.map { list.append($0) } }
    disagreementIf = (escalation?.disagreementIf).map { list.append($0) }
    steps = (escalation?.steps ?? []).map { step in
      CompiledStep(enterIf: step.enterIf.map { list.append($0) }, takenIf: step.takenIf.map { list.append($0) })
    }
    nodes = FixedList(list.nodes)
  }

  /// The condition of the rule at a position in the file.
  func condition(ofRule position: Int) -> CompiledCondition { rulesByHeight[places[position]].condition }
}

/// Which of the sets of values that are tested for a question's value is among, in the readings that decide upon the level
/// now and upon what is asked.
struct ToldApart: Equatable {
  fileprivate var isCertain: (asking: UInt64, closed: UInt64) = (0, 0)
  fileprivate var isConceivable: (asking: UInt64, closed: UInt64) = (0, 0)

  static func == (a: ToldApart, b: ToldApart) -> Bool {
    a.isCertain == b.isCertain && a.isConceivable == b.isConceivable
  }
}

extension CompiledGuidance {
  /// What conditions can tell of what is held of a question: where two holdings do not differ in it, no condition does.
  func tellApart(_ held: Holdings, _ question: Int) -> ToldApart {
    var told = ToldApart()
    let tested = questions[question].tested
    for place in tested {
      let (values, bit) = (testedValues.start[place], UInt64(bit: place - tested.lowerBound))
      if held.asking.certain & values != 0 { told.isCertain.asking |= bit }
      if held.closed.certain & values != 0 { told.isCertain.closed |= bit }
      if held.asking.conceivable & values != 0 { told.isConceivable.asking |= bit }
      if held.closed.conceivable & values != 0 { told.isConceivable.closed |= bit }
    }
    return told
  }
}

/// What each question is named for, so that another answer to it need not be held against everything.
private struct ConditionUses {
  private(set) var rulesNaming: PositionTable
  private(set) var opens: PositionTable
  private(set) var applicability: Positions

  init(_ questions: [Question], _ rules: [Rule], _ places: [Int], appliesIf: Condition?) {
    rulesNaming = PositionTable(rows: questions.count, below: rules.count)
    for (rule, named) in rules.questionsNamedByEach().enumerated() {
      for question in named { rulesNaming.insert(places[rule], row: question) }
    }
    opens = PositionTable(rows: questions.count, below: questions.count)
    applicability = appliesIf.map { rules.questionsNamed(by: $0) } ?? []
    // `ask-if` names earlier questions only, so going backwards all is known of what a question opens.
    for position in questions.indices.reversed() {
      guard let askIf = questions[position].askIf else { continue }
      for question in rules.questionsNamed(by: askIf) where question < position {
        opens.insert(position, row: question)
        opens.formUnion(question, with: opens, position)
        if applicability.contains(position) { applicability.insert(question) }
      }
    }
  }
}
