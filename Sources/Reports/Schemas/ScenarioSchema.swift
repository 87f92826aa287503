internal import DecisionSupport

/// The schema of a scenario, which names the questions, levels, reminders, steps and sources of a guidance.
struct ScenarioSchema {
  private let guidance: Guidance

  init(_ guidance: Guidance) {
    self.guidance = guidance
  }

  var document: JSON {
    .document(
      "Scenarios for \(guidance.name)",
      "A fictional concern, told as a story; or short cases; or cases that a document published. With what is expected.",
      ["oneOf": [.reference("scenario"), .reference("shortCases"), .reference("publishedCases")]],
      [
        .init("scenario", assumable(.table(rows))),
        .init("shortCases", .table(.key("cases", .list(of: assumable(shortCase))))),
        .init("publishedCases", PublishedSchema(guidance).document),
        .init("answers", AnswersSchema(guidance).answers),
        .init("text", ConfigSchema.text),
      ]
    )
  }

  private func assumable(_ schema: JSON) -> JSON {
    schema.with([.init("dependentRequired", ["assumed": ["assumed-because"], "assumed-because": ["assumed"]])])
  }

  private var shortCase: JSON {
    let rows = rows.filter { !["themes", "panel"].contains($0.member.name) }
    return .table(rows.map { ["story", "learning"].contains($0.member.name) ? $0.asOptional : $0 })
  }

  private var rows: [SchemaRow] {
    [
      .key("id", .identifier, "The file's name without its ending."),
      .key("title", .reference("text"), "What the story is called."),
      .key("themes", ConfigSchema.texts, "What it is about."),
      .key("story", .reference("text"), "Two to six short paragraphs that show rather than tell."),
      .key("answers", .reference("answers")),
      .key("expect", expect),
      .key("learning", .reference("text"), "What is to be learnt from it."),
      .key("source", .words(guidance.sources.map(\.id)), "Where that comes from."),
      .optional(
        "others",
        .words(["calm", "not-asked"]),
        "What the other questions count as that would be asked; else calm."
      ),
      .optional("panel", panel, "How a panel of practitioners split."),
    ] + ConfigSchema.citation
  }

  private var expect: JSON {
    let level: JSON = ["enum": .array(guidance.levels.map { .number($0.number) })]
    let urgent = ids(guidance.questions.filter { $0.urgent != nil }.map(\.id))
    let (reminders, pathways) = (ids(guidance.reminders.map(\.id)), ids(guidance.pathways.map(\.id)))
    let (toDo, notToDo) = (guidance.itemIDs(isProhibition: false), guidance.itemIDs(isProhibition: true))
    return .table(
      .optional("level", level, "The suggested level's number; needed unless the guidance does not apply."),
      .optional("established", level, "The number of the level that is certain."),
      .optional("possible", level, "The number of the highest level that is not ruled out."),
      .optional("applies", .trueOrFalse),
      .optional("urgent", urgent, "Questions with urgent action: exactly these."),
      .optional("reminders", reminders, "Reminders that are shown; others may be, too."),
      .optional("not-reminders", reminders, "Reminders that are not shown."),
      .optional("pathways", pathways, "Pathways that are due, or may be; others may be, too."),
      .optional("not-pathways", pathways, "Pathways that are not due."),
      .optional("do", ids(toDo), "Items of what to do that are shown; others may be, too."),
      .optional("do-not", ids(notToDo), "Items of what not to do that are shown; others may be, too."),
      .optional("not-do", ids(toDo + notToDo), "Items that are not shown."),
      .optional("find-out", ids(guidance.questions.map(\.id)), "What is to be found out first, in this order."),
      .optional("step", .words(guidance.escalation?.steps.map(\.id) ?? []), "The next step of the ladder.")
    )
  }

  private var panel: JSON {
    let counts: JSON = [
      "type": "object", "propertyNames": .words(guidance.levels.map { String($0.number) }),
      "additionalProperties": .count, "minProperties": 1,
    ]
    return .table(
      .key("levels", counts, "How many judged it to be at each level, by number."),
      .optional("illustrative", ["enum": [true, false, "true", "false"]])
    )
  }

  private func ids(_ known: [String]) -> JSON { ["type": "array", "items": .words(known), "uniqueItems": true] }
}
