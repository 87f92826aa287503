import DecisionSupport

/// What the gaps of an answer set count as: to what is certain or possible, or to what is done now.
enum Reading: Int {
  case open, closed
}

/// Which of the two truths of a condition of which something is not known.
enum Bound: Int {
  case possible, certain

  var other: Bound { self == .possible ? .certain : .possible }
}

/// Turns one side's guidance into truths over answer sets: independent of the engine, from the same definition of the language.
///
/// What a condition may be, given what is not known, takes two truths: where it is *possible* (not false) and where it is
/// *certain* (true). Two readings differ in what the gaps count as: `open` for `applies-if` and for what is established and
/// possible, `closed` for the suggested level, the reminders, the urgent actions and what is asked.
final class GuidanceCompiler<Sets: AnswerSets> {
  typealias Truth = Sets.Truth

  private struct Key<Subject: Hashable>: Hashable {
    let subject: Subject
    let reading: Reading
    let bound: Bound
  }

  let space: AnswerSpace
  let side: Side
  let guidance: Guidance
  private let sets: Sets

  private var asking: [Key<Int>: Truth] = [:]

  /// How many questions were compiled in order, so that the last of a long chain takes no deep recursion.
  private var compiled: [Key<Int>: Int] = [:]
  private var rules: [Key<Int>: Truth] = [:]
  private var tests: [Key<AnswerTest>: Truth] = [:]

  /// Compiles what is asked of one side.
  init(_ space: AnswerSpace, _ side: Side, _ sets: Sets) {
    self.space = space
    self.side = side
    self.sets = sets
    guidance = space.guidances[side]
  }

  /// Where the guidance applies.
  func applies() throws(BudgetExceeded) -> Truth { try possible(guidance.applicability?.condition, .open) }

  /// Where a question may be asked, or is; `ask-if` names earlier questions only.
  func asking(_ question: Int, _ reading: Reading, _ bound: Bound) throws(BudgetExceeded) -> Truth {
    guard let condition = guidance.questions[question].askIf else { return sets.always }
    let key = Key(subject: question, reading: reading, bound: bound)
    if let known = asking[key] { return known }
    let progress = Key(subject: 0, reading: reading, bound: bound)
    while compiled[progress, default: 0] < question {
      compiled[progress, default: 0] += 1
      _ = try asking(compiled[progress, default: 0] - 1, reading, bound)
    }
    let truth = try truth(of: condition, reading, bound)
    asking[key] = truth
    return truth
  }

  /// Where a condition is not ruled out; without one, everywhere.
  func possible(_ condition: Condition?, _ reading: Reading) throws(BudgetExceeded) -> Truth {
    guard let condition else { return sets.always }
    return try truth(of: condition, reading, .possible)
  }

  /// Where a rule is possible, or certain.
  func rule(_ position: Int, _ reading: Reading, _ bound: Bound) throws(BudgetExceeded) -> Truth {
    let key = Key(subject: position, reading: reading, bound: bound)
    if let known = rules[key] { return known }
    let truth = try truth(of: guidance.rules[position].condition, reading, bound)
    rules[key] = truth
    return truth
  }

  func truth(of condition: Condition, _ reading: Reading, _ bound: Bound) throws(BudgetExceeded) -> Truth {
    switch condition {
    case .answer(let test):
      let key = Key(subject: test, reading: reading, bound: bound)
      if let known = tests[key] { return known }
      let truth = try truth(of: test, reading, bound)
      tests[key] = truth
      return truth
    case .rule(let rule): return try self.rule(rule.position, reading, bound)
    case .all(let parts): return try sets.all(try truths(of: parts, reading, bound))
    case .any(let parts): return try sets.any(try truths(of: parts, reading, bound))
    case .none(let parts):
      // Not ruled out is what is not certainly the other way.
      return try sets.not(try sets.any(try truths(of: parts, reading, bound.other)))
    case .atLeast(let count, let parts): return try sets.atLeast(count, of: try truths(of: parts, reading, bound))
    }
  }

  private func truths(of parts: [Condition], _ reading: Reading, _ bound: Bound) throws(BudgetExceeded) -> [Truth] {
    var truths: [Truth] = []
    for part in parts { truths.append(try truth(of: part, reading, bound)) }
    return truths
  }

  // MARK: Tests of an answer

  private func truth(of test: AnswerTest, _ reading: Reading, _ bound: Bound) throws(BudgetExceeded) -> Truth {
    let question = guidance.questions[test.question]
    let entry = space.entries[space.entryOfQuestion[side][test.question.position]]
    let calm = entry.calm[side]
    let gaps = Gaps(question: test.question.position, reading: reading, bound: bound)
    switch entry.form {
    case .choice(let variable):
      let states = space.variables[variable].states
      let wanted = states.map { matches($0.meaning, test.values, question) }
      let assumed = space.state(of: question.assumption, to: question, space.variables[variable]).map { wanted[$0] }
      let isAssumed = question.assumption.isNotKnown ? nil : assumed
      return try truth(variable, wanted, isCalm: wanted[calm[0]], isAssumed: isAssumed, gaps)
    case .checklist(let options):
      guard case .options(let bits) = test.values else { return sets.never }
      var parts: [Truth] = []
      for (option, calm) in zip(options, calm) {
        guard let position = option.positions[side], bits.contains(position) else { continue }
        let wanted = space.variables[option.variable].states.map { $0.meaning == .yes }
        let isAssumed = question.assumption.isTicked(position)
        parts.append(try truth(option.variable, wanted, isCalm: calm == 1, isAssumed: isAssumed, gaps))
      }
      return try sets.any(parts)
    }
  }

  /// What stands for an answer that there is not.
  private struct Gaps {
    let question: Int
    let reading: Reading
    let bound: Bound
  }

  /// Where a variable's state is wanted, given whether the calm one is, and the one that is assumed; nil where the worst is.
  ///
  /// What is not known counts as assumed where its question may be asked, and else as calm. What has no answer counts as not
  /// known, but to what is done now as calm where the question is asked: only what something not known opens is supposed.
  private func truth(_ variable: Int, _ wanted: [Bool], isCalm: Bool, isAssumed: Bool?, _ gaps: Gaps)
    throws(BudgetExceeded) -> Truth
  {
    let unknown = gaps.bound == .possible
    let assumed = gaps.reading == .open ? unknown : isAssumed ?? unknown
    var (notKnown, nothing) = (sets.constant(isCalm), sets.constant(isCalm))
    if assumed != isCalm {
      let reachable = try asking(gaps.question, gaps.reading, .possible)
      notKnown = assumed ? reachable : try sets.not(reachable)
      nothing = notKnown
      if gaps.reading == .closed {
        let asked = try asking(gaps.question, .closed, .certain)
        let supposed = try sets.part(of: reachable, outside: Others([asked]))
        nothing = assumed ? supposed : try sets.not(supposed)
      }
    }
    return try sets.choose(
      variable,
      zip(space.variables[variable].states, wanted).map { state, isWanted in
        switch state.meaning {
        case .notKnown: notKnown
        case .nothing: nothing
        default: sets.constant(isWanted)
        }
      }
    )
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

extension Answer {
  /// Whether an option of a checklist is ticked; nil where that is not known.
  fileprivate func isTicked(_ position: Int) -> Bool? {
    guard case .checklist(let ticked, let unknown) = self else { return nil }
    return ticked.contains(position) ? true : unknown.contains(position) ? nil : false
  }
}
