internal import DecisionSupport

/// The schema of a file of published cases, which names the questions, levels and sources of a guidance.
struct PublishedSchema {
  private let guidance: Guidance

  init(_ guidance: Guidance) {
    self.guidance = guidance
  }

  var document: JSON {
    .mapping([
      .init("document", about),
      .init("cases", JSON.list(of: publishedCase).described("What the document, or others, put at a level.")),
    ])
  }

  private var about: JSON {
    .mapping(
      [
        .init("id", JSON.identifier.described("The file's name without its ending.")),
        .init("title", .reference("text")),
      ],
      optional: [
        .init("address", .reference("text")),
        .init("publisher", .reference("text")),
        .init("year", JSON.oneOf([.reference("text"), ["type": "integer"]])),
        .init("mapping", JSON.reference("text").described("How its levels correspond to ours.")),
      ]
    )
  }

  private var publishedCase: JSON {
    let levels: JSON = ["enum": .array(guidance.levels.map { .number($0.number) })]
    let gaps = guidance.questions.flatMap { question -> [String] in
      guard case .anyOf(let options) = question.answers else { return [question.id] }
      return [question.id] + options.map { "\(question.id).\($0.id)" }
    }
    return .mapping(
      [
        .init("id", .identifier),
        .init("by", JSON.reference("text").described("Who tells it.")),
        .init("text", JSON.reference("text").described("The concern, in your own words.")),
        .init("levels", JSON.list(of: levels).described("Where it was published; several where documents differ.")),
        .init("answers", JSON.reference("answers").described("What the text tells; the rest is calm.")),
      ],
      optional: [
        .init("published", .list(of: .reference("text"))),
        .init("also", .list(of: .reference("text"))),
        .init("unknown", JSON.list(of: .words(gaps)).described("What the teller would not know.")),
        .init("differs", differs),
        .init("by-b4-alone", JSON.oneOf([["enum": [true, false]], .words(["true", "false"])])),
      ]
    )
  }

  private var differs: JSON {
    .mapping(
      [
        .init("because", JSON.reference("text").described("Why the guidance judges it otherwise.")),
        .init("source", .words(guidance.sources.map(\.id))),
      ],
      optional: ConfigSchema.citation
    )
  }
}
