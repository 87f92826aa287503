internal import DecisionSupport

/// The schema of a scenario, which names the questions, levels, reminders, steps and sources of a guidance.
struct ScenarioSchema {
  private let guidance: Guidance

  init(_ guidance: Guidance) {
    self.guidance = guidance
  }

  var document: JSON {
    let head: [JSON.Member] = [
      .init("title", .string("Scenarios for \(guidance.name)")),
      .init(
        "description",
        "A fictional concern, told as a story; or short cases; or cases that a document published. With what is expected."
      ),
      .init("oneOf", [.reference("scenario"), .reference("shortCases"), .reference("publishedCases")]),
    ]
    let definitions: JSON = [
      "scenario": assumable(.mapping(required, optional: optional)),
      "shortCases": .mapping(["cases": .list(of: assumable(shortCase))]),
      "publishedCases": PublishedSchema(guidance).document,
      "answers": AnswersSchema(guidance).answers,
      "text": ConfigSchema.text,
    ]
    return .object(head + [.init("$defs", definitions)])
  }

  private func assumable(_ schema: JSON) -> JSON {
    guard case .object(let members) = schema else { return schema }
    let pairs: JSON = ["assumed": ["assumed-because"], "assumed-because": ["assumed"]]
    return .object(members + [.init("dependentRequired", pairs)])
  }

  private var shortCase: JSON {
    let needed = ["id", "title", "answers", "expect", "source"]
    return .mapping(
      required.filter { needed.contains($0.name) },
      optional: required.filter { ["story", "learning"].contains($0.name) } + optional.filter { $0.name != "panel" }
    )
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
    let (reminders, pathways) = (guidance.reminders.map(\.id), guidance.pathways.map(\.id))
    let (toDo, notToDo) = (guidance.itemIDs(isProhibition: false), guidance.itemIDs(isProhibition: true))
    return .mapping(
      [],
      optional: [
        .init("level", level.described("The suggested level's number; needed unless the guidance does not apply.")),
        .init("established", level.described("The number of the level that is certain.")),
        .init("possible", level.described("The number of the highest level that is not ruled out.")),
        .init("applies", JSON.oneOf([["enum": [true, false]], .words(["true", "false"])])),
        .init(
          "urgent",
          ids(guidance.questions.filter { $0.urgent != nil }.map(\.id), "Questions with urgent action: exactly these.")
        ),
        .init("reminders", ids(reminders, "Reminders that are shown; others may be, too.")),
        .init("not-reminders", ids(reminders, "Reminders that are not shown.")),
        .init("pathways", ids(pathways, "Pathways that are due, or may be; others may be, too.")),
        .init("not-pathways", ids(pathways, "Pathways that are not due.")),
        .init("do", ids(toDo, "Items of what to do that are shown; others may be, too.")),
        .init("do-not", ids(notToDo, "Items of what not to do that are shown; others may be, too.")),
        .init("not-do", ids(toDo + notToDo, "Items that are not shown.")),
        .init("find-out", ids(guidance.questions.map(\.id), "What is to be found out first, in this order.")),
        .init("step", JSON.words(guidance.escalation?.steps.map(\.id) ?? []).described("The next step of the ladder.")),
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
