import DecisionSupport

extension Guidance {
  /// Answer sets with the answers that a condition asks for, for each of several ways in which it can hold.
  ///
  /// - Parameters:
  ///   - condition: The condition.
  ///   - answers: What is answered beside it.
  /// - Returns: The answer sets, each with what opens the questions; not all need satisfy the condition. What it rules out is
  ///   left as it is, of so many parts of several the first are taken, and of very many ways some are left out.
  func imposing(_ condition: Condition, on answers: Answers) -> [Answers] {
    switch condition {
    case .none: return [answers]
    case .any(let parts): return parts.flatMap { imposing($0, on: answers) }
    case .all(let parts): return imposing(all: parts[...], on: answers)
    case .atLeast(let count, let parts): return imposing(all: parts.prefix(count), on: answers)
    case .rule(let rule): return imposing(rules[rule].condition, on: answers)
    case .answer(let test):
      return values(of: test).flatMap { value -> [Answers] in
        var set = answers
        if case .checklist(let more, _) = value, case .checklist(let ticked, let unknown)? = set[test.question] {
          set[test.question] = .checklist(ticked: ticked | more, unknown: unknown & ~more)
        } else {
          set[test.question] = value
        }
        return questions[test.question].askIf.map { imposing($0, on: set) } ?? [set]
      }
    }
  }

  private func imposing(all parts: ArraySlice<Condition>, on answers: Answers) -> [Answers] {
    let most = 64
    return parts.reduce([answers]) { sets, part in Array(sets.flatMap { imposing(part, on: $0) }.prefix(most)) }
  }

  private func values(of test: AnswerTest) -> [Answer] {
    let question = questions[test.question]
    let named = question.answers.options.indices
    switch test.values {
    case .options(let bits):
      guard case .anyOf = question.answers else { return named.filter { bits.contains($0) }.map { .option($0) } }
      return named.filter { bits.contains($0) }.map { .tick($0) }
    case .numbers(let ranges, let extras):
      let ends = ranges.flatMap { [$0.lowerBound, $0.upperBound] }
      return ends.map { .number($0) } + named.filter { extras.contains($0) }.map { .extra($0) }
    }
  }
}

extension Answer {
  /// One option of a checklist, and no other.
  static func tick(_ option: Int) -> Answer { .checklist(ticked: 1 << UInt64(option), unknown: 0) }
}
