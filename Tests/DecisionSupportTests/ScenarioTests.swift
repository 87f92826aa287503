import DecisionSupport
import MarkedYAML
import TestSupport
import Testing

@Suite struct ScenarioTests {
  @Test(arguments: Repository.library.scenarios)
  func `The guidance says about a scenario what the scenario expects`(scenario: Scenario) throws {
    let result = try Repository.lancashire.test(scenario, today: Guidance.testDay)
    #expect(result.isAsExpected, "\(result.differences)")
  }

  // MARK: Reading

  /// A scenario that is sound, with lines in the place of some of its keys.
  private func read(_ changes: [String: String]) -> (scenario: Scenario?, problems: [String]) {
    let sound: KeyValuePairs = [
      "id": "told", "title": "Told", "themes": "[telling]", "story": "Once.", "answers": "{harm: yes}",
      "expect": "{level: 3, established: 3, urgent: [], reminders: []}", "learning": "Look.", "source": "s",
    ]
    var lines = sound.compactMap { key, value -> String? in
      let value = changes[key] ?? value
      return value.isEmpty ? nil : "\(key): \(value)"
    }
    lines += changes.filter { change in !sound.contains { $0.key == change.key } }.map { "\($0.key): \($0.value)" }
    let sink = DiagnosticSink()
    let file = SourceFile(path: "told.yaml", text: lines.joined(separator: "\n"))
    let scenario = compose(file, into: sink).flatMap {
      ScenarioReader(GuidanceText().guidance(), into: sink).scenario($0, named: "told")
    }
    return (scenario, sink.diagnostics.map { "\($0.identifier): \($0.message)" })
  }

  @Test func `A sound scenario is read whole`() throws {
    let (scenario, problems) = read(["panel": "{illustrative: true, levels: {1: 2, 3: 5}}"])
    #expect(problems == [])
    let read = try #require(scenario)
    #expect(read.id == "told")
    #expect(read.themes == ["telling"])
    #expect(read.panel?.isIllustrative == true)
    #expect(read.panel?.levels == [1: 2, 3: 5])
    #expect(read.expectation.range.start.line == 6)
  }

  @Test(arguments: [
    (["id": "Told"], "bad-id: 'Told' cannot be an id"),
    (["id": "other"], "id-is-not-file-name: scenario 'other' is in a file called 'told'"),
    (["answers": ""], "missing-key: scenario 'told' has no 'answers'"),
    (
      ["answers": "[harm]"],
      "wrong-type: expected question ids with answers for 'answers' of scenario 'told', found a list"
    ),
    (["answers": "{harmm: yes}"], "unknown-question: unknown question 'harmm' in the answers; did you mean 'harm'?"),
    (["expect": ""], "missing-key: scenario 'told' has no 'expect'"),
    (
      ["expect": "{established: 3}"], "missing-key: 'expect' of scenario 'told' has no 'level'"
    ),
    (
      ["expect": "{applies: false, step: talk}"],
      "unknown-step: unknown step 'talk' in 'expect' of scenario 'told'"
    ),
    (
      ["expect": "{level: 3, not-reminders: [nothing]}"],
      "unknown-reminder: unknown reminder 'nothing' in 'not-reminders' of 'expect' of scenario 'told'"
    ),
    (
      ["expect": "{level: 4, established: 3, urgent: [], reminders: []}"],
      "unknown-level: unknown level '4' in 'expect' of scenario 'told'"
    ),
    (
      ["expect": "{level: \"3\", established: 3, urgent: [], reminders: []}"],
      "wrong-type: expected a level's number for a level in 'expect' of scenario 'told', found the text '3'"
    ),
    (
      ["expect": "{level: 3, established: 3, urgent: [harm], reminders: []}"],
      "unknown-question: unknown question 'harm' in 'urgent' of 'expect' of scenario 'told'"
    ),
    (
      ["expect": "{level: 3, established: 3, urgent: [], reminders: [], step: talk}"],
      "unknown-step: unknown step 'talk' in 'expect' of scenario 'told'"
    ),
    (["others": "quiet"], "unknown-value: unknown value 'quiet' in 'others' of scenario 'told'"),
    (["source": "elsewhere"], "unknown-source: unknown source 'elsewhere' in scenario 'told'"),
    (["assumed": "true"], "missing-key: scenario 'told' is assumed, without a reason"),
    (["panel": "{levels: {}}"], "empty-list: 'levels' of 'panel' of scenario 'told' is empty"),
  ]) func `What is wrong is said once`(changes: [String: String], problem: String) {
    let (scenario, problems) = read(changes)
    #expect(problems == [problem])
    #expect(scenario == nil)
  }
}
