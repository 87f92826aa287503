public import MarkedYAML

/// Reads scenarios against a guidance.
public struct ScenarioReader {
  private let guidance: Guidance
  private let sink: DiagnosticSink
  private let sources: NameTable<Source>

  /// Makes a reader that reports to a sink.
  public init(_ guidance: Guidance, into sink: DiagnosticSink) {
    self.guidance = guidance
    self.sink = sink
    sources = NameTable("source", ids: guidance.sources.map { $0.id })
  }

  /// Reads scenarios that are used together, so that no two may bear the same id.
  ///
  /// - Parameter documents: What the files hold, each with the file's name without its ending; nil where it has none.
  /// - Returns: Those in which nothing is wrong, in the same order.
  public func scenarios(_ documents: [(name: String?, node: Node)]) -> [Scenario] {
    var ids: [String: SourceRange] = [:]
    return documents.compactMap { name, node in
      if case .mapping(let mapping) = node, case .scalar(let id)? = mapping["id"], !id.isEmpty {
        if let first = ids[id.text] {
          sink.report(
            Diagnostic(
              "scenario '\(id.text.shortened)' is declared twice",
              identifier: "duplicate-id",
              at: id.range,
              notes: [.init("it is declared here first", at: first)]
            )
          )
        } else {
          ids[id.text] = id.range
        }
      }
      return scenario(node, named: name)
    }
  }

  /// Reads one scenario.
  ///
  /// - Parameters:
  ///   - node: The file's content.
  ///   - name: The file's name without its ending, which must be the scenario's id; nil where it has none.
  /// - Returns: Nil where anything is wrong; everything that is has been reported.
  public func scenario(_ node: Node, named name: String?) -> Scenario? {
    let before = sink.count
    if case .mapping(let mapping) = node, !mapping.has("story"), !mapping.has("expect") {
      sink.report(
        Diagnostic(
          "this is no scenario",
          identifier: "no-scenario",
          at: mapping.heading,
          help: "a scenario has \(Keys.scenario.required.joined(separator: ", "))"
        )
      )
      return nil
    }
    guard
      let reader = MappingReader(
        node,
        "scenario",
        required: Keys.scenario.required,
        optional: Keys.scenario.optional,
        sink: sink
      )
    else { return nil }
    let (id, title, story) = (id(reader, named: name), reader.text("title"), reader.text("story"))
    let learning = reader.text("learning")
    let themes = reader.texts("themes")
    let answers = answers(reader)
    let expectation = expectation(reader)
    let panel = panel(reader)
    let citation = reader.citation(sources)
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

  private func id(_ reader: MappingReader, named name: String?) -> String? {
    guard let id = reader.scalar("id", expecting: "an id") else { return nil }
    if !id.text.isKebabCase {
      sink.report(.notAnID(id))
    } else if let name, id.text != name {
      sink.report(
        Diagnostic(
          "scenario '\(id.text.shortened)' stands in a file that is called '\(name)'",
          identifier: "id-is-not-file-name",
          at: id.range
        )
      )
    }
    return id.text
  }

  private func answers(_ reader: MappingReader) -> Answers {
    let isFilled = reader["others"] == nil || reader.word("others", ["calm": true, "not-asked": false]) == true
    guard let node = reader["answers"] else { return Answers(for: guidance) }
    guard case .mapping(let mapping) = node else {
      sink.report(.expected("question ids with answers", for: "'answers' of \(reader.subject)", found: node))
      return Answers(for: guidance)
    }
    let answers = AnswersReader(guidance, into: sink).answers(mapping)
    return isFilled ? answers.filledCalmly(for: guidance) : answers
  }

  /// Whether questions that a scenario leaves out count as answered calmly, which is what it means unless it says else.
  static func fillsCalmly(_ scenario: Mapping) -> Bool {
    guard case .scalar(let others)? = scenario["others"] else { return true }
    return others.text != "not-asked"
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
    let urgent = ids("urgent", expect, "question", guidance.questions.filter { $0.urgent != nil }.map { $0.id })
    let reminders = ids("reminders", expect, "reminder", guidance.reminders.map { $0.id })
    let step = expect.scalar("step", expecting: "a step's id")
    if let step, guidance.step(step.text) == nil {
      sink.report(.unknown("step", step, in: expect.subject, known: guidance.escalation?.steps.map { $0.id } ?? []))
    }
    guard let level, let established else { return nil }
    return Scenario.Expectation(
      level: level,
      established: established,
      urgent: urgent,
      reminders: reminders,
      step: step?.text,
      range: expect.mapping.range
    )
  }

  /// The number of a level that exists.
  private func number(_ key: String, _ reader: MappingReader) -> Int? {
    guard let scalar = reader.scalar(key, expecting: "a level's number") else { return nil }
    if let number = scalar.wholeNumber, guidance.level(number: number) != nil { return number }
    sink.report(unknownLevel(scalar, in: reader.subject))
    return nil
  }

  /// Of numbers none is nearly another.
  private func unknownLevel(_ scalar: Scalar, in subject: String) -> Diagnostic {
    let isQuoted = !scalar.isPlain && guidance.levels.contains { String($0.number) == scalar.text }
    guard !isQuoted else { return .expected("a level's number", for: "a level in \(subject)", found: .scalar(scalar)) }
    return .unknown("level", scalar, in: subject, known: [], all: guidance.levels.map { String($0.number) })
  }

  /// A list of ids, which may be empty.
  private func ids(_ key: String, _ reader: MappingReader, _ kind: String, _ known: [String]) -> [String] {
    guard let node = reader[key] else { return [] }
    if case .sequence(let list) = node, list.items.isEmpty { return [] }
    let subject = "'\(key)' of \(reader.subject)"
    return reader.items(key).reduce(into: []) { ids, item in
      guard case .scalar(let scalar) = item, !scalar.isEmpty else {
        sink.report(.expected("an id", for: "each item of '\(key)' in \(reader.subject)", found: item))
        return
      }
      guard known.contains(scalar.text) else {
        sink.report(.unknown(kind, scalar, in: subject, known: known))
        return
      }
      if ids.contains(scalar.text) { sink.report(.repeated(scalar, in: subject)) }
      ids.append(scalar.text)
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
      guard let number = entry.key.wholeNumber, guidance.level(number: number) != nil else {
        sink.report(unknownLevel(entry.key, in: panel.subject))
        continue
      }
      guard case .scalar(let scalar) = entry.value, let count = scalar.wholeNumber, (0...10_000).contains(count)
      else {
        sink.report(.expected("how many judged so", for: "level \(number) in \(panel.subject)", found: entry.value))
        continue
      }
      levels[number] = count
    }
    return Scenario.Panel(isIllustrative: isIllustrative, levels: levels)
  }
}

extension Keys {
  static let scenario = Keys(
    required: ["id", "title", "themes", "story", "answers", "expect", "learning", "source"],
    optional: ["others", "panel"] + MappingReader.citationKeys
  )
}
