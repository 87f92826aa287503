import DecisionSupport
import Reports

/// Writes outcomes as compact JSON, from texts that were made once.
struct OutcomeLineWriter: ~Copyable {
  /// What was written.
  private(set) var output = OutputBuffer()

  private let texts: OutcomeTexts

  /// Whether a comma has to stand before what comes next.
  private var isBehindValue = false

  // The next step depends on little: whether there is a disagreement, where it stands, and which of its deadlines count.
  private var escalations: [[(deadlines: [NextStep.DatedDeadline], json: [UInt8])]]

  // Urgent actions that depend on more than their question.
  private var urgent: [UrgentCall: [UInt8]] = [:]

  // What is said of gaps, by how many there are.
  private var gaps: [[UInt8]?]

  init(_ guidance: Guidance, _ texts: OutcomeTexts) {
    self.texts = texts
    escalations = Array(repeating: [], count: (guidance.escalation?.steps.count ?? 0) * 2)
    gaps = Array(repeating: nil, count: guidance.questions.count + 1)
  }

  /// Forgets what was written.
  mutating func removeAll() { output.removeAll() }

  /// Writes an outcome's object and a line break, with the JSON of an id before all else.
  mutating func writeLine(_ outcome: borrowing Outcome, id: UnsafeRawBufferPointer?) {
    beginObject()
    if let id {
      key("id")
      output.append(id)
      isBehindValue = true
    }
    write(texts.keys, of: outcome)
    endObject()
    endLine()
  }

  /// Writes a text.
  mutating func write(_ text: String) { output.append(string: text) }

  /// Writes a text and a line break.
  mutating func writeLine(_ text: String) {
    output.append(string: text)
    endLine()
  }

  private mutating func endLine() {
    output.append("\n")
    isBehindValue = false
  }

  // MARK: Pieces

  @inline(__always)
  private mutating func separate() {
    if isBehindValue { output.append(",") }
    isBehindValue = true
  }

  @inline(__always)
  private mutating func append(_ text: OutcomeTexts.Text) {
    separate()
    output.append(texts[text])
  }

  @inline(__always)
  private mutating func append(_ text: StaticString) {
    separate()
    output.append(text)
  }

  @inline(__always)
  private mutating func begin(_ bracket: StaticString) {
    append(bracket)
    isBehindValue = false
  }

  @inline(__always)
  private mutating func end(_ bracket: StaticString) {
    output.append(bracket)
    isBehindValue = true
  }
}

extension OutcomeLineWriter: OutcomeStream {
  typealias Key = OutcomeTexts.Text

  mutating func beginList() { begin("[") }
  mutating func endList() { end("]") }
  mutating func beginObject() { begin("{") }
  mutating func endObject() { end("}") }

  @inline(__always)
  mutating func beginObject(_ part: OutcomePart) {
    switch part {
    case .rule(let rule): append(texts.rules[rule.position])
    case .reminder(let reminder): append(texts.reminders[reminder.position])
    case .pathway(let pathway, _): append(texts.pathways[pathway.position])
    default: beginObject()
    }
  }

  mutating func key(_ key: OutcomeTexts.Text) {
    append(key)
    isBehindValue = false
  }

  @inline(__always)
  mutating func key(_ name: StaticString) {
    append("\"")
    output.append(name)
    output.append("\":")
    isBehindValue = false
  }

  mutating func key(_ question: Ordinal<Question>) {
    append(texts.questions[question.position].id)
    output.append(":")
    isBehindValue = false
  }

  @inline(__always)
  mutating func write(_ value: Bool) { append(value ? "true" : "false") }

  @inline(__always)
  mutating func writeNull() { append("null") }

  @inline(__always)
  mutating func write(_ part: OutcomePart) {
    switch part {
    case .guidance: append(texts.guidance)
    case .whyNotApplicable: append(texts.whyNotApplicable)
    case .gaps(let count): writeGaps(count)
    case .unasked(let questions): writeUnasked(questions)
    case .question(let question): append(texts.questions[question.position].id)
    case .urgent(let call):
      let question = texts.questions[call.question.position]
      if let text = call.isCertain ? question.urgent : question.urgentIfUncertain {
        append(text)
      } else {
        writeUrgent(call)
      }
    case .findOut(let question): append(texts.questions[question.position].findOut)
    case .level(let level): append(texts.levels[level.position].whole)
    case .number(let level): append(texts.levels[level.position].number)
    case .text(let item): append(texts.items[item.position].text)
    case .toDo(let item): append(texts.items[item.position].toDo)
    case .contact(let number): append(texts.contacts[number.contact.position][number.position])
    case .escalation(let next): writeEscalation(next)
    case .professional: writeNull()
    case .rule, .reminder, .pathway: preconditionFailure("these are begun, and go on with what shows them")
    }
  }

  mutating func writeNoticesAboutGuidance(hasUndatedDeadline: Bool) {
    let text = hasUndatedDeadline ? texts.notices.undated : texts.notices.usual
    if !text.isEmpty { append(text) }
  }

  private mutating func writeUrgent(_ call: UrgentCall) {
    let json = urgent[call] ?? texts.json(of: .urgent(call))
    urgent[call] = json
    separate()
    output.append(json)
  }

  private mutating func writeGaps(_ count: Int) {
    let json = gaps[count] ?? texts.json(of: .gaps(count: count))
    gaps[count] = json
    separate()
    output.append(json)
  }

  private mutating func writeEscalation(_ next: NextStep) {
    let place = next.step.position * 2 + (next.isDisagreement ? 1 : 0)
    let known = escalations[place].first { known in
      known.deadlines.elementsEqual(next.deadlines) { one, other in
        one.by == other.by && one.deadline.limit == other.deadline.limit && one.deadline.action == other.deadline.action
      }
    }
    let json = known?.json ?? texts.json(of: .escalation(next))
    if known == nil { escalations[place].append((next.deadlines, json)) }
    separate()
    output.append(json)
  }

  private mutating func writeUnasked(_ questions: [Ordinal<Question>]) {
    append("\"")
    output.append(OutcomeReport.countedUnasked)
    var separator: StaticString = ""
    for question in questions {
      output.append(separator)
      separator = ", "
      output.append(texts[texts.questions[question.position].id.unquoted])
    }
    output.append(".\"")
  }

  mutating func write(_ answer: Answer, to question: Ordinal<Question>) {
    let first = texts.questions[question.position].firstOption
    switch answer {
    case .notKnown: append("\"unknown\"")
    case .option(let position), .extra(let position): append(texts.options[first + position])
    case .number(let number):
      separate()
      output.append(string: String(number))
    case .checklist(let ticked, let unknown):
      begin(unknown == 0 ? "[" : "{")
      for option in (ticked | unknown).members {
        append(texts.options[first + option])
        if unknown != 0 { output.append(ticked >> UInt64(option) & 1 != 0 ? ":\"yes\"" : ":\"unknown\"") }
      }
      end(unknown == 0 ? "]" : "}")
    }
  }

  mutating func write(_ given: Outcome.GivenAnswer) {
    let question = texts.questions[given.question.position]
    append("\"")
    output.append(texts[question.id.unquoted])
    output.append("=")
    switch given.answer {
    case .notKnown: output.append("unknown")
    case .option(let position), .extra(let position):
      output.append(texts[texts.options[question.firstOption + position].unquoted])
    case .number(let number): output.append(string: String(number))
    case .checklist(let ticked, let unknown):
      if ticked | unknown == 0 { output.append("none") }
      var separator: StaticString = ""
      for option in (ticked | unknown).members {
        output.append(separator)
        separator = ","
        output.append(texts[texts.options[question.firstOption + option].unquoted])
        if ticked >> UInt64(option) & 1 == 0 { output.append("?") }
      }
    }
    output.append("\"")
  }
}

extension UInt64 {
  /// The bits that are set, counted from 0, ascending.
  fileprivate var members: some Swift.Sequence<Int> {
    sequence(first: self) { $0 & ($0 - 1) }.lazy.prefix { $0 != 0 }.map { $0.trailingZeroBitCount }
  }
}
