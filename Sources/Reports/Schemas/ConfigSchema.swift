/// The schema of any file of a guidance's folder: which one it is shows in its first key.
enum ConfigSchema {
  static var document: JSON {
    let files = ["levels", "questions", "rules", "reminders", "escalation", "calendar", "safeguards"]
    let choice = files.reversed().reduce(JSON.reference("guidanceFile")) { other, key in
      ["if": ["required": [.string(key)]], "then": .reference("\(key)File"), "else": other]
    }
    guard case .object(let rest) = choice else { return choice }
    let head: [JSON.Member] = [
      .init("title", "A file of a guidance's folder"),
      .init("description", "guidance, levels, questions, rules, reminders, escalation, calendar or safeguards."),
      .init("type", "object"),
    ]
    return .object(head + rest + [.init("$defs", .object(definitions))])
  }

  private static var definitions: [JSON.Member] {
    [
      .init("guidanceFile", guidanceFile),
      .init("levelsFile", .mapping(["levels": .list(of: level)])),
      .init("questionsFile", .mapping(["questions": .list(of: section)])),
      .init("rulesFile", .mapping(["rules": .list(of: rule)])),
      .init("remindersFile", .mapping(["reminders": .list(of: reminder)])),
      .init("escalationFile", .mapping(["escalation": escalation])),
      .init("calendarFile", .mapping(["calendar": calendar])),
      .init("safeguardsFile", .mapping(["safeguards": .list(of: safeguard)])),
      .init("text", text),
      .init("id", .identifier),
      .init("source", JSON.identifier.described("An entry of guidance.yaml's sources.")),
      .init("condition", condition),
      .init("answer", answer),
      .init("questionId", questionID),
      .init("role", role),
      .init("deadline", deadline),
      .init("question", question),
      .init("options", options),
    ]
  }

  // MARK: Pieces

  /// Any single value is read as a text.
  static let text: JSON = [
    "type": ["string", "number", "boolean"], "minLength": 1, "pattern": "[^ \\t\\n]",
  ]

  static let texts = JSON.list(of: .reference("text"))

  /// What everything with a source may have beside it: each of the two keys requires the other.
  static let citation: [JSON.Member] = [
    .init("assumed", ["const": true]),
    .init("assumed-because", .reference("text")),
  ]

  /// A mapping with a source.
  static func cited(
    _ required: KeyValuePairs<String, JSON>,
    optional: KeyValuePairs<String, JSON> = [:],
    isRequired: Bool = true,
    and more: [JSON.Member] = []
  ) -> JSON {
    let source = JSON.Member("source", .reference("source"))
    let mapping = JSON.mapping(
      required.map { JSON.Member($0, $1) } + (isRequired ? [source] : []),
      optional: optional.map { JSON.Member($0, $1) } + (isRequired ? [] : [source]) + citation
    )
    guard case .object(let members) = mapping else { return mapping }
    let dependencies: JSON = ["assumed": ["assumed-because"], "assumed-because": ["assumed", "source"]]
    return .object(members + [.init("dependentRequired", dependencies)] + more)
  }

  static let formerID = JSON.reference("id").described("The id that it had in an earlier version.")

  // MARK: guidance.yaml

  private static var guidanceFile: JSON {
    let source = JSON.mapping(
      ["title": .reference("text")],
      optional: [
        "publisher": .reference("text"), "date": .reference("text"), "url": .reference("text"),
        "note": .reference("text"),
      ]
    )
    let mapping = JSON.mapping(
      [
        "name": .reference("text"),
        "version": .reference("text"),
        "status": .words(["draft", "approved"]),
        "effective": .date,
        "review-by": JSON.date.described("The day by which somebody has to look at it again."),
        "owner": .reference("text"),
        "sources": [
          "type": "object", "minProperties": 1, "propertyNames": .reference("id"), "additionalProperties": source,
        ],
      ],
      optional: [
        "approved-by": .reference("text"),
        "applies-if": .reference("condition"),
        "does-not-apply": cited(["because": .reference("text"), "do": texts]),
      ]
    )
    guard case .object(let members) = mapping else { return mapping }
    return .object(
      members + [
        .init("dependentRequired", ["applies-if": ["does-not-apply"], "does-not-apply": ["applies-if"]]),
        .init("if", ["properties": ["status": ["const": "approved"]]]),
        .init("then", ["required": ["approved-by"]]),
        .init("else", ["properties": ["approved-by": false]]),
      ]
    )
  }

  // MARK: levels.yaml, rules.yaml, reminders.yaml

  private static var level: JSON {
    cited(
      [
        "id": .reference("id"), "number": .wholeNumber(0...1000), "name": .reference("text"),
        "means": .reference("text"), "do": texts, "consent": .reference("text"),
      ],
      optional: [
        "if-not-known": texts.described("What to do first where only what is not known raised the level to here."),
        "was": formerID,
      ]
    )
  }

  private static var rule: JSON {
    cited(
      [
        "id": .reference("id"), "level": .reference("id"), "when": .reference("condition"),
        "because": JSON.reference("text").described("Why, in plain words."),
      ],
      optional: ["was": formerID]
    )
  }

  private static var reminder: JSON {
    cited(
      ["id": .reference("id"), "text": .reference("text")],
      optional: [
        "show-if": JSON.reference("condition").described("When it is shown; absent: always."), "was": formerID,
      ]
    )
  }

  // MARK: calendar.yaml

  private static var calendar: JSON {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    return cited([
      "region": .reference("text"),
      "weekend": .list(of: .words(days)),
      "years": .mapping(["from": .wholeNumber(1900...2200), "to": .wholeNumber(1900...2200)]),
      "bank-holidays": [
        "type": "object", "minProperties": 1, "propertyNames": .date, "additionalProperties": .reference("text"),
      ],
    ])
  }
}
