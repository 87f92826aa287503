public import MarkedYAML

/// Reads scenarios against a guidance.
public struct ScenarioReader {
  private let guidance: Guidance
  private let sink: DiagnosticSink

  /// Makes a reader that reports to a sink.
  public init(_ guidance: Guidance, into sink: DiagnosticSink) {
    self.guidance = guidance
    self.sink = sink
  }

  /// Reads one scenario.
  ///
  /// - Parameters:
  ///   - node: The file's content.
  ///   - name: The file's name without its ending, which must be the scenario's id.
  /// - Returns: Nil where anything is wrong; everything that is has been reported.
  public func scenario(_ node: Node, named name: String) -> Scenario? {
    let before = sink.count
    guard
      let reader = MappingReader(
        node,
        "scenario",
        required: ScenarioKeys.required,
        optional: ScenarioKeys.optional,
        sink: sink
      )
    else { return nil }
    if case .scalar(let id)? = reader["id"], id.text != name {
      sink.report(
        Diagnostic(
          "scenario '\(id.text.shortened)' stands in a file that is called '\(name)'",
          identifier: "id-is-not-file-name",
          at: id.range
        )
      )
    }
    let (id, title, story) = (reader.text("id"), reader.text("title"), reader.text("story"))
    let learning = reader.text("learning")
    let themes = reader.texts("themes")
    if reader["others"] != nil { _ = reader.word("others", ["calm": true, "not-asked": false]) }
    let answers = AnswersReader(guidance, into: sink).answers(node)
    let expectation = expectation(reader)
    let panel = panel(reader)
    let citation = citation(reader)
    guard sink.count == before, let id, let title, let story, let learning, let expectation, let citation
    else { return nil }
    return Scenario(
      id: id,
      title: title,
      themes: themes,
      story: story,
      answers: answers,
      expectation: expectation,
      panel: panel,
      learning: learning,
      citation: citation,
      range: reader.mapping.range
    )
  }

  /// Whether questions that a scenario leaves out count as answered calmly, which is what it means unless it says else.
  static func fillsCalmly(_ scenario: Mapping) -> Bool {
    guard case .scalar(let others)? = scenario["others"] else { return true }
    return others.text != "not-asked"
  }

  private func citation(_ reader: MappingReader) -> Citation? {
    guard let scalar = reader.scalar("source", expecting: "a source's id") else { return nil }
    guard guidance.sources.contains(where: { $0.id == scalar.text }) else {
      sink.report(.unknown("source", scalar, in: reader.subject, known: guidance.sources.map(\.id)))
      return nil
    }
    return Citation(source: scalar.text, assumption: reader.text("assumed-because"))
  }

  private func expectation(_ reader: MappingReader) -> Scenario.Expectation? {
    guard let node = reader["expect"],
      let expect = MappingReader(
        node,
        "'expect' of \(reader.subject)",
        required: ["level", "established", "urgent", "reminders"],
        optional: ["step"],
        sink: sink
      )
    else { return nil }
    let (level, established) = (number("level", expect), number("established", expect))
    let urgent = ids("urgent", expect, "question", guidance.questions.filter { $0.urgent != nil }.map(\.id))
    let reminders = ids("reminders", expect, "reminder", guidance.reminders.map(\.id))
    let step = expect.scalar("step", expecting: "a step's id")
    if let step, !(guidance.escalation?.steps.contains { $0.id == step.text } ?? false) {
      sink.report(.unknown("step", step, in: expect.subject, known: guidance.escalation?.steps.map(\.id) ?? []))
    }
    guard let level, let established else { return nil }
    return Scenario.Expectation(
      level: level,
      established: established,
      urgent: urgent,
      reminders: reminders,
      step: step?.text
    )
  }

  /// The number of a level that exists.
  private func number(_ key: String, _ reader: MappingReader) -> Int? {
    guard let scalar = reader.scalar(key, expecting: "a level's number") else { return nil }
    if let number = scalar.wholeNumber, guidance.levels.contains(where: { $0.number == number }) { return number }
    sink.report(.unknown("level", scalar, in: reader.subject, known: guidance.levels.map { String($0.number) }))
    return nil
  }

  /// A list of ids, which may be empty.
  private func ids(_ key: String, _ reader: MappingReader, _ kind: String, _ known: [String]) -> [String] {
    guard let node = reader[key] else { return [] }
    if case .sequence(let list) = node, list.items.isEmpty { return [] }
    return reader.items(key).compactMap { item in
      guard case .scalar(let scalar) = item, !scalar.isEmpty else {
        sink.report(.expected("an id", for: "each item of '\(key)' in \(reader.subject)", found: item))
        return nil
      }
      guard known.contains(scalar.text) else {
        sink.report(.unknown(kind, scalar, in: "'\(key)' of \(reader.subject)", known: known))
        return nil
      }
      return scalar.text
    }
  }

  private func panel(_ reader: MappingReader) -> Scenario.Panel? {
    guard let node = reader["panel"],
      let panel = MappingReader(
        node,
        "'panel' of \(reader.subject)",
        required: ["levels"],
        optional: ["illustrative"],
        sink: sink
      )
    else { return nil }
    let isIllustrative =
      panel["illustrative"] != nil && panel.word("illustrative", ["true": true, "false": false]) == true
    var levels: [Int: Int] = [:]
    for entry in panel.entries("levels") {
      guard let number = entry.key.wholeNumber, guidance.levels.contains(where: { $0.number == number }) else {
        let known = guidance.levels.map { String($0.number) }
        sink.report(.unknown("level", entry.key, in: panel.subject, known: known))
        continue
      }
      guard case .scalar(let scalar) = entry.value, let count = scalar.wholeNumber, count >= 0 else {
        sink.report(.expected("how many judged so", for: "level \(number) in \(panel.subject)", found: entry.value))
        continue
      }
      levels[number] = count
    }
    return Scenario.Panel(isIllustrative: isIllustrative, levels: levels)
  }
}

enum ScenarioKeys: Keys {
  static let required = ["id", "title", "themes", "story", "answers", "expect", "learning", "source"]
  static let optional = ["others", "panel"] + MappingReader.citationKeys
}
