import DecisionSupport
import MarkedYAML

/// What a change does, over every answer set.
struct ChangeFindings<Sets: AnswerSets> {
  typealias Truth = Sets.Truth
  typealias Affected = Examination<Sets>.Affected
  typealias Outcomes = WitnessBuilder.Outcomes

  let examination: Examination<Sets>
  let edits: Edits
  let digests: BeforeAndAfter<ConditionDigests>
  var findings: [Finding] = []

  /// How many answer sets move, all classes together; nil where it is not counted.
  private(set) var totals: (lowered: Effect.Share, raised: Effect.Share)?

  var sets: Sets { examination.sets }
  var old: GuidanceSets<Sets> { examination.guidances[.before] }
  var new: GuidanceSets<Sets> { examination.guidances.after }

  /// Looks at everything, in the order of the files.
  init(_ examination: Examination<Sets>, _ edits: Edits, levelsAreComparable: Bool) throws {
    self.examination = examination
    self.edits = edits
    digests = examination.guidances.map { ConditionDigests($0.guidance, ranks: $0.ranks) }
    if !levelsAreComparable { findings.append(.notCompared(old.guidance, new.guidance)) }
    let stages: [(inout ChangeFindings) throws -> Void] = [
      { if levelsAreComparable { try $0.findLevels() } }, { try $0.findApplicability() }, { try $0.findReminders() },
      { try $0.findUrgentActions() }, { try $0.findQuestions() }, { try $0.findItems() }, { try $0.findPathways() },
      { try $0.findWeakenedSafeguards() }, { try $0.findEditsWithoutEffect() },
    ]
    // That the time was up is said of the whole guidance, once.
    for stage in stages {
      do { try stage(&self) } catch let error as BudgetExceeded where error.isOfOneQuestion && sets.work.isReached {}
    }
  }

  private mutating func findWeakenedSafeguards() throws {
    for weakened in try SafeguardComparison(examination).weakened() {
      let behind = edits.behind([weakened.former.claim.condition], .before)
      findings.append(.weakened(weakened.former, weakened.safeguard, by: behind, examination.space.guidances))
    }
  }

  /// Adds what is found of a subject, or that it could not be decided.
  mutating func finding(_ subject: Finding.Subject, _ body: (inout ChangeFindings) throws -> Finding?) throws {
    do {
      if let found = try body(&self) { findings.append(found) }
    } catch let error as BudgetExceeded where error.isOfOneQuestion {
      findings.append(.undecided(subject))
    }
  }

  /// The answer sets of one set that are not in another, with what there is to say of them.
  func effect(
    of set: Truth,
    besides other: Truth,
    within range: Truth,
    dependingOn named: [Truth] = [],
    _ causes: [Edit],
    shownBy shows: @escaping (Outcomes) -> Bool
  ) throws -> Effect? {
    let part = try sets.part(of: set, outside: Others([other]))
    guard let affected = try examination.affected([part], within: range) else { return nil }
    return try examination.effect(of: [affected], dependingOn: [part] + named, causes: causes, shownBy: shows)
  }

  /// Where each side applies.
  var applies: [Truth] { [old.applies, new.applies] }

  /// What decides for whom the guidance is, for fingerprints.
  var applicability: String { digests.all.map { $0.applicability }.joined(separator: "\n") }

  // MARK: Levels

  private mutating func findLevels() throws {
    let lowered = try LevelClasses(examination, higher: .before, edits)
    let raised = try LevelClasses(examination, higher: .after, edits)
    for (kind, classes, higher) in [(FindingKind.levelLowered, lowered, Side.before), (.levelRaised, raised, .after)] {
      findings += classes.undecided.map { .undecided($0) }
      for item in classes.all { try add(item, kind, .suggested, higher) }
    }
    let told = (lowered.all + raised.all).flatMap { $0.rules }
    let quiet = edits.rules.filter { !told.contains($0) && edits.isBehind($0) }
    guard lowered.areWhole, raised.areWhole else { return leaveCertaintyOpen(of: quiet) }
    let moved = (down: try lowered.union(), up: try raised.union())
    if let down = try examination.share(of: moved.down), let up = try examination.share(of: moved.up) {
      totals = (down, up)
    }
    if !quiet.isEmpty { try findCertainty(of: quiet, outside: [moved.down, moved.up], except: told) }
  }

  mutating func add(
    _ item: LevelClasses<Sets>.Class,
    _ kind: FindingKind,
    _ level: LevelKind,
    _ higher: Side
  ) throws {
    let ranks = (old.ranks, new.ranks)
    let effect = try examination.effect(
      of: item.affected,
      dependingOn: applies,
      orRules: true,
      causes: item.causes,
      isJoint: item.isJoint
    ) { outcomes in
      guard let before = outcomes.before[level], let after = outcomes.after[level] else { return false }
      let (was, now) = (ranks.0[before.position], ranks.1[after.position])
      return higher == .before ? was > now : now > was
    }
    guard let effect else { return }
    let own = digests[higher]
    let identity = [
      applicability, item.rules.compactMap { $0[higher].map { own.rule($0) } }.sorted().joined(separator: " "),
      own.rules(reaching: item.rank + 1), digests[higher.other].rules(reaching: item.rank),
    ]
    findings.append(
      .level(
        kind,
        item.subject,
        Edit.places(item.causes, else: item.rules, examination.space.guidances),
        through: item.rules.compactMap { match in match[higher].map { examination.space.guidances[higher].rules[$0].id }
        }
        .filter { id in !item.causes.contains { $0.subject == Finding.Subject(.rule, id) } },
        effect,
        level == .suggested
          ? effect.witness.fate(examination.space.guidances) : effect.witness.fate(examination.space.guidances, level),
        identity: identity.joined(separator: "\n")
      )
    )
  }

  // MARK: Reminders

  private mutating func findReminders() throws {
    let guidances = examination.space.guidances
    let (former, present) = (guidances[.before].reminders, guidances.after.reminders)
    for match in Pairing(former, present, formerID: \.formerID).matches {
      let (before, after) = (match.before.map { former[$0] }, match.after.map { present[$0] })
      let was = match.before.map { old.reminders[$0] } ?? sets.never
      let now = match.after.map { new.reminders[$0] } ?? sets.never
      guard let any = after ?? before, was != now || before == nil || after == nil else { continue }
      let causes = edits.behind(reminder: before, after)
      let subject = Finding.Subject(.reminder, any.id)
      let count = findings.count
      for (kind, set, other) in [(FindingKind.reminderLost, was, now), (.reminderGained, now, was)] where set != other {
        try finding(subject) { change in
          let effect = try change.effect(
            of: set,
            besides: other,
            within: change.examination.scope,
            dependingOn: change.applies,
            causes
          ) { outcomes in
            func shows(_ outcome: Outcome, _ position: Int?) -> Bool {
              outcome.reminders.contains { $0.reminder.position == position }
            }
            let isLost = shows(outcomes.before, match.before) && !shows(outcomes.after, match.after)
            let isGained = shows(outcomes.after, match.after) && !shows(outcomes.before, match.before)
            return kind == .reminderLost ? isLost : isGained
          }
          let identity = [
            change.applicability, before.map { change.digests[.before].digest(of: $0.showIf) } ?? "none",
            after.map { change.digests.after.digest(of: $0.showIf) } ?? "none",
          ]
          return effect.map { .reminder(kind, before, after, $0, identity: identity.joined(separator: "\n")) }
        }
      }
      if findings.count == count, before == nil || after == nil {
        findings.append(
          .withoutEffect(
            subject,
            saying: any.text,
            after == nil ? "removed" : "added",
            before?.range,
            after?.range
          )
        )
      }
    }
  }

  // MARK: Questions

  private mutating func findUrgentActions() throws {
    let guidances = examination.space.guidances
    for entry in examination.space.entries {
      guard let match = entry.positions.both else { continue }
      let (before, after) = (guidances[.before].questions[match.before], guidances.after.questions[match.after])
      guard let former = before.urgent, let present = after.urgent else { continue }
      let (was, now) = (try old.urgent(match.before).possible, try new.urgent(match.after).possible)
      let causes = edits.behind([.answer(former.answers)], .before)
      for (kind, set, other) in [(FindingKind.actionLost, was, now), (.actionGained, now, was)] where set != other {
        try finding(.init(.question, after.id)) { change in
          let effect = try change.effect(of: set, besides: other, within: change.examination.comparable, causes) {
            $0.before.calls(for: match.before) != $0.after.calls(for: match.after)
          }
          let identity =
            "\(change.digests[.before].digest(of: .answer(former.answers)))\n"
            + change.digests.after.digest(of: .answer(present.answers))
          return effect.map { .urgent(kind, before, after, present, $0, identity: identity) }
        }
      }
    }
  }

  private mutating func findQuestions() throws {
    let guidances = examination.space.guidances
    for entry in examination.space.entries {
      guard let match = entry.positions.both else { continue }
      let (before, after) = (guidances[.before].questions[match.before], guidances.after.questions[match.after])
      let (was, now) = (old.asked[match.before], new.asked[match.after])
      guard was != now else { continue }
      let causes =
        edits.of(.question, after.id) + edits.behind([before.askIf], .before)
        + edits.behind([after.askIf], .after)
      let identity =
        "\(digests[.before].digest(of: before.askIf))\n\(digests.after.digest(of: after.askIf))"
      for (kind, set, other) in [(FindingKind.askedOfFewer, was, now), (.askedOfMore, now, was)] {
        try finding(.init(.question, after.id)) { change in
          let effect = try change.effect(
            of: set,
            besides: other,
            within: change.examination.scope,
            dependingOn: change.applies,
            causes.uniqued
          ) { _ in true }
          return effect.map { .asked(kind, before, after, $0, identity: identity) }
        }
      }
    }
  }

  // MARK: Edits without effect

  /// Conditions that were rewritten and mean the same: the proof that a refactoring is one.
  private mutating func findEditsWithoutEffect() throws {
    for (edit, match) in edits.rewritten {
      let same = try BudgetExceeded.leavingUndecided { () throws(BudgetExceeded) in
        if edit.subject.kind == .question { return try sets.isSame(old.asked[match.before], new.asked[match.after]) }
        return try isSame(Match(before: match.before, after: match.after))
      }
      if same == true {
        let guidance = new.guidance
        let isQuestion = edit.subject.kind == .question
        let words = isQuestion ? guidance.questions[match.after].ask : guidance.rules[match.after].because
        findings.append(.rewritten(edit, saying: words))
      }
    }
  }

  /// Whether a rule holds for the same answer sets as before, now and whatever is found out; one that there is not holds for
  /// none.
  func isSame(_ rule: Match) throws(BudgetExceeded) -> Bool {
    for (reading, bound) in [(Reading.closed, Bound.possible), (.open, .certain), (.open, .possible)] {
      var truths: [Truth] = []
      for (position, own) in [(rule.before, old), (rule.after, new)] {
        if let position {
          truths.append(try own.compiler.rule(position, reading, bound))
        } else {
          truths.append(sets.never)
        }
      }
      guard try sets.isSame(truths[0], truths[1]) else { return false }
    }
    return true
  }
}

extension Outcome {
  /// Whether the outcome calls for the urgent action of the question at a position.
  fileprivate func calls(for question: Int) -> Bool { urgent.contains { $0.question.position == question } }
}
