import DecisionSupport

/// Finds the cases that would notice a mutant, by the engine alone.
struct CaseJudge {
  /// The first cases that would notice a mutant.
  struct Noticing {
    let scenario: String?
    let publishedCase: String?

    var isSome: Bool { scenario != nil || publishedCase != nil }
  }

  private let scenarios: [(scenario: Scenario, restless: Set<Int>)]

  /// The published cases that are at a published level as they were told.
  private let published: [(case: PublishedCase, restless: Set<Int>)]
  private let today: CalendarDate

  init(_ guidance: Guidance, _ library: ScenarioLibrary, today: CalendarDate) {
    scenarios = library.scenarios.map { ($0, guidance.restless($0.answers)) }
    self.today = today
    var assessor = Assessor(guidance, parts: [])
    published = library.published.flatMap(\.cases).filter { assessor.agrees(with: $0, today: today) }
      .map { ($0, guidance.restless($0.told)) }
  }

  /// The first scenario and the first published case that come out otherwise under a varied guidance.
  func first(noticing mutant: Mutant, _ bearing: MutantBearing, _ varied: Guidance) -> Noticing {
    var check = ScenarioCheck(varied, today: today)
    let scenario = scenarios.first { bearing.mayMatter($0.restless) && !check.isAsExpected($0.scenario) }?.scenario
    // What was published is a level, which nothing but a rule moves.
    guard mutant.subject.kind == .rule else { return Noticing(scenario: scenario?.id, publishedCase: nil) }
    var assessor = Assessor(varied, parts: [])
    let noticing = published.first {
      bearing.mayMatter($0.restless) && !assessor.agrees(with: $0.case, today: today)
    }
    return Noticing(scenario: scenario?.id, publishedCase: noticing?.case.id)
  }
}

extension Assessor {
  /// Whether the guidance puts a case, as it was told, at a level at which it was published.
  fileprivate mutating func agrees(with published: PublishedCase, today: CalendarDate) -> Bool {
    assess(published.told, since: today, today: today).level.map { published.levels.contains($0) } ?? false
  }
}
