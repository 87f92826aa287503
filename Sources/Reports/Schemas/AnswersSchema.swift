internal import DecisionSupport

/// The schemas of answers files and records, which name a guidance's questions.
struct AnswersSchema {
  let guidance: Guidance

  init(_ guidance: Guidance) {
    self.guidance = guidance
  }

  var document: JSON {
    [
      "title": .string("Answers to \(guidance.name)"),
      "description": "Question ids with answers; or a saved record or a scenario, which hold such answers.",
      "type": "object",
      "if": ["required": ["answers"]],
      "then": ["$ref": "#/$defs/holder"],
      "else": ["$ref": "#/$defs/family"],
      "$defs": .object(
        [
          .init("answers", answers),
          .init("family", family),
          .init(
            "holder",
            .choice(
              if: ["required": ["expect"]],
              then: ["properties": ["answers": .reference("answers")]],
              else: .choice(
                if: ["required": ["record"]],
                then: recordMapping(answers: .reference("answers")),
                else: .mapping(["answers": .reference("answers")], optional: ["children": children])
              )
            )
          ),
        ] + OutcomeSchema.definitions
      ),
    ]
  }

  /// Question ids with answers, and perhaps the children of the family whose answers they are.
  private var family: JSON {
    let questions = guidance.questions.map { JSON.Member($0.id, schema(of: $0).described($0.ask)) }
    let isQuestion = guidance.question("children") != nil
    return .mapping([], optional: questions + (isQuestion ? [] : [.init("children", children)]))
  }

  private var children: JSON {
    .list(of: .mapping(["answers": .reference("answers")], optional: ["label": .text]))
      .described("The children of a family, each with its own answers; a label is no name.")
  }

  /// What `check --save` writes.
  var record: JSON {
    guard case .object(let mapping) = recordMapping(answers: .reference("answers")) else { return .null }
    let title: [JSON.Member] = [
      .init("title", .string("Record of a check of \(guidance.name)")),
      .init("description", "What was answered, so that it can be replayed, and the outcome that it had."),
    ]
    let definitions = JSON.object([.init("answers", answers)] + OutcomeSchema.definitions)
    return .object(title + mapping + [.init("$defs", definitions)])
  }

  /// A record without `meaning` is of an earlier program, whose outcome has other keys.
  private func recordMapping(answers: JSON) -> JSON {
    let record = JSON.mapping(
      ["record": ["const": 1], "on": .date, "answers": answers, "outcome": .isOfType("object")],
      optional: [
        "finished": ["type": "boolean"], "meaning": ["enum": [1, 2]], "label": .text,
        "children": ["type": "array", "items": ["type": "object"], "minItems": 1],
      ]
    )
    guard case .object(let members) = record else { return record }
    let isOfToday: JSON = ["required": ["meaning"], "properties": ["meaning": ["const": 2]]]
    return .object(
      members + [
        .init("if", isOfToday), .init("then", ["properties": ["outcome": .reference("outcome")]]),
      ]
    )
  }

  /// Question ids with answers.
  var answers: JSON {
    .mapping([], optional: guidance.questions.map { .init($0.id, schema(of: $0).described($0.ask)) })
  }

  private func schema(of question: Question) -> JSON {
    let ids = question.answers.options.map(\.id)
    switch question.answers {
    case .yesNo:
      return .yesNo(orUnknown: true)
    case .oneOf:
      return .words(ids + ["unknown"])
    case .wholeNumber(let number):
      return .choice(if: .isOfType("string"), then: .words(ids + ["unknown"]), else: .wholeNumber(number.range))
    case .anyOf:
      let state = JSON.yesNo(orUnknown: true)
      let list: JSON = ["type": "array", "items": .words(ids), "uniqueItems": true]
      let mapping = JSON.mapping([], optional: question.answers.options.map { .init($0.id, state.described($0.text)) })
      let word = JSON.words(ids.contains("none") ? ["unknown"] : ["unknown", "none"])
      return .choice(
        if: .isOfType("array"),
        then: list,
        else: .choice(if: .isOfType("object"), then: mapping, else: word)
      )
    }
  }
}
