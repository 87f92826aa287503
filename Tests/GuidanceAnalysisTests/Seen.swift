import DecisionSupport
import TestSupport
import Testing

@testable import GuidanceAnalysis

/// What happens to each answer set, as the definition sees it.
struct Seen {
  /// Answer sets that something happens to: how many, how many of them finished, and the smallest case, a finished one first.
  struct Moved {
    var count = 0
    var finished = 0

    /// Whether it is not finished, its distance, what is not known of it, and how far its level does not fall.
    var smallest: [Int]?

    mutating func add(_ element: JointAnswers.Element, isFinished: Bool, fall: Int = 0) {
      count += 1
      if isFinished { finished += 1 }
      let key =
        isFinished
        ? [0, element.finishedDistance, element.finishedUnknown, -fall] : [1, element.distance, element.unknown, -fall]
      if smallest.map({ key.lexicographicallyPrecedes($0) }) ?? true { smallest = key }
    }
  }

  private let old: Guidance
  private let new: Guidance
  private(set) var all = 0
  private(set) var lowered = Moved()
  private(set) var raised = Moved()
  private var lost = Moved()
  private var gained = Moved()

  /// By id, and whether it is gained.
  private var reminders: [String: [Bool: Moved]] = [:]
  private var urgent: [String: [Bool: Moved]] = [:]
  private var asked: [String: [Bool: Moved]] = [:]
  private var pathways: [String: [Bool: Moved]] = [:]

  /// By what they are of and what they say.
  private(set) var items: [String: [Bool: Moved]] = [:]

  /// Where the level stays: what is certain of it, how far it may go, and whether it is begun with finding out.
  private var (established, possible, first) = (Moved(), Moved(), Moved())

  init(_ old: Guidance, _ new: Guidance, _ answers: JointAnswers) {
    (self.old, self.new) = (old, new)
    answers.forEach { add($0) }
  }

  private mutating func add(_ element: JointAnswers.Element) {
    let (before, after) = (Meaning(old, element.before), Meaning(new, element.after))
    func asking(_ meaning: Meaning) -> Set<String> {
      Set(
        meaning.guidance.questions.ordinals.filter { meaning.isAsked($0, .closed) == .true }.map {
          meaning.guidance.questions[$0].id
        }
      )
    }
    let (was, now) = (asking(before), asking(after))
    let isFinished = element.answered == was.union(now) && (before.applies || after.applies)
    if isFinished { all += 1 }
    func compare(_ a: Set<String>, _ b: Set<String>, _ moved: inout [String: [Bool: Moved]]) {
      for id in a.subtracting(b) {
        moved[id, default: [:]][false, default: Moved()].add(element, isFinished: isFinished)
      }
      for id in b.subtracting(a) {
        moved[id, default: [:]][true, default: Moved()].add(element, isFinished: isFinished)
      }
    }
    func urgent(_ meaning: Meaning) -> Set<String> {
      Set(meaning.urgent.map { meaning.guidance.questions[$0.question].id })
    }
    compare(urgent(before), urgent(after), &self.urgent)
    // Due before, and now only perhaps, is lost too.
    func due(_ meaning: Meaning) -> Set<String> {
      Set(
        meaning.pathways.flatMap { call in
          let id = meaning.guidance.pathways[call.pathway].id
          return call.isCertain ? [id, "certainly \(id)"] : [id]
        }
      )
    }
    let ids = Set((old.pathways + new.pathways).filter(\.isForAdultsToo).map(\.id))
    let both = before.applies && after.applies
    for isGained in [false, true] {
      let (here, there) = isGained ? (due(after), due(before)) : (due(before), due(after))
      let lost = Set(here.subtracting(there).map { $0.split(separator: " ").last.map { String($0) } ?? "" })
      for id in lost where both || ids.contains(id) {
        pathways[id, default: [:]][isGained, default: Moved()].add(element, isFinished: isFinished)
      }
    }
    compare(said(before, beside: after), said(after, beside: before), &items)
    switch (before.applies, after.applies) {
    case (true, false): lost.add(element, isFinished: isFinished)
    case (false, true): gained.add(element, isFinished: isFinished)
    case (false, false): break
    case (true, true):
      let fall = before.suggested.position - after.suggested.position
      if fall > 0 { lowered.add(element, isFinished: isFinished, fall: fall) }
      if fall < 0 { raised.add(element, isFinished: isFinished, fall: -fall) }
      func shown(_ meaning: Meaning) -> Set<String> { Set(meaning.reminders.map { meaning.guidance.reminders[$0].id }) }
      compare(shown(before), shown(after), &reminders)
      compare(was, now, &asked)
      guard fall == 0 else { return }
      if before.established != after.established { established.add(element, isFinished: isFinished) }
      if before.possible != after.possible { possible.add(element, isFinished: isFinished) }
      let begins = [before, after].map { $0.established < $0.suggested }
      if begins[0] != begins[1] { first.add(element, isFinished: isFinished) }
    }
  }

  /// What a side says in a place where the other says something too, and could say the same.
  private func said(_ meaning: Meaning, beside other: Meaning) -> Set<String> {
    let guidance = meaning.guidance
    var said: Set<String> = []
    func add(_ subject: String, _ items: [Item], _ others: [Item], _ reading: Meaning.Reading = .closed) {
      let lines = Set(others.flatMap { $0.parts.map(\.text) })
      let texts = guidance.texts(of: meaning.shown(items, reading))
      said.formUnion(texts.filter { lines.contains($0) }.map { "\(subject) \($0)" })
    }
    if meaning.applies, other.applies, meaning.suggested == other.suggested {
      let (level, otherLevel) = (guidance.levels[meaning.suggested], other.guidance.levels[meaning.suggested])
      add("level \(level.id)", level.toDo, otherLevel.toDo)
      add("level \(level.id)", level.notToDo, otherLevel.notToDo, .open)
      add("level \(level.id)", level.aboutConsent, otherLevel.aboutConsent)
      if [meaning, other].allSatisfy({ $0.established < $0.suggested }) {
        add("level \(level.id)", level.toDoIfNotKnown, otherLevel.toDoIfNotKnown)
      }
    }
    let calls = [meaning, other].map { side in
      side.urgent.filter(\.isCertain).map { side.guidance.questions[$0.question] }
    }
    for question in calls[0] {
      guard let present = calls[1].first(where: { $0.id == question.id }) else { continue }
      add("question \(question.id)", question.urgent?.toDo ?? [], present.urgent?.toDo ?? [])
    }
    return said
  }

  // MARK: What an audit says of it

  func check(_ audit: Audit, _ text: String) {
    if let totals = audit.totals {
      #expect(totals.lowered.whole.description == "\(all)", "\(text)")
      #expect(totals.lowered.part.description == "\(lowered.finished)", "\(text)")
      #expect(totals.raised.part.description == "\(raised.finished)", "\(text)")
    }
    func found(_ kind: FindingKind, _ id: String? = nil) -> [Finding] {
      audit.findings.filter {
        $0.kind == kind && $0.effect != nil && !$0.isOfItem && (id == nil || $0.subject.id == id)
      }
    }
    check(found(.levelLowered), lowered, "LVL001 \(text)", isWhole: false)
    check(
      found(.levelRaised).filter { $0.effect?.witness.outcomes.before?.applies == true },
      raised,
      text,
      isWhole: false
    )
    check(found(.levelLost), lost, "LVL002 \(text)")
    check(found(.levelRaised).filter { $0.effect?.witness.outcomes.before?.applies == false }, gained, "LVL003 \(text)")
    for id in Set(old.reminders.map(\.id) + new.reminders.map(\.id)) {
      check(found(.reminderLost, id), reminders[id]?[false], "REM101 \(id) \(text)")
      check(found(.reminderGained, id), reminders[id]?[true], "REM102 \(id) \(text)")
    }
    for question in new.questions {
      guard let former = old.questions.first(where: { $0.id == question.id }) else { continue }
      check(found(.askedOfFewer, question.id), asked[question.id]?[false], "ASK306 \(question.id) \(text)")
      guard former.urgent != nil, question.urgent != nil else { continue }
      check(found(.actionLost, question.id), urgent[question.id]?[false], "ACT151 \(question.id) \(text)")
      check(found(.actionGained, question.id), urgent[question.id]?[true], "ACT152 \(question.id) \(text)")
    }
    for id in Set(old.pathways.map(\.id) + new.pathways.map(\.id)) {
      check(found(.pathwayLost, id), pathways[id]?[false], "PTH171 \(id) \(text)")
      check(found(.pathwayGained, id), pathways[id]?[true], "PTH172 \(id) \(text)")
    }
    checkItems(audit, text)
    checkQuiet(audit, text)
    checkSafeguards(audit, text)
  }

  /// Items that stay and show elsewhere.
  private func checkItems(_ audit: Audit, _ text: String) {
    for (kind, isGained) in [(FindingKind.actionLost, false), (.actionGained, true)] {
      let found = Dictionary(grouping: audit.findings.filter { $0.isOfItem && $0.kind == kind }) { finding in
        "\(finding.subject.kind) \(finding.subject.id) \(finding.basis.split(separator: "\n")[1])"
      }
      for line in Set(found.keys).union(items.filter { $0.value[isGained] != nil }.keys) {
        check(found[line] ?? [], items[line]?[isGained], "\(kind) \(line) \(text)")
      }
    }
  }

  /// Compares findings of one thing with what happens to it; classes may overlap, and a smallest case is that of one of them.
  private func check(_ findings: [Finding], _ moved: Moved?, _ what: String, isWhole: Bool = true) {
    let moved = moved ?? Moved()
    #expect(findings.isEmpty == (moved.count == 0), "\(what)")
    // Only a level falls by more or less.
    func key(of effect: Effect) -> [Int] {
      isWhole ? self.key(of: effect.witness).dropLast() + [0] : self.key(of: effect.witness)
    }
    if isWhole, let share = findings.first?.effect?.share {
      #expect(share.part.description == "\(moved.finished)", "\(what)")
    }
    let smallest = findings.compactMap(\.effect).map { key(of: $0) }.min { $0.lexicographicallyPrecedes($1) }
    #expect(smallest == moved.smallest, "\(what)")
  }

  /// What a witness costs, found out from its answers.
  private func key(of witness: Witness) -> [Int] {
    var smallest = Moved()
    let (before, after) = (witness.answers[.before], witness.answers.after)
    JointAnswers(old, new).forEach { element in
      guard element.before == before, element.after == after, smallest.smallest == nil else { return }
      let asked = [Meaning(old, before), Meaning(new, after)].map { meaning in
        meaning.guidance.questions.ordinals.filter { meaning.isAsked($0, .closed) == .true }
          .map { meaning.guidance.questions[$0].id }
      }
      let applies = [Meaning(old, before), Meaning(new, after)].contains { $0.applies }
      let isFinished = applies && element.answered == Set(asked.flatMap(\.self))
      let levels = [witness.outcomes.before?.level?.position, witness.outcomes.after.level?.position]
      let fall = levels.contains(nil) ? 0 : abs((levels[0] ?? 0) - (levels[1] ?? 0))
      smallest.add(element, isFinished: isFinished, fall: fall)
    }
    return smallest.smallest ?? []
  }

  /// Where the level stays, something is found if anything else moves; and nothing is said to stay as it was that does not.
  private func checkQuiet(_ audit: Audit, _ text: String) {
    // Of a question something to do is urgent.
    let urgent: Set<FindingKind> = [.actionLost, .actionGained]
    let telling = audit.findings.filter { !$0.isOfItem && ($0.subject.kind != .question || !urgent.contains($0.kind)) }
    let kinds = Set(telling.map(\.kind))
    let moves: Set<FindingKind> = [.levelLowered, .levelRaised, .levelLost]
    let tells: [(Moved, Set<FindingKind>)] = [
      (established, [.establishedMoved]), (possible, [.possibleMoved]), (first, [.actionLost, .actionGained]),
    ]
    for (moved, kind) in tells {
      if kinds.isDisjoint(with: moves) {
        #expect((moved.count > 0) == !kinds.isDisjoint(with: kind), "\(kind) \(text)")
      } else if moved.count > 0 {
        #expect(!kinds.isDisjoint(with: kind.union(moves)), "\(kind) \(text)")
      }
    }
  }

  // MARK: Safeguards

  private func checkSafeguards(_ audit: Audit, _ text: String) {
    let claims = ClaimsByForce(new)
    for safeguard in new.safeguards {
      let found = audit.findings.filter { $0.subject == .init(.safeguard, safeguard.id) }.map(\.kind)
      guard let verdict = claims.verdict(on: safeguard.claim) else { continue }
      let isBroken = found.contains(.safeguardBroken) || found.contains(.safeguardBrokenBefore)
      #expect(isBroken == (verdict == .broken), "\(safeguard.id) \(found) \(text)")
      if verdict != .vacuous { #expect(!found.contains(.safeguardVacuous), "\(safeguard.id) \(text)") }
    }
  }
}

extension Finding {
  /// Whether it is of an item, whose own condition decides where it shows.
  fileprivate var isOfItem: Bool { basis.hasPrefix("item\n") }
}
