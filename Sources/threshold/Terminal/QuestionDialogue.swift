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
  let conversation: Conversation
  private let commands: [String: Reply]
  let commandHelp: String
  var section = ""
  private var isPosed = false

  /// The answers of which it has to be said whether they still hold, since their questions would no longer be asked, and
  /// the question whose answer did that.
  private var toConfirm: (questions: [Ordinal<Question>], because: Ordinal<Question>)?

  /// The checklist of which nothing is known, so that it has to be said which options are in doubt.
  private var doubted: Ordinal<Question>?

  /// What was typed and not taken for an answer: at the present question, and what it probably meant.
  private var refused: String?
  private var likely: Answer?

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

  var guidance: Guidance { interview.guidance }

  /// Goes on to the next event: asks, unless the question is open already, and reads until something came of it.
  mutating func next() -> Event {
    if let toConfirm, let question = toConfirm.questions.first {
      return confirm(question, because: toConfirm.because)
    }
    if let doubted { return askWhatIsInDoubt(doubted) }
    guard let question = interview.next else { return .finished }
    let same = interview.perhapsTheSame
    if !same.isEmpty { return askWhetherSame(same, instead: question) }
    if !isPosed { ask(question) }
    isPosed = true
    while let line = conversation.reply() {
      if line.trimmed.isEmpty, let answer = likely ?? interview.answers[question] { return take(answer, to: question) }
      likely = nil
      switch ReplyReader(guidance.questions[question], commands: commands, refused: refused).reply(line) {
      case .answer(let answer): return takeInDoubt(answer, to: question)
      case .understood(let answer):
        let phrase = guidance.questions[question].phrase(for: answer)
        conversation.say { $0.paragraph("Taken as \(phrase). If that is wrong, type b.") }
        return take(answer, to: question)
      case .likely(let answer):
        likely = answer
        let phrase = guidance.questions[question].phrase(for: answer)
        conversation.say {
          $0.paragraph(
            "You typed '\(line.trimmed)'. Is that: \(phrase)? Press Enter if it is; otherwise type your answer."
          )
        }
      case .notUnderstood(let hint):
        if !line.trimmed.isEmpty { refused = line }
        conversation.say { $0.paragraph(hint) }
      case .back:
        if !goBack() { conversation.say { $0.paragraph("This is the first question.") } }
        return .answered
      case let command:
        if let event = follow(command, at: question) { return event }
      }
    }
    return .endOfInput
  }

  /// Returns to the question before; false at the beginning.
  mutating func goBack() -> Bool {
    turn()
    return interview.goBack()
  }

  /// Does what may be asked for at every prompt; nil where the prompt stays.
  private mutating func follow(_ command: Reply, at question: Ordinal<Question>) -> Event? {
    switch command {
    case .help: help(question)
    case .stop: return .stopped
    case .details:
      guard interview.putDetails() else {
        conversation.say { $0.paragraph("No details are left open.") }
        return nil
      }
      turn()
      return .answered
    case .answer, .understood, .likely, .notUnderstood, .back: break
    case .soFar, .story: return .wish(command)
    }
    return nil
  }

  /// Leaves the present question.
  private mutating func turn() {
    isPosed = false
    (refused, likely) = (nil, nil)
  }

  // MARK: Taking in

  private mutating func takeInDoubt(_ answer: Answer, to question: Ordinal<Question>) -> Event {
    let event = take(answer, to: question)
    if answer.isNotKnown, guidance.opensUrgent(question) { doubted = question }
    return event
  }

  private mutating func take(_ answer: Answer, to question: Ordinal<Question>) -> Event {
    turn()
    let before = Set(interview.leftOpen)
    let gone = interview.answer(question, answer)
    if !gone.isEmpty { toConfirm = (gone, question) }
    let left = interview.leftOpen.count { !before.contains($0) }
    if left > 0 {
      let details = left == 1 ? "its detail is" : "its \(left) details are"
      conversation.say { $0.paragraph("Not known: \(details) left open. Type d to answer them.", emphasis: .faint) }
    }
    return .answered
  }

  /// Asks whether an answer still holds whose question would no longer be asked.
  private mutating func confirm(_ question: Ordinal<Question>, because earlier: Ordinal<Question>) -> Event {
    guard let answer = interview.answers[question] else { return settled() }
    if !isPosed { askAgain(question, answer) }
    isPosed = true
    while let line = conversation.reply() {
      let plain = PlainWords(line)
      if let holds = plain.yesOrNo {
        if !holds { interview.withdraw(question) }
        return settled()
      }
      switch ReplyReader.command(line, commands) {
      case .back:
        toConfirm = nil
        turn()
        interview.reopen(earlier)
        return .answered
      case let command?:
        if let event = follow(command, at: question) { return event }
      case nil:
        conversation.say {
          $0.paragraph(
            plain.saysNotKnown
              ? "Answer 1 to keep it, or 2 to forget it."
              : "'\(line.trimmed)' is not understood here. Please answer 1 or 2."
          )
        }
      }
    }
    // Without a reply the answer stays: what was said is not dropped in silence.
    return .endOfInput
  }

  private mutating func settled() -> Event {
    turn()
    toConfirm?.questions.removeFirst()
    if toConfirm?.questions.isEmpty == true { toConfirm = nil }
    return .answered
  }

  /// Asks whether what was answered about another child of the family holds for this one, too.
  private mutating func askWhetherSame(_ same: [Outcome.GivenAnswer], instead question: Ordinal<Question>) -> Event {
    if !isPosed { askAgain(same) }
    isPosed = true
    while let line = conversation.reply() {
      if let areTheSame = PlainWords(line).areTheSame {
        turn()
        interview.settle(areTheSame: areTheSame)
        return .answered
      }
      switch ReplyReader.command(line, commands) {
      case .back:
        if !goBack() { conversation.say { $0.paragraph("This is the first question.") } }
        return .answered
      case let command?:
        if let event = follow(command, at: question) { return event }
      case nil: conversation.say { $0.paragraph("Answer 1 if all of it is the same, or 2 to be asked about each.") }
      }
    }
    return .endOfInput
  }

  /// Asks which options of a checklist are in doubt, since an urgent action may follow from one of them.
  private mutating func askWhatIsInDoubt(_ question: Ordinal<Question>) -> Event {
    if !isPosed {
      conversation.say {
        $0.paragraph(
          "Which of them are in doubt? Numbers such as 1,3: what is urgent about them is asked next. Enter if you "
            + "cannot say."
        )
      }
    }
    isPosed = true
    while let line = conversation.reply() {
      let plain = PlainWords(line)
      if plain.text.isEmpty || plain.saysNotKnown || plain.text == "all" { return doubtSettled(.notKnown, question) }
      switch ReplyReader.command(line, commands) {
      case .back:
        turn()
        doubted = nil
        interview.reopen(question)
        return .answered
      case let command?:
        if let event = follow(command, at: question) { return event }
      case nil:
        switch ReplyReader(guidance.questions[question], commands: commands).reply(line) {
        case .answer(.checklist(let ticked, let unknown)), .likely(.checklist(let ticked, let unknown)):
          return doubtSettled(.checklist(ticked: 0, unknown: ticked | unknown), question)
        case .notUnderstood(let hint): conversation.say { $0.paragraph(hint) }
        default: return doubtSettled(.notKnown, question)
        }
      }
    }
    return .endOfInput
  }

  private mutating func doubtSettled(_ answer: Answer, _ question: Ordinal<Question>) -> Event {
    doubted = nil
    guard interview.answers[question] == answer else { return take(answer, to: question) }
    turn()
    return .answered
  }
}
