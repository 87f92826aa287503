internal import MarkedYAML

/// Reads published documents with their cases against a guidance.
struct PublishedReader {
  let guidance: Guidance
  let sources: NameTable<Source>
  let sink: DiagnosticSink

  /// Whether a file holds published cases: it says from which document they are.
  static func holdsCases(_ node: Node) -> Bool {
    guard case .mapping(let mapping) = node else { return false }
    return mapping.has("document")
  }

  /// Reads one document.
  ///
  /// - Parameters:
  ///   - node: The file's content.
  ///   - name: The file's name without its ending, which must be the document's id; nil where it has none.
  /// - Returns: The cases in which nothing is wrong; nil where the document itself cannot be read.
  func document(_ node: Node, named name: String?) -> PublishedDocument? {
    guard let file = MappingReader(node, "the published document", required: ["document", "cases"], sink: sink),
      let about = file["document"],
      let reader = MappingReader(
        about,
        "document",
        required: ["id", "title"],
        optional: ["address", "publisher", "year", "mapping"],
        sink: sink
      )
    else { return nil }
    let id = ScenarioReader.id(reader, named: name, kind: "document", sink)
    guard let id, let title = reader.text("title") else { return nil }
    return PublishedDocument(
      id: id,
      title: title,
      address: reader.text("address"),
      publisher: reader.text("publisher"),
      year: reader.text("year"),
      mapping: reader.text("mapping"),
      cases: file.items("cases").compactMap(publishedCase)
    )
  }

  private func publishedCase(_ node: Node) -> PublishedCase? {
    let before = sink.count
    guard
      let reader = MappingReader(
        node,
        "case",
        required: Keys.publishedCase.required,
        optional: Keys.publishedCase.optional,
        sink: sink
      )
    else { return nil }
    let id = ScenarioReader.id(reader, named: nil, kind: "case", sink)
    let (teller, text, levels) = (reader.text("by"), reader.text("text"), levels(reader))
    let told = ScenarioReader(guidance, into: sink).givenAnswers(reader)
    var partlyKnown = told
    var notKnown: [Ordinal<Question>] = []
    for item in reader.mapping.has("unknown") ? reader.items("unknown") : [] {
      guard let (question, option) = gap(item, reader.subject) else { continue }
      partlyKnown.forget(question, option, of: guidance)
      if !notKnown.contains(question) { notKnown.append(question) }
    }
    let departure = departure(reader)
    let isAlone = reader["by-b4-alone"] != nil && reader.word("by-b4-alone", ["true": true, "false": false]) == true
    let (published, also) = (reader.texts("published"), reader.texts("also"))
    guard sink.count == before, let id, let teller, let text, !levels.isEmpty else { return nil }
    return PublishedCase(
      id: id,
      teller: teller,
      text: text,
      levels: levels.sorted(),
      published: published,
      otherDocuments: also,
      told: told.filledCalmly(for: guidance),
      partlyKnown: partlyKnown.filledCalmly(for: guidance),
      notKnown: notKnown,
      departure: departure,
      isByUnknownRiskAlone: isAlone,
      range: reader.mapping.range
    )
  }

  private func levels(_ reader: MappingReader) -> [Ordinal<Level>] {
    reader.items("levels").compactMap { item in
      guard case .scalar(let scalar) = item, let number = scalar.wholeNumber,
        let level = guidance.level(number: number)
      else {
        sink.report(.expected("a level's number", for: "each item of 'levels' of \(reader.subject)", found: item))
        return nil
      }
      return level
    }
  }

  /// A question, or one option of a checklist as `question.option`.
  private func gap(_ node: Node, _ subject: String) -> (question: Ordinal<Question>, option: Int?)? {
    guard case .scalar(let scalar) = node, !scalar.isEmpty else {
      sink.report(.expected("a question's id", for: "each item of 'unknown' of \(subject)", found: node))
      return nil
    }
    let parts = scalar.text.split(separator: ".", maxSplits: 1).map { String($0) }
    guard let question = parts.first.flatMap({ guidance.question($0) }) else {
      sink.report(.unknown("question", scalar, in: "'unknown' of \(subject)", known: guidance.questions.map { $0.id }))
      return nil
    }
    guard parts.count == 2 else { return (question, nil) }
    let asked = guidance.questions[question]
    guard case .anyOf(let options) = asked.answers, let option = options.firstIndex(where: { $0.id == parts[1] })
    else {
      let known = asked.takesChecklist ? asked.answers.options.map { "\(asked.id).\($0.id)" } : [asked.id]
      sink.report(.unknown("option", scalar, in: "'unknown' of \(subject)", known: known))
      return nil
    }
    return (question, option)
  }

  private func departure(_ reader: MappingReader) -> PublishedCase.Departure? {
    guard let node = reader["differs"],
      let differs = MappingReader(
        node,
        "'differs' of \(reader.subject)",
        required: ["because", "source"],
        optional: MappingReader.citationKeys,
        sink: sink
      ),
      let because = differs.text("because"), let citation = differs.citation(sources)
    else { return nil }
    return PublishedCase.Departure(because: because, citation: citation)
  }
}

extension Answers {
  /// Takes what was not told of a question, or of one option of a checklist, as not known. What was told stays.
  fileprivate mutating func forget(_ question: Ordinal<Question>, _ option: Int?, of guidance: Guidance) {
    let asked = guidance.questions[question]
    guard asked.takesChecklist else {
      if self[question] == nil { self[question] = .notKnown }
      return
    }
    let all = UInt64(bitsBelow: asked.answers.options.count)
    var (ticked, unknown) = (UInt64(0), UInt64(0))
    switch self[question] {
    case .checklist(let known, let open)?: (ticked, unknown) = (known, open)
    case .notKnown?: unknown = all
    default: break
    }
    unknown |= (option.map { UInt64(bit: $0) } ?? all) & ~ticked
    self[question] = unknown == all ? .notKnown : .checklist(ticked: ticked, unknown: unknown)
  }
}

extension Question {
  /// Whether the question is answered by ticking any of several options.
  fileprivate var takesChecklist: Bool {
    if case .anyOf = answers { return true }
    return false
  }
}

extension Keys {
  static let publishedCase = Keys(
    required: ["id", "by", "text", "levels", "answers"],
    optional: ["published", "also", "unknown", "differs", "by-b4-alone"]
  )
}
