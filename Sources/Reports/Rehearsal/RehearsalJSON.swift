public import DecisionSupport

/// Several rehearsals for other programs.
public struct RehearsalReport: Sendable {
  /// What became of one scenario.
  public enum Entry: Sendable {
    /// The trainee committed to a level.
    case rehearsed(Rehearsal)

    /// The trainee left before.
    case left(Scenario)
  }

  /// The guidance that was asked.
  public let guidance: Guidance

  /// The scenarios in the order in which they were taken up.
  public let entries: [Entry]

  /// Puts a report together.
  public init(_ entries: [Entry], of guidance: Guidance) {
    self.entries = entries
    self.guidance = guidance
  }

  /// Puts together what judgements of scenarios come to; of a scenario that is not among the known there is nothing to say.
  ///
  /// - Throws: Where the guidance's definition and the engine do not conclude the same.
  public init(_ judgements: [Response.Judgement], _ known: [Scenario], of guidance: Guidance) throws(SelfContradiction)
  {
    var entries: [Entry] = []
    for judgement in judgements {
      guard let scenario = known.first(where: { $0.id == judgement.scenario }) else { continue }
      guard let level = judgement.level else {
        entries.append(.left(scenario))
        continue
      }
      let rehearsal = try Rehearsal(guidance, scenario, answers: judgement.answers, committed: level)
      entries.append(.rehearsed(rehearsal))
    }
    self.init(entries, of: guidance)
  }

  /// A look back, where there is more than one rehearsal to look back on.
  public var summary: [Document] { rehearsals.count > 1 ? [RehearsalSummary(rehearsals).document] : [] }

  /// The rehearsals that can be talked about.
  public var rehearsals: [Rehearsal] {
    entries.compactMap { entry in
      if case .rehearsed(let rehearsal) = entry { return rehearsal }
      return nil
    }
  }

  /// One document a scenario.
  public var documents: [Document] {
    entries.map { entry in
      switch entry {
      case .rehearsed(let rehearsal): rehearsal.document
      case .left(let scenario): scenario.documentOfLeaving
      }
    }
  }

  /// Levels go by number; of a scenario that was left nothing is given away.
  ///
  /// - Parameter version: Which version of the guidance it was.
  /// - Returns: An object with `guidance`, `rehearsals` and `summary`.
  public func json(_ version: GuidanceVersion) -> JSON {
    let summary = RehearsalSummary(rehearsals)
    return [
      "guidance": version.json,
      "rehearsals": .array(
        entries.map { entry in
          switch entry {
          case .rehearsed(let rehearsal): rehearsal.json
          case .left(let scenario):
            ["scenario": .string(scenario.id), "title": .string(scenario.title), "committed": .null]
          }
        }
      ),
      "summary": [
        "rehearsed": .number(summary.rehearsals.count),
        "parted": JSON(summary.parted.map { $0.scenario.id }),
        "recurring": .array(
          summary.recurring.map { recurring in
            [
              "question": .string(guidance.questions[recurring.question].id),
              "scenarios": JSON(recurring.rehearsals.map { $0.scenario.id }),
            ]
          }
        ),
      ],
    ]
  }
}

extension Rehearsal {
  fileprivate var json: JSON {
    [
      "scenario": .string(scenario.id),
      "title": .string(scenario.title),
      "committed": number(committed),
      "own": json(own),
      "suggested": json(expected),
      "panel": panelJSON,
      "urgent": .array(
        urgent.map { urgent in
          let question = guidance.questions[urgent.question]
          return [
            "question": .string(question.id), "do": JSON(question.urgent?.action), "called": .bool(urgent.wasCalledFor),
          ]
        }
      ),
      "differences": .array(differences.map(json)),
      "reasons": JSON(reasons.map { guidance.rules[$0.rule].id }),
      "reminders": JSON(missedReminders.map { guidance.reminders[$0.reminder].id }),
      "learning": .string(scenario.learning),
      "source": .string(scenario.citation.source),
    ]
  }

  private func number(_ level: Ordinal<Level>?) -> JSON {
    level.map { .number(guidance.levels[$0].number) } ?? .null
  }

  private func json(_ suggestion: Suggestion) -> JSON {
    ["level": number(suggestion.level), "established": number(suggestion.established)]
  }

  private var panelJSON: JSON {
    guard let panel = scenario.panel else { return .null }
    let chosen = guidance.levels.compactMap { level -> JSON? in
      panel.levels[level.number].map { ["level": .number(level.number), "count": .number($0)] }
    }
    return ["illustrative": .bool(panel.isIllustrative), "split": .bool(panel.isSplit), "levels": .array(chosen)]
  }

  private func json(_ difference: Difference) -> JSON {
    let question = guidance.questions[difference.question]
    return [
      "question": .string(question.id),
      "given": difference.given.map { .answer($0, question) } ?? .null,
      "scenario": difference.told.map { .answer($0, question) } ?? .null,
      "asked": .bool(difference.wasAsked),
      "guess": .bool(difference.isGuess),
      "effect": json(difference.effect),
    ]
  }

  private func json(_ effect: Effect) -> JSON {
    switch effect {
    case .moves(let from, let to): ["moves": "alone", "from": number(from), "to": number(to)]
    case .movesWith(let other, let from, let to):
      [
        "moves": "with-another", "with": .string(guidance.questions[other].id), "from": number(from), "to": number(to),
      ]
    case .movesWithAllOthers(let from, let to): ["moves": "with-all-others", "from": number(from), "to": number(to)]
    case .none: ["moves": "nothing"]
    }
  }
}
