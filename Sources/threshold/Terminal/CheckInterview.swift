import DecisionSupport
import MarkedYAML
import Reports

/// The interview of `check` at a terminal: one question at a time, plain lines on standard error, no cursor tricks, so that
/// a screen reader can follow and the outcome alone goes to standard output.
struct CheckInterview {
  private var interview: Interview
  private let today: CalendarDate
  private let style: TextStyle
  private var shownUrgent: [Ordinal<Question>] = []
  private var section = ""

  init(_ interview: Interview, today: CalendarDate, style: TextStyle) {
    self.interview = interview
    self.today = today
    self.style = style
  }

  private var guidance: Guidance { interview.guidance }

  /// Asks until nothing is left to ask, or the user stops.
  ///
  /// - Returns: What was answered; the rest still counts as not asked.
  func conduct() -> Answers {
    var conversation = self
    conversation.run()
    // The outcome that follows stands apart from the last question.
    prompt("\n")
    return conversation.interview.answers
  }

  private mutating func run() {
    Interrupt.endProgram()
    greet()
    sayUrgent()
    while let question = interview.next {
      ask(question)
      guard let reply = nextReply(to: question), take(reply, to: question) else { return }
      sayUrgent()
    }
  }

  private func greet() {
    say { writer in
      writer.paragraph(guidance.name, emphasis: .bold)
      if guidance.status == .draft { writer.paragraph("A draft, not approved by any partnership.", emphasis: .faint) }
      writer.paragraph(
        "In an emergency ring 999 first. Use no names: nothing is kept or sent. Answer by number or word. "
          + "u not known, b back, ? help, s answer so far, q stop."
      )
    }
  }

  // MARK: Asking

  private mutating func ask(_ index: Ordinal<Question>) {
    let question = guidance.questions[index]
    let isNewSection = question.section != section
    section = question.section
    let earlier = interview.answers[index]
    let before = interview.answers.answered.prefix { $0.question < index }
    let number = before.count { guidance.isAsked($0.question, interview.answers) } + 1
    // How many a brief interview skips only its answers tell.
    let others = interview.isBrief ? 0 : interview.progress.remaining - (earlier == nil ? 1 : 0)
    prompt("\n")
    say { writer in
      if isNewSection {
        writer.heading(question.section)
        writer.blankLine()
      }
      writer.paragraph("Question \(number)" + (others > 0 ? ", at least \(others) more" : ""), emphasis: .faint)
      writer.paragraph(question.ask, emphasis: .bold)
      for line in choices(question) { writer.paragraph(line.text, marker: line.marker, indent: 2) }
      if let earlier {
        writer.paragraph("You answered: \(sentence(question, earlier)) Press Enter to keep it.")
      }
    }
  }

  private func sentence(_ question: Question, _ answer: Answer) -> String {
    let phrase = question.phrase(for: answer)
    return phrase.hasSuffix(".") ? phrase : phrase + "."
  }

  private func choices(_ question: Question) -> [(marker: String, text: String)] {
    let options = question.answers.options
    var lines = options.enumerated().map { position, option in ("\(position + 1)  ", option.text) }
    switch question.answers {
    case .yesNo:
      lines = [("1  ", "Yes"), ("2  ", "No")]
    case .oneOf: break
    case .anyOf:
      lines.append(("0  ", "None of these"))
      lines.append(("", "Several: 1,3. Not sure about one: 2?"))
    case .wholeNumber(let number):
      lines = options.map { ("", "\($0.id): \($0.text)") }
      lines.insert(
        ("", "A number from \(number.range.lowerBound) to \(number.range.upperBound) (\(number.unit))"),
        at: 0
      )
    }
    return lines + [("u  ", "Not known")]
  }

  /// Reads lines until one is an answer, a step back, or the end.
  private mutating func nextReply(to index: Ordinal<Question>) -> Reply? {
    while true {
      prompt("> ")
      guard let line = readLine() else {
        sayEndOfInput()
        return nil
      }
      if let earlier = interview.answers[index], line.trimmed.isEmpty { return .answer(earlier) }
      switch ReplyReader(guidance.questions[index]).reply(line) {
      case .help: help(index)
      case .soFar: soFar()
      case .stop: return nil
      case .notUnderstood(let hint): say { $0.paragraph(hint) }
      case let reply: return reply
      }
    }
  }

  /// Does what a reply says; false where the input ended on the way.
  private mutating func take(_ reply: Reply, to index: Ordinal<Question>) -> Bool {
    switch reply {
    case .answer(let answer):
      return interview.answer(index, answer).allSatisfy { confirm($0) }
    case .back:
      if !interview.goBack() { say { $0.paragraph("This is the first question.") } }
    default: break
    }
    return true
  }

  /// Asks whether an answer still holds whose question would no longer be asked; false where the input ends.
  private mutating func confirm(_ index: Ordinal<Question>) -> Bool {
    guard let answer = interview.answers[index] else { return true }
    let question = guidance.questions[index]
    prompt("\n")
    say { writer in
      writer.paragraph("This would no longer be asked: \(question.ask)")
      writer.paragraph("You answered: \(sentence(question, answer)) Does that still hold?", emphasis: .bold)
      writer.paragraph("Yes", marker: "1  ", indent: 2)
      writer.paragraph("No, forget it", marker: "2  ", indent: 2)
    }
    while true {
      prompt("> ")
      // Without a reply the answer stays: what was said is not dropped in silence.
      guard let line = readLine() else {
        sayEndOfInput()
        return false
      }
      switch line.trimmed.lowercased() {
      case "1", "yes", "y": return true
      case "2", "no", "n":
        interview.withdraw(index)
        return true
      default: say { $0.paragraph("Please answer 1 or 2.") }
      }
    }
  }

  // MARK: Saying

  private func sayEndOfInput() {
    prompt("\n")
    say { $0.paragraph("End of input: what was answered is assessed.") }
  }

  /// Urgent action, the moment that an answer calls for it, once.
  private mutating func sayUrgent() {
    let urgent = assess().urgent.filter { !shownUrgent.contains($0) }
    shownUrgent += urgent
    for index in urgent {
      guard let action = guidance.questions[index].urgent?.action else { continue }
      prompt("\n")
      say { writer in
        writer.heading("DO THIS NOW", .urgent)
        writer.paragraph(action, emphasis: .urgent)
      }
    }
  }

  private func help(_ index: Ordinal<Question>) {
    let question = guidance.questions[index]
    say { writer in
      if let help = question.help { writer.paragraph(help) }
      if let consult = question.consult { writer.paragraph("Who would know: \(consult)") }
      if let source = guidance.source(of: question.citation) { writer.paragraph("Source: \(source.reference)") }
      if let assumption = question.citation.assumption { writer.paragraph("Assumed: \(assumption)") }
      writer.paragraph("b back, s answer so far, q stop and see the outcome.")
    }
  }

  private func soFar() {
    if interview.isAboutDisagreement {
      let next = guidance.nextStepOfDisagreement(interview.answers, today: today)
      let steps = guidance.escalation?.steps ?? []
      return say { $0.paragraph("So far: \(next.map { steps[$0].heading } ?? "every step has been taken").") }
    }
    let outcome = assess()
    say { writer in
      guard let level = outcome.level, let possible = outcome.possible else {
        writer.paragraph("This guidance does not apply.")
        return
      }
      writer.paragraph("So far: \(guidance.levels[level].title).", emphasis: .bold)
      if possible > level {
        writer.paragraph("What is not answered yet could raise it to \(guidance.levels[possible].title).")
      }
      for reason in outcome.reasons.prefix(5) where guidance.rules[reason.rule].level == level {
        writer.paragraph(guidance.rules[reason.rule].because, marker: "- ")
      }
    }
  }

  private func assess() -> Outcome {
    guidance.assess(interview.answers, since: today, today: today)
  }

  private func say(_ body: (inout TextWriter) -> Void) {
    var writer = TextWriter(style)
    body(&writer)
    prompt(writer.text)
  }

  /// What cannot be said at a terminal that has gone away is not worth an error.
  private func prompt(_ text: String) {
    try? FileWriter.write(text, to: .standardError)
  }
}
