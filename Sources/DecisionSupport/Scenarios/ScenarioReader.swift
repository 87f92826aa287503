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

  /// Reads scenarios and cases that are used together, so that no two may bear the same id.
  ///
  /// - Parameter documents: What the files hold, each with the file's name without its ending; nil where it has none.
  /// - Returns: Those in which nothing is wrong, in the same order.
  public func library(_ documents: [(name: String?, node: Node)]) -> ScenarioLibrary {
    var ids = DeclaredIDs(sink: sink)
    var library = ScenarioLibrary()
    for (name, node) in documents {
      if PublishedReader.holdsCases(node) {
        ids.declare(casesOf: node)
        let reader = PublishedReader(guidance: guidance, sources: sources, sink: sink)
        if let document = reader.document(node, named: name) { library.published.append(document) }
      } else if case .mapping(let mapping) = node, mapping.has("cases"), !mapping.has("story") {
        ids.declare(casesOf: node)
        library.scenarios += shortCases(node)
      } else {
        ids.declare(node, "scenario")
        if let scenario = scenario(node, named: name) { library.scenarios.append(scenario) }
      }
    }
    return library
  }

  /// Reads a file of short cases, which are tested and not rehearsed.
  private func shortCases(_ node: Node) -> [Scenario] {
    guard let file = MappingReader(node, "the file of cases", required: ["cases"], sink: sink) else { return [] }
    return file.items("cases").compactMap { scenario($0, named: nil, keys: .shortCase, kind: "case") }
  }

  /// Reads one scenario.
  ///
  /// - Parameters:
  ///   - node: The file's content.
  ///   - name: The file's name without its ending, which must be the scenario's id; nil where it has none.
  /// - Returns: Nil where anything is wrong; everything that is has been reported.
  public func scenario(_ node: Node, named name: String?) -> Scenario? {
    if case .mapping(let mapping) = node, !mapping.has("story"), !mapping.has("expect") {
      sink.report(
        "this is not a scenario",
        identifier: "no-scenario",
        at: mapping.heading,
        help: "a scenario has \(Keys.scenario.required.joined(separator: ", "))"
      )
      return nil
    }
    return scenario(node, named: name, keys: .scenario, kind: "scenario")
  }

  private func scenario(_ node: Node, named name: String?, keys: Keys, kind: String) -> Scenario? {
    let before = sink.count
    guard
      let reader = MappingReader(node, kind, required: keys.required, optional: keys.optional, sink: sink)
    else { return nil }
    let id = Self.id(reader, named: name, kind: kind, sink)
    let title = reader.text("title")
    let (story, learning) = (reader.text("story"), reader.text("learning"))
    let themes = reader.texts("themes")
    let answers = answers(reader)
    let expectation = expectation(reader)
    let panel = panel(reader)
    let citation = reader.citation(sources)
    guard sink.count == before, let id, let title, let expectation, let citation else { return nil }
    return Scenario(
      id: id,
      title: title,
      themes: themes,
      story: story ?? "",
      answers: answers,
      expectation: expectation,
      panel: panel,
      learning: learning ?? "",
      citation: citation,
      range: reader.mapping.range
    )
  }

  /// The id of a scenario, a document or a case; one with a file of its own is called as the file is.
  static func id(_ reader: MappingReader, named name: String?, kind: String, _ sink: DiagnosticSink) -> String? {
    guard let id = reader.scalar("id", expecting: "an id") else { return nil }
    if !id.text.isKebabCase {
      sink.report(.notAnID(id))
    } else if let name, id.text != name {
      sink.report(
        "\(kind) '\(id.text.shortened)' is in a file called '\(name)'",
        identifier: "id-is-not-file-name",
        at: id.range
      )
    }
    return id.text
  }

  private func answers(_ reader: MappingReader) -> Answers {
    let isFilled = reader["others"] == nil || reader.word("others", ["calm": true, "not-asked": false]) == true
    let answers = givenAnswers(reader)
    return isFilled ? answers.filledCalmly(for: guidance) : answers
  }

  /// The answers that a scenario or a case itself gives.
  func givenAnswers(_ reader: MappingReader) -> Answers {
    guard let node = reader["answers"] else { return Answers(for: guidance) }
    guard case .mapping(let mapping) = node else {
      sink.report(.expected("question ids with answers", for: "'answers' of \(reader.subject)", found: node))
      return Answers(for: guidance)
    }
    return AnswersReader(guidance, into: sink).answers(mapping)
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
        required: appliesNot(node) ? [] : ["level"],
        optional: Keys.expectation,
        sink: sink
      )
    else { return nil }
    let applies = expect["applies"] == nil || expect.word("applies", ["true": true, "false": false]) != false
    let level = number("level", expect)
    let step = expect.scalar("step", expecting: "a step's id")
    if let step, guidance.step(step.text) == nil {
      sink.report(.unknown("step", step, in: expect.subject, known: guidance.escalation?.steps.map { $0.id } ?? []))
    }
    let reminders = guidance.reminders.map { $0.id }
    let pathways = guidance.pathways.map { $0.id }
    let (toDo, notToDo) = (guidance.itemIDs(isProhibition: false), guidance.itemIDs(isProhibition: true))
    let expectation = Scenario.Expectation(
      applies: applies,
      level: level,
      established: number("established", expect),
      possible: number("possible", expect),
      urgent: ids("urgent", expect, "question", guidance.questions.filter { $0.urgent != nil }.map { $0.id }),
      reminders: ids("reminders", expect, "reminder", reminders),
      notReminders: ids("not-reminders", expect, "reminder", reminders),
      pathways: ids("pathways", expect, "pathway", pathways),
      notPathways: ids("not-pathways", expect, "pathway", pathways),
      toDo: ids("do", expect, "item", toDo),
      notToDo: ids("do-not", expect, "item", notToDo),
      notShown: ids("not-do", expect, "item", toDo + notToDo),
      findOut: ids("find-out", expect, "question", guidance.questions.map { $0.id }),
      step: step?.text,
      range: expect.mapping.range
    )
    return level != nil || !applies ? expectation : nil
  }

  /// Whether a scenario expects that the guidance is not for it, so that it need not name a level.
  private func appliesNot(_ expect: Node) -> Bool {
    guard case .mapping(let mapping) = expect, case .scalar(let applies)? = mapping["applies"] else { return false }
    return applies.text == "false"
  }

  /// The number of a level that exists.
  private func number(_ key: String, _ reader: MappingReader) -> Int? {
    guard let scalar = reader.scalar(key, expecting: "a level's number") else { return nil }
    if let number = scalar.wholeNumber, guidance.level(number: number) != nil { return number }
    sink.report(unknownLevel(scalar, in: reader.subject))
    return nil
  }

  /// A problem without a suggestion, since no number is nearly another.
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
      // A key of JSON has quotes always, so those of a level's number mean nothing.
      guard let number = Int(entry.key.text), String(number) == entry.key.text, guidance.level(number: number) != nil
      else {
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

  static let shortCase = Keys(
    required: ["id", "title", "answers", "expect", "source"],
    optional: ["others", "story", "learning"] + MappingReader.citationKeys
  )

  static let expectation = [
    "level", "established", "possible", "applies", "urgent", "reminders", "not-reminders", "pathways",
    "not-pathways", "do", "do-not", "not-do", "find-out", "step",
  ]
}
