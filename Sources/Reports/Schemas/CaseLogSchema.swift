internal import DecisionSupport

/// The schema of a case log, which names the steps of a guidance's ladder.
enum CaseLogSchema {
  static func document(_ guidance: Guidance) -> JSON {
    let steps = guidance.escalation?.steps ?? []
    let titles = steps.map { "\($0.id): \($0.title)" }.joined(separator: "; ")
    let entry = JSON.table(
      .key("step", .words(steps.map(\.id)), titles),
      .key("on", .date, "The day on which the step began or ended; not in the future."),
      .key("outcome", .words(CaseLog.Result.allCases.map(\.rawValue)), "What came of it."),
      .optional("note", .reference("text"), "What should be remembered of it; leave out names.")
    )
    let agency = JSON.words((guidance.escalation?.agencies ?? []).map(\.id))
    let sides: [SchemaRow] = [
      .optional("agency", agency, "The agency that raises it."),
      .optional("with", agency, "The agency whose decision is disputed."),
    ]
    return .document(
      "Case log of a professional disagreement",
      "Steps taken, days and outcomes; no names.",
      .table(
        [
          .key("disagreement", .reference("text"), "What is disagreed, in a word or a sentence; leave out names."),
          .key("steps", .list(of: entry, atLeast: 0), "What was done, in order."),
        ] + (guidance.escalation?.agencies.isEmpty == false ? sides : [])
      ),
      [.init("text", ConfigSchema.text)]
    )
  }
}
