import DecisionSupport

/// Turns one side's guidance into truths over answer sets: independent of the engine, from the same definition of the language.
///
/// What a condition may be, given what is not known, takes two truths: where it is *possible* (not false) and where it is
/// *certain* (true). Two readings differ in what the gaps count as: `open` for `applies-if`, `closed` for the suggested
/// level, the reminders and what is asked.
struct GuidanceCompiler<Algebra: TruthAlgebra> {
  typealias Truth = Algebra.Truth

  enum Reading: Int {
    case open, closed
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

  /// Where each question is asked: where its `ask-if` is certain in the closed reading.
  private(set) var asked: [Truth] = []

  /// Where each question's `ask-if` is not ruled out in the closed reading.
  private(set) var reachable: [Truth] = []

  /// The same in the open reading, as far as it was wanted.
  private var reachableOpenly: [Int: Truth] = [:]

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
      guard let condition = question.askIf else {
        asked.append(algebra.always)
        reachable.append(algebra.always)
        continue
      }
      let certain = try truth(of: condition, .closed, .certain)
      reachable.append(try possible(condition, .closed))
      asked.append(certain)
    }
  }

  /// Where the guidance applies.
  mutating func applies() throws(BudgetExceeded) -> Truth {
    guard let condition = guidance.applicability?.condition else { return algebra.always }
    return try possible(condition, .open)
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

  private mutating func truth(of test: AnswerTest, _ reading: Reading, _ rail: Rail) throws(BudgetExceeded) -> Truth {
    let question = guidance.questions[test.question]
    guard let index = space.entryOfQuestion[side]?[test.question.position] else { return algebra.never }
    let entry = space.entries[index]
    let calm = entry.calm[side] ?? []
    let number = test.question.position
    let gaps = Gaps(reachable: try reachable(number, reading), asked: asked[number], reading: reading, rail: rail)
    switch entry.form {
    case .choice(let variable):
      let states = space.variables[variable].states
      let wanted = states.map { matches($0.meaning, test.values, question) }
      let isCalmWanted = wanted[calm[0]]
      let assumption: Truth
      if reading == .open || question.assumption.isNotKnown {
        assumption = algebra.constant(rail == .possible)
      } else {
        let assumed = space.states(of: question.assumption, test.question, side).first?.state
        assumption = algebra.constant(assumed.map { wanted[$0] } ?? false)
      }
      let notKnown = try whereNotKnown(gaps, assumption, isCalmWanted)
      let nothing = try whereNothing(gaps, assumption, isCalmWanted)
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
        var assumption = algebra.constant(rail == .possible)
        if reading == .closed, case .checklist(let ticked, let unknown) = question.assumption,
          !unknown.contains(position)
        {
          assumption = algebra.constant(ticked.contains(position))
        }
        let notKnown = try whereNotKnown(gaps, assumption, calm == 1)
        let nothing = try whereNothing(gaps, assumption, calm == 1)
        let branches = [algebra.never, algebra.always, notKnown, nothing].prefix(
          space.variables[option.variable].states.count
        )
        parts.append(try algebra.choose(option.variable, Array(branches)))
      }
      return try algebra.any(parts)
    }
  }

  private mutating func reachable(_ question: Int, _ reading: Reading) throws(BudgetExceeded) -> Truth {
    if reading == .closed { return reachable[question] }
    guard let condition = guidance.questions[question].askIf else { return algebra.always }
    if let known = reachableOpenly[question] { return known }
    let truth = try possible(condition, .open)
    reachableOpenly[question] = truth
    return truth
  }

  /// Where a question's gaps count as what, in one reading.
  private struct Gaps {
    /// Where its `ask-if` is not ruled out.
    let reachable: Truth

    /// Where it is asked.
    let asked: Truth
    let reading: Reading
    let rail: Rail
  }

  /// What is not known counts as assumed where its question can be asked, and else as calm.
  private func whereNotKnown(_ gaps: Gaps, _ assumption: Truth, _ isCalmWanted: Bool) throws(BudgetExceeded) -> Truth {
    try choose(gaps.reachable, assumption, isCalmWanted)
  }

  /// What has no answer counts, to what is done now, as calm where its question is asked, and as not known where only
  /// something not known opens it.
  private func whereNothing(_ gaps: Gaps, _ assumption: Truth, _ isCalmWanted: Bool) throws(BudgetExceeded) -> Truth {
    guard gaps.reading == .closed else { return try choose(gaps.reachable, assumption, isCalmWanted) }
    let supposed = try algebra.all([gaps.reachable, try algebra.not(gaps.asked)])
    return try choose(supposed, assumption, isCalmWanted)
  }

  private func choose(_ set: Truth, _ inside: Truth, _ outside: Bool) throws(BudgetExceeded) -> Truth {
    outside
      ? try algebra.any([inside, try algebra.not(set)])
      : try algebra.all([inside, set])
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
