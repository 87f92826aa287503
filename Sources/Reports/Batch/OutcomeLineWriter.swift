import DecisionSupport

/// Writes outcomes as `OutcomeReport.json` has them, on one line each, from texts that were made once.
struct OutcomeLineWriter: Sendable {
  private let guidance: Guidance
  private let today: CalendarDate
  private let texts: OutcomeTexts
  // The next step depends on little: whether there is a disagreement, and where it stands.
  private var escalations: [[UInt8]?]

  // What is said of gaps, by how many there are.
  private var gaps: [[UInt8]?]

  init(_ guidance: Guidance, fingerprint: String, today: CalendarDate, fields: Set<OutcomeField>) {
    self.guidance = guidance
    self.today = today
    texts = OutcomeTexts(guidance, fingerprint: fingerprint, today: today, fields: fields)
    escalations = Array(repeating: nil, count: (guidance.escalation?.steps.count ?? 0) * 2)
    gaps = Array(repeating: nil, count: guidance.questions.count + 1)
  }

  /// Appends the members of an outcome's object, after a brace or another member and before a brace.
  mutating func write(_ outcome: borrowing Outcome, to output: inout OutputBuffer) {
    var isFirst = true
    for (field, key) in texts.keys {
      // Only where the guidance does not apply there is a reason for it.
      if field == .reason, outcome.applies || texts.reason == nil { continue }
      if !isFirst { output.append(",") }
      isFirst = false
      output.append(texts[key])
      write(field, of: outcome, to: &output)
    }
  }

  private mutating func write(_ field: OutcomeField, of outcome: borrowing Outcome, to output: inout OutputBuffer) {
    switch field {
    case .guidance: output.append(texts[texts.guidance])
    case .notices: writeNotices(outcome, to: &output)
    case .applies: write(outcome.applies, to: &output)
    case .reason: write(texts.reason, to: &output)
    case .complete: write(outcome.isComplete, to: &output)
    case .enough: output.append("true")
    case .urgent:
      writeList(outcome.urgent, to: &output) { call, output in
        let question = texts.questions[call.question.position]
        output.append(texts[call.isCertain ? question.urgent : question.urgentIfUncertain])
      }
    case .level: write(outcome.level.map { texts.levels[$0.position].whole }, to: &output)
    case .range: writeRange(outcome, to: &output)
    case .reasons: writeList(outcome.reasons, to: &output) { write($0, to: &$1) }
    case .findOut: writeList(outcome.findOut, to: &output) { $1.append(texts[texts.questions[$0.position].findOut]) }
    case .wouldChange: writeList(outcome.wouldChange, to: &output) { write($0, to: &$1) }
    case .actions: writeActions(outcome, to: &output)
    case .consent: write(outcome.level.map { texts.levels[$0.position].consent }, to: &output)
    case .reminders: writeList(outcome.reminders, to: &output) { write($0, to: &$1) }
    case .escalation: writeEscalation(outcome, to: &output)
    case .unanswered: writeList(outcome.unanswered, to: &output) { writeID(of: $0, to: &$1) }
    case .supposed: writeList(outcome.supposed, to: &output) { writeID(of: $0, to: &$1) }
    case .ignored: writeList(outcome.ignored, to: &output) { writeID(of: $0, to: &$1) }
    case .professional: output.append("null")
    }
  }

  private func write(_ text: OutcomeTexts.Text?, to output: inout OutputBuffer) {
    if let text { output.append(texts[text]) } else { output.append("null") }
  }

  private func write(_ value: Bool, to output: inout OutputBuffer) {
    if value { output.append("true") } else { output.append("false") }
  }

  @inline(__always)
  private func writeID(of question: Ordinal<Question>, to output: inout OutputBuffer) {
    output.append(texts[texts.questions[question.position].id])
  }

  @inline(__always)
  private func writeList<Item>(
    _ items: some Swift.Sequence<Item>,
    to output: inout OutputBuffer,
    _ write: (Item, inout OutputBuffer) -> Void
  ) {
    output.append("[")
    output.appendList(items, write)
    output.append("]")
  }

  // MARK: Fields

  private mutating func writeNotices(_ outcome: borrowing Outcome, to output: inout OutputBuffer) {
    output.append("[")
    let start = output.count
    if !outcome.isComplete {
      writeNoticeOfGaps(count: outcome.unanswered.count, to: &output)
    }
    if !outcome.answeredUnasked.isEmpty {
      output.append(output.count > start ? ",\"" : "\"")
      output.append(OutcomeReport.countedUnasked)
      var separator: StaticString = ""
      for question in outcome.answeredUnasked {
        output.append(separator)
        separator = ", "
        output.append(texts[texts.questions[question.position].id.unquoted])
      }
      output.append(".\"")
    }
    let ours = texts[outcome.hasUndatedDeadline ? texts.notices.undated : texts.notices.usual]
    if output.count > start, !ours.isEmpty { output.append(",") }
    output.append(ours)
    output.append("]")
  }

  private mutating func writeNoticeOfGaps(count: Int, to output: inout OutputBuffer) {
    if gaps[count] == nil {
      gaps[count] = Array(JSON.string(OutcomeReport.noticeOfGaps(count: count)).line().utf8)
    }
    output.append(gaps[count] ?? [])
  }

  private func writeNumber(of level: Ordinal<Level>?, to output: inout OutputBuffer) {
    write(level.map { texts.levels[$0.position].number }, to: &output)
  }

  private func writeRange(_ outcome: borrowing Outcome, to output: inout OutputBuffer) {
    guard let established = outcome.established, let possible = outcome.possible else { return output.append("null") }
    output.append("{\"established\":")
    writeNumber(of: established, to: &output)
    output.append(",\"possible\":")
    writeNumber(of: possible, to: &output)
    output.append("}")
  }

  private func writeActions(_ outcome: borrowing Outcome, to output: inout OutputBuffer) {
    guard let level = outcome.level else { return output.append(texts[texts.actionsElsewhere]) }
    let ours = texts.levels[level.position]
    output.append(texts[outcome.isRaisedByNotKnowing ? ours.actionsIfNotKnown : ours.actions])
  }

  private mutating func writeEscalation(_ outcome: borrowing Outcome, to output: inout OutputBuffer) {
    guard let next = outcome.nextStep else { return output.append("null") }
    let place = next.step.position * 2 + (next.isDisagreement ? 1 : 0)
    if escalations[place] == nil {
      escalations[place] = Array(OutcomeReport(copy outcome, of: guidance, today: today).escalationJSON.line().utf8)
    }
    output.append(escalations[place] ?? [])
  }

  // MARK: Entries of lists

  private func write(_ reason: Outcome.Reason, to output: inout OutputBuffer) {
    output.append(texts[texts.rules[reason.rule.position]])
    output.append(reason.isCertain ? ",\"certain\":true,\"assumed\":" : ",\"certain\":false,\"assumed\":")
    writeList(reason.assumed, to: &output) { writeID(of: $0, to: &$1) }
    output.append(",\"answers\":{")
    output.appendList(reason.answers) { given, output in
      writeID(of: given.question, to: &output)
      output.append(":")
      write(given.answer, to: given.question, &output)
    }
    output.append("}}")
  }

  private func write(_ change: Outcome.Change, to output: inout OutputBuffer) {
    output.append("{\"question\":")
    writeID(of: change.question, to: &output)
    output.append(",\"from\":")
    write(change.from, to: change.question, &output)
    output.append(",\"to\":")
    write(change.to, to: change.question, &output)
    output.append(",\"level\":")
    writeNumber(of: change.level, to: &output)
    output.append(change.isPossible ? ",\"could\":true}" : ",\"could\":false}")
  }

  private func write(_ shown: Outcome.ShownReminder, to output: inout OutputBuffer) {
    output.append(texts[texts.reminders[shown.reminder.position]])
    output.append(",\"because\":")
    writeList(shown.because, to: &output) { given, output in
      let question = texts.questions[given.question.position]
      output.append("\"")
      output.append(texts[question.id.unquoted])
      output.append("=")
      switch given.answer {
      case .notKnown: output.append("unknown")
      case .option(let position), .extra(let position):
        output.append(texts[texts.options[question.firstOption + position].unquoted])
      case .number(let number): output.append(string: String(number))
      case .checklist(let ticked, let unknown):
        if ticked | unknown == 0 { output.append("none") }
        output.appendList(members(of: ticked | unknown)) { option, output in
          output.append(texts[texts.options[question.firstOption + option].unquoted])
          if !ticked.contains(option) { output.append("?") }
        }
      }
      output.append("\"")
    }
    output.append("}")
  }

  /// An answer as answers files write it.
  private func write(_ answer: Answer, to question: Ordinal<Question>, _ output: inout OutputBuffer) {
    let first = texts.questions[question.position].firstOption
    switch answer {
    case .notKnown: output.append("\"unknown\"")
    case .option(let position), .extra(let position): output.append(texts[texts.options[first + position]])
    case .number(let number): output.append(string: String(number))
    case .checklist(let ticked, let unknown):
      output.append(unknown == 0 ? "[" : "{")
      output.appendList(members(of: ticked | unknown)) { option, output in
        output.append(texts[texts.options[first + option]])
        if unknown != 0 { output.append(ticked.contains(option) ? ":\"yes\"" : ":\"unknown\"") }
      }
      output.append(unknown == 0 ? "]" : "}")
    }
  }

  /// The bits that are set, counted from 0, ascending.
  private func members(of bits: UInt64) -> some Swift.Sequence<Int> {
    sequence(first: bits) { $0 & ($0 - 1) }.lazy.prefix { $0 != 0 }.map { $0.trailingZeroBitCount }
  }
}
