internal import DecisionSupport

extension AnswersSchema {
  /// What `rehearse --save` keeps, and what `rehearse --response` and `agreement` read.
  var response: JSON {
    let level = JSON.orNull(["enum": .array(guidance.levels.map { .number($0.number) })])
    let judgement = JSON.table(
      .key("scenario", .identifier, "The scenario's id."),
      .key("level", level, "The level that the trainee committed to; null where they left before."),
      .key("answers", .reference("answers"))
    )
    return .document(
      "Response of one trainee to scenarios, with \(guidance.name)",
      "Answers, and the level committed to before anything was revealed. No name, no day.",
      .table(
        .key("scenarios", .list(of: judgement, atLeast: 0), "Each scenario once, as they were taken up."),
        .optional("response", .hexadecimal(digits: 16), "Tells responses apart; random, and nobody's name."),
        .optional("guidance", .version, "What the questions were asked from.")
      ),
      [.init("answers", answers)]
    )
  }
}
