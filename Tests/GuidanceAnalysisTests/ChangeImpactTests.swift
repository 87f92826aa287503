import DecisionSupport
import TestSupport
import Testing

@testable import GuidanceAnalysis

/// Changes of small random guidances, against looking at every answer set under both.
@Suite struct ChangeImpactTests {
  @Test func classesAreWhatEveryAnswerSetShows() throws {
    var random = RandomGuidance(seed: 23)
    var moved = 0
    for _ in 0..<80 {
      let (old, new, text) = random.nextPair()
      let answers = everyAnswerSet(old)
      guard answers.count <= 2500 else { continue }
      let audit = try Audit(comparing: old, with: new, Audit.Options(today: .someDay))
      let seen = Seen(old, new, answers)
      moved += seen.lowered.count + seen.raised.count
      #expect(audit.findings.contains { $0.kind == .levelLowered } == !seen.lowered.isEmpty, "\(text)")
      #expect(audit.findings.contains { $0.kind == .levelLost } == !seen.lost.isEmpty, "\(text)")
      #expect(
        audit.findings.contains { $0.kind == .levelRaised } == !(seen.raised.isEmpty && seen.gained.isEmpty),
        "\(text)"
      )
      #expect(
        Set(audit.findings.filter { $0.kind == .reminderLost }.map(\.subject.id)) == seen.remindersLost,
        "\(text)"
      )
      #expect(
        Set(audit.findings.filter { $0.kind == .reminderGained }.map(\.subject.id)) == seen.remindersGained,
        "\(text)"
      )
      let finished = seen.finishedCounts
      #expect(audit.totals?.lowered.part.description == String(finished.lowered), "\(text)")
      #expect(audit.totals?.raised.part.description == String(finished.raised), "\(text)")
      #expect(audit.totals?.raised.whole.description == String(finished.all), "\(text)")
      for finding in audit.findings {
        guard let effect = finding.effect else { continue }
        try check(finding, effect, old, new, text)
      }
      try compareWithSearch(audit, old, new, text)
    }
    #expect(moved > 2000)
  }

  /// Without room for diagrams a search finds the same, with cases as small.
  private func compareWithSearch(_ audit: Audit, _ old: Guidance, _ new: Guidance, _ text: String) throws {
    var options = Audit.Options(today: .someDay)
    options.maxNodes = 0
    let searched = try Audit(comparing: old, with: new, options)
    #expect(searched.statistics.searched)
    #expect(searched.totals == nil)
    let kinds: [FindingKind] = [
      .levelLowered, .levelRaised, .levelLost, .reminderLost, .reminderGained, .askedOfFewer, .undecided,
    ]
    for kind in kinds {
      func smallest(_ audit: Audit) -> Int? {
        audit.findings.filter { $0.kind == kind }.compactMap { $0.effect?.witness.given.count }.min()
      }
      #expect(smallest(searched) == smallest(audit), "\(kind) \(text)")
    }
    for finding in searched.findings {
      guard let effect = finding.effect else { continue }
      try check(finding, effect, old, new, text)
    }
  }

  /// What a finding says of its witness has to be so.
  private func check(_ finding: Finding, _ effect: Effect, _ old: Guidance, _ new: Guidance, _ text: String) throws {
    let levels = (effect.witness.outcomes.old?.level, effect.witness.outcomes.new?.level)
    switch finding.kind {
    case .levelLowered: #expect(try #require(levels.0) > #require(levels.1), "\(text)")
    case .levelLost: #expect(levels.0 != nil && levels.1 == nil, "\(text)")
    case .levelRaised: if let before = levels.0 { #expect(try before < #require(levels.1), "\(text)") }
    case .reminderLost, .reminderGained:
      func shows(_ outcome: Outcome?, _ guidance: Guidance) -> Bool {
        outcome?.reminders.contains { guidance.reminders[$0.reminder].id == finding.subject.id } ?? false
      }
      let isLost = finding.kind == .reminderLost
      #expect(shows(effect.witness.outcomes.old, old) == isLost, "\(text)")
      #expect(shows(effect.witness.outcomes.new, new) != isLost, "\(text)")
    default: break
    }
  }

  private func everyAnswerSet(_ guidance: Guidance) -> [Answers] {
    var sets = [Answers(for: guidance)]
    for question in guidance.questions.ordinals {
      sets = sets.flatMap { set in
        [set]
          + guidance.everyAnswer(to: question).map { answer in
            var more = set
            more[question] = answer
            return more
          }
      }
      if sets.count > 2500 { return sets }
    }
    return sets
  }
}

extension CalendarDate {
  static let someDay = CalendarDate("2026-11-24") ?? Repository.lancashire.effective
}

/// What happens to each answer set, as the definition sees it.
private struct Seen {
  var lowered: [Answers] = []
  var raised: [Answers] = []
  var lost: [Answers] = []
  var gained: [Answers] = []
  var remindersLost: Set<String> = []
  var remindersGained: Set<String> = []
  var finishedCounts = (lowered: 0, raised: 0, all: 0)

  init(_ old: Guidance, _ new: Guidance, _ sets: [Answers]) {
    for answers in sets {
      let (before, now) = (Meaning(old, answers), Meaning(new, answers))
      // Finished: an answer exactly where one of the two asks.
      let isFinished = old.questions.ordinals.allSatisfy { question in
        (answers[question] != nil) == [before, now].contains { $0.isAsked(question, .closed) == .true }
      }
      if isFinished, before.applies || now.applies { finishedCounts.all += 1 }
      switch (before.applies, now.applies) {
      case (true, false): lost.append(answers)
      case (false, true): gained.append(answers)
      case (false, false): break
      case (true, true):
        let levels = (before.suggested, now.suggested)
        if levels.0 > levels.1 {
          lowered.append(answers)
          if isFinished { finishedCounts.lowered += 1 }
        }
        if levels.0 < levels.1 {
          raised.append(answers)
          if isFinished { finishedCounts.raised += 1 }
        }
        let shown = (
          Set(before.reminders.map { old.reminders[$0].id }), Set(now.reminders.map { new.reminders[$0].id })
        )
        remindersLost.formUnion(shown.0.subtracting(shown.1))
        remindersGained.formUnion(shown.1.subtracting(shown.0))
      }
    }
  }
}
