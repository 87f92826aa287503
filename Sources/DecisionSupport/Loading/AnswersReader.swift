public import MarkedYAML

/// Reads what was answered to a guidance's questions: an answers file, a saved record, a scenario, `--answer`.
public struct AnswersReader {
  let guidance: Guidance
  let sink: DiagnosticSink

  /// Makes a reader that reports to a sink.
  public init(_ guidance: Guidance, into sink: DiagnosticSink) {
    self.guidance = guidance
    self.sink = sink
  }

  /// Reads a file of answers: question ids with answers, or a mapping that holds such a mapping under `answers`, as
  /// records and scenarios do. A scenario's other questions are answered as it says.
  ///
  /// - Returns: What could be read; problems are in the sink.
  public func answers(_ node: Node) -> Answers {
    guard case .mapping(let mapping) = node else {
      sink.report(.expected("question ids with answers", for: "the answers", found: node))
      return Answers(for: guidance)
    }
    guard let nested = mapping["answers"] else { return answers(mapping) }
    let isScenario = mapping["expect"] != nil
    if !isScenario { checkHolder(mapping) }
    guard case .mapping(let answers) = nested else {
      sink.report(.expected("question ids with answers", for: "'answers'", found: nested))
      return Answers(for: guidance)
    }
    guard isScenario, ScenarioReader.fillsCalmly(mapping) else { return self.answers(answers) }
    return self.answers(answers).filledCalmly(for: guidance)
  }

  /// A record is one that this program wrote, or nobody knows what its answers mean.
  private func checkHolder(_ mapping: Mapping) {
    guard mapping["record"] != nil else {
      _ = MappingReader(
        .mapping(mapping),
        "the answers file",
        required: ["answers"],
        optional: ["children"],
        sink: sink
      )
      return
    }
    guard let record = MappingReader(record: .mapping(mapping), sink: sink) else { return }
    _ = record.isFinished
    _ = record.meaning
    _ = record.date("on")
    if let outcome = record["outcome"], case .mapping = outcome { return }
    if let outcome = record["outcome"] {
      sink.report(.expected("a mapping", for: "'outcome' of the record", found: outcome))
    }
  }

  /// Reads question ids with answers.
  func answers(_ mapping: Mapping) -> Answers {
    var answers = Answers(for: guidance)
    for entry in mapping.entries {
      guard let index = question(entry.key) else { continue }
      answers[index] = reader(index, "the answers").answer(entry.value)
    }
    return answers
  }

  /// Reads one `ID=VALUE`, as the command line gives it; a checklist's value is `food,medical?`, where `?` is not known.
  ///
  /// - Parameter argument: The text of one argument.
  /// - Returns: Nil where it is wrong; the problem points into the argument.
  public func answer(_ argument: SourceFile) -> (question: Ordinal<Question>, answer: Answer)? {
    let text = String(decoding: argument.bytes, as: UTF8.self)
    guard let equals = text.firstIndex(of: "=") else {
      sink.report(
        "expected ID=VALUE, found '\(text.shortened)'",
        identifier: "wrong-type",
        at: range(of: text[...], in: text, argument)
      )
      return nil
    }
    let value = text[text.index(after: equals)...]
    guard let index = question(scalar(text[..<equals], in: text, argument)) else { return nil }
    let parts = value.split(separator: ",", omittingEmptySubsequences: false)
    let node = node(value, parts, for: index) { range(of: $0, in: text, argument) }
    return reader(index, "the answer").answer(node).map { (index, $0) }
  }

  /// A value with its parts, which are a checklist's options.
  private func node(
    _ value: Substring,
    _ parts: [Substring],
    for question: Ordinal<Question>,
    range: (Substring) -> SourceRange
  ) -> Node {
    guard case .anyOf = guidance.questions[question].answers, value != "unknown", value != "none", !value.isEmpty,
      !parts.isEmpty
    else {
      return .scalar(Scalar(text: String(value), range: range(value)))
    }
    let entries = parts.map { part in
      let isUnknown = part.hasSuffix("?")
      let name = isUnknown ? part.dropLast() : part
      let option = Scalar(text: String(name), range: range(name))
      return Mapping.Entry(
        key: option,
        value: .scalar(Scalar(text: isUnknown ? "unknown" : "yes", range: option.range))
      )
    }
    return .mapping(Mapping(entries: entries, range: range(value)))
  }

  private func scalar(_ part: Substring, in text: String, _ file: SourceFile) -> Scalar {
    Scalar(text: String(part), range: range(of: part, in: text, file))
  }

  private func range(of part: Substring, in text: String, _ file: SourceFile) -> SourceRange {
    func position(_ index: String.Index) -> SourcePosition {
      SourcePosition(line: 1, column: text.unicodeScalars.distance(from: text.startIndex, to: index) + 1)
    }
    return SourceRange(file: file, start: position(part.startIndex), end: position(part.endIndex))
  }

  /// Reads a cell of a table; that of a checklist holds the ids of the ticked options with spaces, semicolons or commas
  /// between, where `?` behind one is not known. Spreadsheets write words as they like, so capitals are small letters.
  ///
  /// - Parameters:
  ///   - cell: Its text without space around it.
  ///   - question: The question of its column.
  ///   - range: Where it stands.
  /// - Returns: Nil where it is empty, or wrong.
  package func answer(cell: String, to question: Ordinal<Question>, at range: SourceRange) -> Answer? {
    guard !cell.isEmpty else { return nil }
    let cell = cell.lowercased()
    let parts = cell.split { [" ", ";", ",", "\t", "\n", "\r\n"].contains($0) }
    return reader(question, "the answers").answer(node(cell[...], parts, for: question) { _ in range })
  }

  /// The question that a name stands for; one that is unknown is reported.
  package func question(_ name: Scalar) -> Ordinal<Question>? {
    if let index = guidance.question(name.text) { return index }
    sink.report(.unknown("question", name, in: "the answers", known: guidance.questions.map { $0.id }))
    return nil
  }

  private func reader(_ index: Ordinal<Question>, _ subject: String) -> AnswerReader {
    let question = guidance.questions[index]
    return AnswerReader(kind: question.answers, question: question.id, subject: Subject(subject), sink: sink)
  }
}
