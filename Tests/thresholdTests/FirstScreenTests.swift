import DecisionSupport
import Foundation
import Reports
import TestSupport
import Testing

/// The first screen of an outcome fits, whatever the concern is, and begins with what to do.
@Suite struct FirstScreenTests {
  private static let guidance = Repository.lancashire

  /// A council that somebody may answer with, and the hour on a Tuesday at which they ask.
  private struct Circumstance {
    let council: String?
    let hour: Int

    static let all = [10, 20, 2].flatMap { hour in
      ["lancashire", "blackburn-with-darwen", "blackpool", "elsewhere", nil].map { Self(council: $0, hour: hour) }
    }

    /// What children's social care is rung on.
    var numbers: [String] {
      switch (council, hour) {
      case ("lancashire", 10): ["0300 123 6720"]
      case ("lancashire", _): ["0300 123 6722"]
      case ("blackburn-with-darwen", 10): ["01254 666400"]
      case ("blackburn-with-darwen", _): ["01254 587547"]
      // Nobody has said when the first is answered.
      case ("blackpool", _): ["01253 477299 or", "01253 477600, the emergency duty team (check this number;"]
      case ("elsewhere", _): ["your own council's website"]
      case (_, 10): ["Council 0300 123 6720;", "Darwen 01254 666400;", "Blackpool 01253 477299 or"]
      default: ["Council 0300 123 6722, the", "Darwen 01254 587547, the", "Blackpool 01253 477299 or"]
      }
    }
  }

  private func report(_ answers: Answers, _ circumstance: Circumstance) throws -> OutcomeReport {
    let day = try #require(CalendarDate("2026-11-24"))
    let moment = Moment(day, minute: circumstance.hour * 60)
    let question = try #require(Self.guidance.questions.ordinals.first { Self.guidance.questions[$0].id == "council" })
    var answers = answers
    answers[question] = circumstance.council.flatMap { council in
      Self.guidance.questions[question].answers.options.firstIndex { $0.id == council }.map { .option($0) }
    }
    if circumstance.council == nil { answers[question] = .notKnown }
    return OutcomeReport(
      try Self.guidance.assess(answers, since: moment, today: moment),
      of: Self.guidance,
      today: day
    )
  }

  private func lines(_ document: Document, _ columns: Int) -> [Substring] {
    document.text(TextStyle(width: columns, isColored: false)).split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast()
  }

  /// What is wrong with the first screen of a concern; nothing where it is right.
  private func faults(_ answers: Answers, _ circumstance: Circumstance, _ name: String) throws -> [String] {
    let report = try report(answers, circumstance)
    let name = "\(name), \(circumstance.council ?? "no council"), \(circumstance.hour):00"
    var faults: [String] = []
    let screen = report.firstScreen(hint: "--details shows all reasons and reminders.")
    for (columns, room) in [(80, 21), (40, 52)] where lines(screen, columns).count > room {
      faults.append("\(name): \(lines(screen, columns).count) lines of \(columns) columns")
    }
    let (whole, text) = (lines(screen, 10_000), screen.text(TextStyle(width: 10_000, isColored: false)))
    guard let first = whole.first, first.hasPrefix("Do now: ") else {
      return faults + ["\(name): does not begin with what to do"]
    }
    // Beside 999 no other number stands.
    let is999 = first.contains(/[Rr]ing 999|to hospital/)
    let isBelow = circumstance.council == nil || is999
    let missing = circumstance.numbers.filter { !(isBelow ? text : String(first)).contains($0) }
    if first.lowercased().contains("social care"), !missing.isEmpty {
      faults.append("\(name): '\(first)' is without \(missing)")
    }
    if is999, first.contains(/0[0-9]{2}/) { faults.append("\(name): '\(first)' has two numbers") }
    if first.contains(/\b[Rr]ing (the police|children|social)/), !first.contains(/[0-9]|website/), !isBelow {
      faults.append("\(name): '\(first)' is without a number")
    }
    for call in report.outcome.urgent where call.isCertain {
      guard let short = Self.guidance.questions[call.question].urgent?.short else { continue }
      if !text.contains(short) { faults.append("\(name): '\(short)' is missing") }
    }
    return faults
  }

  /// Scenarios, short cases and published cases.
  private static let concerns: [(name: String, answers: Answers)] =
    Repository.library.scenarios.map { ($0.id, $0.answers) }
    + Repository.library.published.flatMap(\.cases).flatMap { [($0.id, $0.told), ($0.id, $0.partlyKnown)] }

  @Test(arguments: Circumstance.all.indices)
  func `For every scenario and published case it fits, and begins with what to do and the number to ring`(
    circumstance: Int
  ) throws {
    // As a rule each concern is tried at every hour with one council, and in a nightly run with each.
    let concerns = Self.concerns.enumerated().filter { Draws.areMany || ($0.offset + circumstance) % 5 == 0 }
    let found = try concerns.flatMap { try faults($0.element.answers, Circumstance.all[circumstance], $0.element.name) }
    #expect(found == [])
  }

  @Test func `For random answers, finished and not, it fits`() throws {
    var random = RandomAnswers(Self.guidance, seed: 31)
    for round in 0..<150 {
      let answers = round % 2 == 0 ? random.partial() : random.completion(of: Answers(for: Self.guidance))
      let found = try faults(answers, Circumstance.all[round % Circumstance.all.count], "round \(round)")
      #expect(found == [])
    }
  }

  /// The ten situations that the guidance was written for, with the minute of the day at which each takes place.
  private static let situations = [
    ("when-im-naughty", 20 * 60), ("the-corner-of-the-phone", 11 * 60), ("two-phones", 16 * 60 + 30),
    ("the-fridge-is-listening", 12 * 60 + 30), ("its-fine", 19 * 60), ("pegs-and-paper", 15 * 60),
    ("two-in-the-morning", 2 * 60), ("grandma-smelled-of-mint", 14 * 60), ("his-turn-to-pay", 10 * 60),
    ("a-sore-back", 9 * 60),
  ]

  @Test(arguments: situations)
  func `The first screens of the ten situations`(name: String, minute: Int) throws {
    let moment = Moment(try #require(CalendarDate("2026-12-01")), minute: minute)
    let scenario = try #require(Repository.library.scenarios.first { $0.id == name })
    let outcome = try Self.guidance.assess(scenario.answers, since: moment, today: moment)
    let screen = OutcomeReport(outcome, of: Self.guidance, today: moment.day).firstScreen()
    let text = "\(moment.spelledOut)\n\n" + screen.text(TextStyle(width: 80, isColored: false))
    #expect(try text == Golden.text("situations/\(name).txt", recording: text))
  }

  @Test func `What finding out and the level both ask for is said once, and what cannot wait of it first`() throws {
    let guidance = GuidanceText().with(
      .levels,
      """
      levels:
        - {id: low, number: 1, name: Low, means: Little, do: [Carry on.], consent: As usual, source: s}
        - id: high
          number: 2
          name: High
          means: Much
          do: [{text: Act at once., within: without-delay}, {text: Ask the doctor., within: without-delay}]
          if-not-known: [Ask today., {text: Ask the doctor., within: without-delay}]
          consent: Act
          source: s
      """
    ).guidance()
    func screen(_ answer: Answer) throws -> [String] {
      var answers = Answers(for: guidance)
      answers[Ordinal(0)] = answer
      let outcome = try guidance.assess(answers, since: Guidance.testDay, today: Guidance.testDay)
      let report = OutcomeReport(outcome, of: guidance, today: Guidance.testDay)
      let said = report.firstScreen().text(.plain) + report.document.text(.plain)
      #expect(said.ranges(of: "Ask the doctor").count == 2, "\(said)")
      return said.split(separator: "\n").map(String.init).filter { $0.hasPrefix("Do now") || $0.hasPrefix("Then") }
    }
    #expect(try screen(.notKnown) == ["Do now: Ask the doctor", "Then:"])
    #expect(try screen(.yes) == ["Do now: Act at once", "Then: Ask the doctor."])
  }

  @Test func `Text and Markdown say the same in the same order`() throws {
    for scenario in Repository.library.scenarios.prefix(12) {
      let screen = try report(scenario.answers, Circumstance.all[1]).firstScreen()
      func words(_ text: String) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
      }
      #expect(words(screen.text(TextStyle(width: 80, isColored: false))) == words(screen.markdown()), "\(scenario.id)")
    }
  }
}
