/// What people type, made comparable: small letters, straight apostrophes left out, no punctuation at the end, single
/// spaces.
struct PlainWords {
  let text: String

  init(_ line: String) {
    let letters = line.lowercased().filter { !"'’‘`´".contains($0) }
    let words = letters.split(whereSeparator: \.isWhitespace)
    var text = words.joined(separator: " ")
    while let last = text.last, ".!,;".contains(last) { text.removeLast() }
    self.text = text.trimmed
  }

  var words: [Substring] { text.split(separator: " ") }

  /// Whether the reply says that nobody knows.
  var saysNotKnown: Bool { Self.notKnown.contains(text) }

  /// Whether the reply begins by saying that nobody knows, and goes on.
  var beginsWithNotKnown: Bool {
    Self.notKnown.contains { $0.count > 3 && text.hasPrefix($0 + " ") }
  }

  /// Whether the reply says that none of several holds.
  var saysNone: Bool { Self.none.contains(text) }

  /// Yes or no, if the reply says only that.
  var yesOrNo: Bool? { Self.yes.contains(text) ? true : Self.no.contains(text) ? false : nil }

  /// Whether the reply says that several things are the same, or are not; nil where it says something else.
  var areTheSame: Bool? {
    if Self.same.contains(text) { return true }
    if Self.different.contains(text) { return false }
    return yesOrNo ?? (beginsWithYesOrNo == false ? false : nil)
  }

  /// Yes or no, if the reply begins with that and goes on.
  var beginsWithYesOrNo: Bool? {
    guard words.count > 1, let first = words.first.map({ $0.filter { !",;:-".contains($0) } }) else { return nil }
    return Self.yes.contains(first) && first != "1" ? true : Self.no.contains(first) && first != "2" ? false : nil
  }

  private static let notKnown: Set<String> = [
    "u", "unknown", "not known", "not known yet", "nobody knows", "no one knows", "dont know", "dont know yet",
    "i dont know", "i do not know", "do not know", "we dont know", "dunno", "dk", "idk", "nk", "not sure",
    "im not sure",
    "i am not sure", "unsure", "unclear", "no idea", "cant say", "cannot say", "i cant say", "i cannot say",
    "cant tell",
    "havent asked", "not asked", "nobody has asked", "no one has asked", "never asked", "didnt ask", "n/k", "unkown",
    "no clue", "not a clue", "havent a clue", "i havent a clue", "ive no idea", "i have no idea", "who knows",
    "couldnt say", "i couldnt say", "could not say", "hard to say", "not certain", "im not certain", "cant be sure",
    "i cant be sure", "couldnt tell you", "wouldnt know", "no info", "no information", "not yet known", "not recorded",
    "tbc",
  ]

  private static let none: Set<String> = [
    "0", "n", "no", "none", "none of these", "none of them", "none of those", "none of the above", "nothing", "neither",
    "nil", "not any", "none apply", "no none",
  ]

  private static let same: Set<String> = [
    "same", "the same", "all the same", "all same", "same again", "ok", "okay", "agreed", "correct", "right", "all",
    "both",
    "as before", "exactly",
  ]

  private static let different: Set<String> = [
    "different", "all different", "not the same", "not same", "not all", "not quite", "not really", "partly", "some",
    "mostly",
    "each", "ask", "ask me", "ask about each", "ask me about each",
  ]

  private static let yes: Set<String> = ["1", "y", "yes", "yeah", "yep", "yup", "true"]
  private static let no: Set<String> = ["2", "n", "no", "nope", "nah", "false"]
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
