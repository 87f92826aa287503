// questions.yaml, and the conditions that everything else is written in.
extension ConfigSchema {
  static var section: JSON {
    .mapping(["section": .reference("text"), "questions": .list(of: .reference("question"))])
  }

  static var question: JSON {
    let urgent = JSON.mapping(["answer": answers, "do": .reference("text")])
    let noEffect: JSON = ["required": ["when-unknown"], "properties": ["when-unknown": ["const": "no-effect"]]]
    let calmIsDefault: JSON = [
      "properties": ["answers": .oneOf([["const": "yes-no"], ["type": "object", "required": ["any-of"]]])]
    ]
    return cited(
      ["id": .reference("questionId"), "ask": .reference("text"), "answers": kind],
      optional: [
        "help": .reference("text"),
        "calm": calm.described("The answer that raises nothing."),
        "when-unknown": .words(["assume-worst", "no-effect"]),
        "because": JSON.reference("text").described("Why not knowing may count as the calm answer."),
        "consult": JSON.reference("text").described("Who would know."),
        "urgent": urgent,
        "ask-if": JSON.reference("condition").described("Over earlier questions only."),
        "was": formerID,
      ],
      and: [
        .init(
          "allOf",
          [
            ["if": noEffect, "then": ["required": ["because"]], "else": ["properties": ["because": false]]],
            ["if": calmIsDefault, "else": ["required": ["calm"]]],
          ]
        )
      ]
    )
  }

  private static var kind: JSON {
    let number = JSON.mapping([
      "unit": .reference("text"),
      "from": .wholeNumber(-1_000_000...1_000_000),
      "to": .wholeNumber(-1_000_000...1_000_000),
    ])
    return .oneOf([
      ["const": "yes-no"],
      .mapping(["one-of": ["allOf": [.reference("options"), ["minProperties": 2]]]]),
      .mapping(["any-of": .reference("options")]),
      .mapping(["whole-number": number], optional: ["or": .reference("options")]),
    ])
  }

  static var options: JSON {
    [
      "type": "object",
      "minProperties": 1,
      "maxProperties": 60,
      "propertyNames": ["allOf": [.identifier, ["not": ["const": "unknown"]]]],
      "additionalProperties": .reference("text"),
    ]
  }

  /// The words of the language can be no question's id.
  static var questionID: JSON {
    let words = [
      "all", "any", "none", "at-least", "rule", "under", "over", "at-most", "between", "answers", "unknown",
    ]
    return ["allOf": [.identifier, ["not": .words(words)]]]
  }

  /// One answer as conditions name it.
  static var answer: JSON {
    .oneOf([
      ["type": ["integer", "boolean"]],
      ["type": "string", "minLength": 1, "not": ["const": "unknown"]],
    ])
  }

  static var answers: JSON {
    let list: JSON = ["type": "array", "items": .reference("answer"), "minItems": 1, "uniqueItems": true]
    return .oneOf([.reference("answer"), list])
  }

  private static var calm: JSON {
    let ticks: JSON = [
      "type": "object", "additionalProperties": .oneOf([.words(["yes", "no", "unknown"]), ["type": "boolean"]]),
    ]
    return .oneOf([.reference("answer"), ["type": "array", "items": .text, "uniqueItems": true], ticks])
  }

  static var condition: JSON {
    let parts = JSON.list(of: .reference("condition"))
    let words: [JSON.Member] = [
      .init("all", parts.described("Every part holds.")),
      .init("any", parts.described("Some part holds.")),
      .init("none", parts.described("No part holds.")),
      .init("at-least", JSON.mapping(["count": .wholeNumber(1...1000), "of": parts])),
      .init("rule", JSON.reference("id").described("What this rule is conditional upon holds.")),
    ]
    let bounds = ["under", "over", "at-least", "at-most"].map { word in
      JSON.mapping([JSON.Member(word, ["type": "integer"])])
    }
    let between = JSON.mapping([
      "between": ["type": "array", "items": ["type": "integer"], "minItems": 2, "maxItems": 2]
    ])
    let test = JSON.oneOf([answers] + bounds + [between])
    return [
      "type": "object",
      "minProperties": 1,
      "maxProperties": 1,
      "properties": .object(words),
      "patternProperties": ["^(?!(all|any|none|at-least|rule)$)": test],
      "propertyNames": ["pattern": "^[a-z][a-z0-9-]*$"],
    ]
  }
}
