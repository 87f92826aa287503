/// Reads the usual lines of answers: an object of questions' names with answers that they take, without escapes.
///
/// It guesses that the questions come in the guidance's order, and looks a name up where they do not. Any line that holds
/// something else it leaves to a thorough reader: one that is wrong, and one that is merely unusual.
struct AnswerLineScanner: Sendable {
  /// Where a line's id stands, quotes included; empty for none.
  private(set) var id = 0..<0

  private let vocabulary: AnswerVocabulary
  private let idKey: Word

  /// Makes a scanner; nil where the guidance has names that are too long for it.
  init?(_ guidance: Guidance) {
    guard let vocabulary = AnswerVocabulary(guidance), let idKey = Word(AnswerLineReader.idKey + "\"") else {
      return nil
    }
    self.vocabulary = vocabulary
    self.idKey = idKey
  }

  /// Reads a line.
  ///
  /// - Returns: Whether it was one of the usual ones; if not, nothing is known of it.
  mutating func scan(_ line: UnsafeRawBufferPointer, into answers: inout Answers) -> Bool {
    answers.removeAll()
    id = 0..<0
    var cursor = LineCursor(bytes: line)
    guard cursor.take("{") else { return false }
    if cursor.take("}") { return cursor.isAtEnd }
    var expected = 0
    repeat {
      guard cursor.takeQuote() else { return false }
      if let question = question(&cursor, expected) {
        guard cursor.take(":"), answers[Ordinal(question)] == nil,
          let answer = answer(&cursor, vocabulary.questions[question])
        else { return false }
        answers[Ordinal(question)] = answer
        expected = question + 1
      } else {
        guard cursor.take(idKey), id.isEmpty, cursor.take(":"), let place = cursor.takeID() else { return false }
        id = place
      }
    } while cursor.take(",")
    return cursor.take("}") && cursor.isAtEnd
  }

  private func question(_ cursor: inout LineCursor, _ expected: Int) -> Int? {
    if expected < vocabulary.questions.count, cursor.take(vocabulary.questions[expected].name) { return expected }
    guard let count = cursor.countToQuote,
      let question = vocabulary.question(cursor.bytes, at: cursor.offset, count: count)
    else { return nil }
    cursor.offset += count
    return question
  }

  private func answer(_ cursor: inout LineCursor, _ question: AnswerVocabulary.Question) -> Answer? {
    if cursor.takeQuote() {
      for (word, answer) in question.answers where cursor.take(word) { return answer }
      return nil
    }
    if !question.options.isEmpty { return cursor.take("[") ? checklist(&cursor, question.options) : nil }
    for (word, answer) in question.plainAnswers where cursor.take(word) { return answer }
    guard let number = cursor.takeNumber(), question.numbers.contains(number) else { return nil }
    return .number(number)
  }

  private func checklist(_ cursor: inout LineCursor, _ options: [Word]) -> Answer? {
    var ticked = UInt64(0)
    if cursor.take("]") { return .checklist(ticked: 0, unknown: 0) }
    repeat {
      guard cursor.takeQuote(), let option = options.firstIndex(where: { cursor.take($0) }), !ticked.contains(option)
      else { return nil }
      ticked |= UInt64(bit: option)
    } while cursor.take(",")
    return cursor.take("]") ? .checklist(ticked: ticked, unknown: 0) : nil
  }
}
