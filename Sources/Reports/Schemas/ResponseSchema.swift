internal import DecisionSupport

extension AnswersSchema {
  /// What `rehearse --save` keeps, and what `rehearse --response` and `agreement` read.
  var response: JSON {
    let level = JSON.orNull(["enum": .array(guidance.levels.map { .number($0.number) })])
    let judgement = JSON.mapping([
      "scenario": JSON.identifier.described("The scenario's id."),
      "level": level.described("The level that the trainee committed to; null where they left before."),
      "answers": .reference("answers"),
    ])
    let version = JSON.mapping([
      "name": .text, "version": .text, "fingerprint": .hexadecimal(digits: 64),
    ])
    let response = JSON.mapping(
      ["scenarios": JSON.list(of: judgement, atLeast: 0).described("Each scenario once, as they were taken up.")],
      optional: [
        "response": JSON.hexadecimal(digits: 16).described("Tells responses apart; random, and nobody's name."),
        "guidance": version.described("What the questions were asked from."),
      ]
    )
    guard case .object(let mapping) = response else { return .null }
    let title: [JSON.Member] = [
      .init("title", .string("Response of one trainee to scenarios, with \(guidance.name)")),
      .init("description", "Answers, and the level committed to before anything was revealed. No name, no day."),
    ]
    return .object(title + mapping + [.init("$defs", ["answers": answers])])
  }
}
