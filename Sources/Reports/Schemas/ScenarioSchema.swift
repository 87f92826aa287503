internal import DecisionSupport

/// The schema of a scenario, which names the questions, levels, reminders, steps and sources of a guidance.
struct ScenarioSchema {
  private let guidance: Guidance

  init(_ guidance: Guidance) {
    self.guidance = guidance
  }

  var document: JSON {
    let scenario = JSON.mapping(required, optional: optional)
    guard case .object(let members) = scenario else { return scenario }
    let head: [JSON.Member] = [
      .init("title", .string("Scenario for \(guidance.name)")),
      .init("description", "A fictional concern, told as a story, and what the guidance is expected to say about it."),
    ]
    let tail: [JSON.Member] = [
      .init("dependentRequired", ["assumed": ["assumed-because"], "assumed-because": ["assumed"]]),
      .init("$defs", ["answers": AnswersSchema(guidance).answers, "text": ConfigSchema.text]),
    ]
    return .object(head + members + tail)
  }

  private var required: [JSON.Member] {
    [
      .init("id", JSON.identifier.described("The file's name without its ending.")),
      .init("title", text("What the story is called.")),
      .init("themes", JSON.list(of: .reference("text")).described("What it is about.")),
      .init("story", text("Two to six short paragraphs that show rather than tell.")),
      .init("answers", .reference("answers")),
      .init("expect", expect),
      .init("learning", text("What is to be learnt from it.")),
      .init("source", JSON.words(guidance.sources.map(\.id)).described("Where that comes from.")),
    ]
  }

  private var optional: [JSON.Member] {
    let others = JSON.words(["calm", "not-asked"])
    return [
      .init("others", others.described("What the other questions count as that would be asked; else calm.")),
      .init("panel", panel),
    ] + ConfigSchema.citation
  }

  private var expect: JSON {
    .mapping(
      [
        .init("level", level.described("The suggested level's number.")),
        .init("established", level.described("The number of the level that is certain.")),
        .init(
          "urgent",
          ids(guidance.questions.filter { $0.urgent != nil }.map(\.id), "Questions with urgent action: exactly these.")
        ),
        .init("reminders", ids(guidance.reminders.map(\.id), "Reminders that are shown; others may be, too.")),
      ],
      optional: [
        .init("step", JSON.words(guidance.escalation?.steps.map(\.id) ?? []).described("The next step of the ladder."))
      ]
    )
  }

  private var panel: JSON {
    let counts: [JSON.Member] = [
      .init("type", "object"),
      .init("propertyNames", .words(guidance.levels.map { String($0.number) })),
      .init("additionalProperties", ["type": "integer", "minimum": 0]),
      .init("minProperties", 1),
    ]
    return JSON.mapping(
      [.init("levels", JSON.object(counts).described("How many judged it to be at each level, by number."))],
      optional: [.init("illustrative", ["enum": [true, false, "true", "false"]])]
    )
    .described("How a panel of practitioners split.")
  }

  private var level: JSON { ["enum": .array(guidance.levels.map { .number($0.number) })] }

  private func text(_ description: String) -> JSON { JSON.reference("text").described(description) }

  private func ids(_ known: [String], _ description: String) -> JSON {
    let list: [JSON.Member] = [
      .init("type", "array"), .init("items", .words(known)), .init("uniqueItems", true),
    ]
    return JSON.object(list).described(description)
  }
}
