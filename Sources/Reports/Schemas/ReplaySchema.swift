/// The schema of what `replay --format json` writes, the same for every guidance.
enum ReplaySchema {
  static var document: JSON {
    let keys: [JSON.Member] = [
      .init("guidance", .version), .init("records", .list(of: record)),
    ]
    guard case .object(let members) = JSON.mapping(keys) else { return .null }
    let head: [JSON.Member] = [
      .init("title", "Saved records compared with today's guidance"),
      .init("description", "What is otherwise now than it was then. Levels go by number, all else by id."),
    ]
    let definitions: JSON = ["rule": rule, "ids": .list(of: .identifier, atLeast: 0), "changes": changes]
    return .object(head + members + [.init("$defs", definitions)])
  }

  private static var record: JSON {
    let level = JSON.orNull(["type": "integer"])
    let meaning = JSON.wholeNumber(1...2)
    let range = JSON.orNull(.mapping(["established": ["type": "integer"], "possible": ["type": "integer"]]))
    let keys: [JSON.Member] = [
      .init("path", .text),
      .init("on", JSON.date.described("The day on which it was saved.")),
      .init("guidance", JSON.version.described("The guidance of that day.")),
      .init(
        "meaning",
        JSON.mapping(["then": meaning, "now": meaning]).described("How what is not known was counted.")
      ),
      .init("same", JSON.object([.init("type", "boolean")]).described("Whether nothing is otherwise but words.")),
      .init("level", JSON.mapping(["then": level, "now": level]).described("Null where the guidance does not apply.")),
      .init("range", .mapping(["then": range, "now": range])),
      .init("rules", rules),
      .init("urgent", .reference("changes")),
      .init("reminders", .reference("changes")),
      .init("step", .reference("changes")),
      .init("lost", lost),
      .init("renamed", .list(of: .mapping(["then": .identifier, "now": .identifier]), atLeast: 0)),
      .init("unanswered", JSON.reference("ids").described("Asked now, without an answer.")),
    ]
    return .mapping(keys)
  }

  private static var rules: JSON {
    let rules = JSON.list(of: .reference("rule"), atLeast: 0)
    let moved = JSON.mapping(["then": .reference("rule"), "now": .reference("rule")])
    return .mapping(["began": rules, "ceased": rules, "moved": .list(of: moved, atLeast: 0)])
  }

  private static var rule: JSON {
    .mapping([
      "rule": .identifier, "level": ["type": "integer"], "because": .text, "certain": ["type": "boolean"],
    ])
  }

  private static var changes: JSON { .mapping(["began": .reference("ids"), "ceased": .reference("ids")]) }

  private static var lost: JSON {
    let answer = JSON.mapping([
      "question": .text,
      "answer": .text,
      "now": JSON.orNull(.identifier).described("The question, whose answer counts as not known; null if it is gone."),
    ])
    return JSON.list(of: answer, atLeast: 0).described("Answers that are no longer taken.")
  }
}
