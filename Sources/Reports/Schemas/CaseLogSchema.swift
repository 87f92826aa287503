internal import DecisionSupport

/// The schema of a case log, which names the steps of a guidance's ladder.
enum CaseLogSchema {
  static func document(_ guidance: Guidance) -> JSON {
    let steps = guidance.escalation?.steps ?? []
    let entry = JSON.mapping(
      [
        "step": JSON.words(steps.map(\.id)).described(steps.map { "\($0.id): \($0.title)" }.joined(separator: "; ")),
        "on": JSON.date.described("The day on which the step began or ended; not in the future."),
        "outcome": JSON.words(CaseLog.Result.allCases.map(\.rawValue)).described("What came of it."),
      ],
      optional: ["note": JSON.reference("text").described("What should be remembered of it; leave out names.")]
    )
    let log = JSON.mapping([
      "disagreement": JSON.reference("text").described("What is disagreed, in a word or a sentence; leave out names."),
      "steps": JSON.list(of: entry, atLeast: 0).described("What was done, in order."),
    ])
    guard case .object(let members) = log else { return log }
    let head: [JSON.Member] = [
      .init("title", "Case log of a professional disagreement"),
      .init("description", "Steps taken, days and outcomes; no names."),
    ]
    return .object(head + members + [.init("$defs", ["text": ConfigSchema.text])])
  }
}
