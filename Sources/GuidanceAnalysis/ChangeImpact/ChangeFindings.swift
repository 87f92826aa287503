import DecisionSupport
import MarkedYAML

/// What the diagrams say of a change.
struct ChangeFindings {
  private(set) var examination: Examination
  private let guidances: Sided<Guidance>
  private let rules: [Sided<Int>]
  private let levels: [Sided<Int>]
  private let edits: Edits
  private var impact: LevelImpact?

  init(_ old: Guidance, _ new: Guidance, _ options: Audit.Options) throws {
    guidances = Sided(old: old, new: new)
    levels = Pairing(old: old.levels, new: new.levels, formerID: \.formerID).pairs
    rules = Pairing(old: old.rules, new: new.rules, formerID: \.formerID).pairs
    examination = try Examination(guidances, ranks: LevelRanks(old, new).ranks, options)
    edits = Edits(examination.space, rules: rules)
    if LevelRanks(old, new).isComplete {
      impact = try LevelImpact(examination, rules: rules, edits)
    }
  }

  var statistics: Audit.Statistics { examination.statistics }

  /// How many answer sets move, all classes together.
  mutating func totals() throws(BudgetExceeded) -> (lowered: Effect.Share, raised: Effect.Share)? {
    guard let impact else { return nil }
    return (try examination.share(of: impact.lowered), try examination.share(of: impact.raised))
  }

  /// Everything that is found, in the order of the files.
  mutating func findings() throws -> [Finding] {
    var found: [Finding] = []
    if let impact {
      for item in impact.loweredClasses { found += try level(item, .levelLowered) }
      for item in impact.raisedClasses { found += try level(item, .levelRaised) }
    } else if let old = guidances.old, let new = guidances.new {
      found.append(.notCompared(old, new))
    }
    found += try applicability()
    found += try reminders()
    found += try questionsAskedOfFewer()
    found += try weakenedSafeguards()
    found += try editsWithoutEffect()
    return found
  }

  // MARK: Levels

  private mutating func level(_ item: LevelImpact.Class, _ kind: FindingKind) throws -> [Finding] {
    let effect = try examination.effect(
      of: item.change,
      causes: item.causes,
      isJoint: item.isJoint,
      dependingOn: applies,
      orLevels: true
    )
    return effect.map { [.level(kind, item.subject, item.places, through: item.through, $0, guidances)] } ?? []
  }

  private mutating func applicability() throws -> [Finding] {
    guard let old = guidances.old, let new = guidances.new, let before = examination.functions.old?.applies,
      let now = examination.functions.new?.applies
    else { return [] }
    let store = examination.store
    var causes: [Edit] = []
    for (side, condition) in [(Side.old, old.applicability?.condition), (.new, new.applicability?.condition)] {
      guard let condition else { continue }
      causes += edits.behind([condition], side)
    }
    let subject = Finding.Subject(.guidance, new.name)
    var found: [Finding] = []
    for (kind, set) in [
      (FindingKind.levelLost, try store.apply(.butNot, before, now)),
      (.levelRaised, try store.apply(.butNot, now, before)),
    ] {
      let wide = try store.both(set, examination.comparable)
      guard let effect = try examination.effect(of: wide, causes: causes, dependingOn: [set]) else { continue }
      found.append(
        Finding(kind, subject, effect.witness.fate(guidances), details: ["By 'applies-if'."], effect: effect)
      )
    }
    return found
  }

  /// Where each side applies.
  private var applies: [Diagram] { examination.functions.all.map(\.applies) }

  // MARK: Reminders

  private mutating func reminders() throws -> [Finding] {
    guard let old = guidances.old, let new = guidances.new, let before = examination.functions.old?.reminders,
      let now = examination.functions.new?.reminders
    else { return [] }
    let store = examination.store
    var found: [Finding] = []
    for pair in Pairing(old: old.reminders, new: new.reminders, formerID: \.formerID).pairs {
      let was = pair.old.map { before[$0] } ?? .never
      let isNow = pair.new.map { now[$0] } ?? .never
      guard was != isNow, let id = pair.new.map({ new.reminders[$0].id }) ?? pair.old.map({ old.reminders[$0].id })
      else { continue }
      let causes = causes(ofReminder: pair, id)
      for (kind, set) in [
        (FindingKind.reminderLost, try store.apply(.butNot, was, isNow)),
        (.reminderGained, try store.apply(.butNot, isNow, was)),
      ] {
        let shared = try store.both(set, examination.scope)
        guard let effect = try examination.effect(of: shared, causes: causes, dependingOn: [set] + applies)
        else { continue }
        found.append(.reminder(kind, pair, guidances, effect))
      }
    }
    return found
  }

  private func causes(ofReminder pair: Sided<Int>, _ id: String) -> [Edit] {
    guard let old = guidances.old, let new = guidances.new else { return [] }
    let names = Names(examination.space, rules)
    let conditions = Sided(
      old: pair.old.flatMap { old.reminders[$0].showIf },
      new: pair.new.flatMap { new.reminders[$0].showIf }
    )
    var causes: [Edit] = []
    if pair.old == nil || pair.new == nil
      || !names.isSame(conditions.old, conditions.new)
    {
      causes.append(
        Edit(
          subject: Finding.Subject(.reminder, id),
          what: pair.new == nil ? "removed" : pair.old == nil ? "added" : "when it is shown",
          formerPlace: pair.old.map { old.reminders[$0].range },
          place: pair.new.map { new.reminders[$0].range }
        )
      )
    }
    for side in Side.allCases {
      for edit in conditions[side].map({ edits.behind([$0], side) }) ?? []
      where !causes.contains(where: { $0.subject == edit.subject }) {
        causes.append(edit)
      }
    }
    return causes
  }

  // MARK: Questions

  private mutating func questionsAskedOfFewer() throws -> [Finding] {
    guard let old = guidances.old, let new = guidances.new, let before = examination.functions.old?.asked,
      let now = examination.functions.new?.asked
    else { return [] }
    var found: [Finding] = []
    for entry in examination.space.entries {
      guard let former = entry.positions.old, let present = entry.positions.new else { continue }
      let fewer = try examination.store.apply(.butNot, before[former], now[present])
      let set = try examination.store.both(fewer, examination.scope)
      guard set != .never else { continue }
      let conditions = [(Side.old, old.questions[former].askIf), (.new, new.questions[present].askIf)]
      let causes =
        edits.of(.question, new.questions[present].id)
        + conditions.flatMap { side, condition in condition.map { edits.behind([$0], side) } ?? [] }
      guard let effect = try examination.effect(of: set, causes: causes, dependingOn: [fewer] + applies)
      else { continue }
      found.append(.askedOfFewer(Sided(old: old.questions[former], new: new.questions[present]), effect))
    }
    return found
  }

  // MARK: Safeguards

  private mutating func weakenedSafeguards() throws -> [Finding] {
    try SafeguardComparison(examination.space)
      .weakened(by: edits) { try examination.covers($0, $1) }
  }

  // MARK: Edits without effect

  /// Conditions that were written anew and mean what they meant: the proof that a refactoring is one.
  private func editsWithoutEffect() throws -> [Finding] {
    guard let before = examination.functions.old, let now = examination.functions.new else { return [] }
    var found: [Finding] = []
    let store = examination.store
    for edit in edits.all where edit.place != nil && edit.formerPlace != nil {
      let isSame: Bool
      switch edit.subject.kind {
      case .rule:
        guard let pair = rules.first(where: { $0.new.map { guidances.new?.rules[$0].id } == edit.subject.id }),
          let former = pair.old, let present = pair.new, edit.what == "its condition"
        else { continue }
        isSame = before.rules[former] == now.rules[present]
      default:
        guard let entry = examination.space.entries.first(where: { $0.id == edit.subject.id }),
          let former = entry.positions.old, let present = entry.positions.new, edit.what == "when it is asked"
        else { continue }
        isSame = before.asked[former] == now.asked[present]
      }
      guard isSame else { continue }
      found.append(
        Finding(
          .provedNoEffect,
          edit.subject,
          "\(edit.subject.kind.rawValue) '\(edit.subject.id)' was written anew and provably means what it meant",
          details: ["Compared over all of \(store.arities.count) variables' answers."],
          place: edit.place,
          formerPlace: edit.formerPlace
        )
      )
    }
    return found
  }
}
