/// What people can agree or differ on: a question, or one option of a checklist, which is a yes-no of its own.
public struct AnswerItem: Hashable, Sendable {
  /// The question.
  public let question: Ordinal<Question>

  /// The checklist's option, by its position; nil for every other question.
  public let option: Int?

  /// Everything that a guidance asks, in file order.
  static func all(in guidance: Guidance) -> [AnswerItem] {
    guidance.questions.ordinals.flatMap { question -> [AnswerItem] in
      guard case .anyOf(let options) = guidance.questions[question].answers else {
        return [AnswerItem(question: question, option: nil)]
      }
      return options.indices.map { AnswerItem(question: question, option: $0) }
    }
  }
}

extension Guidance {
  /// An answer to an item as files write it: `yes`, `17`, `unknown`.
  public func word(for answer: Answer, to item: AnswerItem) -> String {
    guard item.option != nil else { return questions[item.question].word(for: answer) }
    return answer.isNotKnown ? "unknown" : answer == .yes ? "yes" : "no"
  }

  /// An answer to an item in words for people.
  public func phrase(for answer: Answer, to item: AnswerItem) -> String {
    guard item.option != nil else { return questions[item.question].phrase(for: answer) }
    return answer.isNotKnown ? "not known" : answer == .yes ? "yes" : "no"
  }
}

extension Answers {
  /// What was answered to an item: of a checklist's option yes, no or not known; nil where nothing was.
  func answer(to item: AnswerItem) -> Answer? {
    guard let answer = self[item.question] else { return nil }
    guard let option = item.option, case .checklist(let ticked, let unknown) = answer else { return answer }
    return ticked.contains(option) ? .yes : unknown.contains(option) ? .notKnown : .no
  }

  /// Answers in which an item is answered otherwise; where a checklist has no answer yet, its other options are no.
  func replacing(_ item: AnswerItem, with answer: Answer, in guidance: Guidance) -> Answers {
    var changed = self
    guard let option = item.option else {
      changed[item.question] = answer
      return changed
    }
    let everything = UInt64(bitsBelow: guidance.questions[item.question].answers.options.count)
    var (ticked, unknown) = (UInt64(0), UInt64(0))
    if case .checklist(let known, let open) = self[item.question] { (ticked, unknown) = (known, open) }
    if self[item.question] == .notKnown { unknown = everything }
    let bit = UInt64(bit: option)
    ticked = answer == .yes ? ticked | bit : ticked & ~bit
    unknown = answer == .notKnown ? unknown | bit : unknown & ~bit
    changed[item.question] = unknown == everything ? .notKnown : .checklist(ticked: ticked, unknown: unknown)
    return changed
  }
}
