/// Finds the characters that a reader cannot see or takes for others, so that a diagnostic can show and name them.
enum Disguise {
  /// The positions of all such characters: spaces and hyphens that are not the usual ones, what has no width, what turns
  /// the direction of writing, and Cyrillic or Greek letters that pass for Latin ones.
  static func positions(in scalars: [Unicode.Scalar]) -> [Int] {
    var found: [Int] = []
    var word = 0..<0
    var isBehindEmoji = false
    for (position, scalar) in scalars.enumerated() {
      if scalar.alphabet != nil {
        word = word.lowerBound..<position + 1
        isBehindEmoji = false
        continue
      }
      found += foreignLetters(of: word, in: scalars)
      word = position + 1..<position + 1
      if scalar.belongsToEmoji, isBehindEmoji { continue }
      isBehindEmoji = scalar.value >= 0x203C && scalar.disguise == nil
      if scalar.disguise != nil { found.append(position) }
    }
    return found + foreignLetters(of: word, in: scalars)
  }

  /// A word of another alphabet is no disguise, unless every letter of it looks Latin.
  private static func foreignLetters(of word: Range<Int>, in scalars: [Unicode.Scalar]) -> [Int] {
    let foreign = word.filter { scalars[$0].alphabet != .latin }
    let isMixed = foreign.count < word.count
    return isMixed || foreign.allSatisfy { scalars[$0].latinLookalike != nil } ? foreign : []
  }

  /// One sentence for each different character, in the order in which they first occur.
  static func explanations(of scalars: [Unicode.Scalar]) -> [String] {
    scalars.reduce(into: [Unicode.Scalar]()) { if !$0.contains($1) { $0.append($1) } }
      .map { "\($0.escapedForPrinting) is \(name(of: $0))" }
  }

  /// What a character is: "U+00A0, a no-break space".
  static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return "\(code), \(scalar.disguise ?? "a character that cannot be seen")"
  }
}

extension String {
  /// The text with every disguised character as an escape.
  var undisguised: (text: String, disguises: [Unicode.Scalar]) {
    guard !utf8.allSatisfy({ $0 < 0x80 }) else { return (self, []) }
    let scalars = Array(unicodeScalars)
    let positions = Disguise.positions(in: scalars)
    guard !positions.isEmpty else { return (self, []) }
    var result = ""
    var next = positions.startIndex
    for (position, scalar) in scalars.enumerated() {
      if next < positions.endIndex, positions[next] == position {
        result += scalar.escapedForPrinting
        next += 1
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return (result, positions.map { scalars[$0] })
  }
}

extension Unicode.Scalar {
  fileprivate enum Alphabet {
    case latin, greek, cyrillic
  }

  fileprivate var alphabet: Alphabet? {
    switch value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F: .latin
    case 0x370...0x373, 0x376...0x377, 0x37B...0x37D, 0x37F...0x3FF: .greek
    case 0x400...0x52F: .cyrillic
    default: nil
    }
  }

  /// Joiners, selectors and tags are only strange where no emoji stands before them.
  fileprivate var belongsToEmoji: Bool {
    switch value {
    case 0x200D, 0xFE00...0xFE0F, 0xE0020...0xE007F: true
    default: false
    }
  }

  /// What the character is; nil for one that everybody sees for what it is.
  fileprivate var disguise: String? {
    if let name = Self.names.first(where: { $0.key.contains(value) })?.value { return name }
    if (0xFF01...0xFF5E).contains(value), let plain = Unicode.Scalar(value - 0xFEE0) {
      return "a full-width character that looks like '\(plain)'"
    }
    guard let alphabet, alphabet != .latin else { return nil }
    let letter = alphabet == .greek ? "a Greek letter" : "a Cyrillic letter"
    return latinLookalike.map { "\(letter) that looks like '\($0)'" } ?? letter
  }

  private static let names: KeyValuePairs<ClosedRange<UInt32>, String> = [
    0xA0...0xA0: "a no-break space", 0xAD...0xAD: "a soft hyphen", 0x34F...0x34F: "an invisible joiner",
    0x61C...0x61C: "an Arabic letter mark", 0x115F...0x1160: "an invisible filler", 0x1680...0x1680: "an unusual space",
    0x180E...0x180E: "an invisible separator", 0x2000...0x200A: "a space of another width",
    0x200B...0x200B: "a zero-width space", 0x200C...0x200C: "a zero-width non-joiner",
    0x200D...0x200D: "a zero-width joiner", 0x200E...0x200E: "a left-to-right mark",
    0x200F...0x200F: "a right-to-left mark", 0x2010...0x2010: "a hyphen other than '-'",
    0x2011...0x2011: "a non-breaking hyphen", 0x2012...0x2012: "a figure dash", 0x2028...0x2028: "a line separator",
    0x2029...0x2029: "a paragraph separator", 0x202A...0x202A: "a left-to-right embedding",
    0x202B...0x202B: "a right-to-left embedding", 0x202C...0x202C: "the end of a change of direction",
    0x202D...0x202D: "a left-to-right override", 0x202E...0x202E: "a right-to-left override",
    0x202F...0x202F: "a narrow no-break space", 0x205F...0x205F: "a space of another width",
    0x2060...0x2060: "a word joiner", 0x2061...0x2064: "an invisible operator",
    0x2066...0x2066: "a left-to-right isolate", 0x2067...0x2067: "a right-to-left isolate",
    0x2068...0x2068: "a first-strong isolate", 0x2069...0x2069: "the end of an isolate",
    0x206A...0x206F: "an invisible control", 0x2212...0x2212: "a minus sign other than '-'",
    0x3000...0x3000: "a space of another width", 0x3164...0x3164: "an invisible filler",
    0xFE00...0xFE0F: "a variation selector", 0xFEFF...0xFEFF: "a zero-width no-break space",
    0xFFA0...0xFFA0: "an invisible filler", 0xE0000...0xE007F: "an invisible tag",
  ]

  /// The Latin letter that nobody can tell it from.
  fileprivate var latinLookalike: Unicode.Scalar? {
    Self.lookalikes.first { $0.key == self }?.value
  }

  private static let lookalikes: KeyValuePairs<Unicode.Scalar, Unicode.Scalar> = [
    "\u{430}": "a", "\u{435}": "e", "\u{43E}": "o", "\u{440}": "p", "\u{441}": "c", "\u{443}": "y", "\u{445}": "x",
    "\u{456}": "i", "\u{458}": "j", "\u{455}": "s", "\u{4BB}": "h", "\u{501}": "d", "\u{51B}": "q", "\u{51D}": "w",
    "\u{4CF}": "l", "\u{410}": "A", "\u{412}": "B", "\u{415}": "E", "\u{405}": "S", "\u{406}": "I", "\u{408}": "J",
    "\u{41A}": "K", "\u{41C}": "M", "\u{41D}": "H", "\u{41E}": "O", "\u{420}": "P", "\u{421}": "C", "\u{422}": "T",
    "\u{423}": "Y", "\u{425}": "X", "\u{3BF}": "o", "\u{3BD}": "v", "\u{3B9}": "i", "\u{3BA}": "k", "\u{3C1}": "p",
    "\u{3C5}": "u", "\u{3B1}": "a", "\u{391}": "A", "\u{392}": "B", "\u{395}": "E", "\u{396}": "Z", "\u{397}": "H",
    "\u{399}": "I", "\u{39A}": "K", "\u{39C}": "M", "\u{39D}": "N", "\u{39F}": "O", "\u{3A1}": "P", "\u{3A4}": "T",
    "\u{3A5}": "Y", "\u{3A7}": "X",
  ]
}
