import DecisionSupport

/// The words that lines of answers are made of: each question's name and its answers, ready to be compared with bytes.
struct AnswerVocabulary: Sendable {
  /// One question's words; with their closing quote.
  struct Question: Sendable {
    let name: PackedBytes

    /// Where in `calmMembers` the question's own stands; empty for a number, and for what is not written in one way.
    let calmMember: Range<Int>

    /// The colon and the calm answer, where that is so.
    let calmAnswer: PackedBytes?
    let calm: Answer

    /// The question's answers among `answers`.
    let answers: Range<Int>

    /// The question's answers that can be written without quotes.
    let plainAnswers: Range<Int>

    /// The options of a checklist among `options`.
    let options: Range<Int>

    /// The numbers that the question takes; empty for any other question.
    let numbers: Range<Int>
  }

  /// A word that stands for an answer.
  struct AnswerWord: Sendable {
    let word: PackedBytes
    let answer: Answer
  }

  /// What all the words are made of.
  let parts: UncheckedArray<UInt64>
  let questions: UncheckedArray<Question>
  let answers: UncheckedArray<AnswerWord>
  let options: UncheckedArray<PackedBytes>

  /// The members of a line that answers every question calmly, each with its comma, with eight zeros behind them.
  let calmMembers: UncheckedArray<UInt8>

  /// The name of a line's id, with its closing quote.
  let id: PackedBytes

  // Places of questions by the hash of their names, with gaps to stop at.
  private let slots: UncheckedArray<Int32>

  init(_ guidance: Guidance) {
    var lists = Lists()
    id = lists.words.append(AnswerLineReader.idKey + "\"")
    for question in guidance.questions { lists.append(question) }
    var slots = Array(repeating: Int32(-1), count: 8)
    while slots.count < guidance.questions.count * 4 { slots += slots }
    for (position, question) in guidance.questions.enumerated() {
      let name = Array("\(question.id)\"".utf8)
      var slot = name.withUnsafeBytes { LineCursor($0).hash(count: $0.count) } & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(position)
    }
    self.slots = UncheckedArray(slots)
    parts = UncheckedArray(lists.words.parts)
    questions = UncheckedArray(lists.questions)
    calmMembers = UncheckedArray(lists.calmMembers + Array(repeating: 0, count: 8))
    answers = UncheckedArray(lists.answers)
    options = UncheckedArray(lists.options)
  }

  /// The question whose name stands at a cursor, with its closing quote, in so many bytes.
  func question(at cursor: LineCursor, count: Int) -> Int? {
    var slot = cursor.hash(count: count) & (slots.count - 1)
    while slots[slot] >= 0 {
      let position = Int(slots[slot])
      let name = questions.start[position].name
      if name.count == count, parts.stands(name, at: cursor.offset, in: cursor) { return position }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// How many of a cursor's bytes are those of the calm members from a place on.
  @inline(__always)
  func countOfCalm(from place: Int, at cursor: LineCursor) -> Int {
    let calm = UnsafeRawPointer(calmMembers.start)
    var count = 0
    while place &+ count < calmMembers.count &- 8 {
      let expected = UInt64(littleEndian: calm.loadUnaligned(fromByteOffset: place &+ count, as: UInt64.self))
      let difference = expected ^ cursor.part(at: cursor.offset &+ count)
      if difference != 0 { return count &+ difference.trailingZeroBitCount / 8 }
      count &+= 8
    }
    return count
  }

  /// The lists while they grow.
  private struct Lists {
    var words = PackedBytesList()
    var questions: [Question] = []
    var answers: [AnswerWord] = []
    var options: [PackedBytes] = []
    var calmMembers: [UInt8] = []

    mutating func append(_ question: DecisionSupport.Question) {
      let ids = question.answers.options.map { $0.id }
      var texts: [(text: String, answer: Answer)] = []
      var plain: [(text: String, answer: Answer)] = []
      var checklist: [String] = []
      var numbers = 0..<0
      switch question.answers {
      case .yesNo:
        plain = [("true", .yes), ("false", .no)]
        texts = [("no", .no), ("yes", .yes)] + plain
      case .oneOf:
        texts = ids.enumerated().map { ($1, .option($0)) }
      case .wholeNumber(let number):
        texts = ids.enumerated().map { ($1, .extra($0)) }
        numbers = max(0, number.range.lowerBound)..<max(0, number.range.upperBound + 1)
      case .anyOf:
        checklist = ids
        if !ids.contains("none") { texts = [("none", .checklist(ticked: 0, unknown: 0))] }
      }
      texts.append(("unknown", .notKnown))
      // Most answers are calm, so that one is compared first.
      if let calm = texts.firstIndex(where: { $0.answer == question.calm }) { texts.swapAt(0, calm) }
      let calmText: String? =
        switch question.calm {
        case .checklist(ticked: 0, unknown: 0): "[]"
        case .option: "\"\(texts[0].text)\""
        default: nil
        }
      let name = words.append("\(question.id)\"")
      let firsts = (answers.count, options.count)
      answers += texts.map { AnswerWord(word: words.append($0.text + "\""), answer: $0.answer) }
      let firstPlain = answers.count
      answers += plain.map { AnswerWord(word: words.append($0.text), answer: $0.answer) }
      options += checklist.map { words.append($0 + "\"") }
      let firstCalm = calmMembers.count
      if let calmText { calmMembers += "\"\(question.id)\":\(calmText),".utf8 }
      questions.append(
        Question(
          name: name,
          calmMember: firstCalm..<calmMembers.count,
          calmAnswer: calmText.map { words.append(":\($0)") },
          calm: question.calm,
          answers: firsts.0..<firstPlain,
          plainAnswers: firstPlain..<answers.count,
          options: firsts.1..<options.count,
          numbers: numbers
        )
      )
    }
  }
}
