internal import MarkedYAML

/// What the items of a list of texts look like when none of them was cut.
enum TextForm {
  /// Texts that begin with no small letter, and end with the mark of a sentence.
  case sentences

  /// Texts that begin with no small letter, as those do whom a step tells.
  case phrases

  /// Names and ids, of which nothing is expected.
  case names
}

extension MappingReader {
  /// Reports a list in brackets whose commas may have cut its texts: `do: [Do not, in any case, ring the parents.]` holds
  /// three items, which nobody meant.
  func checkCommas(of key: String, _ form: TextForm) {
    guard form != .names, case .sequence(let list)? = mapping[key], list.isFlow else { return }
    let texts = list.items.compactMap { item in if case .scalar(let text) = item { text } else { nil } }
    guard texts.count > 1, texts.contains(where: { $0.isPiece(of: form) }) else { return }
    sink.report(
      "the commas in '\(key)' of \(subject) split it into \(list.items.count) items",
      identifier: "text-cut-by-comma",
      at: list.range,
      help: "it is read as \(texts.map { $0.text }.quoted), not as \(texts.joined(form).quoted); "
        + "write each text on a line of its own, after '- '"
    )
  }
}

extension [Scalar] {
  /// The other way to read them: pieces with what they may be pieces of; as one where that changes nothing.
  fileprivate func joined(_ form: TextForm) -> [String] {
    var whole: [String] = []
    var isOpen = false
    for text in self {
      if !whole.isEmpty, isOpen || text.isPlain && text.text.beginsSmall {
        whole[whole.count - 1] += ", " + text.text
      } else {
        whole.append(text.text)
      }
      isOpen = form == .sentences && text.isPlain && !text.text.endsSentence
    }
    return whole.count < count ? whole : [map { $0.text }.joined(separator: ", ")]
  }
}

extension Scalar {
  /// Whether the scalar looks as if a comma had cut it; no comma cuts what stands in quotes.
  fileprivate func isPiece(of form: TextForm) -> Bool {
    isPlain && !text.isEmpty && (text.beginsSmall || form == .sentences && !text.endsSentence)
  }
}

extension [String] {
  fileprivate var quoted: String { map { "'\($0.shortened)'" }.joined(separator: " + ") }
}

extension String {
  /// Whether the text begins with a small letter.
  fileprivate var beginsSmall: Bool {
    switch unicodeScalars.first(where: { $0.isLetterOrDigit })?.value ?? 0 {
    case 0x61...0x7A, 0xDF...0xF6, 0xF8...0xFF: true
    default: false
    }
  }

  /// Whether the text ends with the mark of a sentence, brackets and quotes behind it not counted.
  fileprivate var endsSentence: Bool {
    guard let mark = unicodeScalars.last(where: { !")]\"'”’".unicodeScalars.contains($0) }) else { return false }
    return ".!?…".unicodeScalars.contains(mark)
  }
}

extension Unicode.Scalar {
  fileprivate var isLetterOrDigit: Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...: true
    default: false
    }
  }
}
