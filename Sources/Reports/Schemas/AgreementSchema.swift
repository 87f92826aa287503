import DecisionSupport

/// The schema of what `agreement --format json` writes, the same for every guidance.
enum AgreementSchema {
  static var document: JSON {
    let keys: [JSON.Member] = [
      .init("guidance", .reference("version")),
      .init("notices", texts.described("What has to be known before the figures are believed.")),
      .init("people", count("How many responded with anything. For fewer than three there are no figures.")),
      .init("versions", list(version, "What the responses were made with; null where they do not say.")),
      .init("scenarios", list(.reference("scenario"), "In the order in which they come up in the responses.")),
      .init("compared", count("How many scenarios at least two people chose a level for.")),
      .init("coefficients", list(coefficient, "How far the chosen levels agree over all scenarios.")),
      .init("bootstrap", .mapping(["seed": .reference("count"), "resamples": .reference("count")])),
      .init("questions", list(question, "What at least three people answered in some scenario.")),
      .init("talkAbout", texts.described("What to talk about, the most useful first.")),
    ]
    guard case .object(let members) = JSON.mapping(keys) else { return .null }
    let head: [JSON.Member] = [
      .init("title", "Agreement of a group that rehearsed"),
      .init("description", "Where a group agrees and where it splits. Levels go by number; nobody can be told apart."),
    ]
    return .object(head + members + [.init("$defs", .object(definitions))])
  }

  private static var definitions: [JSON.Member] {
    [
      .init("count", ["type": "integer", "minimum": 0]),
      .init("version", .version),
      .init("levels", list(.mapping(["level": integer, "people": .reference("count")]), "How many chose each level.")),
      .init("answers", list(.mapping(["answer": .text, "people": .reference("count")]), "How many gave each answer.")),
      .init("consensus", consensus),
      .init("pairs", .mapping(["pairs": .reference("count"), "differing": .reference("count")])),
      .init("moves", list(move, "What the other answer, put in the place of their own, does to people's levels.")),
      .init("scenario", scenario),
    ]
  }

  private static var version: JSON {
    .mapping(["guidance": .orNull(.reference("version")), "responses": .reference("count")])
  }

  private static var consensus: JSON {
    JSON.words(["agrees", "nearly", "splits", "too-few"])
      .described("All the same; three quarters the same; fewer; fewer than three people, so that nothing is told.")
  }

  private static var move: JSON {
    .mapping([
      "from": .orNull(.text), "to": .text, "before": integer, "after": integer, "people": .reference("count"),
    ])
  }

  // MARK: Scenarios

  private static var scenario: JSON {
    let panel = JSON.mapping(["illustrative": ["type": "boolean"], "levels": .reference("levels")])
    let keys: [JSON.Member] = [
      .init("scenario", .identifier),
      .init("title", .orNull(.text)),
      .init("people", count("How many chose a level.")),
      .init("consensus", .reference("consensus")),
      .init("levels", .orNull(.reference("levels"))),
      .init("percentAgreement", share.described("The share of pairs who chose the same level.")),
      .init("guidance", JSON.orNull(integer).described("What the guidance suggests for the author's answers.")),
      .init("panel", .orNull(panel)),
      .init(
        "levelsByAnswers",
        JSON.orNull(.reference("levels")).described(
          "For how many the guidance suggests each level by their own answers."
        )
      ),
      .init(
        "separating",
        list(separating, "What pairs at different levels differ in, half of them or more, and others less.")
      ),
      .init("unlikeAuthor", list(unlikeAuthor, "What most answered unlike the author, and what moves their level.")),
    ]
    return .mapping(keys)
  }

  private static var separating: JSON {
    let atLevel = JSON.mapping(["level": integer, "answers": .reference("answers")])
    let keys: [JSON.Member] = [
      .init("between", JSON.reference("pairs").described("Pairs of people who chose different levels.")),
      .init("within", JSON.reference("pairs").described("Pairs of people who chose the same level.")),
      .init("answers", list(atLevel, "What was answered at each level, highest first.")),
      .init("moves", .reference("moves")),
    ]
    return .mapping(item + keys)
  }

  private static var unlikeAuthor: JSON {
    let keys: [JSON.Member] = [
      .init("author", .text), .init("answers", .reference("answers")), .init("moves", .reference("moves")),
    ]
    return .mapping(item + keys)
  }

  private static var item: [JSON.Member] {
    [
      .init("question", .identifier),
      .init("option", JSON.orNull(.identifier).described("Of a checklist, whose options are a yes-no each.")),
    ]
  }

  // MARK: Figures

  private static var figure: [JSON.Member] {
    let interval = JSON.mapping(["lower": ["type": "number"], "upper": ["type": "number"]])
    let (reasons, gaps) = (AgreementFigure.Reason.allCases, Bootstrap.Interval.Reason.allCases)
    return [
      .init("value", .orNull(["type": "number"])),
      .init(
        "undefined",
        JSON.orNull(.words(reasons.map(\.rawValue))).described("Why there is no value.")
      ),
      .init(
        "interval",
        JSON.orNull(interval).described("From the 2.5th to the 97.5th percentile of a bootstrap over scenarios.")
      ),
      .init("noInterval", JSON.orNull(.words(gaps.map(\.rawValue))).described("Why there is no interval.")),
    ]
  }

  private static var coefficient: JSON {
    .mapping([.init("coefficient", .words(AgreementCoefficient.allCases.map(\.rawValue)))] + figure)
  }

  private static var question: JSON {
    let alpha: [JSON.Member] = [
      .init("metric", .words(["nominal", "ordinal"])),
      .init("leftOut", count("How many answers have no place among the numbers.")),
    ]
    let spread = JSON.mapping([
      "scenario": .identifier, "consensus": .reference("consensus"), "answers": .reference("answers"),
    ])
    let keys: [JSON.Member] = [
      .init("ask", .text),
      .init("percentAgreement", share.described("The share of pairs who gave the same answer.")),
      .init("alpha", JSON.mapping(alpha + figure).described("Krippendorff's.")),
      .init(
        "perhapsBadlyWorded",
        JSON.object([.init("type", "boolean")]).described(
          "It splits the group in three scenarios or more, and in half or more of those in 'scenarios', and alpha is "
            + "below 2/3 or not defined."
        )
      ),
      .init("scenarios", list(spread, "Where at least three people answered it.")),
    ]
    return .mapping(item + keys)
  }

  // MARK: Pieces

  private static let integer: JSON = ["type": "integer"]
  private static let share = JSON.orNull(["type": "number", "minimum": 0, "maximum": 1])
  private static let texts = JSON.list(of: .text, atLeast: 0)

  private static func count(_ description: String) -> JSON { JSON.reference("count").described(description) }

  private static func list(_ items: JSON, _ description: String) -> JSON {
    JSON.list(of: items, atLeast: 0).described(description)
  }
}
