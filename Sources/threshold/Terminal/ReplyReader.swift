import DecisionSupport

/// What a line typed at a question means.
enum Reply: Equatable {
  case answer(Answer)

  /// An answer in other words than those that were offered; whoever typed it should see what it is taken for.
  case understood(Answer)

  /// An answer that was probably meant; nothing else than agreement makes it one.
  case likely(Answer)
  case back
  case details
  case help
  case soFar
  case story
  case stop
  case notUnderstood(String)
}

/// Reads a line typed at a question: a number, a word, or a command.
struct ReplyReader {
  private let question: Question
  private let commands: [String: Reply]

  /// What was typed at the same question before and not understood.
  private let refused: String?

  /// Makes a reader for one question; commands are words with a meaning beside those that every dialogue knows.
  init(_ question: Question, commands: [String: Reply] = [:], refused: String? = nil) {
    self.question = question
    self.commands = commands
    self.refused = refused
  }

  /// What a line means that is a command at any prompt; nil where it is none.
  static func command(_ line: String, _ commands: [String: Reply]) -> Reply? {
    let word = PlainWords(line).text
    switch word {
    case "?", "help", "h": return .help
    case "b", "back", "go back", "previous": return .back
    case "d", "details": return .details
    case "q", "quit", "stop", "exit", "end", "bye", "leave": return .stop
    default: return commands[word]
    }
  }

  func reply(_ line: String) -> Reply {
    let plain = PlainWords(line)
    guard !plain.text.isEmpty else {
      return .notUnderstood("Please answer, or type u if it is not known, ? for help.")
    }
    // An option's own name comes before any other word.
    if let options = choices, let place = options.firstIndex(where: { $0.id == plain.text }) {
      return .answer(answer(place))
    }
    if let command = Self.command(line, commands) { return command }
    if plain.saysNotKnown { return .answer(.notKnown) }
    let meaning =
      switch question.answers {
      case .yesNo: yesNo(plain)
      case .oneOf(let options): choice(plain, options)
      case .anyOf(let options): ListedOptions(options).reply(plain)
      case .wholeNumber(let number): wholeNumber(line, plain, number)
      }
    if let meaning { return meaning }
    if plain.beginsWithNotKnown || ["maybe", "perhaps", "possibly", "might be"].contains(plain.text) {
      return .likely(.notKnown)
    }
    return .notUnderstood("'\(line.trimmed)' is not understood here. \(expected)")
  }

  private var choices: [AnswerOption]? {
    switch question.answers {
    case .oneOf(let options), .anyOf(let options): options
    case .yesNo, .wholeNumber: nil
    }
  }

  private func answer(_ place: Int) -> Answer {
    if case .anyOf = question.answers { return .checklist(ticked: 1 << UInt64(place), unknown: 0) }
    return .option(place)
  }

  private func yesNo(_ plain: PlainWords) -> Reply? {
    if let isYes = plain.yesOrNo { return .answer(isYes ? .yes : .no) }
    if plain.beginsWithNotKnown { return nil }
    return plain.beginsWithYesOrNo.map { .likely($0 ? .yes : .no) }
  }

  private func choice(_ plain: PlainWords, _ options: [AnswerOption]) -> Reply? {
    if let place = ListedOptions(options).place(plain.text) { return .answer(.option(place)) }
    if plain.saysNone, let none = options.firstIndex(where: { $0.id == "none" || $0.id == "no" }) {
      return .likely(.option(none))
    }
    return ListedOptions(options).likelyPlace(plain.text).map { .likely(.option($0)) }
  }

  private func wholeNumber(_ line: String, _ plain: PlainWords, _ number: NumberKind) -> Reply? {
    let bare = Int(plain.text)
    if let bare, number.range.contains(bare) {
      // Somebody who typed "6 days" and was asked again must not end with a child of six years.
      if let refused, SpokenNumber.mentions(bare, in: refused) { return .likely(.number(bare)) }
      return .answer(.number(bare))
    }
    switch SpokenNumber(line, as: number) {
    case .certain(.extra(let extra))? where number.extras[extra].id == plain.text: return .answer(.extra(extra))
    case .certain(let answer)?: return .understood(answer)
    case .likely(let answer)?: return .likely(answer)
    case nil: return nil
    }
  }

  /// What would be understood.
  private var expected: String {
    switch question.answers {
    case .yesNo: return "Please answer 1 (yes), 2 (no) or u (not known)."
    case .oneOf(let options): return "Please answer with a number from 1 to \(options.count), or u (not known)."
    case .anyOf(let options):
      return
        "Please answer with numbers from 1 to \(options.count), such as 1,3; 2? where you are not sure about one; "
        + "0 for none of these; or u (not known)."
    case .wholeNumber(let number):
      let extras = number.extras.map { ", \($0.id)" }.joined()
      let units = number.units.first.map { " (or \($0.name), such as: 6 \($0.name))" } ?? ""
      return
        "Please answer with a whole number of \(number.unit) from \(number.range.lowerBound) to "
        + "\(number.range.upperBound)\(units)\(extras), or u (not known)."
    }
  }
}
