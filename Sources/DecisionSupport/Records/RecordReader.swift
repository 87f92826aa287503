public import MarkedYAML

/// Reads saved records, whatever guidance they were made with, to replay them with today's.
public struct RecordReader {
  private let guidance: Guidance
  private let fingerprint: String
  private let sink: DiagnosticSink

  /// Makes a reader that reports to a sink.
  ///
  /// - Parameters:
  ///   - guidance: Today's guidance.
  ///   - fingerprint: The digest of its files: of a record that bears it every answer must be understood.
  ///   - sink: Where problems go.
  public init(_ guidance: Guidance, fingerprint: String, into sink: DiagnosticSink) {
    self.guidance = guidance
    self.fingerprint = fingerprint
    self.sink = sink
  }

  /// Reads one record.
  ///
  /// - Returns: Nil where it is no record that was ever written; what is wrong has been reported. That the guidance has
  ///   changed since is nothing wrong.
  public func record(_ node: Node) -> Record? {
    let before = sink.count
    if case .mapping(let mapping) = node, !mapping.has("record"), !mapping.has("outcome") {
      sink.report(
        "this is not a record",
        identifier: "no-record",
        at: mapping.heading,
        help: "'threshold check --save FILE' writes one"
      )
      return nil
    }
    guard let record = MappingReader(record: node, sink: sink) else { return nil }
    let meaning = record.meaning ?? 1
    let date = record.date("on")
    let outcome = mapping(
      record,
      "outcome",
      ["guidance", "level", "range", "reasons", "urgent", "reminders", "unanswered"]
    )
    let version = outcome.flatMap(version)
    let answers = answers(record, isSameGuidance: version?.fingerprint == fingerprint)
    guard let outcome else { return nil }
    let levels = levels(outcome)
    let reasons = reasons(outcome)
    let urgent = ids(outcome, "urgent", key: "question")
    let reminders = ids(outcome, "reminders", key: "id")
    let unanswered = texts(outcome, "unanswered")
    let step = step(outcome)
    let judgement = judgement(outcome)
    guard sink.count == before, let date, let version, let levels else { return nil }
    return Record(
      label: record.mapping.has("label") ? record.text("label") : nil,
      date: date,
      meaning: meaning,
      isFinished: record.isFinished ?? true,
      guidance: version,
      answers: answers.understood,
      renamed: answers.renamed,
      lost: answers.lost,
      levels: levels,
      reasons: reasons,
      urgent: urgent,
      reminders: reminders,
      step: step,
      judgement: judgement,
      unanswered: unanswered,
      range: record.mapping.range
    )
  }

  /// Reads the records of the family's other children, which stand in that of the first.
  public func siblings(_ node: Node) -> [Record] {
    guard case .mapping(let mapping) = node, case .sequence(let list)? = mapping["children"] else { return [] }
    return list.items.compactMap { record($0) }
  }

  // MARK: Answers

  private struct ReadAnswers {
    var understood: Answers
    var renamed: [(from: String, to: Ordinal<Question>)] = []
    var lost: [Record.LostAnswer] = []
  }

  private func answers(_ record: MappingReader, isSameGuidance: Bool) -> ReadAnswers {
    var read = ReadAnswers(understood: Answers(for: guidance))
    guard let node = record["answers"] else { return read }
    guard case .mapping(let answers) = node else {
      sink.report(.expected("question ids with answers", for: "'answers' of \(record.subject)", found: node))
      return read
    }
    guard !isSameGuidance else {
      read.understood = AnswersReader(guidance, into: sink).answers(answers)
      return read
    }
    for entry in answers.entries {
      let id = entry.key.text
      guard let word = entry.value.answerWord else {
        sink.report(.expected("an answer", for: "'\(id.shortened)' in the answers", found: entry.value))
        continue
      }
      let question = guidance.question(id) ?? guidance.questions.firstIndex { $0.formerID == id }.map { Ordinal($0) }
      if let question, guidance.questions[question].id != id { read.renamed.append((id, question)) }
      if let question, let answer = answer(entry.value, to: guidance.questions[question]) {
        read.understood[question] = answer
      } else {
        // In today's words nobody knows what the answer was, and what nobody knows may be bad.
        if let question { read.understood[question] = .notKnown }
        read.lost.append(Record.LostAnswer(question: id, answer: word, successor: question))
      }
    }
    return read
  }

  /// An answer that the question still takes; nil is no problem, the guidance may have changed.
  private func answer(_ node: Node, to question: Question) -> Answer? {
    let problems = DiagnosticSink()
    let reader = AnswerReader(
      kind: question.answers,
      question: question.id,
      subject: Subject("the record"),
      sink: problems
    )
    let answer = reader.answer(node)
    return problems.isEmpty ? answer : nil
  }

  // MARK: The outcome

  private func mapping(_ reader: MappingReader, _ key: String, _ required: [String]) -> MappingReader? {
    guard let node = reader[key] else { return nil }
    guard case .mapping(let mapping) = node else {
      sink.report(.expected("a mapping", for: "'\(key)' of \(reader.subject)", found: node))
      return nil
    }
    // Later versions may say more.
    let others = mapping.entries.map { $0.key.text }.filter { !required.contains($0) }
    return MappingReader(node, "'\(key)' of \(reader.subject)", required: required, optional: others, sink: sink)
  }

  private func version(_ outcome: MappingReader) -> GuidanceVersion? {
    guard let guidance = mapping(outcome, "guidance", ["name", "version", "fingerprint"]) else { return nil }
    let (name, version) = (guidance.text("name"), guidance.text("version"))
    guard let name, let version, let fingerprint = guidance.text("fingerprint") else { return nil }
    return GuidanceVersion(name: name, version: version, fingerprint: fingerprint)
  }

  private func levels(_ outcome: MappingReader) -> LevelNumbers? {
    if outcome["level"]?.isNull == true, outcome["range"]?.isNull == true {
      return LevelNumbers(suggested: nil, established: nil, possible: nil)
    }
    let level = mapping(outcome, "level", ["number"])?.wholeNumber("number", in: 0...Int(Int32.max))
    let range = mapping(outcome, "range", ["established", "possible"])
    let established = range?.wholeNumber("established", in: 0...Int(Int32.max))
    let possible = range?.wholeNumber("possible", in: 0...Int(Int32.max))
    guard let level, let established, let possible else { return nil }
    return LevelNumbers(suggested: level, established: established, possible: possible)
  }

  private func reasons(_ outcome: MappingReader) -> [Record.Reason] {
    items(outcome, "reasons").compactMap { node in
      guard let reason = item(node, "a reason", ["rule", "level", "because", "certain"]) else { return nil }
      let (rule, because) = (reason.text("rule"), reason.text("because"))
      let level = reason.wholeNumber("level", in: 0...Int(Int32.max))
      let isCertain = reason.word("certain", ["true": true, "false": false])
      guard let rule, let because, let level, let isCertain else { return nil }
      return Record.Reason(rule: rule, level: level, because: because, isCertain: isCertain)
    }
  }

  private func step(_ outcome: MappingReader) -> String? {
    guard let node = outcome["escalation"], !node.isNull else { return nil }
    return mapping(outcome, "escalation", ["step"])?.text("step")
  }

  private func judgement(_ outcome: MappingReader) -> Record.Judgement? {
    guard let node = outcome["professional"], !node.isNull else { return nil }
    let judgement = Record.Judgement(node)
    if judgement == nil { sink.report(.expected("a level with a reason", for: "'professional'", found: node)) }
    return judgement
  }

  private func ids(_ outcome: MappingReader, _ list: String, key: String) -> [String] {
    items(outcome, list).compactMap { item($0, "an item of '\(list)'", [key])?.text(key) }
  }

  private func texts(_ outcome: MappingReader, _ key: String) -> [String] {
    items(outcome, key).isEmpty ? [] : outcome.texts(key)
  }

  private func item(_ node: Node, _ subject: String, _ required: [String]) -> MappingReader? {
    var others: [String] = []
    if case .mapping(let mapping) = node {
      others = mapping.entries.map { $0.key.text }.filter { !required.contains($0) }
    }
    return MappingReader(node, subject, required: required, optional: others, sink: sink)
  }

  /// The items of a list that may be empty.
  private func items(_ reader: MappingReader, _ key: String) -> [Node] {
    if case .sequence(let list)? = reader[key], list.items.isEmpty { return [] }
    return reader.items(key)
  }
}

extension MappingReader {
  /// Reads the keys of a record; nil where it is none.
  init?(record node: Node, sink: DiagnosticSink) {
    let keys = ["record", "on", "answers", "outcome"]
    self.init(node, "the record", required: keys, optional: ["finished", "meaning", "label", "children"], sink: sink)
    _ = wholeNumber("record", in: 1...1)
  }

  /// What an answer set meant, as the record says; nil where it says nothing.
  var meaning: Int? { wholeNumber("meaning", in: 1...Record.currentMeaning) }

  /// Whether the record says that the interview came to its end; nil where it says nothing.
  var isFinished: Bool? { word("finished", ["true": true, "false": false]) }
}

extension Record.Judgement {
  /// Reads what stands under `professional`; nil where it is no judgement.
  init?(_ node: Node) {
    guard case .mapping(let members) = node, case .scalar(let level)? = members["level"],
      case .scalar(let reason)? = members["reason"], let number = level.wholeNumber, !reason.isEmpty
    else { return nil }
    self.init(level: number, reason: reason.text)
  }
}

extension Node {
  /// Whether the node is JSON's null.
  fileprivate var isNull: Bool {
    if case .scalar(let scalar) = self { return scalar.isPlain && scalar.text == "null" }
    return false
  }

  /// The node as the command line would write an answer; nil where no question ever took such an answer.
  fileprivate var answerWord: String? {
    switch self {
    case .scalar(let scalar):
      return scalar.isEmpty || isNull ? nil : scalar.text
    case .sequence(let list):
      let words = list.items.map { item -> String? in
        if case .scalar(let scalar) = item, !scalar.isEmpty { return scalar.text }
        return nil
      }
      guard !words.contains(nil) else { return nil }
      return words.isEmpty ? "none" : words.compactMap { $0 }.joined(separator: ",")
    case .mapping(let mapping):
      let marks = ["yes": "", "true": "", "unknown": "?"]
      var words: [String] = []
      for entry in mapping.entries {
        guard case .scalar(let scalar) = entry.value else { return nil }
        if let mark = marks[scalar.text] {
          words.append(entry.key.text + mark)
        } else if scalar.text != "no", scalar.text != "false" {
          return nil
        }
      }
      return words.isEmpty ? "none" : words.joined(separator: ",")
    }
  }
}
