import DecisionSupport

/// Turns one side's guidance into diagrams: independent of the engine, from the same definition of the language.
///
/// What a condition may be, given what is not known, takes two diagrams: where it is *possible* (not false) and where it is
/// *certain* (true). Two readings differ in what the gaps count as: `asking` for `ask-if` and `applies-if`, `closed` for the
/// suggested level and the reminders.
struct GuidanceCompiler {
  enum Reading: Int {
    case asking, closed
  }

  enum Rail: Int {
    case possible, certain

    var other: Rail { self == .possible ? .certain : .possible }
  }

  private struct RuleKey: Hashable {
    let rule: Int
    let reading: Reading
    let rail: Rail
  }

  let space: AnswerSpace
  let side: Side
  let guidance: Guidance
  let layout: Layout
  let store: NodeStore

  /// Where each question is asked, as far as they have been read.
  private(set) var asked: [Diagram] = []

  private var rules: [RuleKey: Diagram] = [:]
  private var tests: [TestKey: Diagram] = [:]

  private struct TestKey: Hashable {
    let test: AnswerTest
    let reading: Reading
    let rail: Rail
  }

  /// Compiles what is asked of one side, which the space must have.
  init(_ space: AnswerSpace, _ side: Side, _ guidance: Guidance, _ layout: Layout, _ store: NodeStore)
    throws(BudgetExceeded)
  {
    self.space = space
    self.side = side
    self.guidance = guidance
    self.layout = layout
    self.store = store
    // `ask-if` names earlier questions only.
    for question in guidance.questions {
      asked.append(
        try question.askIf.map { (condition) throws(BudgetExceeded) in try possible(condition, .asking) } ?? .always
      )
    }
  }

  /// Where the guidance applies.
  mutating func applies() throws(BudgetExceeded) -> Diagram {
    guard let condition = guidance.applicability?.condition else { return .always }
    return try possible(condition, .asking)
  }

  /// Where a rule is not ruled out.
  mutating func rule(_ position: Int) throws(BudgetExceeded) -> Diagram {
    try diagram(ofRule: position, .closed, .possible)
  }

  /// Where a reminder is shown.
  mutating func reminder(_ position: Int) throws(BudgetExceeded) -> Diagram {
    guard let condition = guidance.reminders[position].showIf else { return .always }
    return try possible(condition, .closed)
  }

  /// Where the suggested level has at least each rank, given the rank that stands for each of this side's levels. One
  /// function a rank stays far smaller than one function for the level.
  mutating func levels(ranks: [Int]) throws(BudgetExceeded) -> [Diagram] {
    let lowest = ranks.first ?? 0
    var reached: [Diagram] = []
    for rank in stride(from: ranks.max() ?? 0, to: lowest, by: -1) {
      var parts = [reached.last].compactMap(\.self)
      for (position, rule) in guidance.rules.enumerated() where ranks[rule.level.position] == rank {
        parts.append(try self.rule(position))
      }
      reached.append(try store.merge(.maximum, parts, empty: .never))
    }
    return Array(repeating: .always, count: lowest + 1) + reached.reversed()
  }

  /// Where a condition is not ruled out.
  mutating func possible(_ condition: Condition, _ reading: Reading) throws(BudgetExceeded) -> Diagram {
    try diagram(of: condition, reading, .possible)
  }

  // MARK: Conditions

  private mutating func diagram(ofRule position: Int, _ reading: Reading, _ rail: Rail) throws(BudgetExceeded)
    -> Diagram
  {
    let key = RuleKey(rule: position, reading: reading, rail: rail)
    if let known = rules[key] { return known }
    let diagram = try diagram(of: guidance.rules[position].condition, reading, rail)
    rules[key] = diagram
    return diagram
  }

  private mutating func diagram(of condition: Condition, _ reading: Reading, _ rail: Rail) throws(BudgetExceeded)
    -> Diagram
  {
    switch condition {
    case .answer(let test):
      let key = TestKey(test: test, reading: reading, rail: rail)
      if let known = tests[key] { return known }
      let diagram = try diagram(of: test, reading, rail)
      tests[key] = diagram
      return diagram
    case .rule(let rule):
      return try diagram(ofRule: rule.position, reading, rail)
    case .all(let parts):
      return try store.merge(.minimum, try diagrams(of: parts, reading, rail), empty: .always)
    case .any(let parts):
      return try store.merge(.maximum, try diagrams(of: parts, reading, rail), empty: .never)
    case .none(let parts):
      // Not ruled out is what is not certainly the other way.
      return try store.not(try store.merge(.maximum, try diagrams(of: parts, reading, rail.other), empty: .never))
    case .atLeast(let count, let parts):
      // `reached[n]`: at least n of the parts so far.
      var reached = [Diagram.always] + Array(repeating: .never, count: count)
      for part in parts {
        let holds = try diagram(of: part, reading, rail)
        for number in stride(from: count, to: 0, by: -1) {
          reached[number] = try store.either(reached[number], try store.both(holds, reached[number - 1]))
        }
      }
      return reached[count]
    }
  }

  private mutating func diagrams(of parts: [Condition], _ reading: Reading, _ rail: Rail) throws(BudgetExceeded)
    -> [Diagram]
  {
    var diagrams: [Diagram] = []
    for part in parts { diagrams.append(try diagram(of: part, reading, rail)) }
    return diagrams
  }

  // MARK: Tests of an answer

  private func diagram(of test: AnswerTest, _ reading: Reading, _ rail: Rail) throws(BudgetExceeded) -> Diagram {
    let question = guidance.questions[test.question]
    guard let index = space.entryOfQuestion[side]?[test.question.position] else { return .never }
    let entry = space.entries[index]
    let calm = entry.calm[side] ?? []
    var isIgnored = false
    if reading == .closed, case .noEffect = question.whenUnknown { isIgnored = true }
    let gap = Gap(isAsked: asked[test.question.position], isIgnored: isIgnored, rail: rail)
    switch entry.form {
    case .choice(let variable):
      let states = space.variables[variable].states
      let wanted = states.map { matches($0.meaning, test.values, question) }
      let isCalmWanted = wanted[calm[0]]
      let notKnown = try whereGapCounts(gap, isCalmWanted)
      // In the closed reading what has no answer counts as calm, whatever is asked.
      let nothing = reading == .closed ? Diagram.constant(isCalmWanted ? 1 : 0) : notKnown
      return try choose(
        variable,
        zip(states, wanted).map { state, isWanted in
          switch state.meaning {
          case .notKnown: notKnown
          case .nothing: nothing
          default: isWanted ? .always : .never
          }
        }
      )
    case .checklist(let options):
      guard case .options(let bits) = test.values else { return .never }
      var parts: [Diagram] = []
      for (option, calm) in zip(options, calm) {
        guard let position = option.positions[side], bits.contains(position) else { continue }
        let notKnown = try whereGapCounts(gap, calm == 1)
        let nothing = reading == .closed ? Diagram.constant(calm) : notKnown
        let branches = [.never, .always, notKnown, nothing].prefix(space.variables[option.variable].states.count)
        parts.append(try choose(option.variable, Array(branches)))
      }
      return try store.merge(.maximum, parts, empty: .never)
    }
  }

  /// What is not known: where it is asked, everything is possible and nothing certain; else it counts as calm.
  private struct Gap {
    let isAsked: Diagram
    let isIgnored: Bool
    let rail: Rail
  }

  private func whereGapCounts(_ gap: Gap, _ isCalmWanted: Bool) throws(BudgetExceeded) -> Diagram {
    if gap.isIgnored { return .constant(isCalmWanted ? 1 : 0) }
    switch (gap.rail, isCalmWanted) {
    case (.possible, true): return .always
    case (.possible, false): return gap.isAsked
    case (.certain, true): return try store.not(gap.isAsked)
    case (.certain, false): return .never
    }
  }

  /// The function that is, for each state of a variable, another function.
  private func choose(_ variable: Int, _ branches: [Diagram]) throws(BudgetExceeded) -> Diagram {
    let position = layout.position(of: variable)
    // A branch that asks an earlier variable cannot hang below this one.
    guard branches.contains(where: { store.position(of: $0) <= position }) else {
      return try store.node(position, branches)
    }
    var parts: [Diagram] = []
    for (state, branch) in branches.enumerated() where branch != .never {
      let isState = try store.node(position, among: branches.indices.map { $0 == state })
      parts.append(try store.both(isState, branch))
    }
    return try store.merge(.maximum, parts, empty: .never)
  }

  private func matches(_ meaning: AnswerSpace.Meaning, _ values: AnswerTest.Values, _ question: Question) -> Bool {
    switch (meaning, values) {
    case (.named(let id), .options(let bits)), (.named(let id), .numbers(_, extras: let bits)):
      guard let position = question.answers.options.firstIndex(where: { $0.id == id }) else { return false }
      return bits.contains(position)
    case (.numbers(let piece), .numbers(let ranges, _)):
      return ranges.contains { $0.contains(piece.lowerBound) }
    default:
      return false
    }
  }
}
