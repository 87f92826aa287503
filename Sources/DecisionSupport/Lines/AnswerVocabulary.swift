/// The words that lines of answers are made of: each question's name and its answers, ready to be compared with bytes.
struct AnswerVocabulary: Sendable {
  /// One question's words, as they stand between double quotes, the closing one included.
  struct Question: Sendable {
    let name: Word
    let answers: [(word: Word, answer: Answer)]

    /// Those that can stand without quotes.
    let plainAnswers: [(word: Word, answer: Answer)]

    /// The options of a checklist, each alone in a list.
    let options: [Word]

    /// The numbers that it takes; empty for any other question.
    let numbers: Range<Int>
  }

  let questions: [Question]

  // Places of questions by the hash of their names, with gaps to stop at.
  private let slots: [Int32]

  /// Makes the words; nil where one is too long for a quick look.
  init?(_ guidance: Guidance) {
    questions = guidance.questions.compactMap { question in
      func answer(_ position: Int) -> Answer {
        if case .wholeNumber = question.answers { .extra(position) } else { .option(position) }
      }
      var answers: [(text: String, answer: Answer)] = [("unknown", .notKnown)]
      var numbers = 0..<0
      switch question.answers {
      case .yesNo, .oneOf:
        answers += question.answers.options.enumerated().map { ($1.id, answer($0)) }
        if case .yesNo = question.answers { answers += [("true", .yes), ("false", .no)] }
      case .wholeNumber(let number):
        answers += question.answers.options.enumerated().map { ($1.id, answer($0)) }
        numbers = max(0, number.range.lowerBound)..<max(0, number.range.upperBound + 1)
      case .anyOf(let options):
        if !options.contains(where: { $0.id == "none" }) { answers.append(("none", .checklist(ticked: 0, unknown: 0))) }
      }
      let isYesNo = if case .yesNo = question.answers { true } else { false }
      let isChecklist = if case .anyOf = question.answers { true } else { false }
      // Most answers are calm, so that one is compared first.
      let calm = answers.firstIndex { $0.answer == question.calm } ?? 0
      answers.swapAt(0, calm)
      let words = answers.compactMap { text, answer in Word(text + "\"").map { (word: $0, answer: answer) } }
      let options = isChecklist ? question.answers.options : []
      let optionWords = options.compactMap { Word($0.id + "\"") }
      guard let name = Word(question.id + "\""), words.count == answers.count, optionWords.count == options.count else {
        return nil
      }
      return Question(
        name: name,
        answers: words,
        plainAnswers: isYesNo ? [("true", .yes), ("false", .no)].compactMap(Self.plain) : [],
        options: optionWords,
        numbers: numbers
      )
    }
    guard questions.count == guidance.questions.count else { return nil }
    var slots = Array(repeating: Int32(-1), count: 8)
    while slots.count < questions.count * 4 { slots += slots }
    for (position, question) in questions.enumerated() {
      var slot = question.name.hash & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(position)
    }
    self.slots = slots
  }

  private static func plain(_ text: String, _ answer: Answer) -> (word: Word, answer: Answer)? {
    Word(text).map { ($0, answer) }
  }

  /// The question whose name stands at an offset, with its closing quote, in so many bytes.
  func question(_ bytes: UnsafeRawBufferPointer, at offset: Int, count: Int) -> Int? {
    var slot = Word.hash(bytes, at: offset, count: count) & (slots.count - 1)
    while slots[slot] >= 0 {
      let position = Int(slots[slot])
      let name = questions[position].name
      if name.count == count, name.stands(in: bytes, at: offset) { return position }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }
}
