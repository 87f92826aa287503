package import DecisionSupport
package import GuidanceAnalysis
import MarkedYAML
import Synchronization

/// Counts what a change does to the levels of past concerns: puts every child of every line to both guidances, on as many
/// threads as take part and in bounded memory.
package final class ConcernComparison: Sendable {
  private let blocks: LineBlocks
  private let pair: ConcernPair
  private let found = Mutex(PastConcerns())

  /// Prepares a comparison.
  ///
  /// - Parameters:
  ///   - audit: That of the change.
  ///   - source: Where the lines come from.
  ///   - today: The day on which is asked.
  package init(_ audit: Audit, _ source: any LineSource, today: CalendarDate) {
    let (old, new) = (audit.guidances[.before], audit.guidances.after)
    pair = ConcernPair(audit, today: today)
    blocks = LineBlocks(source) { table in
      let problems = table.columns(for: old).problems
      let others = table.columns(for: new).problems
      if !problems.isEmpty { throw UnreadableTable(problems: problems) }
      if !others.isEmpty { throw UnreadableTable(problems: others) }
    }
  }

  /// Counts lines until there are none, or a thread has given up; for each thread to call.
  package func countLines() {
    var pair = pair
    var block = LineBlock()
    while blocks.next(into: &block) != nil {
      block.forEachLine { line, number in pair.count(line, number: number, of: block.table) }
      if block.isLongLine { pair.found.refuse(line: block.firstLine, Diagnostic.longLine.message) }
      found.withLock { $0.add(pair.found) }
      pair.found = PastConcerns()
    }
  }

  /// What became of all lines, once no thread counts any more.
  ///
  /// - Throws: That by which the first thread gave up.
  package func finish() throws -> PastConcerns {
    try blocks.finish()
    return found.withLock { $0 }
  }
}

/// Two guidances that are asked about the same lines.
private struct ConcernPair: Sendable {
  /// What became of the lines so far.
  var found = PastConcerns()

  private var old: ConcernSide
  private var new: ConcernSide
  private let directions: [LevelCounts.Move: LevelDirection]

  init(_ audit: Audit, today: CalendarDate) {
    let (former, present) = (audit.guidances[.before], audit.guidances.after)
    (old, new) = (ConcernSide(former, today: today), ConcernSide(present, today: today))
    var directions: [LevelCounts.Move: LevelDirection] = [:]
    for before in [nil] + former.levels.ordinals.map(Optional.some) {
      for after in [nil] + present.levels.ordinals.map(Optional.some) {
        let move = LevelCounts.Move(from: before, to: after)
        directions[move] = audit.direction(of: move)
      }
    }
    self.directions = directions
  }

  /// Counts a line, which stands without its line break; a blank one is no concern.
  mutating func count(_ line: UnsafeRawBufferPointer, number: Int, of table: ConcernTable?) {
    guard old.reader.readConcern(line, of: table), new.reader.readConcern(line, of: table) else { return }
    let problems = (old: old.reader.problems.first?.message, new: new.reader.problems.first?.message)
    switch problems {
    case (nil, nil): break
    case (let problem?, nil): return found.refuse(line: number, "\(problem), by the old guidance")
    case (nil, let problem?): return found.refuse(line: number, "\(problem), by the new guidance")
    case (let problem?, _): return found.refuse(line: number, problem)
    }
    // Of several children each is a concern of its own.
    for child in 0..<max(1, old.reader.children.count) {
      let move = LevelCounts.Move(from: old.level(of: child), to: new.level(of: child))
      let direction = directions[move] ?? .same
      let deciding: [Ordinal<Rule>] =
        switch direction {
        case .same, .lost: []
        case .lower: old.deciding(child)
        case .higher: new.deciding(child)
        }
      found.add(move, direction, line: number, deciding: deciding)
    }
  }
}

/// One of the guidances.
private struct ConcernSide: Sendable {
  var reader: AnswerLineReader
  private var assessor: Assessor
  private var reasoner: Assessor
  private let guidance: Guidance
  private let today: CalendarDate

  init(_ guidance: Guidance, today: CalendarDate) {
    (self.guidance, self.today) = (guidance, today)
    reader = AnswerLineReader(guidance)
    (assessor, reasoner) = (Assessor(guidance, parts: []), Assessor(guidance, parts: .reasons))
  }

  /// The level of a child of the last line.
  mutating func level(of child: Int) -> Ordinal<Level>? {
    let answers = answers(about: child)
    let changed = assessor.answers.differencesInMemory(from: answers)
    return assessor.assess(answers, changed: changed, since: today, today: today).level
  }

  private func answers(about child: Int) -> Answers {
    reader.children.isEmpty ? reader.answers : reader.children[child].answers
  }

  /// The rules by which a child of the last line has that level.
  mutating func deciding(_ child: Int) -> [Ordinal<Rule>] {
    let outcome = reasoner.assess(answers(about: child), since: today, today: today)
    return outcome.reasons.map(\.rule).filter { guidance.rules[$0].level == outcome.level }
  }
}
