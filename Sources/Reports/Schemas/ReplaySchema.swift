/// The schema of what `replay --format json` writes, the same for every guidance.
enum ReplaySchema {
  static var document: JSON {
    .document(
      "Saved records compared with today's guidance",
      "What is otherwise now than it was then. Levels go by number, all else by id.",
      .table(.key("guidance", .version), .key("records", .list(of: record))),
      [
        .init("rule", rule), .init("ids", .identifiers),
        .init("changes", .table(of: ["began", "ceased"], .reference("ids"))),
      ]
    )
  }

  private static var record: JSON {
    let range = JSON.orNull(.table(of: ["established", "possible"], .integer))
    return .table(
      .key("path", .text),
      .key("label", .orNull(.text), "What the child is called, of several."),
      .key("on", .date, "The day on which it was saved."),
      .key("guidance", .version, "The guidance of that day."),
      .key("meaning", thenAndNow(.wholeNumber(1...2)), "How what is not known was counted."),
      .key("same", .boolean, "Whether nothing is otherwise but words."),
      .key("level", thenAndNow(.orNull(.integer)), "Null where the guidance does not apply."),
      .key("range", thenAndNow(range)),
      .key("professional", OutcomeSchema.professional),
      .key("rules", rules),
      .key("urgent", .reference("changes")),
      .key("reminders", .reference("changes")),
      .key("step", .reference("changes")),
      .key("lost", .list(of: lost, atLeast: 0), "Answers that are no longer taken."),
      .key("renamed", .list(of: thenAndNow(.identifier), atLeast: 0)),
      .key("unanswered", .reference("ids"), "Asked now, without an answer.")
    )
  }

  private static func thenAndNow(_ schema: JSON) -> JSON { .table(of: ["then", "now"], schema) }

  private static var rules: JSON {
    .table(
      .key("began", .list("rule")),
      .key("ceased", .list("rule")),
      .key("moved", .list(of: thenAndNow(.reference("rule")), atLeast: 0))
    )
  }

  private static var rule: JSON {
    .table(.key("rule", .identifier), .key("level", .integer), .key("because", .text), .key("certain", .boolean))
  }

  private static var lost: JSON {
    .table(
      .key("question", .text),
      .key("answer", .text),
      .key("now", .orNull(.identifier), "The question, whose answer counts as not known; null if it is gone.")
    )
  }
}
