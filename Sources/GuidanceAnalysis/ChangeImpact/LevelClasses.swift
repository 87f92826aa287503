import DecisionSupport

/// What a change does to a level: the answer sets for which it is lower than before, or higher, by the edits that cause it.
///
/// An old rule is *changed* if it is gone, its level is lower or its function differs. A lowered answer set is in the class of
/// each changed rule that held there and gave the old level: since the highest level of the rules that hold is the level,
/// these classes cover the lowered set; children at the lowest level, who need no rule, are one more. Raised sets mirror this
/// with the new rules.
struct LevelClasses<Sets: AnswerSets> {
  typealias Truth = Sets.Truth

  /// The answer sets that one edit, or several together, move.
  struct Class {
    fileprivate(set) var affected: [Examination<Sets>.Affected]

    /// The rules that give the higher level.
    fileprivate(set) var rules: [Match]

    /// What the class is named after: the rule, or the first thing that was edited.
    let subject: Finding.Subject
    fileprivate let isOwn: Bool
    let causes: [Edit]
    fileprivate(set) var isJoint = false

    /// The lowest rank of the class's rules.
    fileprivate(set) var rank: Int
  }

  private(set) var all: [Class] = []

  /// The subjects of rules for which it could not be found out whether they move the level.
  private(set) var undecided: [Finding.Subject] = []

  private let examination: Examination<Sets>

  /// Finds the classes.
  ///
  /// - Parameters:
  ///   - examination: Both configurations.
  ///   - kind: Which level.
  ///   - higher: The side on which it is higher.
  ///   - moved: What answer sets are looked for outside of.
  ///   - edits: What was edited.
  ///   - told: Rules that are not looked at, since what became of them is told already.
  /// - Throws: `BudgetExceeded` where the budget does not do for anything more.
  init(
    _ examination: Examination<Sets>,
    _ kind: LevelKind = .suggested,
    higher: Side,
    outside moved: [Truth] = [],
    _ edits: Edits,
    except told: [Match] = []
  ) throws(BudgetExceeded) {
    self.examination = examination
    let (own, other) = (examination.guidances[higher], examination.guidances[higher.other])
    let rules = (own: try own.rules(kind), other: try other.rules(kind))
    for match in edits.rules where !told.contains(match) {
      guard let position = match[higher] else { continue }
      let (truth, rank) = (rules.own.truths[position], rules.own.ranks[position])
      if let there = match[higher.other], rules.other.truths[there] == truth, rules.other.ranks[there] >= rank {
        continue
      }
      let rule = own.guidance.rules[position]
      try add(truth, rank, rules, moved, [match], edits.behind(rule: position, higher), .init(.rule, rule.id))
    }
    if rules.own.lowest > rules.other.lowest {
      let subject = Finding.Subject(.guidance, own.guidance.name)
      try add(examination.sets.always, rules.own.lowest, rules, moved, [], [], subject)
    }
    try markJoint()
  }

  private mutating func add(
    _ truth: Truth,
    _ rank: Int,
    _ rules: (own: RankedRules<Sets>, other: RankedRules<Sets>),
    _ moved: [Truth],
    _ matches: [Match],
    _ causes: [Edit],
    _ subject: Finding.Subject
  ) throws(BudgetExceeded) {
    let sets = examination.sets
    let found = try BudgetExceeded.leavingUndecided { () throws(BudgetExceeded) -> Examination<Sets>.Affected? in
      let (other, above) = (rules.other.reaching(rank), rules.own.reaching(rank + 1))
      if try sets.isEmpty([truth], outside: other) { return nil }
      return try examination.affected(of: truth, outside: Others(other.all + above.all), within: examination.scope) {
        (truth) throws(BudgetExceeded) in
        let lost = try sets.part(of: truth, outside: other)
        let deciding = try sets.part(of: lost, outside: above)
        return try rules.other.falls(of: try sets.part(of: deciding, outside: Others(moved)), below: rank)
      }
    }
    guard let found else {
      undecided.append(subject)
      return
    }
    guard let affected = found else { return }
    // A rule that was edited itself has a class of its own.
    let isOwn = causes.isEmpty || causes.contains { $0.subject == subject }
    let name = isOwn ? subject : causes[0].subject
    if !isOwn, let index = all.firstIndex(where: { !$0.isOwn && $0.causes == causes }) {
      all[index].affected.append(affected)
      all[index].rules += matches
      all[index].rank = min(all[index].rank, rank)
    } else {
      all.append(
        Class(affected: [affected], rules: matches, subject: name, isOwn: isOwn, causes: causes, rank: rank)
      )
    }
  }

  /// A class that the others cover needs at least one of them to be there at all.
  private mutating func markJoint() throws(BudgetExceeded) {
    guard all.count > 1 else { return }
    let sets = examination.sets
    let unions = try all.map { (item) throws(BudgetExceeded) in try sets.any(item.affected.map { $0.set }) }
    for index in all.indices where all[index].affected.allSatisfy({ $0.free == nil }) {
      let others = unions.indices.filter { $0 != index }.map { unions[$0] }
      all[index].isJoint =
        try BudgetExceeded.leavingUndecided { () throws(BudgetExceeded) in
          try sets.isCovered(unions[index], by: try sets.any(others))
        } ?? false
    }
  }

  /// Whether the classes hold all that is moved, and not only what is near their smallest cases.
  var areWhole: Bool { all.allSatisfy { $0.affected.allSatisfy { $0.free == nil } } }

  /// The answer sets of all classes.
  func union() throws(BudgetExceeded) -> Truth {
    try examination.sets.any(all.flatMap { $0.affected.map { $0.set } })
  }
}
