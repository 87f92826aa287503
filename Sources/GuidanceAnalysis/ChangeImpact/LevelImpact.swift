import DecisionSupport
import MarkedYAML

/// What a change does to the suggested level: the answer sets whose level is lowered or raised, by the edits that cause it.
///
/// An old rule is *changed* if it is gone, its level is lower or its function differs. A lowered answer set is in the class of
/// each changed rule that was not ruled out there and gave the old level: since the highest level of the rules that hold is
/// the level, these classes cover the lowered set. Raised sets mirror this with the new rules.
struct LevelImpact {
  /// The answer sets that one edit, or several together, move.
  struct Class {
    /// By how many ranks the level moves; 0 where it does not.
    let change: Diagram
    let subject: Finding.Subject
    let causes: [Edit]

    /// The rules that were not edited themselves, and through which the edits move the level.
    let through: [String]
    let places: Sided<SourceRange>
    var isJoint = false
  }

  /// Where the level falls, by how many ranks, and the same for where it rises.
  let lowered: Diagram
  let raised: Diagram

  let loweredClasses: [Class]
  let raisedClasses: [Class]

  init(_ examination: Examination, rules: [Sided<Int>], _ edits: Edits) throws {
    lowered = try Self.change(.new, below: .old, examination)
    raised = try Self.change(.old, below: .new, examination)
    loweredClasses = try Self.classes(of: lowered, by: .old, rules, edits, examination)
    raisedClasses = try Self.classes(of: raised, by: .new, rules, edits, examination)
  }

  private static func change(_ lower: Side, below higher: Side, _ examination: Examination) throws(BudgetExceeded)
    -> Diagram
  {
    guard let low = examination.functions[lower]?.byRule, let high = examination.functions[higher]?.byRule else {
      return .never
    }
    let store = examination.store
    return try store.apply(.times, examination.scope, try store.fall(from: high.ranked, to: low.ranked))
  }

  /// The classes of a set, each by the rule of the side on which the level is higher.
  private static func classes(
    of change: Diagram,
    by side: Side,
    _ pairs: [Sided<Int>],
    _ edits: Edits,
    _ examination: Examination
  ) throws(BudgetExceeded) -> [Class] {
    guard change != .never, let guidance = examination.space.guidances[side],
      let functions = examination.functions[side], let ranks = examination.ranks[side]
    else { return [] }
    let store = examination.store
    var groups: [(key: String, rules: [Sided<Int>], causes: [Edit], sets: [Diagram])] = []
    for pair in pairs {
      guard let position = pair[side] else { continue }
      guard try isChanged(pair, side, examination) else { continue }
      let rank = ranks[guidance.rules[position].level.position]
      let holding = try store.apply(.times, functions.rules[position], change)
      // The rule holds, so the level is at least the rule's.
      let moved = try functions.byRule.part(of: holding, below: rank + 1)
      guard moved != .never else { continue }
      let causes = edits.behind(rule: position, side)
      // A rule that was edited itself has a class of its own.
      let isOwn = causes.contains { $0.subject.kind == .rule && $0.subject.id == guidance.rules[position].id }
      let key =
        isOwn
        ? "rule \(position)" : causes.map { "\($0.subject.kind.rawValue) \($0.subject.id)" }.joined(separator: ", ")
      if let group = groups.firstIndex(where: { $0.key == key }) {
        groups[group].rules.append(pair)
        groups[group].sets.append(moved)
      } else {
        groups.append((key, [pair], causes, [moved]))
      }
    }
    var classes: [Class] = []
    for group in groups {
      let set = try store.merge(.greater, group.sets, empty: .never)
      classes.append(
        Class(
          change: set,
          subject: subject(group.rules, group.causes, side, guidance),
          causes: group.causes,
          through: through(group.rules, group.causes, side, guidance),
          places: Edit.places(group.causes, else: group.rules, examination.space.guidances)
        )
      )
    }
    classes = try withResidue(classes, of: change, guidance, store)
    return try markingJoint(classes, store)
  }

  /// Whether a rule can have moved the level: gone, of another height, or of another function.
  private static func isChanged(_ pair: Sided<Int>, _ side: Side, _ examination: Examination) throws(BudgetExceeded)
    -> Bool
  {
    let other: Side = side == .old ? .new : .old
    guard let here = pair[side], let there = pair[other] else { return true }
    guard let own = examination.functions[side], let others = examination.functions[other],
      let guidance = examination.space.guidances[side], let otherGuidance = examination.space.guidances[other],
      let ranks = examination.ranks[side], let otherRanks = examination.ranks[other]
    else { return true }
    let heights = (ranks[guidance.rules[here].level.position], otherRanks[otherGuidance.rules[there].level.position])
    if heights.1 < heights.0 { return true }
    let difference = try examination.store.apply(.differs, own.rules[here], others.rules[there])
    return try examination.store.both(examination.scope, difference) != .never
  }

  /// What a class is named after: the rule, or the one thing that was edited, or all that was edited together.
  private static func subject(_ rules: [Sided<Int>], _ causes: [Edit], _ side: Side, _ guidance: Guidance)
    -> Finding.Subject
  {
    let names = rules.compactMap { $0[side].map { guidance.rules[$0].id } }
    if let own = causes.first(where: { $0.subject.kind == .rule && names.contains($0.subject.id) }) {
      return own.subject
    }
    if let first = causes.first { return first.subject }
    return Finding.Subject(.rule, names.first ?? "")
  }

  private static func through(_ rules: [Sided<Int>], _ causes: [Edit], _ side: Side, _ guidance: Guidance) -> [String] {
    rules.compactMap { $0[side].map { guidance.rules[$0].id } }
      .filter { id in !causes.contains { $0.subject == Finding.Subject(.rule, id) } }
  }

  /// The proof that nothing is missed: what no class covers is a class of its own.
  private static func withResidue(_ classes: [Class], of change: Diagram, _ guidance: Guidance, _ store: NodeStore)
    throws(BudgetExceeded) -> [Class]
  {
    let covered = try store.merge(.greater, classes.map(\.change), empty: .never)
    let rest = try store.apply(.times, try store.apply(.differs, change, covered), change)
    guard rest != .never else { return classes }
    let subject = Finding.Subject(.guidance, guidance.name)
    return classes + [Class(change: rest, subject: subject, causes: [], through: [], places: Sided())]
  }

  /// A class that the others cover needs at least one of them to be there at all.
  private static func markingJoint(_ classes: [Class], _ store: NodeStore) throws(BudgetExceeded) -> [Class] {
    guard classes.count > 1 else { return classes }
    var marked = classes
    for (position, own) in classes.enumerated() {
      let others = classes.enumerated().filter { $0.offset != position }.map(\.element.change)
      let covered = try store.merge(.greater, others, empty: .never)
      marked[position].isJoint = store.isCovered(own.change, by: covered)
    }
    return marked
  }
}
