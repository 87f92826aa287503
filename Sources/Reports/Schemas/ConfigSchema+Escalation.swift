// escalation.yaml and safeguards.yaml.
extension ConfigSchema {
  static var escalation: JSON {
    cited(
      [
        "protocol": .reference("text"),
        "never-delays": JSON.reference("text").described("Said whenever something is urgent."),
        "steps": .list(of: step),
      ],
      optional: [
        "disagreement-if": .reference("condition"),
        "urgent-if": JSON.reference("condition").described("One question with its answer: what '--urgent' stands for."),
        "agencies": [
          "type": "object", "minProperties": 1, "propertyNames": .reference("id"), "additionalProperties": agency,
        ],
      ]
    )
  }

  private static var agency: JSON {
    .oneOf([
      .reference("text"),
      .mapping([
        "name": .reference("text"),
        "enters-at": JSON.reference("id").described("The step that the people of a flat structure match."),
      ]),
    ])
  }

  private static var step: JSON {
    cited(
      [
        "id": .reference("id"),
        "stage": .reference("text"),
        "title": .reference("text"),
        "who": .mapping(["raising": .reference("role"), "receiving": .reference("role")]),
        "deadlines": .list(of: .reference("deadline")),
        "record": texts,
        "notify": texts,
        "if-unresolved": JSON.reference("id").described("A later step's id, or 'end'."),
      ],
      optional: ["enter-if": .reference("condition"), "taken-if": .reference("condition"), "was": formerID]
    )
  }

  static var role: JSON {
    let byAgency: JSON = [
      "type": "object", "minProperties": 1, "propertyNames": .reference("id"),
      "additionalProperties": .reference("text"),
    ]
    return .oneOf([.reference("text"), .mapping(["by-agency": byAgency])])
  }

  static var deadline: JSON {
    cited([
      "do": .reference("text"),
      "within": .oneOf([["const": "without-delay"], .mapping(["working-days": .wholeNumber(1...250)])]),
      "from": .words(["step-start", "deadline-before"]),
    ])
  }

  static var safeguard: JSON {
    let when = JSON.reference("condition")
    let neverLowers = JSON.mapping(
      ["question": .reference("questionId"), "from": knownAnswer, "to": knownAnswer],
      optional: ["when": when]
    )
    let span = JSON.mapping(["from": ["type": "integer"], "to": ["type": "integer"]])
    let sameLevel = JSON.mapping(
      ["question": .reference("questionId"), "over": .oneOf([span, .list(of: knownAnswer, atLeast: 2)])],
      optional: ["when": when]
    )
    let always = JSON.mapping(["when": when, "level": .mapping(["at-least": .reference("id")])])
    let unknownNeverLowers = JSON.oneOf([.identifier, .list(of: .identifier)])
    let escalation = JSON.mapping([
      "from": .identifier, "reaches": .reference("id"), "within": .mapping(["working-days": .wholeNumber(0...1000)]),
    ])
    let claims = ["never-lowers", "same-level", "always", "unknown-never-lowers", "escalation"]
    return cited(
      ["id": .reference("id"), "says": .reference("text")],
      optional: [
        "never-lowers": neverLowers, "same-level": sameLevel, "always": always,
        "unknown-never-lowers": unknownNeverLowers, "escalation": escalation,
      ],
      isRequired: false,
      and: [.init("oneOf", .array(claims.map { ["required": [.string($0)]] }))]
    )
  }

  /// One answer of a question of any kind, not known excepted.
  private static var knownAnswer: JSON {
    .oneOf([.reference("answer"), ["type": "array", "items": .text], ["type": "object"]])
  }
}
