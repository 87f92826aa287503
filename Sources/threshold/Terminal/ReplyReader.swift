import DecisionSupport

/// What a line typed at a question means.
enum Reply: Equatable {
  case answer(Answer)
  case back
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

  /// Makes a reader for one question; commands are words with a meaning beside those that every dialogue knows.
  init(_ question: Question, commands: [String: Reply] = [:]) {
    self.question = question
    self.commands = commands
  }

  func reply(_ line: String) -> Reply {
    let line = line.trimmed.lowercased()
    switch line {
    case "": return .notUnderstood("Please answer, or type u if it is not known, ? for help.")
    case "?", "help": return .help
    case "u", "unknown", "not known": return .answer(.notKnown)
    case "b", "back": return .back
    case "q", "quit", "stop": return .stop
    default: break
    }
    if let command = commands[line] { return command }
    switch question.answers {
    case .yesNo: return yesNo(line)
    case .oneOf(let options):
      return position(line, options).map { .answer(.option($0)) }
        ?? .notUnderstood("Please answer with a number from 1 to \(options.count), or u (not known).")
    case .anyOf(let options): return checklist(line, options)
    case .wholeNumber(let number): return wholeNumber(line, number)
    }
  }

  private func yesNo(_ line: String) -> Reply {
    switch line {
    case "1", "y", "yes": .answer(.yes)
    case "2", "n", "no": .answer(.no)
    default: .notUnderstood("Please answer 1 (yes), 2 (no) or u (not known).")
    }
  }

  private func wholeNumber(_ line: String, _ number: NumberKind) -> Reply {
    if let value = Int(line), number.range.contains(value) { return .answer(.number(value)) }
    if let extra = number.extras.firstIndex(where: { $0.id == line }) { return .answer(.extra(extra)) }
    let extras = number.extras.map { ", \($0.id)" }.joined()
    return .notUnderstood(
      "Please answer with a whole number from \(number.range.lowerBound) to \(number.range.upperBound)\(extras), "
        + "or u (not known)."
    )
  }

  private func checklist(_ line: String, _ options: [AnswerOption]) -> Reply {
    if ["0", "none", "no", "n"].contains(line) { return .answer(.checklist(ticked: 0, unknown: 0)) }
    var ticked = UInt64(0)
    var unknown = UInt64(0)
    let parts = line.split(whereSeparator: { $0 == "," || $0 == " " })
    for part in parts.isEmpty ? [line[...]] : parts {
      let isUnknown = part.hasSuffix("?")
      guard let position = position(String(isUnknown ? part.dropLast() : part), options) else {
        return .notUnderstood(
          "Please answer with numbers from 1 to \(options.count), such as 1,3; 0 for none of these; or u (not known)."
        )
      }
      if isUnknown { unknown |= 1 << UInt64(position) } else { ticked |= 1 << UInt64(position) }
    }
    guard ticked & unknown == 0 else { return .notUnderstood("One of them is both ticked and not known.") }
    let everything = options.count >= 64 ? UInt64.max : (1 << UInt64(options.count)) - 1
    return .answer(unknown == everything ? .notKnown : .checklist(ticked: ticked, unknown: unknown))
  }

  private func position(_ word: String, _ options: [AnswerOption]) -> Int? {
    if let number = Int(word) { return options.indices.contains(number - 1) ? number - 1 : nil }
    return options.firstIndex { $0.id == word }
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
