import DecisionSupport

extension OutcomeReport {
  /// At most three reasons in the ticks that were given: highest level, certain ones and those with more ticks first.
  var shortReasons: [String] {
    guard outcome.isEnough else { return [] }
    // Whatever holds at the lowest level raises nothing.
    if let level = outcome.level, level.position == 0 {
      return ["level \(guidance.levels[level].number): nothing that is known calls for more"]
    }
    let strongest = outcome.reasons.map { (reason: $0, ticks: ticks(of: $0)) }.enumerated().sorted { a, b in
      let (first, second) = (a.element, b.element)
      let (levels, certain) = (guidance.rules[first.reason.rule].level, first.reason.isCertain)
      let others = (guidance.rules[second.reason.rule].level, second.reason.isCertain)
      if levels != others.0 { return levels > others.0 }
      if certain != others.1 { return certain }
      let (many, few) = (Self.count(first.ticks), Self.count(second.ticks))
      if many != few { return many > few }
      return a.offset < b.offset
    }
    var (lines, said) = ([String](), [Tick]())
    for (_, (reason, ticks)) in strongest where lines.count < 3 {
      let rule = guidance.rules[reason.rule]
      guard let established = outcome.established, rule.level >= established else { continue }
      let fresh = ticks.map { $0.filter { !said.contains($0) } }
      let new = fresh.flatMap { $0 }
      guard !new.isEmpty || Self.count(ticks) == 0 else { continue }
      said += new
      let level = "level \(guidance.levels[rule.level].number)\(reason.isCertain ? "" : ", not ruled out")"
      if new.isEmpty {
        lines.append("\(level): \(rule.because.firstSentence.withoutFullStop)")
      } else {
        let isDoubtful = new.allSatisfy { $0.isInDoubt }
        let doubt = isDoubtful ? " as long as this is not known" : ""
        lines.append("\(level)\(doubt): \(words(Self.telling(fresh), isDoubtful))")
      }
    }
    return lines
  }

  /// An answer behind a reason in the words of what was ticked, or of what is not known.
  private struct Tick: Equatable {
    let text: String
    var isInDoubt = false

    /// The question, where the text says nothing without it.
    var ask: String?
  }

  private static func count(_ answers: [[Tick]]) -> Int { answers.reduce(0) { $0 + $1.count } }

  /// At most three ticks of some answers: of every answer the first before the second of any.
  private static func telling(_ answers: [[Tick]]) -> [Tick] {
    var counts = answers.map { _ in 0 }
    for round in 0..<3 {
      for place in answers.indices where answers[place].count > round && counts.reduce(0, +) < 3 { counts[place] += 1 }
    }
    return answers.indices.flatMap { answers[$0].prefix(counts[$0]) }
  }

  /// Ticks in a row, each question said once; that something is not known is said here unless it is said before.
  private func words(_ ticks: [Tick], _ isDoubtSaid: Bool) -> String {
    var lastAsk: String?
    return ticks.map { tick in
      let ask = tick.ask.flatMap { $0 == lastAsk ? nil : $0 }
      lastAsk = tick.ask ?? lastAsk
      return (tick.isInDoubt && !isDoubtSaid ? "not known: " : "") + (ask.map { $0 + " " } ?? "") + tick.text
    }
    .joined(separator: "; ")
  }

  /// The ticks of each answer behind a reason, as far as the rule asks for them.
  private func ticks(of reason: Outcome.Reason) -> [[Tick]] {
    let tests = tests(of: guidance.rules[reason.rule].condition)
    let numbers = reason.answers.filter { guidance.questions[$0.question].answers.isNumber }
    let others = reason.answers.filter { !guidance.questions[$0.question].answers.isNumber }
    // What was chosen says more than a number that was typed.
    return (others + numbers).map { given -> [Tick] in
      let question = guidance.questions[given.question]
      switch given.answer {
      // What holds whatever is found out does not rest on it.
      case .notKnown: return reason.isCertain ? [] : [Tick(text: question.ask, isInDoubt: true)]
      case .option(let option):
        if case .yesNo = question.answers { return [Tick(text: "\(question.ask) \(option == 1 ? "Yes" : "No")")] }
        let text = question.answers.options[option].text.withoutFullStop
        return [Tick(text: question.canBeReadAlone(1 << UInt64(option)) ? text : "\(question.ask) \(text)")]
      case .number, .extra:
        return [Tick(text: "\(question.ask) \(question.count(in: given.answer).startingWithCapital)")]
      case .checklist(let ticked, let unknown):
        let wanted = tests.reduce(UInt64(0)) { wanted, test in
          guard test.question == given.question, case .options(let bits) = test.values else { return wanted }
          return wanted | bits
        }
        return question.answers.options.indices.compactMap { place in
          guard wanted & (1 << UInt64(place)) != 0 else { return nil }
          let isTicked = ticked.contains(place)
          guard isTicked || (unknown.contains(place) && !reason.isCertain) else { return nil }
          // An answer that this option led to says the same, and more.
          guard !reason.answers.contains(where: { isOpened($0, by: place, of: given.question) }) else { return nil }
          let text = question.answers.options[place].text.withoutFullStop
          let isAlone = question.canBeReadAlone(1 << UInt64(place))
          return Tick(text: text, isInDoubt: !isTicked, ask: isAlone ? nil : question.ask)
        }
      }
    }
  }

  /// Whether a question whose answer is known was asked because of an option of another.
  private func isOpened(_ given: Outcome.GivenAnswer, by option: Int, of other: Ordinal<Question>) -> Bool {
    guard !given.answer.isNotKnown, let askIf = guidance.questions[given.question].askIf else { return false }
    return tests(of: askIf).contains { test in
      guard test.question == other, case .options(let bits) = test.values else { return false }
      return bits.contains(option)
    }
  }

  private func tests(of condition: Condition) -> [AnswerTest] {
    condition.tests + condition.rules.flatMap { tests(of: guidance.rules[$0].condition) }
  }
}

extension Question {
  /// A number as people say it: "1 year", and "under 1 year" where smaller units are counted, too.
  func count(in answer: Answer) -> String {
    guard case .wholeNumber(let kind) = answers, case .number(let number) = answer, number < 2,
      number == 1 || !kind.units.isEmpty
    else { return phrase(for: answer) }
    let unit = kind.unit.hasSuffix("s") ? String(kind.unit.dropLast()) : kind.unit
    return number == 1 ? "1 \(unit)" : "under 1 \(unit)"
  }
}

extension AnswerKind {
  /// Whether a number is answered.
  fileprivate var isNumber: Bool {
    if case .wholeNumber = self { true } else { false }
  }
}
