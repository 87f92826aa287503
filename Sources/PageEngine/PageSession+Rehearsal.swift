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
            "theme": .shown(Self.title(of: theme)),
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

  /// A theme, which is an id of words joined by hyphens, as people read it; a word without a vowel is an abbreviation.
  private static func title(of theme: String) -> String {
    let words = theme.split(separator: "-").map { word in
      word.contains { "aeiouy".contains($0) } ? String(word) : word.uppercased()
    }
    return words.joined(separator: " ").startingWithCapital
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
