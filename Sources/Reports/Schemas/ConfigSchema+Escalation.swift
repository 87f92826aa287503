// escalation.yaml and safeguards.yaml.
extension ConfigSchema {
  static var escalation: JSON {
    cited(
      .key("protocol", .reference("text"), "The protocol's name."),
      .key("never-delays", .reference("text"), "Said whenever something is urgent."),
      .key("steps", .list(of: step)),
      .optional("disagreement-if", .reference("condition"), "When professionals disagree."),
      .optional("urgent-if", urgent, "One question with its answer: what '--urgent' stands for."),
      .optional("agencies", naming(.reference("id"), agency), "Agencies whose roles may differ, each with its name.")
    )
  }

  private static var urgent: JSON {
    [
      "type": "object", "minProperties": 1, "maxProperties": 1, "propertyNames": .reference("questionId"),
      "additionalProperties": .reference("test"),
    ]
  }

  private static var agency: JSON {
    let mapping = JSON.table(
      .key("name", .reference("text")),
      .key("enters-at", .reference("stepId"), "The step that the people of a flat structure match.")
    )
    return .choice(if: .isOfType("object"), then: mapping, else: .reference("text"))
  }

  /// Two words stand where steps are named.
  static var stepID: JSON { .excluding(["end", "any"], from: .identifier) }

  private static var step: JSON {
    cited(
      .key("id", .reference("stepId")),
      .key("stage", .reference("text"), "The stage as the protocol counts it."),
      .key("title", .reference("text"), "What happens, in a few words."),
      .key("who", .table(of: ["raising", "receiving"], .reference("role")), "Who talks to whom."),
      .key("deadlines", deadlines, "What has to be done by when, in order."),
      .key("record", texts, "What to write down."),
      .key("notify", texts, "Whom to tell."),
      .key("if-unresolved", .reference("id"), "A later step's id, or 'end'."),
      .optional("enter-if", .reference("condition"), "When it can be entered; absent: always."),
      .optional("taken-if", .reference("condition"), "The answer that says that it was taken."),
      formerID
    )
  }

  /// The deadlines of a step, of which the first has none before it to count from.
  private static var deadlines: JSON {
    let first: JSON = ["allOf": [.reference("deadline"), ["properties": ["from": ["const": "step-start"]]]]]
    return ["type": "array", "minItems": 1, "prefixItems": [first], "items": .reference("deadline")]
  }

  static var role: JSON {
    let agencies = JSON.choice(
      if: ["type": "object", "required": ["by-agency"]],
      then: .table(.key("by-agency", naming(.reference("id"), .reference("text")))),
      else: .reference("item")
    )
    return .choice(if: .isOfType("object"), then: agencies, else: .reference("text"))
  }

  static var deadline: JSON {
    cited(
      .key("do", .reference("text"), "What has to be done."),
      .key("within", .reference("within")),
      .key("from", .words(["step-start", "deadline-before"]), "What the time counts from."),
      .optional("if", .reference("condition"), "When this time counts; of several the shortest does.")
    )
  }

  static var safeguard: JSON {
    let claims: [SchemaRow] = [
      .optional("never-lowers", neverLowers, "Changing this answer so never lowers the level, all else the same."),
      .optional("never-shows", neverShows, "This is not shown, wherever a condition may hold or in quiet answer sets."),
      .optional("same-level", sameLevel, "All of these answers give the same level, all else the same."),
      .optional("always", always, "Wherever this holds, the level is at least that."),
      .optional("unknown-never-lowers", unknownNeverLowers, "Not knowing gives at least every value's level."),
      .optional("escalation", reaching, "The ladder reaches a step within so many working days."),
    ]
    let names = ["never-lowers", "never-shows", "same-level", "always", "unknown-never-lowers", "escalation"]
    return cited(
      [.key("id", .reference("id")), .key("says", .reference("text"), "The claim in plain words.")] + claims,
      isRequired: false
    )
    .with([.init("oneOf", .array(names.map { ["required": [.string($0)]] }))])
  }

  private static let when = SchemaRow.optional("when", .reference("condition"))

  private static var neverLowers: JSON {
    // Here not knowing is an answer among others, and so is `each` of a checklist.
    let any = JSON.choice(if: .isOfType("string"), then: .identifier, else: .reference("answer"))
    return .table(.key("question", .reference("questionId")), .key("from", any), .key("to", any), when)
  }

  private static var neverShows: JSON {
    let thing = JSON.reference("id").described("An id, or 'all'.")
    return .table(
      ["urgent", "do", "do-not", "pathway", "reminder"].map { .optional($0, thing) } + [
        when, .optional("over", ["const": "calm-or-unknown"]),
        .optional("except", .list(of: .reference("questionId"))),
      ]
    )
  }

  private static var sameLevel: JSON {
    let span = JSON.table(of: ["from", "to"], .integer)
    let answers = JSON.list(of: .reference("knownAnswer"), atLeast: 2)
    let over = JSON.choice(if: .isOfType("object"), then: span, else: answers)
    return .table(.key("question", .reference("questionId")), .key("over", over), when)
  }

  private static var always: JSON {
    .table(.key("when", .reference("condition")), .key("level", .table(.key("at-least", .reference("id")))))
  }

  private static var unknownNeverLowers: JSON {
    .choice(
      if: .isOfType("array"),
      then: .list(of: .reference("questionId")),
      else: ["anyOf": [["const": "all"], .reference("questionId")]]
    )
  }

  private static var reaching: JSON {
    .table(
      .key("from", .reference("id"), "A step's id, or 'any'."),
      .key("reaches", .reference("stepId")),
      .key("within", .table(.key("working-days", .wholeNumber(0...1000))))
    )
  }
}
