public import DecisionSupport

extension Audit {
  /// Audits a change: which answer sets are treated differently, proved over all of them.
  ///
  /// - Throws: `AuditDefect` where engine and auditor disagree about a witness.
  public init(comparing old: Guidance, with new: Guidance, _ options: Options) throws {
    let own = try OwnFindings(new, options)
    var found: [Finding] = []
    guidances = Sided(old: old, new: new)
    var statistics = own.statistics
    do {
      var change = try ChangeFindings(old, new, options)
      found += try change.findings()
      totals = try change.totals()
      statistics.add(change.statistics)
    } catch is BudgetExceeded {
      let rules = Pairing(old: old.rules, new: new.rules, formerID: \.formerID).pairs
      let ranks = LevelRanks(old, new)
      let search = try ChangeFindingsBySearch(Sided(old: old, new: new), rules: rules, ranks: ranks, options)
      found += search.findings
      if !ranks.isComplete { found.append(.notCompared(old, new)) }
      totals = nil
      statistics.searched = true
    }
    // What was so before is not the change's doing.
    let before = own.findings.isEmpty ? nil : try OwnFindings(old, options)
    for finding in own.findings {
      switch finding.kind {
      case .safeguardBrokenBefore where before?.broken.contains(finding.subject.id) == true:
        found.append(finding.renamed(.safeguardBrokenBefore, severity: .warning))
      case .safeguardBrokenBefore:
        found.append(finding.renamed(.safeguardBroken))
      case .undecided:
        found.append(finding)
      default:
        let wasThere = before?.findings.contains { $0.kind == finding.kind && $0.subject == finding.subject }
        if wasThere != true { found.append(finding) }
      }
    }
    found += StructuralComparison(old: old, new: new).findings(besides: found)
    findings = found.inOrder
    safeguards = (own.proved, new.safeguards.count)
    self.statistics = statistics
  }
}

extension Audit.Statistics {
  mutating func add(_ other: Audit.Statistics) {
    variables = max(variables, other.variables)
    nodes += other.nodes
    liveNodes += other.liveNodes
    searched = searched || other.searched
  }
}

/// Which number stands for each level of either side: its position among the new ones.
struct LevelRanks {
  let ranks: Sided<[Int]>

  /// Whether every old level is matched by a new one; else levels cannot be compared.
  let isComplete: Bool

  init(_ old: Guidance, _ new: Guidance) {
    let pairs = Pairing(old: old.levels, new: new.levels, formerID: \.formerID).pairs
    isComplete = pairs.allSatisfy { $0.old == nil || $0.new != nil }
    ranks = Sided(
      old: old.levels.indices.map { position in pairs.first { $0.old == position }?.new ?? 0 },
      new: Array(new.levels.indices)
    )
  }
}

/// What the diagrams say of a change.
struct ChangeFindings {
  private var examination: Examination
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
    let effect = try examination.effect(of: item.change, causes: item.causes, isJoint: item.isJoint)
    return effect.map { [.level(kind, item.subject, item.places, $0, guidances)] } ?? []
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
      guard let effect = try examination.effect(of: wide, causes: causes) else { continue }
      found.append(
        Finding(kind, subject, effect.witness.fate(guidances), details: ["By 'applies-if'."], effect: effect)
      )
    }
    return found
  }

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
        let set = try store.both(set, examination.scope)
        guard let effect = try examination.effect(of: set, causes: causes) else { continue }
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
      || names.text(conditions.old, .old) != names.text(conditions.new, .new)
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
      let conditions = [(Side.old, old.questions[former].askIf), (.new, new.questions[present].askIf)]
      let causes =
        edits.of(.question, new.questions[present].id)
        + conditions.flatMap { side, condition in condition.map { edits.behind([$0], side) } ?? [] }
      guard let effect = try examination.effect(of: set, causes: causes) else { continue }
      found.append(.askedOfFewer(Sided(old: old.questions[former], new: new.questions[present]), effect))
    }
    return found
  }

  // MARK: Safeguards

  private mutating func weakenedSafeguards() throws -> [Finding] {
    try SafeguardComparison(examination.space)
      .weakened { new, old in
        guard let new else { return true }
        let wanted = try old.map { try examination.possible($0, .old) } ?? .always
        let store = examination.store
        let missing = try store.apply(.butNot, wanted, try examination.possible(new, .new))
        return store.isDisjoint(examination.scope, from: missing)
      }
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

extension Edits {
  func of(_ kind: Finding.Subject.Kind, _ id: String) -> [Edit] {
    all.filter { $0.subject == Finding.Subject(kind, id) }
  }
}
