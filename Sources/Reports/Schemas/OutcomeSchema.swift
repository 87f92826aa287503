import DecisionSupport

/// The schema of an outcome, the same for every guidance.
enum OutcomeSchema {
  static var document: JSON {
    [
      "title": "Outcome of a check",
      "description": "What a guidance says about a concern. Levels go by number.",
      "$ref": "#/$defs/outcome",
      "$defs": .object(definitions),
    ]
  }

  /// `outcome` and what it is made of, to stand among a schema's `$defs`.
  static let definitions: [JSON.Member] = [
    .init("outcome", outcome),
    .init("answer", answer),
    .init("question", .identifier),
    .init("reason", reason),
    .init("change", change),
    .init("toDo", toDo),
    .init("within", within),
    .init("pathway", pathway),
    .init("contact", contact),
    .init("reminder", reminder),
    .init("escalation", escalation),
    .init("role", .oneOf([.text, ["type": "object", "additionalProperties": .text]])),
  ]

  private static var outcome: JSON {
    let required = OutcomeField.allCases.filter { $0 != .reason }.map { member($0, value(of: $0)) }
    let mapping = JSON.mapping(
      required,
      optional: [
        member(.reason, value(of: .reason)),
        .init("label", JSON.text.described("What a child of several is called; no name.")),
        .init("children", .list(of: .reference("outcome"))),
      ]
    )
    guard case .object(let members) = mapping else { return mapping }
    let nulls = [OutcomeField.level, .range, .escalation].map { member($0, ["type": "null"]) }
    let lists: [OutcomeField] = [
      .doNot, .reasons, .findOut, .wouldChange, .consent, .reminders, .unanswered, .supposed, .ignored,
    ]
    let empty = lists.map { member($0, ["maxItems": 0]) }
    let beyondReach = JSON.object(nulls + empty + [OutcomeField.complete, .enough].map { member($0, ["const": true]) })
    let consequences: [JSON.Member] = [
      .init("if", ["required": ["applies"], "properties": ["applies": ["const": false]]]),
      .init("then", ["required": ["reason"], "properties": beyondReach]),
      .init(
        "else",
        ["properties": ["reason": false, "level": ["type": "object"], "range": ["type": "object"]]]
      ),
    ]
    return .object(members + consequences)
  }

  private static func member(_ field: OutcomeField, _ value: JSON) -> JSON.Member { .init(field.rawValue, value) }

  /// What may stand under a key.
  private static func value(of field: OutcomeField) -> JSON {
    switch field {
    case .guidance: guidance
    case .notices: texts.described("What has to be known before the rest is believed.")
    case .applies: boolean("Whether the guidance is for this concern; if not, 'reason' says why.")
    case .reason: .text
    case .complete: boolean("Whether every question that is asked has an answer.")
    case .enough: boolean("Whether enough is answered to name a level to people.")
    case .urgent: JSON.list(of: urgent, atLeast: 0).described("What to do at once, whatever the level.")
    case .doNow: list("toDo", "What to do first: all that is urgent, then the first action.")
    case .doNot: texts.described("What not to do.")
    case .level: JSON.orNull(level).described("The suggested level; null where the guidance does not apply.")
    case .range: JSON.orNull(range).described("The level that is certain, and the highest not ruled out.")
    case .reasons: list("reason", "The rules that hold, or are not ruled out.")
    case .findOut: JSON.list(of: findOut, atLeast: 0).described("What is worth finding out, most useful first.")
    case .wouldChange: list("change", "Every single answer whose change would move the level.")
    case .actions: texts.described("What to do, in order.")
    case .consent: texts.described("What to say about consent.")
    case .pathways: list("pathway", "What is due beside the level, or may be.")
    case .contacts:
      list("contact", "The ways to reach whom the outcome names: those of this council at this time of day.")
    case .reminders: list("reminder", "What to keep in mind.")
    case .escalation: JSON.orNull(.reference("escalation")).described("The next step of a disagreement.")
    case .unanswered: questions.described("Asked, and without an answer.")
    case .supposed: questions.described("Not asked, and not known: only something that is not known opens them.")
    case .ignored: questions.described("Not known, and set aside because they would not be asked.")
    case .professional: professional
    }
  }

  private static let level = JSON.mapping(["number": ["type": "integer"], "id": .identifier, "name": .text])
  private static let range = JSON.mapping(["established": ["type": "integer"], "possible": ["type": "integer"]])

  private static var urgent: JSON {
    .mapping([
      "question": .reference("question"),
      "short": JSON.orNull(.text).described("What to do in a few words."),
      "do": .text,
      "certain": boolean("Whether the answer that calls for it was given, or is assumed; else it is not ruled out."),
    ])
  }

  private static var professional: JSON {
    JSON.orNull(.mapping(["level": ["type": "integer"], "reason": .text]))
      .described("The practitioner's own judgement, if one was given.")
  }

  private static var guidance: JSON {
    .mapping([
      "name": .text,
      "version": .text,
      "effective": .date,
      "status": .words(["draft", "approved"]),
      "fingerprint": .hexadecimal(digits: 64),
    ])
  }

  private static var answer: JSON {
    .oneOf([
      ["type": "string"], ["type": "integer"], ["type": "array", "items": ["type": "string"]],
      ["type": "object", "additionalProperties": .words(["yes", "no", "unknown"])],
    ])
  }

  private static var reason: JSON {
    .mapping([
      "rule": .identifier,
      "level": ["type": "integer"],
      "because": .text,
      "source": .identifier,
      "assumption": JSON.orNull(.text).described("Why the rule is assumed, where no source says it in so many words."),
      "certain": boolean("Whether it holds whatever is still found out."),
      "assumed": questions.described("The questions that are not known and because of which it counts."),
      "answers": ["type": "object", "additionalProperties": .reference("answer")],
    ])
  }

  private static var findOut: JSON {
    .mapping(["question": .reference("question"), "ask": .text, "consult": .orNull(.text)])
  }

  private static var change: JSON {
    .mapping([
      "question": .reference("question"),
      "from": .reference("answer"),
      "to": .reference("answer"),
      "level": JSON.orNull(["type": "integer"]).described("Null where the guidance would no longer apply."),
      "could": boolean("Whether only details that it lets be asked could move the level."),
    ])
  }

  private static var reminder: JSON {
    .mapping(["id": .identifier, "text": .text, "source": .identifier, "because": texts])
  }

  private static var escalation: JSON {
    let deadline = JSON.mapping([
      "do": .text, "within": .reference("within"), "by": .orNull(.date), "overdue": ["type": "boolean"],
    ])
    return .mapping([
      "step": .identifier,
      "stage": .text,
      "title": .text,
      "disagreement": ["type": "boolean"],
      "since": JSON.orNull(.date).described("The day on which the step began; null without a disagreement."),
      "who": .mapping(["raising": .reference("role"), "receiving": .reference("role")]),
      "deadlines": .list(of: deadline, atLeast: 0),
      "record": texts,
      "notify": texts,
    ])
  }

  private static var toDo: JSON {
    .mapping([
      "do": .text,
      "with": .orNull(.text),
      "contacts": JSON.list(of: .identifier, atLeast: 0).described("Whom to ring; 'contacts' has the numbers."),
      "within": .orNull(.reference("within")),
    ])
  }

  private static var within: JSON {
    .oneOf([
      .words(["without-delay"]), .mapping(["hours": .wholeNumber(1...10_000)]),
      .mapping(["days": .wholeNumber(1...1000)]),
      .mapping(["working-days": .wholeNumber(1...250)]),
    ])
  }

  private static var pathway: JSON {
    .mapping([
      "id": .identifier,
      "name": .text,
      "within": .orNull(.reference("within")),
      "by": JSON.orNull(.moment).described("When it has to be done; a day alone is until its end."),
      "source": .identifier,
      "certain": boolean("Whether it is due; else it may be."),
      "do": texts,
      "because": texts,
    ])
  }

  private static var contact: JSON {
    let hours = JSON.mapping([
      "from": .timeOfDay, "to": .timeOfDay, "days": .list(of: .words(Weekday.allCases.map(\.rawValue))),
    ])
    return .mapping([
      "contact": .identifier,
      "name": .text,
      "council": JSON.orNull(.identifier).described("The council that it is for; null for every one."),
      "number": .orNull(.text),
      "text": JSON.orNull(.text).described("Where to find the number, if it is not given."),
      "hours": .oneOf([.words(["always", "otherwise", "unknown"]), hours]),
      "checked": JSON.orNull(.date).described("The day on which somebody made sure of it."),
      "toCheck": ["type": "boolean"],
    ])
  }

  private static let texts = JSON.list(of: .text, atLeast: 0)
  private static let questions = JSON.list(of: .reference("question"), atLeast: 0)

  private static func list(_ name: String, _ description: String) -> JSON {
    JSON.list(of: .reference(name), atLeast: 0).described(description)
  }

  private static func boolean(_ description: String) -> JSON {
    JSON.object([.init("type", "boolean")]).described(description)
  }
}
