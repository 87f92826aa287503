import DecisionSupport
import MarkedYAML
import Reports

extension PageSession {
  /// The stories by theme.
  mutating func stories(_ sink: DiagnosticSink) -> JSON {
    if scenarios == nil { scenarios = block.scenarios(into: sink) }
    return [
      "themes": .array(
        ScenarioList(scenarios ?? [], response: response).themes.map { theme, scenarios -> JSON in
          [
            // A theme is an id: words joined by hyphens.
            "theme": .shown(theme.split(separator: "-").joined(separator: " ").startingWithCapital),
            "stories": .array(
              scenarios.map { scenario -> JSON in
                [
                  "id": .string(scenario.id), "title": .shown(scenario.title),
                  "done": .bool(response[scenario.id]?.level != nil),
                ]
              }
            ),
          ]
        }
      )
    ]
  }

  /// Takes in the level that somebody chose for the story, and shows what there is to learn from it.
  mutating func commit(_ request: PageRequest, _ sink: DiagnosticSink) throws(SelfContradiction) -> JSON {
    guard let scenario, let level = request.number("level").flatMap({ guidance.level(number: $0) }) else {
      return ["problem": true]
    }
    let id = request.text("id")
    if response.id == nil { response = Response(id: id, guidance: block.version, judgements: response.judgements) }
    response[scenario.id] = Response.Judgement(scenario: scenario.id, level: level, answers: interview.answers)
    let rehearsal = try Rehearsal(guidance, scenario, answers: interview.answers, committed: level)
    return [
      "page": .markup(rehearsal.document.markup()),
      "response": .string(response.json(guidance).text()),
    ]
  }
}
