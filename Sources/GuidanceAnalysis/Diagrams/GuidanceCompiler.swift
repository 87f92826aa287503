import DecisionSupport

/// Turns one side's guidance into truths over answer sets: independent of the engine, from the same definition of the language.
///
/// What a condition may be, given what is not known, takes two truths: where it is *possible* (not false) and where it is
/// *certain* (true). Two readings differ in what the gaps count as: `asking` for `ask-if` and `applies-if`, `closed` for the
/// suggested level and the reminders.
struct GuidanceCompiler<Algebra: TruthAlgebra> {
  typealias Truth = Algebra.Truth

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
  let algebra: Algebra

  /// Where each question is asked, as far as they have been read.
  private(set) var asked: [Truth] = []

  private var rules: [RuleKey: Truth] = [:]
  private var tests: [TestKey: Truth] = [:]

  private struct TestKey: Hashable {
    let test: AnswerTest
    let reading: Reading
    let rail: Rail
  }

  /// Compiles what is asked of one side, which the space must have.
  init(_ space: AnswerSpace, _ side: Side, _ guidance: Guidance, _ algebra: Algebra) throws(BudgetExceeded) {
    self.space = space
    self.side = side
    self.guidance = guidance
    self.algebra = algebra
    // `ask-if` names earlier questions only.
    for question in guidance.questions {
      asked.append(
        try question.askIf.map { (condition) throws(BudgetExceeded) in try possible(condition, .asking) }
          ?? algebra.always
      )
    }
  }

  /// Where the guidance applies.
  mutating func applies() throws(BudgetExceeded) -> Truth {
    guard let condition = guidance.applicability?.condition else { return algebra.always }
    return try possible(condition, .asking)
  }

  /// Where a rule is not ruled out.
  mutating func rule(_ position: Int) throws(BudgetExceeded) -> Truth {
    try truth(ofRule: position, .closed, .possible)
  }

  /// Where a reminder is shown.
  mutating func reminder(_ position: Int) throws(BudgetExceeded) -> Truth {
    guard let condition = guidance.reminders[position].showIf else { return algebra.always }
    return try possible(condition, .closed)
  }

  /// Where the suggested level has at least each rank, given the rank that stands for each of this side's levels. One
  /// function a rank stays far smaller than one function for the level.
  mutating func levels(ranks: [Int]) throws(BudgetExceeded) -> [Truth] {
    let lowest = ranks.first ?? 0
    var reached: [Truth] = []
    for rank in stride(from: ranks.max() ?? 0, to: lowest, by: -1) {
      var parts = [reached.last].compactMap(\.self)
      for (position, rule) in guidance.rules.enumerated() where ranks[rule.level.position] == rank {
        parts.append(try self.rule(position))
      }
      reached.append(try algebra.any(parts))
    }
    return Array(repeating: algebra.always, count: lowest + 1) + reached.reversed()
  }

  /// Where a condition is not ruled out.
  mutating func possible(_ condition: Condition, _ reading: Reading) throws(BudgetExceeded) -> Truth {
    try truth(of: condition, reading, .possible)
  }

  // MARK: Conditions

  private mutating func truth(ofRule position: Int, _ reading: Reading, _ rail: Rail) throws(BudgetExceeded)
    -> Truth
  {
    let key = RuleKey(rule: position, reading: reading, rail: rail)
    if let known = rules[key] { return known }
    let truth = try truth(of: guidance.rules[position].condition, reading, rail)
    rules[key] = truth
    return truth
  }

  private mutating func truth(of condition: Condition, _ reading: Reading, _ rail: Rail) throws(BudgetExceeded)
    -> Truth
  {
    switch condition {
    case .answer(let test):
      let key = TestKey(test: test, reading: reading, rail: rail)
      if let known = tests[key] { return known }
      let truth = try truth(of: test, reading, rail)
      tests[key] = truth
      return truth
    case .rule(let rule):
      return try truth(ofRule: rule.position, reading, rail)
    case .all(let parts):
      return try algebra.all(try truths(of: parts, reading, rail))
    case .any(let parts):
      return try algebra.any(try truths(of: parts, reading, rail))
    case .none(let parts):
      // Not ruled out is what is not certainly the other way.
      return try algebra.not(try algebra.any(try truths(of: parts, reading, rail.other)))
    case .atLeast(let count, let parts):
      return try algebra.atLeast(count, of: try truths(of: parts, reading, rail))
    }
  }

  private mutating func truths(of parts: [Condition], _ reading: Reading, _ rail: Rail) throws(BudgetExceeded)
    -> [Truth]
  {
    var truths: [Truth] = []
    for part in parts { truths.append(try truth(of: part, reading, rail)) }
    return truths
  }

  // MARK: Tests of an answer

  private func truth(of test: AnswerTest, _ reading: Reading, _ rail: Rail) throws(BudgetExceeded) -> Truth {
    let question = guidance.questions[test.question]
    guard let index = space.entryOfQuestion[side]?[test.question.position] else { return algebra.never }
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
      let nothing = reading == .closed ? algebra.constant(isCalmWanted) : notKnown
      return try algebra.choose(
        variable,
        zip(states, wanted).map { state, isWanted in
          switch state.meaning {
          case .notKnown: notKnown
          case .nothing: nothing
          default: algebra.constant(isWanted)
          }
        }
      )
    case .checklist(let options):
      guard case .options(let bits) = test.values else { return algebra.never }
      var parts: [Truth] = []
      for (option, calm) in zip(options, calm) {
        guard let position = option.positions[side], bits.contains(position) else { continue }
        let notKnown = try whereGapCounts(gap, calm == 1)
        let nothing = reading == .closed ? algebra.constant(calm == 1) : notKnown
        let branches = [algebra.never, algebra.always, notKnown, nothing].prefix(
          space.variables[option.variable].states.count
        )
        parts.append(try algebra.choose(option.variable, Array(branches)))
      }
      return try algebra.any(parts)
    }
  }

  /// What is not known: where it is asked, everything is possible and nothing certain; else it counts as calm.
  private struct Gap {
    let isAsked: Truth
    let isIgnored: Bool
    let rail: Rail
  }

  private func whereGapCounts(_ gap: Gap, _ isCalmWanted: Bool) throws(BudgetExceeded) -> Truth {
    if gap.isIgnored { return algebra.constant(isCalmWanted) }
    switch (gap.rail, isCalmWanted) {
    case (.possible, true): return algebra.always
    case (.possible, false): return gap.isAsked
    case (.certain, true): return try algebra.not(gap.isAsked)
    case (.certain, false): return algebra.never
    }
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
