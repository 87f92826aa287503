/// A guidance's conditions, ready to be evaluated.
final class CompiledGuidance: Sendable {
  struct CompiledQuestion: Sendable {
    let calm: PossibleValues

    /// What *not known* counts as for what to do now.
    let assumption: PossibleValues

    /// Whether *not known* has no effect on what to do now.
    let ignoresNotKnown: Bool
    let askIf: CompiledCondition?
    let urgent: CompiledUrgentAction?
    let isChecklist: Bool

    /// Whether another question may be asked or not because of the question.
    let opensOthers: Bool

    /// The calm answer of a question for a number, if that is one.
    let calmNumber: Int?

    /// The places of the question's tests.
    let tests: Range<Int>
  }

  struct CompiledRule: Sendable {
    /// The rule's position in the file.
    let position: Int
    let condition: CompiledCondition
    let level: Int
  }

  struct CompiledUrgentAction: Sendable {
    let values: UInt64
    let toDo: CompiledItems
    let toDoIfOpen: CompiledItems
  }

  struct CompiledLevel: Sendable {
    let toDo: CompiledItems

    /// All that is to be done where only what is not known raised the level: first what finds out, then the rest.
    let toDoIfNotKnown: CompiledItems
    let notToDo: CompiledItems
    let aboutConsent: CompiledItems
  }

  struct CompiledPathway: Sendable {
    let condition: CompiledCondition
    let isForAdultsToo: Bool
    let actions: CompiledItems
  }

  struct CompiledStep: Sendable {
    let enterIf: CompiledCondition?
    let takenIf: CompiledCondition?
  }

  /// The nodes of every condition.
  let nodes: [ConditionList.Node]

  /// The tests of every condition, each once, those of a question together: the values that they ask for.
  let tests: [UInt64]

  /// The question of each test.
  let testedQuestions: [Int]

  /// How each question's values are told apart.
  let domains: [Domain]
  let questions: [CompiledQuestion]

  /// The questions about safety.
  let safety: OrdinalSet
  let levels: [CompiledLevel]

  /// What to do where the guidance does not apply.
  let elsewhere: CompiledItems

  /// The questions that have an urgent action.
  let urgent: [Ordinal<Question>]

  /// The rules by rank: highest level first, then in file order.
  let rulesByRank: [CompiledRule]

  /// The rank of each rule.
  let ranks: [Int]

  /// For each question the ranks of the rules that name it, themselves or through others.
  let rulesNaming: OrdinalTable

  /// For each rank the questions that the rule names, itself or through others.
  let named: OrdinalTable

  /// For each question the later ones that may be asked or not because of it, and the earlier ones that open it.
  let opens: OrdinalTable
  let openedBy: OrdinalTable

  /// The questions because of which the guidance may apply or not, and those that open them.
  let applicability: OrdinalSet
  let appliesIf: CompiledCondition?
  let reminders: [CompiledCondition?]
  let pathways: [CompiledPathway]

  /// The conditions of all items, by their ordinals.
  let itemConditions: [CompiledCondition]
  let disagreementIf: CompiledCondition?
  let steps: [CompiledStep]

  init(
    levels: [Level],
    questions: [Question],
    domains: [Domain],
    rules: [Rule],
    reminders: [Reminder],
    pathways: [Pathway],
    itemConditions: [Condition],
    applicability: Guidance.Applicability?,
    escalation: EscalationProtocol?
  ) {
    let appliesIf = applicability?.condition
    let order = rules.indices.sorted { a, b in
      rules[a].level == rules[b].level ? a < b : rules[a].level > rules[b].level
    }
    var ranks = Array(repeating: 0, count: order.count)
    for (rank, rule) in order.enumerated() { ranks[rule] = rank }
    var list = ConditionList(domains: domains, ranks: ranks)
    let uses = ConditionUses(questions, rules, ranks, appliesIf: appliesIf)
    let askIfs = questions.map { $0.askIf.map { list.append($0) } }
    let compiledRules = order.map {
      CompiledRule(position: $0, condition: list.append(rules[$0].condition), level: rules[$0].level.position)
    }
    self.appliesIf = appliesIf.map { list.append($0) }
    rulesByRank = compiledRules
    urgent = questions.ordinals.filter { questions[$0].urgent != nil }
    self.domains = domains
    self.ranks = ranks
    rulesNaming = OrdinalTable(uses.rulesNaming, below: rules.count)
    named = OrdinalTable(uses.named, below: questions.count)
    opens = OrdinalTable(uses.opens, below: questions.count)
    openedBy = OrdinalTable(uses.openedBy, below: questions.count)
    self.applicability = uses.applicability
    self.reminders = reminders.map { $0.showIf.map { list.append($0) } }
    let pathwayConditions = pathways.map { list.append($0.condition) }
    let conditions = itemConditions.map { list.append($0) }
    self.itemConditions = conditions
    self.pathways = zip(pathways, pathwayConditions).map { pathway, condition in
      CompiledPathway(
        condition: condition,
        isForAdultsToo: pathway.isForAdultsToo,
        actions: CompiledItems(pathway.actions, conditions)
      )
    }
    self.levels = levels.map { level in
      CompiledLevel(
        toDo: CompiledItems(level.toDo, conditions),
        toDoIfNotKnown: CompiledItems(level.toDoIfNotKnown + level.toDo, conditions),
        notToDo: CompiledItems(level.notToDo, conditions),
        aboutConsent: CompiledItems(level.aboutConsent, conditions)
      )
    }
    elsewhere = CompiledItems(applicability?.toDo ?? [], conditions)
    safety = OrdinalSet(questions.indices.filter { questions[$0].isAboutSafety })
    disagreementIf = (escalation?.disagreementIf).map { list.append($0) }
    steps = (escalation?.steps ?? []).map { step in
      CompiledStep(enterIf: step.enterIf.map { list.append($0) }, takenIf: step.takenIf.map { list.append($0) })
    }
    var (tests, testedQuestions) = ([UInt64](), [Int]())
    var places = Array(repeating: Int32(0), count: list.tests.tests.count)
    let compiledQuestions = questions.indices.map { position in
      let (question, domain) = (questions[position], domains[position])
      let first = tests.count
      for place in list.tests.places[position] {
        places[place] = Int32(tests.count)
        tests.append(list.tests.tests[place].values)
        testedQuestions.append(position)
      }
      return CompiledQuestion(
        calm: domain.values(of: question.calm),
        assumption: domain.values(of: question.assumption),
        ignoresNotKnown: question.ignoresNotKnown,
        askIf: askIfs[position],
        urgent: question.urgent.map { urgent in
          CompiledUrgentAction(
            values: domain.bits(of: urgent.answers.values),
            toDo: CompiledItems(urgent.toDo, conditions),
            toDoIfOpen: CompiledItems(urgent.toDoIfOpen, conditions)
          )
        },
        isChecklist: domain.isChecklist,
        opensOthers: !uses.opens[position].isEmpty,
        calmNumber: question.calm.number,
        tests: first..<tests.count
      )
    }
    self.questions = compiledQuestions
    self.tests = tests
    self.testedQuestions = testedQuestions
    nodes = list.nodes.map { if case .test(let place) = $0 { .test(place: places[Int(place)]) } else { $0 } }
  }

  /// What an answer to a question that is so far asked, or the lack of one, counts as.
  func values(of answer: Answer?, to question: Int, asked: Truths) -> CountedValues {
    let values = answer.map { PossibleValues($0) ?? domains[question].values(of: $0) } ?? .unknown
    guard values.certain != values.possible else { return CountedValues(open: values, closed: values) }
    let compiled = questions[question]
    let isAssumed = answer == nil ? asked[.closed] == .unknown : asked[.closed] != .false
    return CountedValues(
      open: asked[.open] == .false ? values.fillingGaps(from: compiled.calm) : values,
      closed: values.fillingGaps(from: isAssumed ? compiled.assumption : compiled.calm)
    )
  }

  /// The condition of the rule at a position in the file.
  func condition(ofRule position: Int) -> CompiledCondition { rulesByRank[ranks[position]].condition }
}

/// What each question is named for, so that another answer to it need not be held against everything.
private struct ConditionUses {
  private(set) var rulesNaming: [OrdinalSet]
  private(set) var named: [OrdinalSet]
  private(set) var opens: [OrdinalSet]
  private(set) var openedBy: [OrdinalSet]
  private(set) var applicability: OrdinalSet

  init(_ questions: [Question], _ rules: [Rule], _ ranks: [Int], appliesIf: Condition?) {
    rulesNaming = Array(repeating: [], count: questions.count)
    named = Array(repeating: [], count: rules.count)
    for (rule, questions) in rules.questionsNamedByEach().enumerated() {
      named[ranks[rule]] = questions
      for question in questions { rulesNaming[question].insert(ranks[rule]) }
    }
    opens = Array(repeating: [], count: questions.count)
    openedBy = opens
    applicability = appliesIf.map { rules.questionsNamed(by: $0) } ?? []
    // `ask-if` names earlier questions only, so going backwards all is known of what a question opens, and forwards of what
    // opens it.
    let gates = questions.map { $0.askIf.map { rules.questionsNamed(by: $0) } ?? [] }
    for position in questions.indices.reversed() {
      for question in gates[position] where question < position {
        opens[question].insert(position)
        opens[question].formUnion(opens[position])
        if applicability.contains(position) { applicability.insert(question) }
      }
    }
    for position in questions.indices {
      for question in gates[position] where question < position {
        openedBy[position].insert(question)
        openedBy[position].formUnion(openedBy[question])
      }
    }
  }
}
