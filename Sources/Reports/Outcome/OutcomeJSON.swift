import DecisionSupport

extension OutcomeReport {
  /// The outcome for other programs, as text; its keys are fixed, and levels go by number.
  ///
  /// - Parameter fingerprint: That of the guidance's files, 64 hexadecimal digits.
  /// - Returns: An object, indented.
  public func json(fingerprint: String) -> String {
    var text = OutcomeText(self, fingerprint)
    text.writeOutcome(OutcomeField.allCases)
    return text.writer.text + "\n"
  }

  /// Some keys of a family's outcome for other programs, with the same keys of each child's.
  func json(
    _ fields: [OutcomeField],
    fingerprint: String,
    _ children: [(label: String, report: OutcomeReport)],
    isCompact: Bool = false
  ) -> String {
    var text = OutcomeText(self, fingerprint, isCompact: isCompact)
    text.beginObject()
    let all = children.map { $0.report.outcome }
    for field in fields {
      switch field {
      case .complete: text.writer.write(JSON.Member("complete", .bool(all.allSatisfy({ $0.isComplete }))))
      case .enough: text.writer.write(JSON.Member("enough", .bool(all.allSatisfy({ $0.isEnough }))))
      case .range:
        func highest(_ level: (Outcome) -> Ordinal<Level>?) -> JSON {
          all.compactMap(level).max().map { .number(guidance.levels[$0].number) } ?? .null
        }
        let range: JSON = ["established": highest { $0.established }, "possible": highest { $0.possible }]
        text.writer.write(JSON.Member("range", outcome.applies ? range : .null))
      default: text.write([(field: field, key: field.rawValue)], of: outcome)
      }
    }
    text.key("children")
    text.beginList()
    for child in children {
      var other = OutcomeText(child.report, fingerprint)
      swap(&other.writer, &text.writer)
      other.beginObject()
      other.writer.write(JSON.Member("label", .string(child.label)))
      other.write(fields.map { (field: $0, key: $0.rawValue) }, of: child.report.outcome)
      other.endObject()
      swap(&other.writer, &text.writer)
    }
    text.endList()
    text.endObject()
    return text.writer.text
  }

  /// Some keys of the outcome on one line.
  func line(_ fields: [OutcomeField], fingerprint: String) -> String {
    var text = OutcomeText(self, fingerprint, isCompact: true)
    text.writeOutcome(fields)
    return text.writer.text
  }

  /// The record of a check: the answers, so that it can be replayed, and the outcome that they gave.
  ///
  /// - Parameters:
  ///   - fingerprint: The digest of the guidance's files.
  ///   - isFinished: Whether it was not left in the middle of an interview, which can go on from there.
  /// - Returns: An object, indented.
  public func record(fingerprint: String, isFinished: Bool = true) -> String {
    FamilyReport([(nil, self, isFinished)]).record(fingerprint: fingerprint)
  }

  /// Writes the members of a record.
  fileprivate func writeRecord(_ text: inout OutcomeText, isFinished: Bool) {
    text.writer.write(JSON.Member("record", 1))
    if !isFinished { text.writer.write(JSON.Member("finished", .bool(false))) }
    let members: KeyValuePairs<String, JSON> = [
      "meaning": .number(Record.currentMeaning), "on": .string(today.description),
      "answers": .answers(outcome.answers, guidance),
    ]
    for (name, value) in members { text.writer.write(JSON.Member(name, value)) }
    text.key("outcome")
    text.writeOutcome(OutcomeField.allCases)
  }

  /// What stands for a part.
  package func json(of part: OutcomePart, fingerprint: String) -> JSON {
    func id(_ question: Ordinal<Question>) -> JSON { .string(guidance.questions[question].id) }
    func number(_ level: Ordinal<Level>) -> JSON { .number(guidance.levels[level].number) }
    switch part {
    case .guidance:
      return [
        "name": .string(guidance.name),
        "version": .string(guidance.version),
        "effective": .string(guidance.effective.description),
        "status": guidance.status == .draft ? "draft" : "approved",
        "fingerprint": .string(fingerprint),
      ]
    case .whyNotApplicable: return JSON(guidance.applicability?.because)
    case .gaps(let count): return .string(Self.noticeOfGaps(count: count))
    case .unasked(let questions): return .string(noticeOfUnasked(questions))
    case .question(let question): return id(question)
    case .urgent(let call):
      let urgent = guidance.questions[call.question].urgent
      let isFound = call.isCertain || urgent?.toDoIfNotKnown.isEmpty == true
      return [
        "question": id(call.question),
        "short": JSON(isFound ? urgent?.short : nil),
        "do": .string(guidance.texts(of: call.items).joined(separator: " ")),
        "certain": .bool(call.isCertain),
      ]
    case .findOut(let question):
      let asked = guidance.questions[question]
      return ["question": id(question), "ask": .string(asked.ask), "consult": JSON(asked.consult)]
    case .level(let level):
      let described = guidance.levels[level]
      return ["number": number(level), "id": .string(described.id), "name": .string(described.name)]
    case .number(let level): return number(level)
    case .text(let item): return .string(guidance.itemParts[item].text)
    case .toDo(let item):
      let part = guidance.itemParts[item]
      return [
        "do": .string(part.text),
        "with": JSON(part.with),
        "contacts": JSON(part.contacts.map { guidance.contacts[$0].id }),
        "within": .timeLimit(part.within),
      ]
    case .contact(let number): return .contact(number, guidance)
    case .pathway(let pathway, let by):
      let pathway = guidance.pathways[pathway]
      return [
        "id": .string(pathway.id),
        "name": .string(pathway.name),
        "within": .timeLimit(pathway.within),
        "by": JSON(by?.description),
        "source": .string(pathway.citation.source),
      ]
    case .rule(let rule):
      let rule = guidance.rules[rule]
      return [
        "rule": .string(rule.id),
        "level": number(rule.level),
        "because": .string(rule.because),
        "source": .string(rule.citation.source),
        "assumption": JSON(rule.citation.assumption),
      ]
    case .reminder(let reminder):
      let reminder = guidance.reminders[reminder]
      return [
        "id": .string(reminder.id), "text": .string(reminder.text), "source": .string(reminder.citation.source),
      ]
    case .escalation(let next): return guidance.escalation.map { .object(JSON.escalation(next, $0)) } ?? .null
    case .professional:
      guard let professional else { return .null }
      return ["level": number(professional.level), "reason": .string(professional.reason)]
    }
  }
}

/// An outcome as text.
private struct OutcomeText: OutcomeStream {
  typealias Key = String

  let report: OutcomeReport
  let fingerprint: String
  var writer: JSONWriter

  init(_ report: OutcomeReport, _ fingerprint: String, isCompact: Bool = false) {
    self.report = report
    self.fingerprint = fingerprint
    writer = JSONWriter(isCompact: isCompact)
  }

  mutating func writeOutcome(_ fields: [OutcomeField]) {
    beginObject()
    write(fields.map { (field: $0, key: $0.rawValue) }, of: report.outcome)
    endObject()
  }

  mutating func beginList() { writer.begin("[") }
  mutating func endList() { writer.end("]") }
  mutating func beginObject() { writer.begin("{") }
  mutating func endObject() { writer.end("}") }

  mutating func beginObject(_ part: OutcomePart) {
    beginObject()
    guard case .object(let members) = report.json(of: part, fingerprint: fingerprint) else { return }
    for member in members { writer.write(member) }
  }

  mutating func key(_ key: String) { writer.key(key) }
  mutating func key(_ name: StaticString) { writer.key("\(name)") }
  mutating func key(_ question: Ordinal<Question>) { writer.key(report.guidance.questions[question].id) }

  mutating func write(_ value: Bool) { writer.write(.bool(value)) }
  mutating func writeNull() { writer.write(.null) }
  mutating func write(_ part: OutcomePart) { writer.write(report.json(of: part, fingerprint: fingerprint)) }

  mutating func writeNoticesAboutGuidance(hasUndatedDeadline: Bool) {
    for notice in report.guidance.notices(on: report.today, hasUndatedDeadline: hasUndatedDeadline) {
      writer.write(.string(notice))
    }
  }

  mutating func write(_ answer: Answer, to question: Ordinal<Question>) {
    writer.write(.answer(answer, report.guidance.questions[question]))
  }

  mutating func write(_ given: Outcome.GivenAnswer) {
    let question = report.guidance.questions[given.question]
    writer.write(.string("\(question.id)=\(question.word(for: given.answer))"))
  }
}

extension FamilyReport {
  /// The record of a check: of each child the answers, so that it can be replayed, and the outcome that they gave. The
  /// first child's stands where that of an only child does.
  ///
  /// - Parameter fingerprint: The digest of the guidance's files.
  /// - Returns: An object, indented.
  public func record(fingerprint: String) -> String {
    var writer = JSONWriter(isCompact: false)
    for (place, child) in children.enumerated() {
      var text = OutcomeText(child.report, fingerprint)
      swap(&text.writer, &writer)
      if place == 1 {
        text.key("children")
        text.beginList()
      }
      text.beginObject()
      if let label = child.label { text.writer.write(JSON.Member("label", .string(label))) }
      child.report.writeRecord(&text, isFinished: child.isFinished)
      if place > 0 { text.endObject() }
      swap(&text.writer, &writer)
    }
    if children.count > 1 { writer.end("]") }
    writer.end("}")
    return writer.text + "\n"
  }
}
