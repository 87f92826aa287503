import DecisionSupport
import MarkedYAML

/// What a change does where diagrams are too large: each class is found or ruled out by a search of its own, with its
/// smallest case and without a count.
struct ChangeFindingsBySearch {
  private var examination: SearchExamination
  private let guidances: Sided<Guidance>
  private let rules: [Sided<Int>]
  private let edits: Edits
  private(set) var findings: [Finding] = []

  init(_ guidances: Sided<Guidance>, rules: [Sided<Int>], ranks: LevelRanks, _ options: Audit.Options) throws {
    self.guidances = guidances
    self.rules = rules
    examination = try SearchExamination(guidances, ranks: ranks.ranks, options)
    edits = Edits(examination.space, rules: rules)
    if ranks.isComplete {
      try findLevels(.levelLowered, higher: .old, lower: .new)
      try findLevels(.levelRaised, higher: .new, lower: .old)
    }
    try findApplicability()
    try findReminders()
    try findQuestions()
    findings += try SafeguardComparison(examination.space).weakened(by: edits) { try covers($0, $1) }
  }

  private mutating func covers(_ new: Condition?, _ old: Condition?) throws -> Bool {
    guard let new else { return true }
    let wanted = try old.map { try examination.possible($0, .old) } ?? .always
    let missing = [wanted, examination.store.not(try examination.possible(new, .new))]
    if case .none = try examination.satisfies(examination.scope + missing) { return true }
    return false
  }

  private mutating func add(
    _ answer: SearchExamination.Answer,
    _ subject: Finding.Subject,
    _ finding: (Effect) -> Finding
  ) {
    switch answer {
    case .found(let effect): findings.append(finding(effect))
    case .none: break
    case .undecided: findings.append(.undecided(subject))
    }
  }

  /// A class for each rule that the other side does not have as it is: where it gave the level that there was, and the level
  /// moved. Children at the lowest level, who need no rule, are one more.
  private mutating func findLevels(_ kind: FindingKind, higher: Side, lower: Side) throws {
    guard let guidance = guidances[higher], let own = examination.formulas[higher],
      let ranks = examination.ranks[higher]
    else { return }
    let guidances = guidances
    for pair in rules {
      guard let position = pair[higher], !isKept(pair, higher: higher, lower: lower) else { continue }
      let causes = edits.behind(rule: position, higher)
      let rule = guidance.rules[position]
      let rank = ranks[rule.level.position]
      let answer = try examination.effect(
        of: examination.scope + [own.rules[position]] + examination.below(rank + 1, higher)
          + examination.below(rank, lower),
        causes: causes
      )
      let subject = Finding.Subject(.rule, rule.id)
      let places = Edit.places(causes, else: [pair], guidances)
      add(answer, subject) { .level(kind, subject, places, $0, guidances) }
    }
    let lowest = ranks.first ?? 0
    let answer = try examination.effect(
      of: examination.scope + examination.below(lowest + 1, higher) + examination.below(lowest, lower)
    )
    let subject = Finding.Subject(.guidance, guidance.name)
    add(answer, subject) { .level(kind, subject, Sided(), $0, guidances) }
  }

  /// Whether a rule of one side holds on the other as well wherever it does, and leads as high.
  private func isKept(_ pair: Sided<Int>, higher: Side, lower: Side) -> Bool {
    guard let here = pair[higher], let there = pair[lower], let own = guidances[higher], let other = guidances[lower],
      let ranks = examination.ranks[higher], let otherRanks = examination.ranks[lower]
    else { return false }
    return examination.formulas[higher]?.rules[here] == examination.formulas[lower]?.rules[there]
      && otherRanks[other.rules[there].level.position] >= ranks[own.rules[here].level.position]
  }

  private mutating func findApplicability() throws {
    guard let before = examination.formulas.old?.applies, let now = examination.formulas.new?.applies, before != now,
      let new = guidances.new
    else { return }
    let (store, guidances) = (examination.store, guidances)
    let subject = Finding.Subject(.guidance, new.name)
    for (kind, formulas) in [
      (FindingKind.levelLost, [before, store.not(now)]), (.levelRaised, [now, store.not(before)]),
    ] {
      add(try examination.effect(of: examination.comparable + formulas), subject) {
        .level(kind, subject, Sided(), $0, guidances)
      }
    }
  }

  private mutating func findReminders() throws {
    guard let old = guidances.old, let new = guidances.new, let before = examination.formulas.old?.reminders,
      let now = examination.formulas.new?.reminders
    else { return }
    let (store, guidances) = (examination.store, guidances)
    for pair in Pairing(old: old.reminders, new: new.reminders, formerID: \.formerID).pairs {
      let was = pair.old.map { before[$0] } ?? .never
      let isNow = pair.new.map { now[$0] } ?? .never
      guard was != isNow, let id = pair.new.map({ new.reminders[$0].id }) ?? pair.old.map({ old.reminders[$0].id })
      else { continue }
      for (kind, formulas) in [
        (FindingKind.reminderLost, [was, store.not(isNow)]), (.reminderGained, [isNow, store.not(was)]),
      ] {
        add(try examination.effect(of: examination.scope + formulas), Finding.Subject(.reminder, id)) {
          .reminder(kind, pair, guidances, $0)
        }
      }
    }
  }

  private mutating func findQuestions() throws {
    guard let old = guidances.old, let new = guidances.new, let before = examination.formulas.old?.asked,
      let now = examination.formulas.new?.asked
    else { return }
    for entry in examination.space.entries {
      guard let former = entry.positions.old, let present = entry.positions.new, before[former] != now[present]
      else { continue }
      let questions = Sided(old: old.questions[former], new: new.questions[present])
      let fewer = [before[former], examination.store.not(now[present])]
      let subject = Finding.Subject(.question, entry.id)
      let causes = edits.of(.question, entry.id)
      add(try examination.effect(of: examination.scope + fewer, causes: causes), subject) {
        .askedOfFewer(questions, $0)
      }
    }
  }
}
