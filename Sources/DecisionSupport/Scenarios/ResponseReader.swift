public import MarkedYAML

/// Reads the responses of trainees against a guidance and the scenarios that there are.
public struct ResponseReader {
  private let guidance: Guidance
  private let scenarios: [String]
  private let sink: DiagnosticSink

  /// Makes a reader that reports to a sink; scenarios go by their ids.
  public init(_ guidance: Guidance, scenarios: [String], into sink: DiagnosticSink) {
    self.guidance = guidance
    self.scenarios = scenarios
    self.sink = sink
  }

  /// Reads one response. What this guidance or these scenarios do not know is a problem: an answer that is passed over in
  /// silence would change what people are said to have agreed upon.
  ///
  /// - Parameter node: The file's content.
  /// - Returns: Nil where anything is wrong; everything that is has been reported.
  public func response(_ node: Node) -> Response? {
    let before = sink.count
    guard
      let reader = MappingReader(
        node,
        "the response",
        required: ["scenarios"],
        optional: ["response", "guidance"],
        sink: sink
      )
    else { return nil }
    let id = hexadecimal("response", digits: 16, reader)
    let version = reader["guidance"].flatMap(version)
    var judgements: [Response.Judgement] = []
    var places: [String: SourceRange] = [:]
    for item in items(reader) {
      guard let judgement = judgement(item, &places) else { continue }
      judgements.append(judgement)
    }
    guard sink.count == before else { return nil }
    return Response(id: id, guidance: version, judgements: judgements)
  }

  /// A response may have no scenario yet.
  private func items(_ reader: MappingReader) -> [Node] {
    if case .sequence(let list)? = reader["scenarios"], list.items.isEmpty { return [] }
    return reader.items("scenarios")
  }

  private func version(_ node: Node) -> GuidanceVersion? {
    let keys = ["name", "version", "fingerprint"]
    guard let reader = MappingReader(node, "'guidance' of the response", required: keys, sink: sink) else { return nil }
    let (name, version) = (reader.text("name"), reader.text("version"))
    let fingerprint = hexadecimal("fingerprint", digits: 64, reader)
    guard let name, let version, let fingerprint else { return nil }
    return GuidanceVersion(name: name, version: version, fingerprint: fingerprint)
  }

  private func hexadecimal(_ key: String, digits: Int, _ reader: MappingReader) -> String? {
    guard let text = reader.scalar(key, expecting: "hexadecimal digits") else { return nil }
    let isDigits = text.text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    guard isDigits, text.text.utf8.count == digits else {
      sink.report(
        "'\(key)' of \(reader.subject) must be \(digits) lower-case hexadecimal digits",
        identifier: "bad-digits",
        at: text.range
      )
      return nil
    }
    return text.text
  }

  // MARK: One scenario

  private func judgement(_ node: Node, _ places: inout [String: SourceRange]) -> Response.Judgement? {
    let keys = ["scenario", "level", "answers"]
    guard let reader = MappingReader(node, "a scenario of the response", required: keys, sink: sink) else { return nil }
    let scenario = scenario(reader, &places)
    let level = level(reader)
    let answers = answers(reader)
    guard let scenario, let level, let answers else { return nil }
    return Response.Judgement(scenario: scenario, level: level, answers: answers)
  }

  private func scenario(_ reader: MappingReader, _ places: inout [String: SourceRange]) -> String? {
    guard let scalar = reader.scalar("scenario", expecting: "a scenario's id") else { return nil }
    guard scenarios.contains(scalar.text) else {
      sink.report(.unknown("scenario", scalar, in: "the response", known: scenarios))
      return nil
    }
    if let first = places[scalar.text] {
      sink.report(
        "scenario '\(scalar.text)' appears twice in the response",
        identifier: "duplicate-id",
        at: scalar.range,
        notes: [.init("it first appears here", at: first)]
      )
      return nil
    }
    places[scalar.text] = scalar.range
    return scalar.text
  }

  /// A level, or that none was committed to; nil where it is neither.
  private func level(_ reader: MappingReader) -> Ordinal<Level>?? {
    let what = "a level's number, or null where none was chosen,"
    guard let scalar = reader.scalar("level", expecting: what) else { return nil }
    if scalar.isPlain, scalar.text == "null" { return .some(nil) }
    guard let number = scalar.wholeNumber else {
      sink.report(.expected(what, for: "'level' of \(reader.subject)", found: .scalar(scalar)))
      return nil
    }
    if let level = guidance.level(number: number) { return level }
    sink.report(
      "\(guidance.name) has no level \(scalar.text)",
      identifier: "unknown-level",
      at: scalar.range,
      help: "its levels are \(guidance.levels.map { String($0.number) }.joined(separator: ", "))"
    )
    return nil
  }

  private func answers(_ reader: MappingReader) -> Answers? {
    guard let node = reader["answers"] else { return nil }
    guard case .mapping(let answers) = node else {
      sink.report(.expected("question ids with answers", for: "'answers' of \(reader.subject)", found: node))
      return nil
    }
    return AnswersReader(guidance, into: sink).answers(answers)
  }
}
