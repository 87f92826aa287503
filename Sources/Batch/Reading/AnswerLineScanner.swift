import DecisionSupport

/// Reads the usual lines of answers: an object of questions' names with answers that they take, without escapes.
///
/// It guesses that the questions come in the guidance's order, and looks a name up where they do not. Any line that holds
/// something else it leaves to a thorough reader: one that is wrong, and one that is merely unusual.
struct AnswerLineScanner: Sendable {
  private let vocabulary: AnswerVocabulary

  init(_ guidance: Guidance) {
    vocabulary = AnswerVocabulary(guidance)
  }

  /// Reads a line.
  ///
  /// - Returns: Where the line's id stands, quotes included, empty for none; nil where the line is not one of the usual
  ///   ones, and nothing is known of it.
  func scan(_ line: UnsafeRawBufferPointer, into answers: inout Answers) -> Range<Int>? {
    answers.given.withUnsafeMutableBufferPointer { given in
      given.update(repeating: nil)
      return scan(line, into: given)
    }
  }

  private func scan(_ line: UnsafeRawBufferPointer, into answers: UnsafeMutableBufferPointer<Answer?>) -> Range<Int>? {
    var id = 0..<0
    var cursor = LineCursor(line)
    guard cursor.take("{") else { return nil }
    if cursor.take("}") { return cursor.isAtEnd ? id : nil }
    var expected = 0
    repeat {
      guard takeCalmMembers(&expected, &cursor, answers) else { return nil }
      guard cursor.takeQuote() else { return nil }
      guard let position = takeName(&cursor, expected) else {
        guard take(vocabulary.id, &cursor), id.isEmpty, cursor.take(":"), let place = cursor.takeID() else {
          return nil
        }
        id = place
        continue
      }
      guard answers[position] == nil, let answer = takeAnswer(to: position, &cursor) else { return nil }
      answers[position] = answer
      expected = position &+ 1
    } while cursor.take(",")
    return cursor.take("}") && cursor.isAtEnd ? id : nil
  }

  /// Takes the calm answers to the expected questions, each with the comma behind it; false where one was answered before.
  @inline(__always)
  private func takeCalmMembers(
    _ expected: inout Int,
    _ cursor: inout LineCursor,
    _ answers: UnsafeMutableBufferPointer<Answer?>
  ) -> Bool {
    guard expected < answers.count, !vocabulary.questions.start[expected].calmMember.isEmpty else { return true }
    let start = vocabulary.questions.start[expected].calmMember.lowerBound
    let end = start &+ vocabulary.countOfCalm(from: start, at: cursor)
    while expected < answers.count {
      let question = vocabulary.questions.start + expected
      let member = question.pointee.calmMember
      guard !member.isEmpty, member.upperBound <= end else { return true }
      guard answers[expected] == nil else { return false }
      answers[expected] = question.pointee.calm
      cursor.offset &+= member.count
      expected &+= 1
    }
    return true
  }

  /// The question that is named next, most likely the expected one.
  @inline(__always)
  private func takeName(_ cursor: inout LineCursor, _ expected: Int) -> Int? {
    if expected < vocabulary.questions.count, take(vocabulary.questions.start[expected].name, &cursor) {
      return expected
    }
    guard let count = cursor.countToQuote, let question = vocabulary.question(at: cursor, count: count) else {
      return nil
    }
    cursor.offset &+= count
    return question
  }

  private func takeAnswer(to position: Int, _ cursor: inout LineCursor) -> Answer? {
    let question = vocabulary.questions.start + position
    if let calm = question.pointee.calmAnswer, take(calm, &cursor) { return question.pointee.calm }
    guard cursor.take(":") else { return nil }
    if cursor.takeQuote() { return takeAnswer(question.pointee.answers, &cursor) }
    let options = question.pointee.options
    if !options.isEmpty { return cursor.take("[") ? takeChecklist(options, &cursor) : nil }
    if let answer = takeAnswer(question.pointee.plainAnswers, &cursor) { return answer }
    guard let number = cursor.takeNumber(), question.pointee.numbers.contains(number) else { return nil }
    return .number(number)
  }

  @inline(__always)
  private func takeAnswer(_ answers: Range<Int>, _ cursor: inout LineCursor) -> Answer? {
    var index = answers.lowerBound
    while index < answers.upperBound {
      if take(vocabulary.answers.start[index].word, &cursor) { return vocabulary.answers.start[index].answer }
      index &+= 1
    }
    return nil
  }

  @inline(__always)
  private func takeChecklist(_ options: Range<Int>, _ cursor: inout LineCursor) -> Answer? {
    if cursor.take("]") { return .checklist(ticked: 0, unknown: 0) }
    var ticked = UInt64(0)
    repeat {
      guard cursor.takeQuote(), let option = takeOption(options, &cursor), ticked & option == 0 else { return nil }
      ticked |= option
    } while cursor.take(",")
    return cursor.take("]") ? .checklist(ticked: ticked, unknown: 0) : nil
  }

  @inline(__always)
  private func takeOption(_ options: Range<Int>, _ cursor: inout LineCursor) -> UInt64? {
    var index = options.lowerBound
    while index < options.upperBound {
      if take(vocabulary.options.start[index], &cursor) { return 1 << UInt64(index &- options.lowerBound) }
      index &+= 1
    }
    return nil
  }

  @inline(__always)
  private func take(_ word: PackedBytes, _ cursor: inout LineCursor) -> Bool {
    guard vocabulary.parts.stands(word, at: cursor.offset, in: cursor) else { return false }
    cursor.offset &+= word.count
    return true
  }
}
