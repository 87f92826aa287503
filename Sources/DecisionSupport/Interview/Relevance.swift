extension Guidance {
  /// Whether a question is asked, given what was answered, or could be because of something not known.
  public func isAsked(_ question: Ordinal<Question>, _ answers: Answers) -> Bool {
    Meaning(self, answers).isAsked(question, .closed) != .false
  }

  /// The questions whose answers can still change the level, a reminder, an urgent action, a pathway, what to do, whom to
  /// ring, the next step or whether the guidance applies; or can let such a question be asked.
  func questionsThatMatter(_ answers: Answers, _ engine: inout Engine) -> OrdinalSet {
    let established = engine.established()
    var conditions = conditions(ofRulesAbove: established)
    for (reminder, compiled) in zip(reminders, compiled.reminders) { conditions.append(reminder.showIf, compiled) }
    for (pathway, compiled) in zip(pathways, compiled.pathways) {
      conditions.append(pathway.condition, compiled.condition)
    }
    conditions.append(escalation?.disagreementIf, compiled.disagreementIf)
    for (step, compiled) in zip(escalation?.steps ?? [], compiled.steps) {
      conditions.append(step.takenIf, compiled.takenIf)
      conditions.append(step.enterIf, compiled.enterIf)
    }
    for part in parts(ofLevels: levels[established...engine.possible()]) {
      if let condition = part.condition, let ordinal = part.ordinal {
        conditions.append((condition, compiled.itemConditions[ordinal]))
      }
    }
    var others = OrdinalSet(questions.indices.filter { questions[$0].urgent != nil })
    for contact in contacts { if let council = contact.council { others.insert(council.position) } }
    if let appliesIf = applicability?.condition, let compiled = compiled.appliesIf,
      engine.truth(of: compiled, .open) == .unknown
    {
      others.formUnion(questionsNamed(by: appliesIf))
    }
    return questions(deciding: conditions, and: others, orClosing: true, answers, &engine)
  }

  /// The parts of everything that may have to be done or said at some levels, and whatever the level is.
  private func parts(ofLevels levels: ArraySlice<Level>) -> [Item.Part] {
    var items = levels.flatMap { $0.toDo + $0.notToDo + $0.toDoIfNotKnown + $0.aboutConsent }
    for question in questions { items += (question.urgent?.toDo ?? []) + (question.urgent?.toDoIfNotKnown ?? []) }
    for pathway in pathways { items += pathway.actions }
    items += applicability?.toDo ?? []
    return items.flatMap { $0.parts }
  }

  /// The questions without an answer whose answer could raise the suggested level, by itself or by what it lets be asked.
  func questionsThatCouldRaise(_ answers: Answers, _ engine: inout Engine) -> OrdinalSet {
    let conditions = conditions(ofRulesAbove: engine.suggested())
    let matter = questions(deciding: conditions, and: [], orClosing: false, answers, &engine)
    return OrdinalSet(matter.filter { engine.asked[$0][.closed] == .true && answers[Ordinal($0)] == nil })
  }

  /// The questions that the undecided ones of some conditions name, and those that open them; with `orClosing` those,
  /// too, that would close one that is not known and so make it count as calm.
  ///
  /// A condition that is decided stays decided, whatever else is answered, so only undecided ones count.
  private func questions(
    deciding conditions: [(Condition, CompiledCondition)],
    and others: OrdinalSet,
    orClosing: Bool,
    _ answers: Answers,
    _ engine: inout Engine
  ) -> OrdinalSet {
    var matter = others
    let meaning = Meaning(self, answers)
    var seen: OrdinalSet = []
    for (condition, compiled) in conditions where engine.truth(of: compiled, .open) == .unknown {
      addUndecided(condition, meaning, &seen, &matter)
    }
    // `ask-if` names earlier questions only, so going backwards meets every question before those that open it.
    for position in questions.indices.reversed() where matter.contains(position) {
      // What is not known and not asked counts as calm until something lets it be asked.
      let isSetAside = orClosing || engine.asked[position][.closed] == .false
      let isOpen = answers[Ordinal(position)].map { isSetAside && $0.leavesOpen } ?? true
      guard isOpen, let askIf = questions[position].askIf, engine.asked[position][.open] == .unknown else { continue }
      matter.formUnion(questionsNamed(by: askIf))
    }
    return matter
  }

  /// Adds the questions of those parts of a condition that are not decided; what is decided stays so.
  private func addUndecided(
    _ condition: Condition,
    _ meaning: Meaning,
    _ seen: inout OrdinalSet,
    _ found: inout OrdinalSet
  ) {
    guard meaning.truth(of: condition, .open) == .unknown else { return }
    switch condition {
    case .answer(let test): found.insert(test.question.position)
    case .rule(let rule):
      if seen.insert(rule.position) { addUndecided(rules[rule].condition, meaning, &seen, &found) }
    case .all(let parts), .any(let parts), .none(let parts), .atLeast(_, let parts):
      for part in parts { addUndecided(part, meaning, &seen, &found) }
    }
  }

  private func conditions(ofRulesAbove level: Int) -> [(Condition, CompiledCondition)] {
    compiled.rulesByRank.prefix { $0.level > level }.map { (rules[$0.position].condition, $0.condition) }
  }

  /// The questions that decide whether another is asked, themselves or through rules, in asking order.
  package func questions(opening question: Question) -> [Ordinal<Question>] {
    question.askIf.map { questionsNamed(by: $0).ordinals() } ?? []
  }

  /// The questions that a condition names, itself or through rules.
  package func questionsNamed(by condition: Condition) -> OrdinalSet {
    rules.questionsNamed(by: condition)
  }
}

extension [Rule] {
  /// The questions that a condition names, itself or through these rules.
  func questionsNamed(by condition: Condition) -> OrdinalSet {
    var found: OrdinalSet = []
    var seen: OrdinalSet = []
    var pending = [condition]
    while let condition = pending.popLast() {
      found.formUnion(condition.tests.map { $0.question.position })
      pending += condition.rules.filter { seen.insert($0.position) }.map { self[$0].condition }
    }
    return found
  }

  /// The questions that each of these rules names, itself or through others; of rules in a circle, some.
  ///
  /// What a rule names is handed on to those that build on it, so that a long row of rules is walked once.
  func questionsNamedByEach() -> [OrdinalSet] {
    var named = map { rule in
      var questions: OrdinalSet = []
      questions.formUnion(rule.condition.tests.map { $0.question.position })
      return questions
    }
    var waitsFor = Array<Int>(repeating: 0, count: count)
    var builders = Array<[Int]>(repeating: [], count: count)
    for (position, rule) in enumerated() {
      for other in rule.condition.rules {
        waitsFor[position] += 1
        builders[other.position].append(position)
      }
    }
    var complete = indices.filter { waitsFor[$0] == 0 }
    while let position = complete.popLast() {
      for builder in builders[position] {
        named[builder].formUnion(named[position])
        waitsFor[builder] -= 1
        if waitsFor[builder] == 0 { complete.append(builder) }
      }
    }
    return named
  }
}

extension [(Condition, CompiledCondition)] {
  /// Appends a condition, if there is one, in both forms.
  fileprivate mutating func append(_ condition: Condition?, _ compiled: CompiledCondition?) {
    if let condition, let compiled { append((condition, compiled)) }
  }
}
