// questions.yaml, and the conditions that everything else is written in.
extension ConfigSchema {
  static var section: JSON {
    .mapping(
      ["section": .reference("text"), "questions": .list(of: .reference("question"))],
      optional: [
        "safety": JSON.object([.init("const", true)]).described("No level is named while one of them has no answer."),
        "of": JSON.object([.init("const", "family")]).described("They are about the family, not one child."),
      ]
    )
  }

  static var question: JSON {
    let urgent = JSON.mapping(
      [
        "answer": JSON.reference("test").described("The answers that call for it."),
        "do": itemOrItems.described("What to do at once."),
      ],
      optional: [
        "short": ["type": "string", "maxLength": 72, "description": "A headline."],
        "if-not-known": itemOrItems.described("What to do where the answer is only not ruled out."),
      ]
    )
    let assumesWorst: JSON = ["properties": ["when-unknown": ["const": "assume-worst"]]]
    let assumption = JSON.mapping(["assume": ["description": "The answer that not knowing counts as."]])
    return cited(
      [
        "id": .reference("questionId"),
        "ask": JSON.reference("text").described("The question itself."),
        "answers": kind,
      ],
      optional: [
        "help": JSON.reference("text").described("What it means, and what does not count."),
        "calm": ["description": "The answer that raises nothing."],
        "when-unknown": JSON.choice(
          if: .isOfType("string"),
          then: JSON.words(["assume-worst", "no-effect"]),
          else: assumption
        )
        .described(
          "What not knowing counts as for now: anything may be true, it counts as calm, or as the answer that is assumed."
        ),
        "because": JSON.reference("text").described("Why not knowing does not count as the worst."),
        "consult": itemOrItems.described("Who would know."),
        "urgent": urgent,
        "of": JSON.object([.init("const", "family")]).described("It is about the family, not one child."),
        "ask-if": JSON.reference("condition").described("Over earlier questions only."),
        "was": formerID,
      ],
      and: [
        .init(
          "allOf",
          [
            ["if": assumesWorst, "then": ["properties": ["because": false]], "else": ["required": ["because"]]],
            calm,
          ]
        )
      ]
    )
  }

  private static var kind: JSON {
    let names: JSON = ["type": "object", "minProperties": 1, "additionalProperties": ["type": "integer"]]
    let number = JSON.mapping(
      [
        "unit": .reference("text"),
        "from": .wholeNumber(-1_000_000...1_000_000),
        "to": .wholeNumber(-1_000_000...1_000_000),
      ],
      optional: [
        "units": names.described("Smaller units, each with how many make one."),
        "words": names.described("Words that people say for a number."),
      ]
    )
    let oneOf: JSON = ["allOf": [.reference("options"), ["minProperties": 2]]]
    let forms = JSON.mapping(
      [],
      optional: [
        .init("one-of", oneOf.described("Exactly one of these.")),
        .init("any-of", JSON.reference("options").described("A checklist: one yes-no each.")),
        .init("whole-number", number.described("A number from the one to the other.")),
        .init("or", JSON.reference("options").described("Named answers beside the numbers.")),
      ]
    )
    guard case .object(let members) = forms else { return forms }
    // One form stands alone; only 'or' goes with a number.
    let alone: JSON = ["maxProperties": 1]
    let exclusions: [JSON.Member] = [
      .init("minProperties", 1),
      .init("dependentRequired", ["or": ["whole-number"]]),
      .init("dependentSchemas", ["one-of": alone, "any-of": alone]),
    ]
    return JSON.choice(if: .isOfType("string"), then: ["const": "yes-no"], else: .object(members + exclusions))
      .described("yes-no, or a mapping with one-of, any-of or whole-number.")
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
    .excluding(conditionWords + ["under", "over", "at-most", "between", "answers", "unknown"], from: .identifier)
  }

  private static let conditionWords = ["all", "any", "none", "at-least", "rule"]

  // MARK: Answers

  /// One answer as conditions name it.
  static var answer: JSON {
    .choice(
      if: .isOfType("string"),
      then: .excluding(["unknown"], from: .identifier),
      else: ["type": ["integer", "boolean"]]
    )
  }

  /// A checklist's answer: the options ticked, or options with yes, no or unknown, or none.
  static var checklistAnswer: JSON {
    let ticked: JSON = ["type": "array", "items": .identifier, "uniqueItems": true]
    let states: JSON = [
      "type": "object", "propertyNames": .identifier, "additionalProperties": .yesNo(orUnknown: true),
    ]
    return .choice(
      if: .isOfType("array"),
      then: ticked,
      else: .choice(if: .isOfType("object"), then: states, else: ["const": "none"])
    )
  }

  /// One answer of a question of any kind, not known excepted.
  static var knownAnswer: JSON {
    .choice(if: ["type": ["array", "object"]], then: .reference("checklistAnswer"), else: .reference("answer"))
  }

  /// What the calm answer can be depends on the question's kind.
  static var calm: JSON {
    func calm(_ schema: JSON) -> JSON { ["properties": ["calm": schema]] }
    func asks(_ kind: String) -> JSON { ["properties": ["answers": ["type": "object", "required": [.string(kind)]]]] }
    let number: JSON = ["type": ["integer", "string"], "allOf": [.reference("answer")]]
    let option: JSON = ["type": ["string", "boolean"], "allOf": [.reference("answer")]]
    return .choice(
      if: ["properties": ["answers": ["const": "yes-no"]]],
      then: calm(.yesNo(orUnknown: false)),
      else: .choice(
        if: asks("any-of"),
        then: calm(.reference("checklistAnswer")),
        else: .object([
          .init("required", ["calm"]),
          .init("if", asks("one-of")),
          .init("then", calm(option)),
          .init("else", calm(number)),
        ])
      )
    )
  }

  // MARK: Conditions

  /// One of the words of the language, or one question with the answers that it must have.
  static var condition: JSON {
    let parts = JSON.list(of: .reference("condition"))
    let words: [JSON.Member] = [
      .init("all", parts.described("Every part holds.")),
      .init("any", parts.described("Some part holds.")),
      .init("none", parts.described("No part holds.")),
      .init(
        "at-least",
        JSON.mapping(["count": .wholeNumber(1...1000), "of": parts]).described("At least so many of the parts hold.")
      ),
      .init("rule", JSON.reference("id").described("What this rule is conditional upon holds.")),
    ]
    return [
      "type": "object", "minProperties": 1, "maxProperties": 1,
      "properties": .object(words),
      "propertyNames": ["anyOf": [.words(conditionWords), .reference("questionId")]],
      "additionalProperties": .reference("test"),
    ]
  }

  /// The answers that satisfy a condition: one, a list of them, or a comparison of numbers.
  static var test: JSON {
    let list: JSON = ["type": "array", "items": .reference("answer"), "minItems": 1, "uniqueItems": true]
    let bounds = ["under", "over", "at-least", "at-most"].map { JSON.Member($0, ["type": "integer"]) }
    let between: JSON = [
      "description": "Both included.", "type": "array", "items": ["type": "integer"], "minItems": 2, "maxItems": 2,
    ]
    let comparison: JSON = [
      "type": "object", "minProperties": 1, "maxProperties": 1,
      "properties": .object(bounds + [.init("between", between)]),
      "additionalProperties": false,
    ]
    return .choice(
      if: .isOfType("array"),
      then: list,
      else: .choice(if: .isOfType("object"), then: comparison, else: .reference("answer"))
    )
  }
}
