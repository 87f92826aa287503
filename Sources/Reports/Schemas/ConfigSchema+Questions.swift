// questions.yaml, and the conditions that everything else is written in.
extension ConfigSchema {
  static var section: JSON {
    .table(
      .key("section", .reference("text")),
      .key("questions", .list(of: .reference("question"))),
      .optional("safety", ["const": true], "No level is named while one of them has no answer."),
      .optional("of", ["const": "family"], "They are about the family, not one child.")
    )
  }

  static var question: JSON {
    let urgent = JSON.table(
      .key("answer", .reference("test"), "The answers that call for it."),
      .key("do", itemOrItems, "What to do at once."),
      .optional("short", ["type": "string", "maxLength": 72, "description": "A headline."]),
      .optional("if-not-known", itemOrItems, "What to do where the answer is only not ruled out.")
    )
    let assumesWorst: JSON = ["properties": ["when-unknown": ["const": "assume-worst"]]]
    let becauseOfAssuming: JSON = [
      "if": assumesWorst, "then": ["properties": ["because": false]], "else": ["required": ["because"]],
    ]
    return cited(
      .key("id", .reference("questionId")),
      .key("ask", .reference("text"), "The question itself."),
      .key("answers", kind, "yes-no, or a mapping with one-of, any-of or whole-number."),
      .optional("help", .reference("text"), "What it means, and what does not count."),
      .optional("calm", [:], "The answer that raises nothing."),
      .optional(
        "when-unknown",
        .choice(
          if: .isOfType("string"),
          then: .words(["assume-worst", "no-effect"]),
          else: .table(.key("assume", [:], "The answer that not knowing counts as."))
        ),
        "What not knowing counts as for now: anything may be true, it counts as calm, or as the answer that is assumed."
      ),
      .optional("because", .reference("text"), "Why not knowing does not count as the worst."),
      .optional("consult", itemOrItems, "Who would know."),
      .optional("urgent", urgent),
      .optional("of", ["const": "family"], "It is about the family, not one child."),
      .optional("ask-if", .reference("condition"), "Over earlier questions only."),
      formerID
    )
    .with([.init("allOf", [becauseOfAssuming, calm])])
  }

  private static var kind: JSON {
    let names: JSON = ["type": "object", "minProperties": 1, "additionalProperties": .integer]
    let number = JSON.table(
      .key("unit", .reference("text")),
      .key("from", .wholeNumber(-1_000_000...1_000_000)),
      .key("to", .wholeNumber(-1_000_000...1_000_000)),
      .optional("units", names, "Smaller units, each with how many make one."),
      .optional("words", names, "Words that people say for a number.")
    )
    let forms = JSON.table(
      .optional("one-of", ["allOf": [.reference("options"), ["minProperties": 2]]], "Exactly one of these."),
      .optional("any-of", .reference("options"), "A checklist: one yes-no each."),
      .optional("whole-number", number, "A number from the one to the other."),
      .optional("or", .reference("options"), "Named answers beside the numbers.")
    )
    // One form stands alone; only 'or' goes with a number.
    let alone: JSON = ["maxProperties": 1]
    let exclusions: [JSON.Member] = [
      .init("minProperties", 1),
      .init("dependentRequired", ["or": ["whole-number"]]),
      .init("dependentSchemas", ["one-of": alone, "any-of": alone]),
    ]
    return .choice(if: .isOfType("string"), then: ["const": "yes-no"], else: forms.with(exclusions))
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
    let atLeast = JSON.table(.key("count", .wholeNumber(1...1000)), .key("of", parts))
    let words: [SchemaRow] = [
      .key("all", parts, "Every part holds."),
      .key("any", parts, "Some part holds."),
      .key("none", parts, "No part holds."),
      .key("at-least", atLeast, "At least so many of the parts hold."),
      .key("rule", .reference("id"), "What this rule is conditional upon holds."),
    ]
    return [
      "type": "object", "minProperties": 1, "maxProperties": 1,
      "properties": .object(words.map(\.member)),
      "propertyNames": ["anyOf": [.words(conditionWords), .reference("questionId")]],
      "additionalProperties": .reference("test"),
    ]
  }

  /// The answers that satisfy a condition: one, a list of them, or a comparison of numbers.
  static var test: JSON {
    let list: JSON = ["type": "array", "items": .reference("answer"), "minItems": 1, "uniqueItems": true]
    let bounds = ["under", "over", "at-least", "at-most"].map { JSON.Member($0, .integer) }
    let between: JSON = [
      "description": "Both included.", "type": "array", "items": .integer, "minItems": 2, "maxItems": 2,
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
