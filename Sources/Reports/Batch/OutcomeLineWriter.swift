import DecisionSupport

/// Writes outcomes as `OutcomeReport.json` has them, on one line each, from texts that were made once.
struct OutcomeLineWriter: Sendable {
  private let guidance: Guidance
  private let today: CalendarDate
  private let texts: OutcomeTexts
  private let fields: [(field: OutcomeField, key: [UInt8])]

  private static let null = Array("null".utf8)

  // The next step depends on little: whether there is a disagreement, and where it stands.
  private var escalations: [[UInt8]?]

  // What is said of gaps, by how many there are and how many there are at the least.
  private var gaps: [[UInt8]?]

  init(_ guidance: Guidance, fingerprint: String, today: CalendarDate, fields: Set<OutcomeField>) {
    self.guidance = guidance
    self.today = today
    texts = OutcomeTexts(guidance, fingerprint: fingerprint, today: today)
    self.fields = OutcomeField.allCases.filter { fields.contains($0) }.map { ($0, Array("\"\($0.rawValue)\":".utf8)) }
    escalations = Array(repeating: nil, count: (guidance.escalation?.steps.count ?? 0) * 2)
    gaps = Array(repeating: nil, count: (guidance.questions.count + 1) * (guidance.questions.count + 1))
  }

  /// Appends the members of an outcome's object, after a brace or another member and before a brace.
  mutating func write(_ outcome: Outcome, to output: inout [UInt8]) {
    var isFirst = true
    for (field, key) in fields where field != .reason || !outcome.applies && texts.reason != nil {
      if !isFirst { output += "," }
      isFirst = false
      output += key
      write(field, of: outcome, to: &output)
    }
  }

  private mutating func write(_ field: OutcomeField, of outcome: Outcome, to output: inout [UInt8]) {
    switch field {
    case .guidance: output += texts.guidance
    case .notices: writeNotices(outcome, to: &output)
    case .applies: output += outcome.applies ? "true" : "false"
    case .reason: output += texts.reason ?? []
    case .complete: output += outcome.isComplete ? "true" : "false"
    case .urgent: output.appendList(outcome.urgent) { $0 += texts.questions[$1.position].urgent }
    case .level: output += outcome.level.map { texts.levels[$0.position].whole } ?? Self.null
    case .range: writeRange(outcome, to: &output)
    case .reasons: output.appendList(outcome.reasons) { write($1, to: &$0) }
    case .findOut: output.appendList(outcome.findOut) { $0 += texts.questions[$1.position].findOut }
    case .wouldChange: output.appendList(outcome.wouldChange) { write($1, to: &$0) }
    case .actions: writeActions(outcome, to: &output)
    case .consent: output += outcome.level.map { texts.levels[$0.position].consent } ?? Self.null
    case .reminders: output.appendList(outcome.reminders) { write($1, to: &$0) }
    case .escalation: writeEscalation(outcome, to: &output)
    case .unanswered: output.appendList(outcome.unanswered) { $0.appendQuoted(texts.questions[$1.position].id) }
    case .ignored: output.appendList(outcome.ignored) { $0.appendQuoted(texts.questions[$1.position].id) }
    case .professional: output += "null"
    }
  }

  // MARK: Fields

  private mutating func writeNotices(_ outcome: Outcome, to output: inout [UInt8]) {
    output += "["
    let start = output.count
    if !outcome.isComplete { output += noticeOfGaps(fewest: outcome.fewestUnanswered, count: outcome.unanswered.count) }
    if !outcome.answeredUnasked.isEmpty {
      if output.count > start { output += "," }
      output += "\""
      output += OutcomeReport.countedUnasked
      for (position, question) in outcome.answeredUnasked.enumerated() {
        if position > 0 { output += ", " }
        output += texts.questions[question.position].id
      }
      output += ".\""
    }
    let ours = outcome.hasUndatedDeadline ? texts.notices.undated : texts.notices.usual
    if output.count > start, !ours.isEmpty { output += "," }
    output += ours
    output += "]"
  }

  private mutating func noticeOfGaps(fewest: Int, count: Int) -> [UInt8] {
    let place = count * (guidance.questions.count + 1) + fewest
    let text = gaps[place] ?? Array(JSON.string(OutcomeReport.noticeOfGaps(fewest: fewest, count: count)).line().utf8)
    gaps[place] = text
    return text
  }

  private func number(of level: Ordinal<Level>?) -> [UInt8] {
    level.map { texts.levels[$0.position].number } ?? Self.null
  }

  private func writeRange(_ outcome: Outcome, to output: inout [UInt8]) {
    guard let established = outcome.established, let possible = outcome.possible else { return output += "null" }
    output += "{\"established\":"
    output += number(of: established)
    output += ",\"possible\":"
    output += number(of: possible)
    output += "}"
  }

  private func writeActions(_ outcome: Outcome, to output: inout [UInt8]) {
    guard let level = outcome.level else { return output += texts.actionsElsewhere }
    let texts = texts.levels[level.position]
    output += outcome.isRaisedByNotKnowing ? texts.actionsIfNotKnown : texts.actions
  }

  private mutating func writeEscalation(_ outcome: Outcome, to output: inout [UInt8]) {
    guard let next = outcome.nextStep else { return output += "null" }
    let place = next.step.position * 2 + (next.isDisagreement ? 1 : 0)
    let text =
      escalations[place]
      ?? Array(OutcomeReport(outcome, of: guidance, today: today).escalationJSON.line().utf8)
    escalations[place] = text
    output += text
  }

  // MARK: Entries of lists

  private func write(_ reason: Outcome.Reason, to output: inout [UInt8]) {
    output += texts.rules[reason.rule.position]
    output += reason.isCertain ? ",\"certain\":true,\"answers\":{" : ",\"certain\":false,\"answers\":{"
    for (position, given) in reason.answers.enumerated() {
      if position > 0 { output += "," }
      output.appendQuoted(texts.questions[given.question.position].id)
      output += ":"
      write(given.answer, to: given.question, &output)
    }
    output += "}}"
  }

  private func write(_ change: Outcome.Change, to output: inout [UInt8]) {
    output += "{\"question\":"
    output.appendQuoted(texts.questions[change.question.position].id)
    output += ",\"from\":"
    write(change.from, to: change.question, &output)
    output += ",\"to\":"
    write(change.to, to: change.question, &output)
    output += ",\"level\":"
    output += number(of: change.level)
    output += change.isPossible ? ",\"could\":true}" : ",\"could\":false}"
  }

  private func write(_ shown: Outcome.ShownReminder, to output: inout [UInt8]) {
    output += texts.reminders[shown.reminder.position]
    output += ",\"because\":"
    output.appendList(shown.because) { output, given in
      let question = texts.questions[given.question.position]
      output += "\""
      output += question.id
      output += "="
      switch given.answer {
      case .notKnown: output += "unknown"
      case .option(let position), .extra(let position): output += question.options[position]
      case .number(let number): output += Array(String(number).utf8)
      case .checklist(let ticked, let unknown):
        if ticked | unknown == 0 { output += "none" }
        for (position, option) in members(of: ticked | unknown) {
          if position > 0 { output += "," }
          output += question.options[option]
          if !ticked.contains(option) { output += "?" }
        }
      }
      output += "\""
    }
    output += "}"
  }

  /// An answer as answers files write it.
  private func write(_ answer: Answer, to question: Ordinal<Question>, _ output: inout [UInt8]) {
    let question = texts.questions[question.position]
    switch answer {
    case .notKnown: output += "\"unknown\""
    case .option(let position), .extra(let position): output.appendQuoted(question.options[position])
    case .number(let number): output += Array(String(number).utf8)
    case .checklist(let ticked, let unknown):
      output += unknown == 0 ? "[" : "{"
      for (position, option) in members(of: ticked | unknown) {
        if position > 0 { output += "," }
        output.appendQuoted(question.options[option])
        if unknown != 0 { output += ticked.contains(option) ? ":\"yes\"" : ":\"unknown\"" }
      }
      output += unknown == 0 ? "]" : "}"
    }
  }

  /// The bits that are set, counted from 0, ascending.
  private func members(of bits: UInt64) -> some Swift.Sequence<(offset: Int, element: Int)> {
    sequence(first: bits) { $0 & ($0 - 1) }.lazy.prefix { $0 != 0 }.map(\.trailingZeroBitCount).enumerated()
  }
}

extension [UInt8] {
  fileprivate static func += (bytes: inout [UInt8], text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  fileprivate mutating func appendQuoted(_ text: [UInt8]) {
    append(UInt8(ascii: "\""))
    self += text
    append(UInt8(ascii: "\""))
  }

  fileprivate mutating func appendList<Item>(
    _ items: [Item],
    _ appendItem: (inout [UInt8], Item) -> Void
  ) {
    append(UInt8(ascii: "["))
    for (position, item) in items.enumerated() {
      if position > 0 { append(UInt8(ascii: ",")) }
      appendItem(&self, item)
    }
    append(UInt8(ascii: "]"))
  }
}
