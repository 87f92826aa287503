/// The schema of what `test --format json` writes, the same for every guidance.
enum ScenarioTestSchema {
  static var document: JSON {
    let parts = ["rules", "levels", "reminders", "steps", "answers", "safeguards"]
    let coverage = JSON.mapping(parts.map { .init($0, .reference("part")) })
    let keys: [JSON.Member] = [
      .init("guidance", .version),
      .init("scenarios", JSON.list(of: scenario, atLeast: 0).described("In the order of their files.")),
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
    let value = JSON.oneOf([["type": "integer"], .identifier, ["type": "null"]])
    return .mapping([
      "what": .words(["level", "established", "urgent", "reminder", "step"]),
      "expected": value.described("A level's number or an id; null for an urgent action that is not expected."),
      "found": value.described("The same of the guidance; null where it gives nothing."),
      "why": JSON.list(of: .text, atLeast: 0).described("The reasons, in words."),
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
