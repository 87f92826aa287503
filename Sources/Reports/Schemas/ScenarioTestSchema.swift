/// The schema of what `test --format json` writes, the same for every guidance.
enum ScenarioTestSchema {
  static var document: JSON {
    let parts = ["rules", "levels", "reminders", "pathways", "steps", "items", "answers", "safeguards"]
    let coverage = JSON.mapping(parts.map { .init($0, .reference("part")) })
    let keys: [JSON.Member] = [
      .init("guidance", .version),
      .init("scenarios", JSON.list(of: scenario, atLeast: 0).described("In the order of their files.")),
      .init("published", JSON.orNull(published).described("How the guidance agrees with published cases.")),
      .init("coverage", JSON.orNull(coverage).described("What some scenario reaches; null without --coverage.")),
    ]
    guard case .object(let members) = JSON.mapping(keys) else { return .null }
    let head: [JSON.Member] = [
      .init("title", "Scenarios compared with a guidance"),
      .init("description", "What scenarios expect and do not find, and why. Levels go by number, all else by id."),
    ]
    return .object(head + members + [.init("$defs", ["part": part])])
  }

  private static var scenario: JSON {
    .mapping([
      "id": .identifier,
      "title": .text,
      "path": JSON.text.described("The file, as it was named or found."),
      "line": .line,
      "passed": ["type": "boolean"],
      "differences": .list(of: difference, atLeast: 0),
    ])
  }

  private static var difference: JSON {
    let value = JSON.oneOf([
      ["type": ["integer", "boolean", "null"]], .identifier, .list(of: .identifier, atLeast: 0),
    ])
    return .mapping([
      "what": .words([
        "applies", "level", "established", "possible", "urgent", "reminder", "pathway", "item", "find-out",
        "step",
      ]),
      "expected": value.described("A level's number or an id; null for an urgent action that is not expected."),
      "found": value.described("The same of the guidance; null where it gives nothing."),
      "why": JSON.list(of: .text, atLeast: 0).described("The reasons, in words."),
    ])
  }

  private static var published: JSON {
    let figures = JSON.mapping([
      "by": .words(["all", "level", "theme", "document"]), "name": .text, "cases": .count, "right": .count,
      "tooCalm": .count, "missed": .count, "over": .count, "safe": .count, "single": .count, "sharp": .count,
    ])
    let level: JSON = ["type": ["integer", "null"]]
    let judged = JSON.mapping([
      "id": .identifier, "document": .identifier, "path": .text, "line": .line,
      "levels": .list(of: ["type": "integer"]), "told": level, "partlyKnown": level,
      "findOut": .list(of: .identifier, atLeast: 0), "differs": .orNull(.text),
    ])
    return .mapping([
      "told": .list(of: figures), "partlyKnown": .list(of: figures, atLeast: 0), "cases": .list(of: judged),
    ])
  }

  private static var part: JSON {
    let id = JSON.text.described("An id; of an answer, the question and the answer as in 'age=3-5'.")
    return .mapping([
      "reached": .count,
      "of": .count,
      "missing": .list(of: .mapping(["id": id, "path": .text, "line": .line]), atLeast: 0),
    ])
  }
}

extension JSON {
  fileprivate static let count: JSON = ["type": "integer", "minimum": 0]
  fileprivate static let line: JSON = ["type": "integer", "minimum": 1]
}
