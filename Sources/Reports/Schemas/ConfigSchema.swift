/// The schema of any file of a guidance's folder: which one it is shows in its first key.
enum ConfigSchema {
  static var document: JSON {
    let files = [
      "levels", "questions", "rules", "reminders", "pathways", "escalation", "calendar", "safeguards", "waivers",
    ]
    let choice = files.reversed().reduce(JSON.reference("guidanceFile")) { other, key in
      ["if": ["required": [.string(key)]], "then": .reference("\(key)File"), "else": other]
    }
    guard case .object(let rest) = choice else { return choice }
    let head: [JSON.Member] = [
      .init("title", "A file of a guidance's folder"),
      .init(
        "description",
        "guidance, levels, questions, rules, reminders, pathways, escalation, calendar, safeguards or waivers."
      ),
      .init("type", "object"),
    ]
    return .object(head + rest + [.init("$defs", .object(definitions))])
  }

  private static var definitions: [JSON.Member] {
    [
      .init("guidanceFile", guidanceFile),
      .init("levelsFile", levelsFile),
      .init("questionsFile", .mapping(["questions": .list(of: section)])),
      .init("rulesFile", .mapping(["rules": .list(of: rule)])),
      .init("remindersFile", .mapping(["reminders": .list(of: reminder)])),
      .init("pathwaysFile", .mapping(["pathways": .list(of: pathway)])),
      .init("escalationFile", .mapping(["escalation": escalation])),
      .init("calendarFile", .mapping(["calendar": calendar])),
      .init("safeguardsFile", .mapping(["safeguards": .list(of: safeguard)])),
      .init("waiversFile", .mapping(["waivers": .list(of: waiver)])),
      .init("text", text),
      .init("id", .identifier),
      .init("source", JSON.identifier.described("An entry of guidance.yaml's sources.")),
      .init("condition", condition),
      .init("test", test),
      .init("answer", answer),
      .init("checklistAnswer", checklistAnswer),
      .init("knownAnswer", knownAnswer),
      .init("stepId", stepID),
      .init("questionId", questionID),
      .init("role", role),
      .init("deadline", deadline),
      .init("question", question),
      .init("options", options),
      .init("item", item),
      .init("within", within),
    ]
  }

  // MARK: Pieces

  /// Any single value is read as a text.
  static let text: JSON = [
    "type": ["string", "number", "boolean"], "pattern": "\\S",
  ]

  static let texts = JSON.list(of: .reference("text"))

  /// What everything with a source may have beside it: each of the two keys requires the other.
  static let citation: [JSON.Member] = [
    .init("assumed", JSON.object([.init("const", true)]).described("No source says it in so many words.")),
    .init("assumed-because", JSON.reference("text").described("Why it is assumed nevertheless; shown to users.")),
  ]

  /// A mapping with a source.
  static func cited(
    _ required: KeyValuePairs<String, JSON>,
    optional: KeyValuePairs<String, JSON> = [:],
    isRequired: Bool = true,
    and more: [JSON.Member] = []
  ) -> JSON {
    cited(required.map { .init($0, $1) }, optional: optional.map { .init($0, $1) }, isRequired: isRequired, and: more)
  }

  static func cited(
    _ required: [JSON.Member],
    optional: [JSON.Member],
    isRequired: Bool = true,
    and more: [JSON.Member] = []
  ) -> JSON {
    let source = JSON.Member("source", .reference("source"))
    let mapping = JSON.mapping(
      required + (isRequired ? [source] : []),
      optional: optional + (isRequired ? [] : [source]) + citation
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
        "name": JSON.reference("text").described("What people call this guidance."),
        "version": JSON.reference("text").described("The version, as its authors count."),
        "status": JSON.words(["draft", "approved"]).described("Whether a partnership stands behind it."),
        "effective": JSON.date.described("The first day on which it holds, YYYY-MM-DD."),
        "review-by": JSON.date.described("The day by which somebody has to look at it again."),
        "owner": JSON.reference("text").described("Who looks after it."),
        "sources": [
          "description": "Every document that is cited, by the id that 'source' names it by.",
          "type": "object", "minProperties": 1, "propertyNames": .reference("id"), "additionalProperties": source,
        ],
      ],
      optional: [
        "approved-by": JSON.reference("text").described("Who approved it; for 'status: approved' only."),
        "intent": JSON.list(of: intendedEffect).described("What this change means to do; it counts where it is new."),
        "applies-if": JSON.reference("condition").described("For whom it is; it applies unless this is false."),
        "contacts": JSON.list(of: contact).described("Who can be rung."),
        "does-not-apply": cited(["because": .reference("text"), "do": items])
          .described("What to say and do where it does not apply."),
      ]
    )
    guard case .object(let members) = mapping else { return mapping }
    return .object(
      members + [
        .init("dependentRequired", ["applies-if": ["does-not-apply"], "does-not-apply": ["applies-if"]]),
        .init("if", ["required": ["status"], "properties": ["status": ["const": "approved"]]]),
        .init("then", ["required": ["approved-by"]]),
        .init("else", ["properties": ["approved-by": false]]),
      ]
    )
  }

  // MARK: levels.yaml, rules.yaml, reminders.yaml

  /// Only the lowest level has no 'if-not-known': not knowing can raise nobody to it. Editors know the dialect of 2020-12 in
  /// part, and would ask it of the lowest level, too, so that rule stands apart, under a key that they pass over.
  private static var levelsFile: JSON {
    let levels: JSON = [
      "description": "The levels, lowest first.", "type": "array", "minItems": 1, "items": level,
    ]
    let others: JSON = [
      "prefixItems": [["properties": ["if-not-known": false]]], "items": ["required": ["if-not-known"]],
    ]
    guard case .object(let members) = JSON.mapping(["levels": levels]) else { return levels }
    return .object(members + [.init("dependentSchemas", ["levels": ["properties": ["levels": others]]])])
  }

  private static var level: JSON {
    cited(
      [
        "id": .reference("id"),
        "number": JSON.wholeNumber(0...1000).described("The number that people say; greater than the one before."),
        "name": JSON.reference("text").described("The name that people say."),
        "means": JSON.reference("text").described("Which needs belong here."),
        "do": items.described("What to do, in order."),
        "consent": itemOrItems.described("What to say about consent."),
      ],
      optional: [
        "do-not": items.described("What not to do."),
        "if-not-known": items.described(
          "What to do first where only what is not known raised the level to here; on every level but the lowest."
        ),
        "was": formerID,
      ]
    )
  }

  private static var rule: JSON {
    cited(
      [
        "id": .reference("id"),
        "level": JSON.reference("id").described("The id of the level that it calls for."),
        "when": JSON.reference("condition").described("What has to be answered for it to hold."),
        "because": JSON.reference("text").described("Why, in plain words."),
      ],
      optional: ["was": formerID]
    )
  }

  private static var reminder: JSON {
    cited(
      ["id": .reference("id"), "text": JSON.reference("text").described("What to keep in mind.")],
      optional: [
        "show-if": JSON.reference("condition").described("When it is shown; absent: always."), "was": formerID,
      ]
    )
  }

  // MARK: calendar.yaml

  private static var calendar: JSON {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    return cited([
      "region": JSON.reference("text").described("Where these days are holidays."),
      "weekend": ["description": "Days on which nobody works.", "allOf": [.list(of: .words(days)), ["maxItems": 6]]],
      "years": JSON.mapping(["from": .wholeNumber(1900...2200), "to": .wholeNumber(1900...2200)])
        .described("The years whose bank holidays are all listed."),
      "bank-holidays": [
        "description": "Each day, YYYY-MM-DD, with its name.",
        "type": "object", "minProperties": 1, "propertyNames": .date, "additionalProperties": .reference("text"),
      ],
    ])
  }
}
