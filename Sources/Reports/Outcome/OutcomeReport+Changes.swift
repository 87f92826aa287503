import DecisionSupport

/// What would change the level.
extension OutcomeReport {
  /// Other answers to a question that lead to the same level: values, or an option of a checklist.
  private struct ChangedLine {
    let result: String
    let option: String?
    var values: [Answer]
  }

  /// One item a question of which something is a concern or not known. Other values that lead to the same level stand
  /// together, options of a checklist on lines of their own.
  var changes: [(text: String, notes: [String])] {
    var items: [(question: Ordinal<Question>, lines: [ChangedLine])] = []
    for change in outcome.wouldChange where !isOneOfMany(change) && !isCalmerForgotten(change) {
      let least = opensMore(change) ? "at least " : ""
      let result = change.level.map { "\(least)level \(guidance.levels[$0].number)" } ?? "this guidance would not apply"
      let option = changedOption(change)
      if items.last?.question != change.question { items.append((change.question, [])) }
      let last = items.count - 1
      if option == nil, let line = items[last].lines.firstIndex(where: { $0.option == nil && $0.result == result }) {
        items[last].lines[line].values.append(change.to)
      } else {
        items[last].lines.append(ChangedLine(result: result, option: option, values: [change.to]))
      }
    }
    return items.map { describe($0.question, $0.lines) } + further
  }

  /// Whether a level would be lower if something were not known that is known: nobody should take that for a way out.
  private func isCalmerForgotten(_ change: Outcome.Change) -> Bool {
    guard change.to.isNotKnown, let level = outcome.level, let changed = change.level else { return false }
    return changed < level
  }

  /// Whether a change lets further questions be asked.
  private func opensMore(_ change: Outcome.Change) -> Bool {
    guard let level = change.level, level.position < guidance.levels.count - 1 else { return false }
    let opened = guidance.questions.ordinals.filter { question in
      guard outcome.answers[question] == nil, let askIf = guidance.questions[question].askIf else { return false }
      return guidance.questionsNamed(by: askIf).contains(change.question.position)
    }
    guard !opened.isEmpty else { return false }
    var answers = outcome.answers
    answers[change.question] = change.to
    let (before, after) = (Meaning(guidance, outcome.answers), Meaning(guidance, answers))
    return opened.contains { before.isAsked($0, .closed) == .false && after.isAsked($0, .closed) != .false }
  }

  /// Whether a change is one of many: what is no concern could be one, or further questions would be asked first.
  private func isOneOfMany(_ change: Outcome.Change) -> Bool {
    change.isPossible || change.from == guidance.questions[change.question].calm
  }

  /// Of how many questions other answers are only counted.
  private var further: [(text: String, notes: [String])] {
    let count = Set(outcome.wouldChange.filter(isOneOfMany).map { $0.question }).count
    guard count > 0 else { return [] }
    let questions = count == 1 ? "1 question" : "\(count) questions"
    return [("Other answers to \(questions) could also change the level", [])]
  }

  private func describe(
    _ question: Ordinal<Question>,
    _ lines: [ChangedLine]
  ) -> (text: String, notes: [String]) {
    let asked = guidance.questions[question]
    let now = outcome.answers[question].map { " (now: \(asked.count(in: $0)))" } ?? ""
    let notes = lines.map { line in
      "\((line.option ?? phrase(for: line.values, of: question)).startingWithCapital): \(line.result)"
    }
    return (asked.ask + now, notes)
  }

  /// Values in words, numbers that follow each other as one range.
  private func phrase(for values: [Answer], of question: Ordinal<Question>) -> String {
    let asked = guidance.questions[question]
    var parts: [(phrase: String, range: ClosedRange<Int>?)] = []
    for value in values {
      guard case .number(let number) = value else {
        parts.append((asked.phrase(for: value).withoutFullStop, nil))
        continue
      }
      var range = guidance.numbers(like: number, of: question)
      if let before = parts.last?.range, before.upperBound + 1 == range.lowerBound {
        range = before.lowerBound...range.upperBound
        parts.removeLast()
      }
      parts.append((asked.phrase(for: range), range))
    }
    return parts.map { $0.phrase }.joined(separator: "; ")
  }

  /// The option of a checklist that a change ticks or takes off; nil where it changes the whole answer.
  private func changedOption(_ change: Outcome.Change) -> String? {
    guard case .checklist(let ticked, let unknown) = change.to else { return nil }
    var (before, open) = (UInt64(0), UInt64.max)
    if case .checklist(let known, let unknown) = change.from { (before, open) = (known, unknown) }
    let options = guidance.questions[change.question].answers.options
    let changed = options.indices.first {
      before.contains($0) != ticked.contains($0) || (open.contains($0) && !unknown.contains($0))
    }
    return changed.map { "\(ticked.contains($0) ? "With" : "Without") '\(options[$0].text.withoutFullStop)'" }
  }
}

extension Question {
  /// Numbers that follow each other as people say them: "under 5 years", "5 to 9 years", "18 years or more".
  fileprivate func phrase(for range: ClosedRange<Int>) -> String {
    guard case .wholeNumber(let kind) = answers, range.count > 1 else { return count(in: .number(range.lowerBound)) }
    if range == kind.range { return "any number of \(kind.unit)" }
    if range.upperBound == kind.range.upperBound { return "\(count(in: .number(range.lowerBound))) or more" }
    if range.lowerBound == kind.range.lowerBound, !kind.units.isEmpty {
      return "under \(range.upperBound + 1) \(kind.unit)"
    }
    return "\(range.lowerBound) to \(range.upperBound) \(kind.unit)"
  }
}
