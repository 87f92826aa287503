import DecisionSupport
import MarkedYAML
import Reports

/// Asks the questions of an interview, one at a time, and takes in the replies; what else a reply wishes for is the
/// caller's affair.
struct QuestionDialogue {
  /// How far the dialogue got.
  enum Event: Equatable {
    /// A question was answered, or gone back from.
    case answered

    /// The person wishes for something that only the caller can give; the question stays open.
    case wish(Reply)

    /// The person wishes to stop.
    case stopped

    /// Nobody will type any more.
    case endOfInput

    /// No question is left.
    case finished
  }

  private(set) var interview: Interview
  private let conversation: Conversation
  private let commands: [String: Reply]
  private let commandHelp: String
  private var section = ""
  private var isPosed = false

  /// Prepares to ask.
  ///
  /// - Parameters:
  ///   - interview: The questions, and what is answered already.
  ///   - conversation: Where to ask.
  ///   - commands: What other replies than answers are called.
  ///   - commandHelp: The same in a sentence.
  init(
    _ interview: Interview,
    in conversation: Conversation,
    commands: [String: Reply],
    commandHelp: String
  ) {
    self.interview = interview
    self.conversation = conversation
    self.commands = commands
    self.commandHelp = commandHelp
  }

  private var guidance: Guidance { interview.guidance }

  /// Goes on to the next event: asks, unless the question is open already, and reads until something came of it.
  mutating func next() -> Event {
    guard let question = interview.next else { return .finished }
    if !isPosed { ask(question) }
    isPosed = true
    while let line = conversation.reply() {
      if let earlier = interview.answers[question], line.trimmed.isEmpty { return take(earlier, to: question) }
      switch ReplyReader(guidance.questions[question], commands: commands).reply(line) {
      case .help: help(question)
      case .notUnderstood(let hint): conversation.say { $0.paragraph(hint) }
      case .stop: return .stopped
      case .answer(let answer): return take(answer, to: question)
      case .back:
        if !goBack() { conversation.say { $0.paragraph("This is the first question.") } }
        return .answered
      case let wish: return .wish(wish)
      }
    }
    return .endOfInput
  }

  /// Returns to the question before; false at the beginning.
  mutating func goBack() -> Bool {
    isPosed = false
    return interview.goBack()
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
    conversation.blankLine()
    conversation.say { writer in
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

  private func help(_ index: Ordinal<Question>) {
    let question = guidance.questions[index]
    conversation.say { writer in
      if let help = question.help { writer.paragraph(help) }
      if let consult = question.consult { writer.paragraph("Who would know: \(consult)") }
      if let source = guidance.source(of: question.citation) { writer.paragraph("Source: \(source.reference)") }
      if let assumption = question.citation.assumption { writer.paragraph("Assumed: \(assumption)") }
      writer.paragraph(commandHelp)
    }
  }

  // MARK: Taking in

  private mutating func take(_ answer: Answer, to index: Ordinal<Question>) -> Event {
    isPosed = false
    return interview.answer(index, answer).allSatisfy { confirm($0) } ? .answered : .endOfInput
  }

  /// Asks whether an answer still holds whose question would no longer be asked; false where the input ends.
  private mutating func confirm(_ index: Ordinal<Question>) -> Bool {
    guard let answer = interview.answers[index] else { return true }
    let question = guidance.questions[index]
    conversation.blankLine()
    conversation.say { writer in
      writer.paragraph("This would no longer be asked: \(question.ask)")
      writer.paragraph("You answered: \(sentence(question, answer)) Does that still hold?", emphasis: .bold)
      writer.paragraph("Yes", marker: "1  ", indent: 2)
      writer.paragraph("No, forget it", marker: "2  ", indent: 2)
    }
    while let line = conversation.reply() {
      switch line.trimmed.lowercased() {
      case "1", "yes", "y": return true
      case "2", "no", "n":
        interview.withdraw(index)
        return true
      default: conversation.say { $0.paragraph("Please answer 1 or 2.") }
      }
    }
    // Without a reply the answer stays: what was said is not dropped in silence.
    return false
  }
}
