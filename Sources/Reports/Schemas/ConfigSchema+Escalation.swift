// escalation.yaml and safeguards.yaml.
extension ConfigSchema {
  static var escalation: JSON {
    cited(
      [
        "protocol": JSON.reference("text").described("The protocol's name."),
        "never-delays": JSON.reference("text").described("Said whenever something is urgent."),
        "steps": .list(of: step),
      ],
      optional: [
        "disagreement-if": JSON.reference("condition").described("When professionals disagree."),
        "urgent-if": urgent.described("One question with its answer: what '--urgent' stands for."),
        "agencies": [
          "description": "Agencies whose roles may differ, each with its name.",
          "type": "object", "minProperties": 1, "propertyNames": .reference("id"), "additionalProperties": agency,
        ],
      ]
    )
  }

  private static var urgent: JSON {
    [
      "type": "object", "minProperties": 1, "maxProperties": 1, "propertyNames": .reference("questionId"),
      "additionalProperties": .reference("test"),
    ]
  }

  private static var agency: JSON {
    let mapping = JSON.mapping([
      "name": .reference("text"),
      "enters-at": JSON.reference("stepId").described("The step that the people of a flat structure match."),
    ])
    return .choice(if: .isOfType("object"), then: mapping, else: .reference("text"))
  }

  /// Two words stand where steps are named.
  static var stepID: JSON { .excluding(["end", "any"], from: .identifier) }

  private static var step: JSON {
    cited(
      [
        "id": .reference("stepId"),
        "stage": JSON.reference("text").described("The stage as the protocol counts it."),
        "title": JSON.reference("text").described("What happens, in a few words."),
        "who": JSON.mapping(["raising": .reference("role"), "receiving": .reference("role")])
          .described("Who talks to whom."),
        "deadlines": deadlines,
        "record": texts.described("What to write down."),
        "notify": texts.described("Whom to tell."),
        "if-unresolved": JSON.reference("id").described("A later step's id, or 'end'."),
      ],
      optional: [
        "enter-if": JSON.reference("condition").described("When it can be entered; absent: always."),
        "taken-if": JSON.reference("condition").described("The answer that says that it was taken."),
        "was": formerID,
      ]
    )
  }

  /// The first one has none before it to count from.
  private static var deadlines: JSON {
    let first: JSON = ["allOf": [.reference("deadline"), ["properties": ["from": ["const": "step-start"]]]]]
    return [
      "description": "What has to be done by when, in order.", "type": "array", "minItems": 1,
      "prefixItems": [first], "items": .reference("deadline"),
    ]
  }

  static var role: JSON {
    let byAgency: JSON = [
      "type": "object", "minProperties": 1, "propertyNames": .reference("id"),
      "additionalProperties": .reference("text"),
    ]
    let agencies = JSON.choice(
      if: ["type": "object", "required": ["by-agency"]],
      then: .mapping(["by-agency": byAgency]),
      else: .reference("item")
    )
    return .choice(if: .isOfType("object"), then: agencies, else: .reference("text"))
  }

  static var deadline: JSON {
    cited(
      [
        "do": JSON.reference("text").described("What has to be done."),
        "within": .reference("within"),
        "from": JSON.words(["step-start", "deadline-before"]).described("What the time counts from."),
      ],
      optional: ["if": JSON.reference("condition").described("When this time counts; of several the shortest does.")]
    )
  }

  static var safeguard: JSON {
    let when = JSON.reference("condition")
    let known = JSON.reference("knownAnswer")
    // Here not knowing is an answer among others, and so is `each` of a checklist.
    let any = JSON.choice(if: .isOfType("string"), then: .identifier, else: .reference("answer"))
    let neverLowers = JSON.mapping(
      ["question": .reference("questionId"), "from": any, "to": any],
      optional: ["when": when]
    )
    let span = JSON.mapping(["from": ["type": "integer"], "to": ["type": "integer"]])
    let sameLevel = JSON.mapping(
      [
        "question": .reference("questionId"),
        "over": .choice(if: .isOfType("object"), then: span, else: .list(of: known, atLeast: 2)),
      ],
      optional: ["when": when]
    )
    let always = JSON.mapping(["when": when, "level": .mapping(["at-least": .reference("id")])])
    let unknownNeverLowers = JSON.choice(
      if: .isOfType("array"),
      then: .list(of: .reference("questionId")),
      else: ["anyOf": [["const": "all"], .reference("questionId")]]
    )
    let thing = JSON.reference("id").described("An id, or 'all'.")
    let neverShows = JSON.mapping(
      [],
      optional: [
        .init("urgent", thing), .init("do", thing), .init("do-not", thing), .init("pathway", thing),
        .init("reminder", thing), .init("when", when), .init("over", ["const": "calm-or-unknown"]),
        .init("except", .list(of: .reference("questionId"))),
      ]
    )
    let escalation = JSON.mapping([
      "from": JSON.reference("id").described("A step's id, or 'any'."),
      "reaches": .reference("stepId"),
      "within": .mapping(["working-days": .wholeNumber(0...1000)]),
    ])
    let claims = ["never-lowers", "never-shows", "same-level", "always", "unknown-never-lowers", "escalation"]
    return cited(
      ["id": .reference("id"), "says": JSON.reference("text").described("The claim in plain words.")],
      optional: [
        "never-lowers": neverLowers.described("Changing this answer so never lowers the level, all else the same."),
        "never-shows": neverShows.described(
          "This is not shown, wherever a condition may hold or in quiet answer sets."
        ),
        "same-level": sameLevel.described("All of these answers give the same level, all else the same."),
        "always": always.described("Wherever this holds, the level is at least that."),
        "unknown-never-lowers": unknownNeverLowers.described("Not knowing gives at least every value's level."),
        "escalation": escalation.described("The ladder reaches a step within so many working days."),
      ],
      isRequired: false,
      and: [.init("oneOf", .array(claims.map { ["required": [.string($0)]] }))]
    )
  }
}
