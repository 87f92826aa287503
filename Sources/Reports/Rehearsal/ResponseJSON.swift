public import DecisionSupport

extension Response {
  /// The response as `rehearse --save` keeps it and `agreement` reads it.
  ///
  /// - Parameter guidance: The guidance whose questions were answered.
  /// - Returns: What `ResponseReader` reads again as the same response.
  public func json(_ guidance: Guidance) -> JSON {
    var members: [JSON.Member] = []
    if let id { members.append(.init("response", .string(id))) }
    if let version = self.guidance { members.append(.init("guidance", version.json)) }
    let scenarios = judgements.map { judgement -> JSON in
      [
        "scenario": .string(judgement.scenario),
        "level": judgement.level.map { .number(guidance.levels[$0].number) } ?? .null,
        "answers": .answers(judgement.answers, guidance),
      ]
    }
    return .object(members + [.init("scenarios", .array(scenarios))])
  }
}
