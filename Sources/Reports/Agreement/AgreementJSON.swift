import DecisionSupport

extension AgreementReport {
  /// The report for other programs; its keys are fixed, levels go by number, and a figure that is not defined is null, with
  /// the reason beside it.
  public var json: JSON {
    [
      "guidance": version(current),
      "notices": JSON(notices),
      "people": .number(group.people),
      "versions": .array(
        versions.map { ["guidance": version($0.guidance), "responses": .number($0.people)] }
      ),
      "scenarios": .array(group.scenarios.map(scenarioJSON)),
      "compared": .number(group.compared),
      "coefficients": .array(group.measures.map(measureJSON)),
      "bootstrap": [
        "seed": .number(Int(group.bootstrap.seed)), "resamples": .number(group.bootstrap.resamples),
      ],
      "questions": .array(group.questions.map(questionJSON)),
      "talkAbout": JSON(group.isTooSmall ? [] : Array(talkingPoints.prefix(3))),
    ]
  }

  private func version(_ version: GuidanceVersion?) -> JSON {
    guard let version else { return .null }
    return [
      "name": .string(version.name), "version": .string(version.version), "fingerprint": .string(version.fingerprint),
    ]
  }

  // MARK: Scenarios

  private func scenarioJSON(_ scenario: ScenarioAgreement) -> JSON {
    [
      "scenario": .string(scenario.id),
      "title": JSON(scenario.scenario?.title),
      "people": .number(scenario.people),
      "consensus": .string(scenario.consensus.rawValue),
      "levels": scenario.levels.map(counts) ?? .null,
      "percentAgreement": JSON(scenario.percentAgreement.value),
      "guidance": scenario.guidanceLevel.map { .number(number($0)) } ?? .null,
      "panel": scenario.scenario?.panel.map(panelJSON) ?? .null,
      "levelsByAnswers": scenario.levelsByAnswers.map(counts) ?? .null,
      "separating": .array(scenario.separating.map(splitJSON)),
      "unlikeAuthor": .array(scenario.unlikeAuthor.map(differenceJSON)),
    ]
  }

  private func counts(_ levels: [Int]) -> JSON {
    .array(zip(guidance.levels, levels).map { ["level": .number($0.number), "people": .number($1)] })
  }

  private func panelJSON(_ panel: Scenario.Panel) -> JSON {
    [
      "illustrative": .bool(panel.isIllustrative),
      "levels": .array(
        panel.levels.sorted { $0.key < $1.key }.map { ["level": .number($0.key), "people": .number($0.value)] }
      ),
    ]
  }

  private func splitJSON(_ split: LevelSplit) -> JSON {
    func pairs(_ pairs: LevelSplit.Pairs) -> JSON {
      ["pairs": .number(pairs.all), "differing": .number(pairs.differing)]
    }
    return .object(
      itemMembers(split.item) + [
        .init("between", pairs(split.between)),
        .init("within", pairs(split.within)),
        .init(
          "answers",
          .array(
            split.answers.map {
              ["level": .number(number($0.level)), "answers": answersJSON($0.answers, split.item)]
            }
          )
        ),
        .init("moves", movesJSON(split.moves, split.item)),
      ]
    )
  }

  private func differenceJSON(_ difference: AuthorDifference) -> JSON {
    .object(
      itemMembers(difference.item) + [
        .init("author", .string(guidance.word(for: difference.answer, to: difference.item))),
        .init("answers", answersJSON(difference.answers, difference.item)),
        .init("moves", movesJSON(difference.moves, difference.item)),
      ]
    )
  }

  private func movesJSON(_ moves: [LevelMove.Counted], _ item: AnswerItem) -> JSON {
    .array(
      moves.map { move, people in
        [
          "from": JSON(move.from.map { guidance.word(for: $0, to: item) }),
          "to": .string(guidance.word(for: move.to, to: item)),
          "before": .number(number(move.before)),
          "after": .number(number(move.after)),
          "people": .number(people),
        ]
      }
    )
  }

  private func itemMembers(_ item: AnswerItem) -> [JSON.Member] {
    let question = guidance.questions[item.question]
    return [
      .init("question", .string(question.id)),
      .init("option", JSON(item.option.map { question.answers.options[$0].id })),
    ]
  }

  private func answersJSON(_ answers: [AnswerTally], _ item: AnswerItem) -> JSON {
    .array(
      answers.map { ["answer": .string(guidance.word(for: $0.answer, to: item)), "people": .number($0.people)] }
    )
  }

  // MARK: Figures

  private func measureJSON(_ measure: GroupAgreement.Measure) -> JSON {
    .object(
      [.init("coefficient", .string(measure.coefficient.rawValue))] + figure(measure.figure, measure.interval)
    )
  }

  private func figure(_ figure: AgreementFigure, _ interval: Bootstrap.Interval) -> [JSON.Member] {
    var reason: String?
    if case .undefined(let why) = figure { reason = why.rawValue }
    var (bounds, missing) = (JSON.null, String?.none)
    switch interval {
    case .between(let lower, let upper): bounds = ["lower": .real(lower), "upper": .real(upper)]
    case .undefined(let why): missing = why.rawValue
    }
    return [
      .init("value", JSON(figure.value)),
      .init("undefined", JSON(reason)),
      .init("interval", bounds),
      .init("noInterval", JSON(missing)),
    ]
  }

  private func questionJSON(_ question: QuestionAgreement) -> JSON {
    let alpha: [JSON.Member] = [
      .init("metric", question.isOrdinal ? "ordinal" : "nominal"),
      .init("leftOut", .number(question.leftOut)),
    ]
    return .object(
      itemMembers(question.item) + [
        .init("ask", .string(ask(question.item))),
        .init("percentAgreement", JSON(question.percentAgreement.value)),
        .init("alpha", .object(alpha + figure(question.alpha, question.interval))),
        .init("perhapsBadlyWorded", .bool(question.isPerhapsBadlyWorded)),
        .init(
          "scenarios",
          .array(
            question.spreads.map { spread in
              [
                "scenario": .string(group.scenarios[spread.scenario].id),
                "consensus": .string(spread.consensus.rawValue),
                "answers": answersJSON(spread.answers, question.item),
              ]
            }
          )
        ),
      ]
    )
  }
}
