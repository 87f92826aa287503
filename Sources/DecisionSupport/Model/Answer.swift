/// What was answered to one question.
public enum Answer: Hashable, Sendable {
  /// Asked, and nobody knows.
  case notKnown

  /// The option at a position: of a choice, or 0 for no and 1 for yes.
  case option(Int)

  /// A number in the question's range.
  case number(Int)

  /// The named extra value at a position, beside a question's numbers.
  case extra(Int)

  /// A checklist: the options ticked, and those that are not known, as bits by position; the others are no. Not all
  /// options are unknown: that is `notKnown`.
  case checklist(ticked: UInt64, unknown: UInt64)

  /// Yes, to a yes-no question.
  public static let yes = Answer.option(1)

  /// No, to a yes-no question.
  public static let no = Answer.option(0)

  /// Whether nothing about the question is known.
  public var isNotKnown: Bool { self == .notKnown }

  /// Whether at least a part of the question is not known.
  public var leavesOpen: Bool {
    if case .checklist(_, let unknown) = self { return unknown != 0 }
    return isNotKnown
  }
}

extension Question {
  /// An answer to this question as the command line writes it: `yes`, `17`, `food,medical?`, `unknown`.
  public func word(for answer: Answer) -> String {
    switch answer {
    case .notKnown: return "unknown"
    case .option(let position), .extra(let position): return answers.options[position].id
    case .number(let number): return String(number)
    case .checklist(let ticked, let unknown):
      let words = answers.options.enumerated().compactMap { position, option in
        ticked.contains(position) ? option.id : unknown.contains(position) ? option.id + "?" : nil
      }
      return words.isEmpty ? "none" : words.joined(separator: ",")
    }
  }

  /// An answer to this question in words for people: option texts, the number with its unit.
  public func phrase(for answer: Answer) -> String {
    switch answer {
    case .notKnown: return "not known"
    case .option(let position), .extra(let position):
      let text = answers.options[position].text
      if case .yesNo = answers { return text.lowercased() }
      return text
    case .number(let number):
      guard case .wholeNumber(let kind) = answers else { return String(number) }
      return "\(number) \(kind.unit)"
    case .checklist(let ticked, let unknown):
      let phrases = answers.options.enumerated().compactMap { position, option -> String? in
        let text = option.text.hasSuffix(".") ? String(option.text.dropLast()) : option.text
        return ticked.contains(position) ? text : unknown.contains(position) ? "\(text) (not known)" : nil
      }
      return phrases.isEmpty ? "none of these" : phrases.joined(separator: "; ")
    }
  }
}

extension UInt64 {
  /// The set of one position.
  init(bit position: Int) {
    self = 1 << UInt64(position)
  }

  /// The set of the positions below a count.
  init(bitsBelow count: Int) {
    self = count >= 64 ? .max : (1 << UInt64(count)) - 1
  }

  /// Whether a position is in the set.
  public func contains(_ position: Int) -> Bool {
    self & UInt64(bit: position) != 0
  }
}
