internal import DecisionSupport

/// The schemas of answers files and records, which name a guidance's questions.
struct AnswersSchema {
  let guidance: Guidance

  init(_ guidance: Guidance) {
    self.guidance = guidance
  }

  var document: JSON {
    let holder = JSON.choice(
      if: ["required": ["record"]],
      then: recordMapping,
      else: .table(.key("answers", .reference("answers")), .optional("children", children))
    )
    let anyHolder = JSON.choice(
      if: ["required": ["expect"]],
      then: ["properties": ["answers": .reference("answers")]],
      else: holder
    )
    return .document(
      "Answers to \(guidance.name)",
      "Question ids with answers; or a saved record or a scenario, which hold such answers.",
      [
        "type": "object", "if": ["required": ["answers"]], "then": .reference("holder"), "else": .reference("family"),
      ],
      [.init("answers", answers), .init("family", family), .init("holder", anyHolder)] + OutcomeSchema.definitions
    )
  }

  private var questions: [SchemaRow] { guidance.questions.map { .optional($0.id, schema(of: $0), $0.ask) } }

  /// Question ids with answers, and perhaps the children of the family whose answers they are.
  private var family: JSON {
    let isQuestion = guidance.question("children") != nil
    return .table(questions + (isQuestion ? [] : [.optional("children", children)]))
  }

  private var children: JSON {
    .list(of: .table(.key("answers", .reference("answers")), .optional("label", .text)))
      .described("The children of a family, each with its own answers; a label is no name.")
  }

  /// What `check --save` writes.
  var record: JSON {
    .document(
      "Record of a check of \(guidance.name)",
      "What was answered, so that it can be replayed, and the outcome that it had.",
      recordMapping,
      [.init("answers", answers)] + OutcomeSchema.definitions
    )
  }

  /// A record without `meaning` is of an earlier program, whose outcome has other keys.
  private var recordMapping: JSON {
    let isOfToday: JSON = ["required": ["meaning"], "properties": ["meaning": ["const": 2]]]
    return JSON.table(
      .key("record", ["const": 1]),
      .key("on", .date),
      .key("answers", .reference("answers")),
      .key("outcome", .isOfType("object")),
      .optional("finished", .boolean),
      .optional("meaning", ["enum": [1, 2]]),
      .optional("label", .text),
      .optional("children", .list(of: .isOfType("object")))
    )
    .with([.init("if", isOfToday), .init("then", ["properties": ["outcome": .reference("outcome")]])])
  }

  /// Question ids with answers.
  var answers: JSON { .table(questions) }

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
      let mapping = JSON.table(question.answers.options.map { .optional($0.id, state, $0.text) })
      let word = JSON.words(ids.contains("none") ? ["unknown"] : ["unknown", "none"])
      return .choice(
        if: .isOfType("array"),
        then: list,
        else: .choice(if: .isOfType("object"), then: mapping, else: word)
      )
    }
  }
}
