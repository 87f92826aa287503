import DecisionSupport
import MarkedYAML

/// Finds what a guidance says in vain, with proof over every answer set: rules, conditions, questions, reminders and levels
/// that make no difference, and calm answers that are not the lowest.
struct GuidanceLint<Sets: AnswerSets> {
  typealias Truth = Sets.Truth

  let examination: Examination<Sets>
  let side: Side
  let own: GuidanceSets<Sets>

  /// The rules that conditions name.
  private let named: Set<Int>
  var findings: [Finding] = []

  /// Takes an examination of one configuration alone.
  init(_ examination: Examination<Sets>) {
    self.examination = examination
    side = examination.sides[0]
    own = examination.guidances[side]
    named = Set(own.guidance.everyCondition.flatMap(\.rules).map(\.position))
  }

  var guidance: Guidance { own.guidance }
  var sets: Sets { examination.sets }

  /// Finds everything, in file order within its kind. What a search cannot decide is left out, which is said; pairs of rules
  /// and whole levels are compared only where that is quick.
  mutating func check() throws {
    for position in guidance.rules.indices { try leavingUndecided { lint in try lint.checkRule(position) } }
    if sets.isExhaustive {
      try checkConditions()
      try checkReminders()
      try checkLevels()
    }
    try checkQuestions()
    checkOptions()
    try checkItems()
  }

  mutating func leavingUndecided(_ body: (inout GuidanceLint) throws -> Void) throws {
    do { try body(&self) } catch let error as BudgetExceeded where error.isOfOneQuestion {}
  }

  mutating func report(
    _ kind: FindingKind,
    _ subject: Finding.Subject,
    _ message: String,
    details: [String] = [],
    at place: SourceRange,
    identity: String = ""
  ) {
    findings.append(Finding(kind, subject, message, details: details, place: place, identity: identity))
  }

  // MARK: Rules

  private mutating func checkRule(_ position: Int) throws {
    let (rule, rules) = (guidance.rules[position], own.rules)
    let subject = Finding.Subject(.rule, rule.id)
    let title = guidance.levels[rule.level].title
    if try sets.isEmpty([examination.scope, rules.truths[position]]) {
      report(
        .ruleNeverHolds,
        subject,
        "rule '\(rule.id)' can never hold, whatever is answered",
        details: ["No child reaches \(title) by it."],
        at: rule.range
      )
      return
    }
    // What other conditions name does something, whatever it calls for.
    guard sets.isExhaustive, !named.contains(position) else { return }
    let holding = try sets.all([own.applies, rules.truths[position]])
    if let stronger = try stronger(than: position, holding) {
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
    } else if try sets.isEmpty([holding], outside: rules.reaching(rules.ranks[position] + 1)) {
      report(
        .ruleMasked,
        subject,
        "rule '\(rule.id)' never decides: wherever it holds, some other rule calls for a higher level",
        details: ["Nobody is at \(title) by it."],
        at: rule.range
      )
    }
  }

  /// A rule that leads as high and holds wherever another does. Of two rules that say the same, the later one is told of.
  private func stronger(than position: Int, _ holding: Truth) throws -> Int? {
    let rules = own.rules
    for other in rules.rules(relatedTo: position)
    where other != position && rules.ranks[other] >= rules.ranks[position] {
      guard try sets.isCovered(holding, by: rules.truths[other]) else { continue }
      let isLater = other > position && rules.ranks[other] == rules.ranks[position]
      if try !isLater || holding != sets.all([own.applies, rules.truths[other]]) { return other }
    }
    return nil
  }

  // MARK: Parts of conditions

  private mutating func checkConditions() throws {
    typealias Named = (subject: Finding.Subject, condition: Condition, range: SourceRange)
    let rules = guidance.rules.map { (.init(.rule, $0.id), $0.condition, $0.range) as Named }
    let reminders = guidance.reminders.compactMap { reminder in
      reminder.showIf.map { (.init(.reminder, reminder.id), $0, reminder.range) as Named }
    }
    let questions = guidance.questions.compactMap { question in
      question.askIf.map { (.init(.question, question.id), $0, question.range) as Named }
    }
    for (subject, condition, range) in rules + reminders + questions {
      guard try own.compiler.possible(condition, .closed) != sets.never, let part = try part(neverHoldingIn: condition)
      else { continue }
      report(
        .conditionNeverHolds,
        subject,
        "a part of \(subject.kind.rawValue) '\(subject.id)' can never hold: \(guidance.words(for: part))",
        at: range
      )
    }
  }

  private func part(neverHoldingIn condition: Condition) throws -> Condition? {
    let parts: [Condition]
    switch condition {
    case .answer, .rule, .none: return nil
    case .all(let inner), .any(let inner), .atLeast(_, let inner): parts = inner
    }
    for part in parts {
      if try sets.isEmpty([examination.scope, try own.compiler.possible(part, .closed)]) { return part }
      if let inner = try self.part(neverHoldingIn: part) { return inner }
    }
    return nil
  }

  // MARK: Reminders and levels

  private mutating func checkReminders() throws {
    for (reminder, shown) in zip(guidance.reminders, own.reminders) where reminder.showIf != nil {
      let subject = Finding.Subject(.reminder, reminder.id)
      if try sets.isEmpty([examination.scope, shown]) {
        report(.reminderNeverShown, subject, "reminder '\(reminder.id)' is never shown", at: reminder.range)
      } else if try sets.isCovered(examination.scope, by: shown) {
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
    for (position, level) in guidance.levels.enumerated() where try isNeverReached(own.ranks[position]) {
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
    let rules = own.rules
    let leading = rules.truths.indices.filter { rules.ranks[$0] == rank }.map { rules.truths[$0] }
    for truth in leading + (rank == rules.lowest ? [sets.always] : []) {
      if try !sets.isEmpty([examination.scope, truth], outside: rules.reaching(rank + 1)) { return false }
    }
    return true
  }

  // MARK: Questions

  private mutating func checkQuestions() throws {
    let used = sets.isExhaustive ? try questionsThatMatter() : Set(guidance.questions.indices)
    for (position, question) in guidance.questions.enumerated() {
      let subject = Finding.Subject(.question, question.id)
      if sets.isExhaustive, try sets.isEmpty([examination.scope, own.asked[position]]) {
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
      do {
        try checkCalm(position, question)
      } catch let error as BudgetExceeded where error.isOfOneQuestion {
        findings.append(.undecided(subject, at: question.range))
      }
    }
  }

  /// The questions on which something depends.
  private func questionsThatMatter() throws -> Set<Int> {
    let space = examination.space
    let deciding = sets.variables(of: [own.applies] + own.reminders + own.asked)
    var used = Set(guidance.questions.indices.filter { guidance.questions[$0].urgent != nil })
    used.formUnion(guidance.contacts.compactMap { $0.council?.position })
    if let escalation = guidance.escalation {
      used.formUnion([escalation.urgentIf?.question.position].compactMap { $0 })
      let conditions = [escalation.disagreementIf] + escalation.steps.flatMap { [$0.enterIf, $0.takenIf] }
      for case let condition? in conditions { used.formUnion(guidance.questionsNamed(in: condition)) }
    }
    for position in guidance.questions.indices where !used.contains(position) {
      let variables = space.calmVariables(of: space.entryOfQuestion[side][position], side)
      let matters = try variables.contains { variable, calm in
        let states = space.variables[variable].states.indices
        return try deciding.contains(variable) || own.rules.levelDepends(on: variable, among: states, calm: calm)
      }
      if matters { used.insert(position) }
    }
    return used
  }

  /// A calm answer is the one that raises nothing; a lower one would make every unasked question count for too much, and
  /// every comparison with calm wrong.
  private mutating func checkCalm(_ position: Int, _ question: Question) throws {
    let check = SafeguardCheck(examination)
    for (variable, calm) in examination.space.calmVariables(of: examination.space.entryOfQuestion[side][position], side)
    {
      let effect = try examination.effect(of: check.lower(than: calm, variable), orRules: true) {
        $0.before.level != $0.after.level
      }
      guard let effect else { continue }
      let other = effect.witness.counterpart?.phrases.there ?? ""
      let digests = ConditionDigests(guidance, ranks: own.ranks)
      findings.append(
        Finding(
          .calmNotLowest,
          Finding.Subject(.question, question.id),
          "the calm answer to \(question.ask.quoted) is not its lowest: \(other.quoted) can lower the level",
          place: question.range,
          effect: effect,
          identity: digests.applicability + "\n" + digests.rules()
        )
      )
      return
    }
  }
}
