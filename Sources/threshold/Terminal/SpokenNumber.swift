import DecisionSupport

/// A number as people say it, such as an age: "6 months", "nearly 3", "twelve".
enum SpokenNumber: Equatable {
  /// The words can only mean this.
  case certain(Answer)

  /// The words probably mean this; whoever typed it should say so.
  case likely(Answer)

  /// Reads a text; nil where nobody could tell what it means.
  init?(_ text: String, as number: NumberKind) {
    let text = PlainWords(text).text
    if let extra = number.extras.firstIndex(where: { $0.id == text || PlainWords($0.text).text == text }) {
      self = .certain(.extra(extra))
      return
    }
    var reading = SpokenNumberReading(number)
    for token in Self.tokens(text) { guard reading.take(token) else { return nil } }
    guard let meaning = reading.meaning else { return nil }
    self = meaning
  }

  /// Whether a text names a number among other words, so that the number alone may not mean the same.
  static func mentions(_ value: Int, in text: String) -> Bool {
    let tokens = tokens(PlainWords(text).text)
    return tokens.count > 1 && tokens.contains { ($0 == String(value)) || smallNumbers[$0] == value }
  }

  static let smallNumbers: [String: Int] = Dictionary(
    uniqueKeysWithValues: zip(
      [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
      ],
      0...
    )
  )

  /// Words, numbers and signs, also where no space stands between them.
  private static func tokens(_ text: String) -> [String] {
    enum Kind { case gap, word, number, sign }
    var tokens: [String] = []
    var last = Kind.gap
    for character in text {
      let kind: Kind
      switch character {
      case " ", ",", ";", ":": kind = .gap
      // Between words a hyphen joins; beside numbers it is a sign of which nobody can be sure.
      case "-" where last == .word: kind = .gap
      case "0"..."9": kind = .number
      case ".": kind = last == .number ? .number : .gap
      case "½": kind = .sign
      case _ where character.isLetter: kind = .word
      case "/" where last == .word: kind = .word
      // "6-month-old": the hyphen between a number and a word joins, too.
      default: kind = .sign
      }
      if kind != .gap, kind == last, kind != .sign {
        tokens[tokens.count - 1].append(character)
      } else if kind != .gap {
        tokens.append(character == "½" ? "half" : String(character))
      }
      last = kind
    }
    return joiningHyphens(tokens)
  }

  /// Takes out hyphens between a number and a word.
  private static func joiningHyphens(_ tokens: [String]) -> [String] {
    tokens.indices.filter { place in
      guard tokens[place] == "-", place > 0, place + 1 < tokens.count else { return true }
      return !(tokens[place - 1].last?.isNumber == true && tokens[place + 1].first?.isLetter == true)
    }
    .map { tokens[$0] }
  }
}

/// Takes in the words of a number, one after the other.
struct SpokenNumberReading {
  private let number: NumberKind

  /// How many of what, and how many of it make one; nil where no unit has been named.
  private var counts: [(count: Double, unit: Int?)] = []
  private var named: Int?
  private var isVague = false
  private var isNearly = false
  private var isSingle = false

  /// Whether a stroke came last: 6/12 is six months, as it stands in a child's notes.
  private var isOver = false

  init(_ number: NumberKind) { self.number = number }

  /// Takes a word in; false where it says something that is not understood.
  mutating func take(_ token: String) -> Bool {
    let wasSingle = isSingle
    isSingle = false
    if let word = number.words.first(where: { $0.word == token }) {
      guard named == nil || named == word.number else { return false }
      named = word.number
      return true
    }
    if token == "/", let last = counts.last, last.unit == nil, !isOver {
      isOver = true
      return true
    }
    if isOver {
      isOver = false
      guard let last = counts.indices.last, let unit = number.units.first(where: { Double($0.count) == Double(token) })
      else { return false }
      (counts[last].unit, isVague) = (unit.count, true)
      return true
    }
    if let count = Double(token) ?? SpokenNumber.smallNumbers[token].map(Double.init) {
      counts.append((count, nil))
      isVague = isVague || count.rounded() != count
      return true
    }
    if let unit = unit(token) {
      if wasSingle { counts.append((1, nil)) }
      guard let last = counts.indices.last, counts[last].unit == nil else { return false }
      counts[last].unit = unit
      return !counts.dropLast().contains { $0.unit == unit }
    }
    switch token {
    case "a", "an": isSingle = true
    case "half":
      isVague = true
      if let last = counts.indices.last { counts[last].count += 0.5 } else { counts.append((0.5, nil)) }
    case "nearly", "almost", "rising": isNearly = true
    case _ where Self.vague.contains(token): isVague = true
    default: return Self.idle.contains(token)
    }
    return true
  }

  /// How many of what a word names make one; nil where it names nothing that is counted.
  private func unit(_ token: String) -> Int? {
    let units = [(name: number.unit, count: 1)] + number.units.map { (name: $0.name, count: $0.count) }
    if let named = units.first(where: { $0.name == token || $0.name == token + "s" }) { return named.count }
    if number.unit.hasPrefix("y"), token == "yo" || token == "y/o" { return 1 }
    let meant = units.filter { Self.abbreviates(token, $0.name) }
    return meant.count == 1 ? meant[0].count : nil
  }

  /// Whether a word is a name with letters left out, the first excepted.
  private static func abbreviates(_ token: String, _ name: String) -> Bool {
    guard token.first == name.first else { return false }
    var letters = name[...]
    for letter in token {
      guard let place = letters.firstIndex(of: letter) else { return false }
      letters = letters[letters.index(after: place)...]
    }
    return true
  }

  /// What all of it comes to.
  var meaning: SpokenNumber? {
    guard !isOver else { return nil }
    guard !isSingle, let first = counts.first else {
      guard let named, counts.isEmpty, !isNearly, !isSingle else { return nil }
      return isVague ? .likely(.number(named)) : .certain(.number(named))
    }
    // Several numbers each need to say of what.
    guard counts.count == 1 || !counts.contains(where: { $0.unit == nil }) else { return nil }
    var total = counts.reduce(0) { $0 + $1.count / Double($1.unit ?? 1) }
    if isNearly { total -= 1 / Double(first.unit ?? 1) }
    let value = Int(total.rounded(.down))
    guard total >= 0, number.range.contains(value), named == nil || named == value else { return nil }
    let isCertain = !isVague && !isNearly
    return isCertain ? .certain(.number(value)) : .likely(.number(value))
  }

  private static let vague: Set<String> = [
    "about", "around", "approximately", "approx", "roughly", "ish", "maybe", "probably", "think", "i", "circa", "so",
    "?", "~",
  ]

  private static let idle: Set<String> = [
    "age", "aged", "old", "is", "hes", "shes", "he", "she", "they", "theyre", "are", "just", "turned", "and", "of",
    "now", "exactly", "the", "child", "only", "been", "gone", "boy", "girl",
  ]
}
