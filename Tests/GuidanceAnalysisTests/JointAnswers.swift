import DecisionSupport
import TestSupport

@testable import GuidanceAnalysis

/// Every answer set that two guidances can be given, finished or not, by brute force: a word a question, with an option of
/// either checklist *no*, *yes* or *not known*.
struct JointAnswers {
  /// What is answered to one thing that is asked.
  enum Word: Equatable {
    case answer(String)
    case number(Int)
    case options([String: Bool?])
    case notKnown
    case nothing
  }

  /// One joint answer set as each side reads it, and how far it is from a calm child.
  struct Element {
    let before: Answers
    let after: Answers
    let distance: Int
    let unknown: Int

    /// The distance in a finished set, where having no answer is none.
    let finishedDistance: Int
    let finishedUnknown: Int

    /// The questions of either that have an answer, by id.
    let answered: Set<String>
  }

  private let old: Guidance
  private let new: Guidance
  private let ids: [String]

  init(_ old: Guidance, _ new: Guidance) {
    (self.old, self.new) = (old, new)
    ids = old.questions.map(\.id) + new.questions.map(\.id).filter { id in !old.questions.contains { $0.id == id } }
  }

  /// How many there are.
  var count: Int { ids.reduce(1) { $0 * words(of: $1).count } }

  func forEach(_ body: (Element) -> Void) {
    let choices = ids.map { words(of: $0) }
    var indices = choices.map { _ in 0 }
    while true {
      body(element(zip(choices, indices).map { $0[$1] }))
      var position = 0
      while position < indices.count {
        indices[position] += 1
        if indices[position] < choices[position].count { break }
        indices[position] = 0
        position += 1
      }
      if position == indices.count { return }
    }
  }

  private func questions(_ id: String) -> [Question] {
    [old, new].compactMap { $0.questions.first { $0.id == id } }
  }

  private func words(of id: String) -> [Word] {
    let questions = questions(id)
    let options = questions.map { $0.answers.options.map(\.id) }
    var words: [Word] = [.nothing]
    switch questions[0].answers {
    case .anyOf:
      var all: [[String: Bool?]] = [[:]]
      for option in Set(options.flatMap(\.self)).sorted() {
        all = all.flatMap { given in
          [false, true, nil].map { value in given.merging([option: value]) { first, _ in first } }
        }
      }
      return words + all.map { .options($0) }
    case .wholeNumber(let kind): words += kind.range.map { .number($0) }
    default: break
    }
    // What one side does not take cannot be compared.
    words += options[0].filter { id in options.allSatisfy { $0.contains(id) } }.map { .answer($0) }
    return words + [.notKnown]
  }

  private func element(_ words: [Word]) -> Element {
    var (before, after) = (Answers(for: old), Answers(for: new))
    var (distance, unknown, finishedDistance, finishedUnknown) = (0, 0, 0, 0)
    var answered: Set<String> = []
    for (id, word) in zip(ids, words) {
      if let position = old.questions.firstIndex(where: { $0.id == id }) {
        before[Ordinal(position)] = answer(word, old.questions[position])
      }
      if let position = new.questions.firstIndex(where: { $0.id == id }) {
        after[Ordinal(position)] = answer(word, new.questions[position])
      }
      if word != .nothing { answered.insert(id) }
      let (away, open) = cost(of: word, questions(id))
      distance += away
      unknown += open
      if word != .nothing {
        finishedDistance += away
        finishedUnknown += open
      }
    }
    return Element(
      before: before,
      after: after,
      distance: distance,
      unknown: unknown,
      finishedDistance: finishedDistance,
      finishedUnknown: finishedUnknown,
      answered: answered
    )
  }

  /// How many of a question's variables are not as calm as the first side has them, and how many are not known or nothing.
  private func cost(of word: Word, _ questions: [Question]) -> (away: Int, open: Int) {
    let question = questions[0]
    switch (word, question.calm) {
    case (.options(let given), .checklist(let ticked, _)):
      let calm = question.answers.options.enumerated().filter { ticked >> UInt64($0.offset) & 1 == 1 }.map(\.element.id)
      return (given.count { $0.value != calm.contains($0.key) }, given.count { $0.value == nil })
    case (.nothing, .checklist):
      let count = Set(questions.flatMap { $0.answers.options.map(\.id) }).count
      return (count, count)
    case (.nothing, _), (.notKnown, _): return (1, 1)
    case (.number(let number), let calm): return (calm == .number(number) ? 0 : 1, 0)
    case (.answer(let id), let calm): return (question.word(for: calm) == id ? 0 : 1, 0)
    default: return (0, 0)
    }
  }

  private func answer(_ word: Word, _ question: Question) -> Answer? {
    func position(_ id: String) -> Int? { question.answers.options.firstIndex { $0.id == id } }
    switch word {
    case .nothing: return nil
    case .notKnown: return .notKnown
    case .number(let number): return .number(number)
    case .answer(let id):
      guard let position = position(id) else { return nil }
      if case .wholeNumber = question.answers { return .extra(position) }
      return .option(position)
    case .options(let given):
      var (ticked, unknown) = (UInt64(0), UInt64(0))
      for (id, value) in given {
        guard let position = position(id) else { continue }
        if value == true { ticked |= 1 << UInt64(position) }
        if value == nil { unknown |= 1 << UInt64(position) }
      }
      let everything = (UInt64(1) << UInt64(question.answers.options.count)) - 1
      return unknown == everything ? .notKnown : .checklist(ticked: ticked, unknown: unknown)
    }
  }
}
