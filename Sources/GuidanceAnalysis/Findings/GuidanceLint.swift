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

  /// What was looked at, and of how much, of each kind.
  private var looked: [(kind: String, count: Int, of: Int)] = []

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
    try each("rules", of: guidance.rules.indices) { lint, position in try lint.checkRule(position) }
    if sets.isExhaustive {
      try each("conditions", of: conditions) { lint, named in try lint.check(named) }
      try each("reminders", of: guidance.reminders.indices) { lint, position in try lint.checkReminder(position) }
      try each("levels", of: guidance.levels.indices) { lint, position in try lint.checkLevel(position) }
    }
    try checkQuestions()
    checkOptions()
    try each("pairs of items", of: pairsOfItems) { lint, pair in try lint.check(pair) }
  }

  /// Looks at each of some things. What a search cannot decide of one is left out; when the time is up so are all others.
  mutating func each<Things: Collection>(
    _ kind: String,
    of things: Things,
    _ body: (inout GuidanceLint, Things.Element) throws -> Void
  ) throws {
    var count = 0
    for thing in things where !sets.work.isReached {
      do { try body(&self, thing) } catch let error as BudgetExceeded where error.isOfOneQuestion {}
      if !sets.work.isReached { count += 1 }
    }
    if !things.isEmpty { looked.append((kind, count, things.count)) }
  }

  /// A finding that the time was up before everything was looked at, and what was; nil where everything was.
  var unfinished: Finding? {
    guard sets.work.isReached else { return nil }
    let counts = looked.map { "\($0.count) of \($0.of) \($0.kind)" }
    return .undecided(.init(.guidance, guidance.name), details: ["Looked at: \(counts.joined(separator: "; "))."])
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
        "the rule \(rule.because.quoted) can never hold, whatever is answered",
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
        "the rule \(rule.because.quoted) never decides: wherever it holds, another does too: \(other.because.quoted)",
        details: [
          "The other one calls for \(guidance.levels[other.level].title), so that without this one no level would "
            + "change; only a reason would be gone."
        ],
        at: rule.range
      )
    } else if try sets.isEmpty([holding], outside: rules.reaching(rules.ranks[position] + 1)) {
      report(
        .ruleMasked,
        subject,
        "the rule \(rule.because.quoted) never decides: wherever it holds, some other rule calls for a higher level",
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

  private typealias Named = (subject: Finding.Subject, condition: Condition, range: SourceRange)

  /// The conditions of rules, reminders and questions.
  private var conditions: [Named] {
    let rules = guidance.rules.map { (.init(.rule, $0.id), $0.condition, $0.range) as Named }
    let reminders = guidance.reminders.compactMap { reminder in
      reminder.showIf.map { (.init(.reminder, reminder.id), $0, reminder.range) as Named }
    }
    let questions = guidance.questions.compactMap { question in
      question.askIf.map { (.init(.question, question.id), $0, question.range) as Named }
    }
    return rules + reminders + questions
  }

  private mutating func check(_ named: Named) throws {
    let (subject, condition, range) = named
    guard try own.compiler.possible(condition, .closed) != sets.never, let part = try part(neverHoldingIn: condition)
    else { return }
    report(
      .conditionNeverHolds,
      subject,
      "a part of \(subject.kind.rawValue) '\(subject.id)' can never hold: \(guidance.words(for: part))",
      at: range
    )
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

  private mutating func checkReminder(_ position: Int) throws {
    let (reminder, shown) = (guidance.reminders[position], own.reminders[position])
    guard reminder.showIf != nil else { return }
    let subject = Finding.Subject(.reminder, reminder.id)
    if try sets.isEmpty([examination.scope, shown]) {
      report(.reminderNeverShown, subject, "the reminder \(reminder.text.quoted) is never shown", at: reminder.range)
    } else if try sets.isCovered(examination.scope, by: shown) {
      report(
        .reminderAlwaysShown,
        subject,
        "the reminder \(reminder.text.quoted) is always shown, although it has a 'show-if'",
        at: reminder.range
      )
    }
  }

  private mutating func checkLevel(_ position: Int) throws {
    guard try isNeverReached(own.ranks[position]) else { return }
    let level = guidance.levels[position]
    report(.levelNeverReached, .init(.level, level.id), "no answers lead to \(level.title)", at: level.range)
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
    let (named, deciding) = (questionsNamedElsewhere, try variablesOfConditions)
    try each("questions", of: guidance.questions.indices) { lint, position in
      let question = lint.guidance.questions[position]
      let subject = Finding.Subject(.question, question.id)
      if lint.sets.isExhaustive {
        if try lint.sets.isEmpty([lint.examination.scope, lint.own.asked[position]]) {
          lint.report(
            .questionNeverAsked,
            subject,
            "the question \(question.ask.quoted) is never asked",
            at: question.range
          )
        }
        if try !named.contains(position) && !lint.matters(position, deciding) {
          lint.report(
            .questionChangesNothing,
            subject,
            "the question \(question.ask.quoted) can change nothing: no level, no reminder, no question and no step",
            at: question.range
          )
        }
      }
      do {
        try lint.checkCalm(position, question)
      } catch let error as BudgetExceeded where error.isOfOneQuestion && !lint.sets.work.isReached {
        lint.findings.append(.undecided(subject, at: question.range))
      }
    }
  }

  /// The questions of urgent actions, of contacts and of the ladder.
  private var questionsNamedElsewhere: Set<Int> {
    var named = Set(guidance.questions.indices.filter { guidance.questions[$0].urgent != nil })
    named.formUnion(guidance.contacts.compactMap { $0.council?.position })
    if let escalation = guidance.escalation {
      named.formUnion([escalation.urgentIf?.question.position].compactMap { $0 })
      let conditions = [escalation.disagreementIf] + escalation.steps.flatMap { [$0.enterIf, $0.takenIf] }
      for case let condition? in conditions { named.formUnion(guidance.questionsNamed(by: condition)) }
    }
    return named
  }

  /// The variables on which it depends whether the guidance applies, what is reminded of and what is asked.
  private var variablesOfConditions: Set<Int> {
    get throws(BudgetExceeded) {
      sets.isExhaustive ? try sets.variables(of: [own.applies] + own.reminders + own.asked) : []
    }
  }

  /// Whether the level depends on a question, or one of some variables is its own.
  private func matters(_ position: Int, _ deciding: Set<Int>) throws -> Bool {
    let space = examination.space
    return try space.calmVariables(of: space.entryOfQuestion[side][position], side).contains { variable, calm in
      let states = space.variables[variable].states.indices
      return try deciding.contains(variable) || own.rules.levelDepends(on: variable, among: states, calm: calm)
    }
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
          "for the question \(question.ask.quoted), \(question.phrase(for: question.calm).quoted) is taken as the answer "
            + "that gives no cause for concern, but \(other.quoted) can give a lower level",
          place: question.range,
          effect: effect,
          identity: digests.applicability + "\n" + digests.rules()
        )
      )
      return
    }
  }
}
