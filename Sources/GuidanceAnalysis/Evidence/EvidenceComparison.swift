public import DecisionSupport

extension Audit {
  /// Compares what both configurations say about the concerns of a scenarios' folder: counts which levels they move to, and
  /// finds published cases and scenarios that no longer come out as they should.
  ///
  /// - Parameters:
  ///   - former: What could be read of the folder against the old guidance.
  ///   - present: What could be read of it against the new one; the same concern has the same id.
  ///   - today: The day on which it is done.
  /// - Returns: The same audit with what was found; where nothing is compared, as it was.
  public func weighed(
    by former: ScenarioLibrary,
    _ present: ScenarioLibrary,
    today: CalendarDate
  ) -> Audit {
    guard let old = guidances.before else { return self }
    var comparison = EvidenceComparison(self, old: old, today: today)
    comparison.add(former.scenarios, present.scenarios)
    comparison.add(former.published.flatMap(\.cases), present.published.flatMap(\.cases))
    var audit = self
    audit.findings = (findings + comparison.findings).inOrder
    (audit.moves.scenarios, audit.moves.publishedCases) = (comparison.scenarios, comparison.publishedCases)
    (audit.moves.noLongerRead, audit.moves.readByNewOnly) = (comparison.noLongerRead, comparison.readByNewOnly)
    return audit
  }
}

/// Puts known concerns to both guidances.
private struct EvidenceComparison {
  private(set) var findings: [Finding] = []
  private(set) var scenarios: LevelCounts?
  private(set) var publishedCases: LevelCounts?
  private(set) var noLongerRead: [LevelMoves.Unread] = []
  private(set) var readByNewOnly = 0

  private let audit: Audit
  private let old: Guidance
  private let today: CalendarDate
  private var assessors: (old: Assessor, new: Assessor)

  private var new: Guidance { audit.guidances.after }

  init(_ audit: Audit, old: Guidance, today: CalendarDate) {
    (self.audit, self.old, self.today) = (audit, old, today)
    assessors = (Assessor(old, parts: []), Assessor(audit.guidances.after, parts: []))
  }

  mutating func add(_ former: [Scenario], _ present: [Scenario]) {
    var counts = LevelCounts()
    for (before, after) in paired(former, present, { .init(words: $0.title, publishedLevels: nil) }) {
      counts.add(move(before.answers, after.answers))
      if old.isAsExpected(before, today: today), !new.isAsExpected(after, today: today) {
        findings.append(broken(after))
      }
    }
    if counts.total > 0 { scenarios = counts }
  }

  mutating func add(_ former: [PublishedCase], _ present: [PublishedCase]) {
    var counts = LevelCounts()
    let pairs = paired(former, present) { [old] published in
      .init(words: published.text, publishedLevels: published.levels.map { old.levels[$0].number })
    }
    for (before, after) in pairs {
      let move = move(before.told, after.told)
      counts.add(move)
      guard audit.direction(of: move) != .same else { continue }
      let (was, now) = (distance(of: move.before, from: before), distance(of: move.after, from: after))
      if was != now { findings.append(moved(after, move, isAway: was < now)) }
    }
    if counts.total > 0 { publishedCases = counts }
  }

  private mutating func paired<Element: Identified>(
    _ former: [Element],
    _ present: [Element],
    _ unread: (Element) -> LevelMoves.Unread
  ) -> [(Element, Element)] {
    let known = Dictionary(former.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let pairs = present.compactMap { after in known[after.id].map { ($0, after) } }
    let left = Set(present.map(\.id))
    noLongerRead += former.filter { !left.contains($0.id) }.map(unread)
    readByNewOnly += present.count - pairs.count
    return pairs
  }

  private mutating func move(_ before: Answers, _ after: Answers) -> LevelCounts.Move {
    LevelCounts.Move(
      from: assessors.old.assess(before, since: today, today: today).level,
      to: assessors.new.assess(after, since: today, today: today).level
    )
  }

  /// How far a level is from the published ones, in levels; of two that are as far the one above is nearer, since too much
  /// care does less harm than too little. No level is farther than any.
  private func distance(of level: Ordinal<Level>?, from published: PublishedCase) -> Int {
    guard let level else { return .max }
    return published.levels.map { target in
      let steps = level.position - target.position
      return steps < 0 ? 1 - 2 * steps : 2 * steps
    }.min() ?? 0
  }

  // MARK: Findings

  private func broken(_ scenario: Scenario) -> Finding {
    var assessor = assessors.new
    let outcome = assessor.assess(scenario.answers, since: today, today: today)
    let found = outcome.level.map { new.levels[$0].number }
    let expected = scenario.expectation.applies ? scenario.expectation.level : nil
    func level(_ number: Int?) -> String { number.map { "level \($0)" } ?? "no level" }
    return Finding(
      .scenarioBroken,
      Finding.Subject(.scenario, scenario.id),
      "the scenario \(scenario.title.quoted) expects "
        + (found == expected
          ? "other things to be said than are said now" : "\(level(expected)) and now has \(level(found))"),
      details: ["'threshold test' says what differs, and why."],
      place: scenario.expectation.range,
      identity: "\(level(expected)) \(level(found))"
    )
  }

  private func moved(_ published: PublishedCase, _ move: LevelCounts.Move, isAway: Bool) -> Finding {
    func level(_ level: Ordinal<Level>?, _ guidance: Guidance) -> String {
      level.map { "level \(guidance.levels[$0].number)" } ?? "no level"
    }
    let levels = published.levels.map { "\(new.levels[$0].number)" }.joined(separator: " or ")
    let (was, now) = (level(move.before, old), level(move.after, new))
    return Finding(
      isAway ? .publishedCaseMovedAway : .publishedCaseMovedNearer,
      Finding.Subject(.publishedCase, published.id),
      "\(published.text.quoted) was published at level \(levels), had \(was) and now has \(now)",
      severity: isAway && published.departure != nil ? .review : nil,
      details: isAway ? published.departure.map { ["The case says why it differs: \($0.because)"] } ?? [] : [],
      place: published.range,
      identity: "\(levels) \(was) \(now)"
    )
  }
}
