import DecisionSupport
import MarkedYAML

/// Finds what a guidance says in vain, with proof over every answer set: rules, conditions, questions, reminders and levels
/// that make no difference, and calm answers that are not the lowest.
struct GuidanceLint {
  private var examination: Examination
  private let guidance: Guidance
  private let functions: Examination.Functions
  private let side: Side
  private(set) var findings: [Finding] = []

  init?(_ examination: Examination, _ side: Side) {
    guard let guidance = examination.space.guidances[side], let functions = examination.functions[side] else {
      return nil
    }
    self.examination = examination
    self.guidance = guidance
    self.functions = functions
    self.side = side
  }

  private var store: NodeStore { examination.store }

  /// Everything that was found, in file order within its kind.
  static func findings(_ examination: Examination, _ side: Side) throws -> [Finding] {
    guard var lint = GuidanceLint(examination, side) else { return [] }
    try lint.checkRules()
    try lint.checkConditions()
    lint.checkReminders()
    try lint.checkLevels()
    try lint.checkQuestions()
    return lint.findings
  }

  private mutating func report(
    _ kind: FindingKind,
    _ subject: Finding.Subject,
    _ message: String,
    details: [String] = [],
    at place: SourceRange,
    effect: Effect? = nil
  ) {
    findings.append(Finding(kind, subject, message, details: details, place: place, effect: effect))
  }

  // MARK: Rules

  private mutating func checkRules() throws {
    let store = store
    let heights = examination.ranks[side] ?? []
    var holding: [Diagram] = []
    for rule in functions.rules { holding.append(try store.both(functions.applies, rule)) }
    for (position, rule) in guidance.rules.enumerated() {
      let subject = Finding.Subject(.rule, rule.id)
      let own = holding[position]
      let title = guidance.levels[rule.level].title
      guard !store.isDisjoint(examination.scope, from: own) else {
        findings.append(.neverHolds(rule, guidance))
        continue
      }
      let rank = heights[rule.level.position]
      // Of two rules that say the same, the later one is told of.
      let stronger = functions.byRule.related(to: own).first { other in
        let height = heights[guidance.rules[other].level.position]
        guard other != position, height >= rank else { return false }
        if holding[other] == own, height == rank { return other < position }
        return store.isCovered(own, by: holding[other])
      }
      if let stronger {
        let other = guidance.rules[stronger]
        report(
          .ruleImplied,
          subject,
          "rule '\(rule.id)' never decides: wherever it holds, rule '\(other.id)' holds too",
          details: [
            "'\(other.id)' calls for \(guidance.levels[other.level].title), so leaving '\(rule.id)' out changes no level; "
              + "it only gives a reason more."
          ],
          at: rule.range
        )
        continue
      }
      if try functions.byRule.isAtLeast(rank + 1, wherever: own) {
        report(
          .ruleMasked,
          subject,
          "rule '\(rule.id)' never decides: wherever it holds, some other rule calls for a higher level",
          details: ["Nobody is at \(title) by it."],
          at: rule.range
        )
      }
    }
  }

  // MARK: Parts of conditions

  private mutating func checkConditions() throws {
    let rules = zip(guidance.rules, functions.rules)
      .map { (Finding.Subject(.rule, $0.id), $0.condition, $1, $0.range) }
    let reminders = zip(guidance.reminders, functions.reminders).compactMap { reminder, shown in
      reminder.showIf.map { (Finding.Subject(.reminder, reminder.id), $0, shown, reminder.range) }
    }
    var questions: [(Finding.Subject, Condition, Diagram, SourceRange)] = []
    for question in guidance.questions {
      guard let condition = question.askIf else { continue }
      let truth = try examination.possible(condition, side)
      questions.append((Finding.Subject(.question, question.id), condition, truth, question.range))
    }
    for (subject, condition, truth, range) in rules + reminders + questions where truth != .never {
      guard let part = try part(neverHoldingIn: condition) else { continue }
      report(
        .conditionNeverHolds,
        subject,
        "a part of \(subject.kind.rawValue) '\(subject.id)' can never hold: \(guidance.words(for: part))",
        at: range
      )
    }
  }

  private mutating func part(neverHoldingIn condition: Condition) throws -> Condition? {
    let parts: [Condition]
    switch condition {
    case .answer, .rule, .none: return nil
    case .all(let inner), .any(let inner), .atLeast(_, let inner): parts = inner
    }
    for part in parts {
      if store.isDisjoint(examination.scope, from: try examination.possible(part, side)) { return part }
      if let inner = try self.part(neverHoldingIn: part) { return inner }
    }
    return nil
  }

  // MARK: Reminders and levels

  private mutating func checkReminders() {
    for (reminder, shown) in zip(guidance.reminders, functions.reminders) where reminder.showIf != nil {
      let subject = Finding.Subject(.reminder, reminder.id)
      if store.isDisjoint(examination.scope, from: shown) {
        report(.reminderNeverShown, subject, "reminder '\(reminder.id)' is never shown", at: reminder.range)
      } else if store.isCovered(examination.scope, by: shown) {
        report(
          .reminderAlwaysShown,
          subject,
          "reminder '\(reminder.id)' is always shown, although it has a 'show-if'",
          at: reminder.range
        )
      }
    }
  }

  private mutating func checkLevels() throws {
    for (position, level) in guidance.levels.enumerated() {
      let rank = examination.ranks[side]?[position] ?? position
      guard try isNeverReached(rank) else { continue }
      report(
        .levelNeverReached,
        Finding.Subject(.level, level.id),
        "no answers lead to \(level.title)",
        at: level.range
      )
    }
  }

  /// Whether the level is at no answer set's: a case of each of its rules is tried before the rules that lead higher.
  private func isNeverReached(_ rank: Int) throws -> Bool {
    for rule in functions.byRule.ranked where rule.rank == rank {
      let holding = try store.both(examination.scope, rule.truth)
      if try !functions.byRule.isAtLeast(rank + 1, wherever: holding) { return false }
    }
    return true
  }

  // MARK: Questions

  private mutating func checkQuestions() throws {
    let used = try questionsThatMatter()
    for (position, question) in guidance.questions.enumerated() {
      let subject = Finding.Subject(.question, question.id)
      if store.isDisjoint(examination.scope, from: functions.asked[position]) {
        report(.questionNeverAsked, subject, "question '\(question.id)' is never asked", at: question.range)
      }
      if !used.contains(position) {
        report(
          .questionChangesNothing,
          subject,
          "question '\(question.id)' can change nothing: no level, no reminder, no question and no step",
          at: question.range
        )
      }
      try checkCalm(position, question)
    }
  }

  /// The questions on which something depends.
  private func questionsThatMatter() throws -> Set<Int> {
    let positions = Set(store.support([functions.applies] + functions.reminders + functions.asked))
    var entries: Set<Int> = []
    for (position, variable) in examination.layout.order.enumerated() {
      let entry = examination.space.variables[variable].entry
      if try !entries.contains(entry) && (positions.contains(position) || functions.byRule.levelDepends(on: position)) {
        entries.insert(entry)
      }
    }
    var used = Set(guidance.questions.indices.filter { guidance.questions[$0].urgent != nil })
    used.formUnion(
      guidance.questions.indices.filter { position in
        examination.space.entryOfQuestion[side].map { entries.contains($0[position]) } ?? false
      }
    )
    guard let escalation = guidance.escalation else { return used }
    used.formUnion([escalation.urgentIf?.question.position].compactMap(\.self))
    let conditions = [escalation.disagreementIf] + escalation.steps.flatMap { [$0.enterIf, $0.takenIf] }
    for condition in conditions.compactMap(\.self) { used.formUnion(guidance.questionsNamed(in: condition)) }
    return used
  }

  /// A calm answer is the one that raises nothing; a lower one would make every unasked question count for too much, and
  /// every comparison with calm wrong.
  private mutating func checkCalm(_ position: Int, _ question: Question) throws {
    guard let index = examination.space.entryOfQuestion[side]?[position] else { return }
    for (variable, calm) in examination.space.valueVariables(of: index, side) {
      let place = examination.layout.position(of: variable)
      for (state, meaning) in examination.space.variables[variable].states.enumerated()
      where state != calm && meaning.meaning != .nothing && meaning.meaning != .notKnown {
        let (here, there) = ([(position: place, state: calm)], [(position: place, state: state)])
        let fall = try examination.fall(side, from: here, to: there, in: examination.scope)
        let broken = try store.fixing(fall, at: here)
        guard broken != .never else { continue }
        let pair = Examination.Pair(entry: index, there: there)
        let effect = try examination.effect(of: broken, comparedWith: pair)
        findings.append(.calmNotLowest(question, effect))
        return
      }
    }
  }
}
