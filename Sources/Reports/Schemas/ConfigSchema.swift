internal import DecisionSupport

/// The schema of any file of a guidance's folder: which one it is shows in its first key.
enum ConfigSchema {
  static var document: JSON {
    let files = [
      "levels", "questions", "rules", "reminders", "pathways", "escalation", "calendar", "safeguards", "waivers",
    ]
    let choice = files.reversed().reduce(JSON.reference("guidanceFile")) { other, key in
      ["if": ["required": [.string(key)]], "then": .reference("\(key)File"), "else": other]
    }
    return .document(
      "A file of a guidance's folder",
      "guidance, levels, questions, rules, reminders, pathways, escalation, calendar, safeguards or waivers.",
      JSON.isOfType("object").with(choice.members),
      definitions
    )
  }

  private static var definitions: [JSON.Member] {
    [
      .init("guidanceFile", guidanceFile),
      .init("levelsFile", levelsFile),
      .init("questionsFile", .table(.key("questions", .list(of: section)))),
      .init("rulesFile", .table(.key("rules", .list(of: rule)))),
      .init("remindersFile", .table(.key("reminders", .list(of: reminder)))),
      .init("pathwaysFile", .table(.key("pathways", .list(of: pathway)))),
      .init("escalationFile", .table(.key("escalation", escalation))),
      .init("calendarFile", .table(.key("calendar", calendar))),
      .init("safeguardsFile", .table(.key("safeguards", .list(of: safeguard)))),
      .init("waiversFile", .table(.key("waivers", .list(of: waiver)))),
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
  static let citation: [SchemaRow] = [
    .optional("assumed", ["const": true], "No source says it in so many words."),
    .optional("assumed-because", .reference("text"), "Why it is assumed nevertheless; shown to users."),
  ]

  /// A mapping with a source.
  static func cited(_ rows: SchemaRow...) -> JSON { cited(rows, isRequired: true) }

  /// A mapping that has a source, or may have one.
  static func cited(_ rows: [SchemaRow], isRequired: Bool) -> JSON {
    let source = SchemaRow.key("source", .reference("source"))
    return JSON.table(rows + [isRequired ? source : source.asOptional] + citation)
      .with([.init("dependentRequired", ["assumed": ["assumed-because"], "assumed-because": ["assumed", "source"]])])
  }

  /// A mapping with an entry at least: names with what stands under each.
  static func naming(_ names: JSON, _ schema: JSON) -> JSON {
    ["type": "object", "minProperties": 1, "propertyNames": names, "additionalProperties": schema]
  }

  static let formerID = SchemaRow.optional("was", .reference("id"), "The id that it had in an earlier version.")

  // MARK: guidance.yaml

  private static var guidanceFile: JSON {
    let source = JSON.table(
      [.key("title", .reference("text"))]
        + ["publisher", "date", "url", "note"].map { .optional($0, .reference("text")) }
    )
    let toSay = cited(.key("because", .reference("text")), .key("do", items))
    return JSON.table(
      .key("name", .reference("text"), "What people call this guidance."),
      .key("version", .reference("text"), "The version, as its authors count."),
      .key("status", .words(["draft", "approved"]), "Whether a partnership stands behind it."),
      .key("effective", .date, "The first day on which it holds, YYYY-MM-DD."),
      .key("review-by", .date, "The day by which somebody has to look at it again."),
      .key("owner", .reference("text"), "Who looks after it."),
      .key(
        "sources",
        naming(.reference("id"), source),
        "Every document that is cited, by the id that 'source' names it by."
      ),
      .optional("approved-by", .reference("text"), "Who approved it; for 'status: approved' only."),
      .optional("intent", .list(of: intendedEffect), "What this change means to do; it counts where it is new."),
      .optional("applies-if", .reference("condition"), "For whom it is; it applies unless this is false."),
      .optional("contacts", .list(of: contact), "Who can be rung."),
      .optional("does-not-apply", toSay, "What to say and do where it does not apply.")
    )
    .with([
      .init("dependentRequired", ["applies-if": ["does-not-apply"], "does-not-apply": ["applies-if"]]),
      .init("if", ["required": ["status"], "properties": ["status": ["const": "approved"]]]),
      .init("then", ["required": ["approved-by"]]),
      .init("else", ["properties": ["approved-by": false]]),
    ])
  }

  // MARK: levels.yaml, rules.yaml, reminders.yaml

  /// Only the lowest level has no 'if-not-known': not knowing can raise nobody to it. Editors know the dialect of 2020-12 in
  /// part, and would ask it of the lowest level, too, so that rule stands apart, under a key that they pass over.
  private static var levelsFile: JSON {
    let levels: JSON = ["type": "array", "minItems": 1, "items": level]
    let others: JSON = [
      "prefixItems": [["properties": ["if-not-known": false]]], "items": ["required": ["if-not-known"]],
    ]
    return JSON.table(.key("levels", levels, "The levels, lowest first."))
      .with([.init("dependentSchemas", ["levels": ["properties": ["levels": others]]])])
  }

  private static var level: JSON {
    cited(
      .key("id", .reference("id")),
      .key("number", .wholeNumber(0...1000), "The number that people say; greater than the one before."),
      .key("name", .reference("text"), "The name that people say."),
      .key("means", .reference("text"), "Which needs belong here."),
      .key("do", items, "What to do, in order."),
      .key("consent", itemOrItems, "What to say about consent."),
      .optional("do-not", items, "What not to do."),
      .optional(
        "if-not-known",
        items,
        "What to do first where only what is not known raised the level to here; on every level but the lowest."
      ),
      formerID
    )
  }

  private static var rule: JSON {
    cited(
      .key("id", .reference("id")),
      .key("level", .reference("id"), "The id of the level that it calls for."),
      .key("when", .reference("condition"), "What has to be answered for it to hold."),
      .key("because", .reference("text"), "Why, in plain words."),
      formerID
    )
  }

  private static var reminder: JSON {
    cited(
      .key("id", .reference("id")),
      .key("text", .reference("text"), "What to keep in mind."),
      .optional("show-if", .reference("condition"), "When it is shown; absent: always."),
      formerID
    )
  }

  // MARK: calendar.yaml

  private static var calendar: JSON {
    let days = JSON.list(of: .words(Weekday.allCases.map(\.rawValue)))
    return cited(
      .key("region", .reference("text"), "Where these days are holidays."),
      .key("weekend", ["allOf": [days, ["maxItems": 6]]], "Days on which nobody works."),
      .key(
        "years",
        .table(of: ["from", "to"], .wholeNumber(1900...2200)),
        "The years whose bank holidays are all listed."
      ),
      .key("bank-holidays", naming(.date, .reference("text")), "Each day, YYYY-MM-DD, with its name.")
    )
  }
}
