internal import DecisionSupport

/// The schema of a file of published cases, which names the questions, levels and sources of a guidance.
struct PublishedSchema {
  private let guidance: Guidance

  init(_ guidance: Guidance) {
    self.guidance = guidance
  }

  var document: JSON {
    .table(
      .key("document", about),
      .key("cases", .list(of: publishedCase), "What the document, or others, put at a level.")
    )
  }

  private var about: JSON {
    .table(
      .key("id", .identifier, "The file's name without its ending."),
      .key("title", .reference("text")),
      .optional("address", .reference("text")),
      .optional("publisher", .reference("text")),
      .optional("year", .oneOf([.reference("text"), .integer])),
      .optional("mapping", .reference("text"), "How its levels correspond to ours.")
    )
  }

  private var publishedCase: JSON {
    let levels: JSON = ["enum": .array(guidance.levels.map { .number($0.number) })]
    let gaps = guidance.questions.flatMap { question -> [String] in
      guard case .anyOf(let options) = question.answers else { return [question.id] }
      return [question.id] + options.map { "\(question.id).\($0.id)" }
    }
    return .table(
      .key("id", .identifier),
      .key("by", .reference("text"), "Who tells it."),
      .key("text", .reference("text"), "The concern, in your own words."),
      .key("levels", .list(of: levels), "Where it was published; several where documents differ."),
      .key("answers", .reference("answers"), "What the text tells; the rest is calm."),
      .optional("published", ConfigSchema.texts),
      .optional("also", ConfigSchema.texts),
      .optional("unknown", .list(of: .words(gaps)), "What the teller would not know."),
      .optional("differs", differs),
      .optional("by-b4-alone", .trueOrFalse)
    )
  }

  private var differs: JSON {
    .table(
      [
        .key("because", .reference("text"), "Why the guidance judges it otherwise."),
        .key("source", .words(guidance.sources.map(\.id))),
      ] + ConfigSchema.citation
    )
  }
}
