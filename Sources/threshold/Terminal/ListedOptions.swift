import DecisionSupport

/// Options as people name them: by number, by id, by their text, by the beginning of their id.
struct ListedOptions {
  private let options: [AnswerOption]

  init(_ options: [AnswerOption]) { self.options = options }

  /// The option that a word can only mean.
  func place(_ word: String) -> Int? {
    if let number = Int(word) { return options.indices.contains(number - 1) ? number - 1 : nil }
    return options.firstIndex { $0.id == word || $0.id.replacing("-", with: " ") == word }
      ?? options.firstIndex { PlainWords($0.text).text == word }
  }

  /// The option that a beginning of at least four letters probably means.
  func likelyPlace(_ word: String) -> Int? {
    guard word.count >= 4 else { return nil }
    let meant = options.indices.filter { place in
      let text = PlainWords(options[place].text).text
      return options[place].id.replacing("-", with: " ").hasPrefix(word) || text.hasPrefix(word)
    }
    return meant.count == 1 ? meant[0] : nil
  }

  /// What a list of them comes to; nil where a part of it is not understood.
  func reply(_ plain: PlainWords) -> Reply? {
    if plain.saysNone { return .answer(.checklist(ticked: 0, unknown: 0)) }
    var (ticked, unknown, isLikely) = (UInt64(0), UInt64(0), false)
    for part in parts(plain.text) {
      let isUnknown = part.hasSuffix("?")
      let word = (isUnknown ? String(part.dropLast()) : part).trimmed
      guard let place = place(word) ?? likelyPlace(word) else { return nil }
      if self.place(word) == nil { isLikely = true }
      if isUnknown { unknown |= 1 << UInt64(place) } else { ticked |= 1 << UInt64(place) }
    }
    guard ticked & unknown == 0 else { return .notUnderstood("One of them is both ticked and not known.") }
    guard ticked | unknown != 0 else { return nil }
    let everything = options.count >= 64 ? UInt64.max : (1 << UInt64(options.count)) - 1
    let answer = unknown == everything ? Answer.notKnown : .checklist(ticked: ticked, unknown: unknown)
    return isLikely ? .likely(answer) : .answer(answer)
  }

  /// The parts of a list, with commas, semicolons or "and" between them, or else spaces.
  private func parts(_ text: String) -> [String] {
    let separated = text.replacing(" and ", with: ",").replacing("&", with: ",").replacing(" ?", with: "?")
    return separated.split(whereSeparator: { ",;".contains($0) }).flatMap { part -> [String] in
      let whole = String(part).trimmed
      let name = whole.hasSuffix("?") ? String(whole.dropLast()) : whole
      if whole.isEmpty { return [] }
      if place(name) != nil || likelyPlace(name) != nil { return [whole] }
      return whole.split(separator: " ").map(String.init)
    }
  }
}
