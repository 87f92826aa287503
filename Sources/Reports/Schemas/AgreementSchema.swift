import DecisionSupport

/// The schema of what `agreement --format json` writes, the same for every guidance.
enum AgreementSchema {
  static var document: JSON {
    .document(
      "Agreement of a group that rehearsed",
      "Where a group agrees and where it splits. Levels go by number; nobody can be told apart.",
      .table(
        .key("guidance", .reference("version")),
        .key("notices", .texts, "What has to be known before the figures are believed."),
        .key("people", count, "How many responded with anything. For fewer than three there are no figures."),
        .key("versions", list(version), "What the responses were made with; null where they do not say."),
        .key("scenarios", .list("scenario"), "In the order in which they come up in the responses."),
        .key("compared", count, "How many scenarios at least two people chose a level for."),
        .key("coefficients", list(coefficient), "How far the chosen levels agree over all scenarios."),
        .key("bootstrap", .table(of: ["seed", "resamples"], count)),
        .key("questions", list(question), "What at least three people answered in some scenario."),
        .key("talkAbout", .texts, "What to talk about, the most useful first.")
      ),
      definitions
    )
  }

  private static var definitions: [JSON.Member] {
    let levels = JSON.table(.key("level", .integer), .key("people", count))
    let answers = JSON.table(.key("answer", .text), .key("people", count))
    let consensus = JSON.words(["agrees", "nearly", "splits", "too-few"])
    let rows: [SchemaRow] = [
      .key("count", .count),
      .key("version", .version),
      .key("levels", list(levels), "How many chose each level."),
      .key("answers", list(answers), "How many gave each answer."),
      .key(
        "consensus",
        consensus,
        "All the same; three quarters the same; fewer; fewer than three people, so that nothing is told."
      ),
      .key("pairs", .table(of: ["pairs", "differing"], count)),
      .key("moves", list(move), "What the other answer, put in the place of their own, does to people's levels."),
      .key("scenario", scenario),
    ]
    return rows.map(\.member)
  }

  private static var version: JSON {
    .table(.key("guidance", .orNull(.reference("version"))), .key("responses", count))
  }

  private static var move: JSON {
    .table(
      .key("from", .orNull(.text)),
      .key("to", .text),
      .key("before", .integer),
      .key("after", .integer),
      .key("people", count)
    )
  }

  // MARK: Scenarios

  private static var scenario: JSON {
    let levels = JSON.orNull(.reference("levels"))
    let panel = JSON.table(.key("illustrative", .boolean), .key("levels", .reference("levels")))
    return .table(
      .key("scenario", .identifier),
      .key("title", .orNull(.text)),
      .key("people", count, "How many chose a level."),
      .key("consensus", .reference("consensus")),
      .key("levels", levels),
      .key("percentAgreement", share, "The share of pairs who chose the same level."),
      .key("guidance", .orNull(.integer), "What the guidance suggests for the author's answers."),
      .key("panel", .orNull(panel)),
      .key("levelsByAnswers", levels, "For how many the guidance suggests each level by their own answers."),
      .key(
        "separating",
        list(separating),
        "What pairs at different levels differ in, half of them or more, and others less."
      ),
      .key("unlikeAuthor", list(unlikeAuthor), "What most answered unlike the author, and what moves their level.")
    )
  }

  private static var separating: JSON {
    let atLevel = JSON.table(.key("level", .integer), .key("answers", .reference("answers")))
    return .table(
      item + [
        .key("between", .reference("pairs"), "Pairs of people who chose different levels."),
        .key("within", .reference("pairs"), "Pairs of people who chose the same level."),
        .key("answers", list(atLevel), "What was answered at each level, highest first."),
        .key("moves", .reference("moves")),
      ]
    )
  }

  private static var unlikeAuthor: JSON {
    .table(item + [.key("author", .text), .key("answers", .reference("answers")), .key("moves", .reference("moves"))])
  }

  private static var item: [SchemaRow] {
    [
      .key("question", .identifier),
      .key("option", .orNull(.identifier), "Of a checklist, whose options are a yes-no each."),
    ]
  }

  // MARK: Figures

  private static var figure: [SchemaRow] {
    let interval = JSON.orNull(.table(of: ["lower", "upper"], .isOfType("number")))
    let (reasons, gaps) = (AgreementFigure.Reason.allCases, Bootstrap.Interval.Reason.allCases)
    return [
      .key("value", .orNull(.isOfType("number"))),
      .key("undefined", .orNull(.words(reasons.map(\.rawValue))), "Why there is no value."),
      .key("interval", interval, "From the 2.5th to the 97.5th percentile of a bootstrap over scenarios."),
      .key("noInterval", .orNull(.words(gaps.map(\.rawValue))), "Why there is no interval."),
    ]
  }

  private static var coefficient: JSON {
    .table([.key("coefficient", .words(AgreementCoefficient.allCases.map(\.rawValue)))] + figure)
  }

  private static var question: JSON {
    let alpha: [SchemaRow] = [
      .key("metric", .words(["nominal", "ordinal"])),
      .key("leftOut", count, "How many answers have no place among the numbers."),
    ]
    let spread = JSON.table(
      .key("scenario", .identifier),
      .key("consensus", .reference("consensus")),
      .key("answers", .reference("answers"))
    )
    return .table(
      item + [
        .key("ask", .text),
        .key("percentAgreement", share, "The share of pairs who gave the same answer."),
        .key("alpha", .table(alpha + figure), "Krippendorff's."),
        .key(
          "perhapsBadlyWorded",
          .boolean,
          "It splits the group in three scenarios or more, and in half or more of those in 'scenarios', and alpha is "
            + "below 2/3 or not defined."
        ),
        .key("scenarios", list(spread), "Where at least three people answered it."),
      ]
    )
  }

  // MARK: Pieces

  private static let count = JSON.reference("count")
  private static let share = JSON.orNull(["type": "number", "minimum": 0, "maximum": 1])

  private static func list(_ items: JSON) -> JSON { .list(of: items, atLeast: 0) }
}
