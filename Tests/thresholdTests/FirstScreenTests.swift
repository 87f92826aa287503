import DecisionSupport
import Foundation
import Reports
import TestSupport
import Testing

/// The first screen of an outcome fits, whatever the concern is, and begins with what to do.
@Suite struct FirstScreenTests {
  private static let guidance = Repository.lancashire

  /// Tuesday evening, when the day's telephones are no longer answered.
  private static let evening = CalendarDate("2026-11-24").map { Moment($0, minute: 20 * 60 + 30) }

  private func report(_ answers: Answers) throws -> OutcomeReport {
    let moment = try #require(Self.evening)
    return OutcomeReport(
      try Self.guidance.assess(answers, since: moment, today: moment),
      of: Self.guidance,
      today: moment.day
    )
  }

  private func lines(_ document: Document, _ columns: Int) -> [Substring] {
    document.text(TextStyle(width: columns, isColored: false)).split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast()
  }

  /// What is wrong with the first screen of a concern; nothing where it is right.
  private func faults(_ answers: Answers, _ name: String) throws -> [String] {
    let report = try report(answers)
    var faults: [String] = []
    for hint in ["--details shows all reasons and reminders.", nil] {
      let screen = report.firstScreen(hint: hint)
      for (columns, room) in [(80, 21), (40, 52)] where lines(screen, columns).count > room {
        faults.append("\(name): \(lines(screen, columns).count) lines of \(columns) columns")
      }
      guard let first = lines(screen, 1_000).first, first.hasPrefix("Do now: ") else {
        faults.append("\(name): does not begin with what to do")
        continue
      }
      for call in report.outcome.urgent where call.isCertain {
        guard let short = Self.guidance.questions[call.question].urgent?.short else { continue }
        let text = screen.text(TextStyle(width: 1_000, isColored: false))
        if !text.contains(short) { faults.append("\(name): '\(short)' is missing") }
      }
    }
    return faults
  }

  @Test func `For every scenario it fits, and begins with what to do`() throws {
    let found = try Repository.library.scenarios.flatMap { try faults($0.answers, $0.id) }
    #expect(found == [])
  }

  @Test func `For random answers, finished and not, it fits`() throws {
    var random = RandomAnswers(Self.guidance, seed: 31)
    for round in 0..<150 {
      let answers = round % 2 == 0 ? random.partial() : random.completion(of: Answers(for: Self.guidance))
      let found = try faults(answers, "round \(round)")
      #expect(found == [])
    }
  }

  @Test func `Text and Markdown say the same in the same order`() throws {
    for scenario in Repository.library.scenarios.prefix(12) {
      let screen = try report(scenario.answers).firstScreen()
      func words(_ text: String) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
      }
      #expect(words(screen.text(TextStyle(width: 80, isColored: false))) == words(screen.markdown()), "\(scenario.id)")
    }
  }
}
