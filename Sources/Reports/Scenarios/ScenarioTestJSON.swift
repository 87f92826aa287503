public import DecisionSupport
import MarkedYAML

extension ScenarioTestReport {
  /// The comparison for other programs; its keys are fixed, levels go by number and everything else by id.
  public func json(_ version: GuidanceVersion) -> JSON {
    [
      "guidance": version.json,
      "scenarios": .array(results.map(scenario)),
      "published": published.results.isEmpty ? .null : published.json,
      "coverage": covered.isEmpty ? .null : .object(covered.map { JSON.Member($0.name, part($0)) }),
    ]
  }

  private func scenario(_ result: ScenarioResult) -> JSON {
    let place = result.scenario.expectation.range
    return [
      "id": .string(result.scenario.id),
      "title": .string(result.scenario.title),
      "path": .string(place.file.path),
      "line": .number(Int(place.start.line)),
      "passed": .bool(result.isAsExpected),
      "differences": .array(
        result.differencesInWords(guidance).map { words in
          [
            "what": .string(words.what), "expected": words.expected, "found": words.found, "why": JSON(words.why),
          ]
        }
      ),
    ]
  }

  private func part(_ part: CoveredPart) -> JSON {
    [
      "reached": .number(part.reached),
      "of": .number(part.count),
      "missing": .array(
        part.missing.map {
          ["id": .string($0.id), "path": .string($0.place.file.path), "line": .number(Int($0.place.start.line))]
        }
      ),
    ]
  }
}
