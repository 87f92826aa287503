import DecisionSupport
import Foundation
import MarkedYAML
import TestSupport
import Testing

/// What holds of every ladder in this repository: nobody is left between "I disagree" and "somebody decided".
@Suite struct EveryLadderTests {
  static let folders = ["Config", "Tests/Fixtures/ladders"].flatMap { folder in
    let names = try? FileManager.default.contentsOfDirectory(atPath: Repository.path(folder))
    return (names ?? []).sorted().map { "\(folder)/\($0)" }
      .filter { FileManager.default.fileExists(atPath: Repository.path("\($0)/escalation.yaml")) }
  }

  /// A ladder as each agency sees it, urgent and not.
  private static func views(of guidance: Guidance) -> [Ladder] {
    let agencies = guidance.escalation?.agencies.indices.map { Ordinal<Agency>($0) } ?? []
    return ([nil] + agencies).flatMap { agency in
      [false, true].compactMap { Ladder(guidance, agency: agency, isUrgent: $0) }
    }
  }

  /// The case log of one step that ended so.
  private func standing(
    _ step: Ordinal<EscalationStep>,
    _ outcome: CaseLog.Result,
    on date: CalendarDate,
    _ ladder: Ladder
  ) throws -> CaseLog.Standing {
    let sink = DiagnosticSink()
    let id = ladder.escalation.steps[step].id
    let text = "disagreement: X\nsteps: [{step: \(id), on: \(date), outcome: \(outcome.rawValue)}]\n"
    let node = try #require(compose(SourceFile(path: "log.yaml", text: text), into: sink))
    let log = CaseLogReader(ladder.escalation, today: date, into: sink).log(node)
    return try #require(log).standing(on: ladder, today: date)
  }

  /// Takes each step's whole time, and tries every outcome on the way.
  ///
  /// - Returns: The steps that were taken, and the day on which the last of them is over.
  private func walk(
    from start: Ordinal<EscalationStep>,
    since day: CalendarDate,
    _ ladder: Ladder
  ) throws -> (steps: [Ordinal<EscalationStep>], end: CalendarDate) {
    var (step, since) = (start, day)
    var taken: [Ordinal<EscalationStep>] = []
    while taken.count <= ladder.escalation.steps.count {
      taken.append(step)
      #expect(try standing(step, .open, on: since, ladder) == .at(step, since: since))
      #expect(try standing(step, .resolved, on: since, ladder) == .resolved(on: since))
      let last = try #require(try ladder.dated(step, since: since, today: since).lastDay)
      // The day after, whoever looks is told.
      #expect(try ladder.dated(step, since: since, today: last.advanced(by: 1)).isOverdue)
      switch try standing(step, .unresolved, on: last, ladder) {
      case .at(let next, let start):
        #expect(next > step && start == last)
        (step, since) = (next, start)
      case .ended(let date):
        return (taken, date)
      case .resolved:
        Issue.record("unresolved is not resolved")
        return (taken, last)
      }
    }
    Issue.record("the ladder does not end")
    return (taken, since)
  }

  @Test func `There are three ladders at least`() {
    #expect(Self.folders.count >= 3)
  }

  @Test(arguments: folders)
  func `From every step every outcome ends, resolved or at the last step, within the days of the plan`(
    folder: String
  ) throws {
    let guidance = LadderTests.sound(folder)
    let starts = try ["2026-11-24", "2026-12-19", "2027-03-25"].map { try #require(CalendarDate($0)) }
    for ladder in Self.views(of: guidance) {
      let steps = ladder.escalation.steps
      for step in steps.ordinals {
        for start in starts {
          let (taken, end) = try walk(from: step, since: start, ladder)
          #expect(taken.last == Ordinal(steps.count - 1), "\(folder): \(steps[step].id)")
          let plan = try ladder.plan(from: step, since: start, today: start)
          #expect(plan.map(\.step) == taken)
          #expect(plan.compactMap(\.lastDay).max() == end)
          #expect(end.dayNumber - start.dayNumber <= 45, "\(folder): \(steps[step].id)")
        }
      }
    }
  }

  @Test(arguments: folders) func `Urgency never makes it longer, and leads to a step that can be entered`(
    folder: String
  ) throws {
    let guidance = LadderTests.sound(folder)
    let day = Guidance.testDay
    let agencies = try #require(guidance.escalation).agencies.indices.map { Ordinal<Agency>($0) }
    for agency in [nil] + agencies {
      let calm = try #require(Ladder(guidance, agency: agency))
      let urgent = try #require(Ladder(guidance, agency: agency, isUrgent: true))
      for step in urgent.escalation.steps.ordinals {
        let (slow, fast) = (calm.firstStep(from: step), urgent.firstStep(from: step))
        let ends = try [(calm, slow), (urgent, fast)].map { ladder, first in
          try #require(try ladder.plan(from: first, since: day, today: day).last?.lastDay)
        }
        #expect(fast >= slow)
        #expect(ends[1] <= ends[0])
      }
      // Who needs a decision today gets one today, where the guidance says what is urgent.
      if let urgentIf = urgent.escalation.urgentIf {
        let next = try urgent.dated(urgent.firstStep(), since: day, today: day)
        #expect(next.deadlines.first?.by == day, "\(urgentIf)")
      }
    }
  }
}
