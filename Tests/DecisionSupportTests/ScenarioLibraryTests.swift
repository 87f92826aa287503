import DecisionSupport
import MarkedYAML
import TestSupport
import Testing

/// What the scenarios are good for together.
@Suite struct ScenarioLibraryTests {
  /// A scenario with what the guidance says about it.
  private struct Told {
    let theme: String
    let scenario: Scenario
    let outcome: Outcome
  }

  private static let guidance = Repository.lancashire

  /// The stories and the short cases.
  private static let all = Repository.library.scenarios.map { scenario in
    let folders = scenario.range.file.path.split(separator: "/").dropFirst().dropLast()
    return Told(
      theme: folders.joined(separator: "/"),
      scenario: scenario,
      outcome: guidance.outcome(scenario.answers)
    )
  }

  /// The stories.
  private static let library = all.filter(\.scenario.isRehearsed)

  private static let published = guidance.judge(Repository.library.published, today: Guidance.testDay)

  private let guidance = Self.guidance
  private let library = Self.library

  private func ids(_ told: [Told]) -> [String] { told.map(\.scenario.id) }

  // MARK: Form

  @Test func `There are at least 80, each in the folder of a theme`() {
    #expect(library.count >= 80)
    #expect(Set(ids(library)).count == library.count)
    #expect(ids(library.filter { $0.theme.isEmpty || $0.theme.contains("/") }) == [])
  }

  @Test(arguments: Repository.library.scenarios.filter(\.isRehearsed))
  func `A story has two to six paragraphs, none of them long`(scenario: Scenario) {
    let paragraphs = scenario.story.split(separator: "\n\n")
    let lengths = paragraphs.map { $0.split { $0 == " " || $0 == "\n" }.count }
    #expect(2...6 ~= lengths.count, "\(lengths)")
    #expect(lengths.allSatisfy { $0 <= 80 }, "\(lengths)")
  }

  // MARK: What they reach

  @Test(arguments: 1...4) func `Every level is suggested for at least eight`(number: Int) {
    let level = guidance.level(number: number)
    #expect(level != nil)
    #expect(library.filter { $0.outcome.level == level }.count >= 8)
  }

  @Test func `Every rule, level, reminder and step is reached, by a story, a short case or a published one`() {
    let coverage = guidance.coverage(by: Self.all.map(\.outcome) + Self.published.map(\.told))
    #expect(coverage.rules.missing.map { guidance.rules[$0].id } == [])
    #expect(coverage.levels.missing.map { guidance.levels[$0].id } == [])
    #expect(coverage.reminders.missing.map { guidance.reminders[$0].id } == [])
    #expect(coverage.steps.missing.map { guidance.escalation?.steps[$0].id } == [])
  }

  @Test(arguments: 2...17) func `Every lesson of the briefing is exercised by at least two`(number: Int) throws {
    let lesson = try #require(try Lesson.all().first { $0.number == number })
    #expect(ids(library.filter { exercises($0, lesson) }).count >= 2)
  }

  private func exercises(_ told: Told, _ lesson: Lesson) -> Bool {
    lesson.names.contains { name in
      switch name.kind {
      case "rule": return told.outcome.reasons.contains { guidance.rules[$0.rule].id == name.id }
      case "level": return suggests(told, name.id, among: lesson)
      case "step": return isStep(told, name.id)
      case "reminder": return reminds(told, name.id)
      case "question":
        return isNotCalm(told, name.id)
      default: return false
      }
    }
  }

  /// An answer that nobody knows is not calm.
  private func isNotCalm(_ told: Told, _ id: String) -> Bool {
    guard let question = guidance.question(id), let answer = told.scenario.answers[question] else { return false }
    return answer != guidance.questions[question].calm
  }

  /// Every outcome has a level, so a lesson that names all of them is not exercised by having one.
  private func suggests(_ told: Told, _ id: String, among lesson: Lesson) -> Bool {
    let named = lesson.names.filter { $0.kind == "level" }.count
    return named < guidance.levels.count && told.outcome.level.map { guidance.levels[$0].id } == id
  }

  /// Without a disagreement the first step is shown all the same, in case there will be one.
  private func isStep(_ told: Told, _ id: String) -> Bool {
    guard let next = told.outcome.nextStep, next.isDisagreement else { return false }
    return guidance.escalation?.steps[next.step].id == id
  }

  /// A reminder that is always shown is exercised only where the scenario says that it expects it.
  private func reminds(_ told: Told, _ id: String) -> Bool {
    guard let reminder = guidance.reminder(id) else { return false }
    guard guidance.reminders[reminder].showIf != nil else {
      return told.scenario.expectation.reminders.contains(id)
    }
    return told.outcome.reminders.contains { $0.reminder == reminder }
  }

  // MARK: Where people may differ

  @Test func `At least six pairs under one theme are one fact apart, on either side of a level`() {
    let all = Self.all
    let pairs = all.indices.flatMap { first in
      all[(first + 1)...].filter { second in
        all[first].theme == second.theme && all[first].outcome.level != second.outcome.level
          && areOneFactApart(all[first].scenario.answers, second.scenario.answers)
      }.map { [all[first].scenario.id, $0.scenario.id] }
    }
    #expect(pairs.count >= 6, "\(pairs)")
  }

  /// Whether a single question is answered otherwise. What is not asked counts as calm.
  private func areOneFactApart(_ first: Answers, _ second: Answers) -> Bool {
    guidance.questions.ordinals.count { question in
      let calm = guidance.questions[question].calm
      return (first[question] ?? calm) != (second[question] ?? calm)
    } == 1
  }

  @Test func `At least six are contested, by a panel that is marked as illustrative`() {
    let voted = library.filter { $0.scenario.panel != nil }
    let unmarked = voted.filter { $0.scenario.panel?.isIllustrative == false }
    #expect(ids(unmarked) == [])
    let contested = voted.filter { told in
      let votes = (told.scenario.panel?.levels.values).map { $0.sorted(by: >) } ?? []
      return votes.count >= 2 && votes[1] * 4 >= votes.reduce(0, +)
    }
    #expect(contested.count >= 6, "\(ids(contested))")
  }

  @Test func `A panel counts the suggested level among its own`() {
    let strangers = library.filter { told in
      guard let panel = told.scenario.panel else { return false }
      return told.outcome.level.map { panel.levels[guidance.levels[$0].number] ?? 0 } == 0
    }
    #expect(ids(strangers) == [])
  }
}
