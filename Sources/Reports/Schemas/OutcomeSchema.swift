import DecisionSupport

/// The schema of an outcome, the same for every guidance.
enum OutcomeSchema {
  static var document: JSON {
    .document(
      "Outcome of a check",
      "What a guidance says about a concern. Levels go by number.",
      .reference("outcome"),
      definitions
    )
  }

  /// `outcome` and what it is made of, to stand among a schema's `$defs`.
  static let definitions: [JSON.Member] = [
    .init("outcome", outcome),
    .init("answer", answer),
    .init("question", .identifier),
    .init("reason", reason),
    .init("change", change),
    .init("toDo", toDo),
    .init("within", ConfigSchema.within),
    .init("pathway", pathway),
    .init("contact", contact),
    .init("reminder", reminder),
    .init("escalation", escalation),
    .init("role", .oneOf([.text, ["type": "object", "additionalProperties": .text]])),
  ]

  private static var outcome: JSON {
    let lists: [OutcomeField] = [
      .doNot, .reasons, .findOut, .wouldChange, .tell, .consent, .reminders, .unanswered, .supposed, .ignored,
    ]
    let beyondReach = JSON.object(
      [OutcomeField.level, .range, .escalation].map { member($0, ["type": "null"]) }
        + lists.map { member($0, ["maxItems": 0]) }
        + [OutcomeField.complete, .enough].map { member($0, ["const": true]) }
    )
    let rows = OutcomeField.allCases.map { field -> SchemaRow in
      field == .reason ? .optional(field.rawValue, .text) : .key(field.rawValue, value(of: field))
    }
    let ofSeveral: [SchemaRow] = [
      .optional("label", .text, "What a child of several is called; no name."),
      .optional("children", .list(of: .reference("outcome"))),
    ]
    return JSON.table(rows + ofSeveral)
      .with([
        .init("if", ["required": ["applies"], "properties": ["applies": ["const": false]]]),
        .init("then", ["required": ["reason"], "properties": beyondReach]),
        .init(
          "else",
          ["properties": ["reason": false, "level": ["type": "object"], "range": ["type": "object"]]]
        ),
      ])
  }

  private static func member(_ field: OutcomeField, _ value: JSON) -> JSON.Member { .init(field.rawValue, value) }

  /// What may stand under a key.
  private static func value(of field: OutcomeField) -> JSON {
    switch field {
    case .guidance: guidance
    case .notices: JSON.texts.described("What has to be known before the rest is believed.")
    case .applies: JSON.boolean.described("Whether the guidance is for this concern; if not, 'reason' says why.")
    case .reason: .text
    case .complete: JSON.boolean.described("Whether every question that is asked has an answer.")
    case .enough: JSON.boolean.described("Whether enough is answered to name a level to people.")
    case .urgent: JSON.list(of: urgent, atLeast: 0).described("What to do at once, whatever the level.")
    case .doNow: JSON.list("toDo").described("What to do first: all that is urgent, then the first action.")
    case .doNot: JSON.texts.described("What not to do.")
    case .level: JSON.orNull(level).described("The suggested level; null where the guidance does not apply.")
    case .range: JSON.orNull(range).described("The level that is certain, and the highest not ruled out.")
    case .reasons: JSON.list("reason").described("The rules that hold, or are not ruled out.")
    case .findOut: JSON.list(of: findOut, atLeast: 0).described("What is worth finding out, most useful first.")
    case .wouldChange: JSON.list("change").described("Every single answer whose change would move the level.")
    case .actions: JSON.texts.described("What to do, in order.")
    case .tell: JSON.texts.described("Those of the actions that say whom to tell, and how.")
    case .consent: JSON.texts.described("What to say about consent.")
    case .pathways: JSON.list("pathway").described("What is due beside the level, or may be.")
    case .contacts:
      JSON.list("contact")
        .described("The ways to reach whom the outcome names: those of this council at this time of day.")
    case .reminders: JSON.list("reminder").described("What to keep in mind.")
    case .escalation: JSON.orNull(.reference("escalation")).described("The next step of a disagreement.")
    case .unanswered: questions.described("Asked, and without an answer.")
    case .supposed: questions.described("Not asked, and not known: only something that is not known opens them.")
    case .ignored: questions.described("Not known, and set aside because they would not be asked.")
    case .professional: professional
    }
  }

  private static let level = JSON.table(.key("number", .integer), .key("id", .identifier), .key("name", .text))
  private static let range = JSON.table(of: ["established", "possible"], .integer)

  private static var urgent: JSON {
    .table(
      .key("question", .reference("question")),
      .key("short", .orNull(.text), "What to do in a few words."),
      .key("do", .text),
      .key(
        "certain",
        .boolean,
        "Whether the answer that calls for it was given, or is assumed; else it is not ruled out."
      )
    )
  }

  static var professional: JSON {
    .orNull(.table(.key("level", .integer), .key("reason", .text)))
      .described("The practitioner's own judgement, if one was given.")
  }

  private static var guidance: JSON {
    .table(
      .key("name", .text),
      .key("version", .text),
      .key("effective", .date),
      .key("status", .words(["draft", "approved"])),
      .key("fingerprint", .hexadecimal(digits: 64))
    )
  }

  private static var answer: JSON {
    .oneOf([
      ["type": "string"], ["type": "integer"], ["type": "array", "items": ["type": "string"]],
      ["type": "object", "additionalProperties": .words(["yes", "no", "unknown"])],
    ])
  }

  private static var reason: JSON {
    .table(
      .key("rule", .identifier),
      .key("level", .integer),
      .key("because", .text),
      .key("source", .identifier),
      .key("assumption", .orNull(.text), "Why the rule is assumed, where no source says it in so many words."),
      .key("certain", .boolean, "Whether it holds whatever is still found out."),
      .key("assumed", questions, "The questions that are not known and because of which it counts."),
      .key("answers", ["type": "object", "additionalProperties": .reference("answer")])
    )
  }

  private static var findOut: JSON {
    .table(.key("question", .reference("question")), .key("ask", .text), .key("consult", .orNull(.text)))
  }

  private static var change: JSON {
    .table(
      .key("question", .reference("question")),
      .key("from", .reference("answer")),
      .key("to", .reference("answer")),
      .key("level", .orNull(.integer), "Null where the guidance would no longer apply."),
      .key("could", .boolean, "Whether only details that it lets be asked could move the level.")
    )
  }

  private static var reminder: JSON {
    .table(.key("id", .identifier), .key("text", .text), .key("source", .identifier), .key("because", .texts))
  }

  private static var escalation: JSON {
    let deadline = JSON.table(
      .key("do", .text),
      .key("within", .reference("within")),
      .key("by", .orNull(.date)),
      .key("overdue", .boolean)
    )
    return .table(
      .key("step", .identifier),
      .key("stage", .text),
      .key("title", .text),
      .key("disagreement", .boolean),
      .key("since", .orNull(.date), "The day on which the step began; null without a disagreement."),
      .key("who", .table(of: ["raising", "receiving"], .reference("role"))),
      .key("deadlines", .list(of: deadline, atLeast: 0)),
      .key("record", .texts),
      .key("notify", .texts)
    )
  }

  private static var toDo: JSON {
    .table(
      .key("do", .text),
      .key("with", .orNull(.text)),
      .key("contacts", .identifiers, "Whom to ring; 'contacts' has the numbers."),
      .key("within", .orNull(.reference("within")))
    )
  }

  private static var pathway: JSON {
    .table(
      .key("id", .identifier),
      .key("name", .text),
      .key("within", .orNull(.reference("within"))),
      .key("by", .orNull(.moment), "When it has to be done; a day alone is until its end."),
      .key("source", .identifier),
      .key("certain", .boolean, "Whether it is due; else it may be."),
      .key("do", .texts),
      .key("because", .texts)
    )
  }

  private static var contact: JSON {
    let hours = JSON.table(
      .key("from", .timeOfDay),
      .key("to", .timeOfDay),
      .key("days", .list(of: .words(Weekday.allCases.map(\.rawValue))))
    )
    return .table(
      .key("contact", .identifier),
      .key("name", .text),
      .key("council", .orNull(.identifier), "The council that it is for; null for every one."),
      .key("number", .orNull(.text)),
      .key("text", .orNull(.text), "Where to find the number, if it is not given."),
      .key("hours", .oneOf([.words(["always", "otherwise", "unknown"]), hours])),
      .key("checked", .orNull(.date), "The day on which somebody made sure of it."),
      .key("toCheck", .boolean)
    )
  }

  private static let questions = JSON.list("question")
}
