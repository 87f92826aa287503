/// The schema of what `test --format json` writes, the same for every guidance.
enum ScenarioTestSchema {
  static var document: JSON {
    let parts = ["rules", "levels", "reminders", "pathways", "steps", "items", "answers", "safeguards"]
    let coverage = JSON.orNull(.table(of: parts, .reference("part")))
    return .document(
      "Scenarios compared with a guidance",
      "What scenarios expect and do not find, and why. Levels go by number, all else by id.",
      .table(
        .key("guidance", .version),
        .key("scenarios", .list(of: scenario, atLeast: 0), "In the order of their files."),
        .key("published", .orNull(published), "How the guidance agrees with published cases."),
        .key("coverage", coverage, "What some scenario reaches; null without --coverage.")
      ),
      [.init("part", part)]
    )
  }

  private static var scenario: JSON {
    .table(
      .key("id", .identifier),
      .key("title", .text),
      .key("path", .text, "The file, as it was named or found."),
      .key("line", .line),
      .key("passed", .boolean),
      .key("differences", .list(of: difference, atLeast: 0))
    )
  }

  private static var difference: JSON {
    let value = JSON.oneOf([["type": ["integer", "boolean", "null"]], .identifier, .identifiers])
    let subjects = [
      "applies", "level", "established", "possible", "urgent", "reminder", "pathway", "item", "find-out", "step",
    ]
    return .table(
      .key("what", .words(subjects)),
      .key("expected", value, "A level's number or an id; null for an urgent action that is not expected."),
      .key("found", value, "The same of the guidance; null where it gives nothing."),
      .key("why", .texts, "The reasons, in words.")
    )
  }

  private static var published: JSON {
    let counts = ["cases", "right", "tooCalm", "missed", "over", "safe", "single", "sharp"]
    let figures = JSON.table(
      [.key("by", .words(["all", "level", "theme", "document"])), .key("name", .text)]
        + counts.map { .key($0, .count) }
    )
    let level: JSON = ["type": ["integer", "null"]]
    let judged = JSON.table(
      .key("id", .identifier),
      .key("document", .identifier),
      .key("path", .text),
      .key("line", .line),
      .key("levels", .list(of: .integer)),
      .key("told", level),
      .key("partlyKnown", level),
      .key("findOut", .identifiers),
      .key("differs", .orNull(.text))
    )
    return .table(
      .key("told", .list(of: figures)),
      .key("partlyKnown", .list(of: figures, atLeast: 0)),
      .key("cases", .list(of: judged))
    )
  }

  private static var part: JSON {
    let id = JSON.text.described("An id; of an answer, the question and the answer as in 'age=3-5'.")
    let missing = JSON.table(.key("id", id), .key("path", .text), .key("line", .line))
    return .table(.key("reached", .count), .key("of", .count), .key("missing", .list(of: missing, atLeast: 0)))
  }
}
