internal import MarkedYAML

// What only the whole guidance can show.
extension GuidanceLoader {
  /// A rule that builds upon itself, through whatever others, means nothing; nor does an `ask-if` that names a later
  /// question through a rule.
  func checkCycles(_ guidance: Guidance) {
    var heights = [Int](repeating: 0, count: guidance.rules.count)
    for rule in guidance.rules.ordinals where heights[rule.position] == 0 {
      let cycle: [Ordinal<Rule>]
      switch knot(from: rule, [], guidance, &heights) {
      case nil: continue
      case .circle(let rules): cycle = rules
      case .tooHigh(let rule):
        let id = guidance.rules[rule].id
        sink.report(
          "rule '\(id)' builds on rules that build on others, more than \(Self.highestRule) in a row",
          identifier: "too-deep",
          at: names.rules.range(of: id),
          help: "let the rules in between name answers, not each other"
        )
        return
      }
      let ids = cycle.map { "'\(guidance.rules[$0].id)'" }
      // The circle closes where its last rule names its first.
      let closing = cycle.last.flatMap { last in
        conditions.first { "\($0.subject)" == "rule '\(guidance.rules[last].id)'" }
      }
      let place = closing?.rules.first { $0.rule == cycle[0] }?.range
      sink.report(
        cycle.count == 1
          ? "rule \(ids[0]) builds on itself"
          : "rules build on each other in a circle: \((ids + ids.prefix(1)).joined(separator: " on "))",
        identifier: "cycle",
        at: place,
        notes: cycle.compactMap { names.rules.note(guidance.rules[$0].id) }
      )
      for rule in cycle { heights[rule.position] = 1 }
    }
    guard sink.isEmpty else { return }
    checkSizes(guidance)
    checkFamily(guidance)
    for (index, question) in zip(guidance.questions.ordinals, guidance.questions) {
      guard let askIf = question.askIf, !askIf.rules.isEmpty else { continue }
      let later = guidance.questionsNamed(by: askIf).filter { $0 >= index.position }.sorted()
      guard let first = later.first, let place = located(askIf, "'ask-if' of question '\(question.id)'") else {
        continue
      }
      sink.report(
        "'ask-if' of question '\(question.id)' names '\(guidance.questions[first].id)' through a rule, "
          + (first == index.position ? "which is the question itself" : "which is asked later"),
        identifier: "ask-if-order",
        at: place.rules.first?.range ?? place.range,
        help: "'ask-if' can name earlier questions only",
        notes: [names.questions.note(guidance.questions[first].id)].compactMap { $0 }
      )
    }
  }

  /// What is asked about the family cannot depend on one of its children.
  private func checkFamily(_ guidance: Guidance) {
    for question in guidance.questions where question.isOfFamily {
      guard let askIf = question.askIf else { continue }
      let own = guidance.questionsNamed(by: askIf).first { !guidance.questions[$0].isOfFamily }
      guard let own, let place = located(askIf, "'ask-if' of question '\(question.id)'") else { continue }
      sink.report(
        "'ask-if' of question '\(question.id)', which is about the family, names '\(guidance.questions[own].id)', "
          + "which is about one child",
        identifier: "ask-if-order",
        at: place.range,
        help: "let it name the family's questions, or remove 'of: family'"
      )
    }
  }

  /// Rules that name each other again and again come to more conditions than anybody, or this program, could follow.
  private func checkSizes(_ guidance: Guidance) {
    var sizes = [Int](repeating: 0, count: guidance.rules.count)
    func size(of condition: Condition) -> Int {
      condition.rules.reduce(condition.tests.count) { min($0 + size(ofRule: $1.position), Self.mostConditions + 1) }
    }
    func size(ofRule rule: Int) -> Int {
      if sizes[rule] == 0 { sizes[rule] = max(1, size(of: guidance.rules[rule].condition)) }
      return sizes[rule]
    }
    var whole = 0
    for (rule, id) in guidance.rules.map({ $0.id }).enumerated() {
      whole += size(ofRule: rule)
      guard sizes[rule] > Self.mostConditions || whole > Self.mostConditions * 100 else { continue }
      sink.report(
        "rule '\(id)' builds on rules that build on others: written out, they make too many conditions",
        identifier: "too-deep",
        at: names.rules.range(of: id),
        help: "let the rules in between name answers, not each other"
      )
      return
    }
  }

  /// How many conditions a rule may come to with those that it builds on.
  private static let mostConditions = 10_000

  /// How many rules can stand upon each other: whoever follows them, a person or this program, has to come to an end.
  private static let highestRule = 64

  private enum Knot {
    case circle([Ordinal<Rule>])
    case tooHigh(Ordinal<Rule>)
  }

  /// The circle that a rule leads into, or the rule that stands on too many others; nil where there is none, and then the
  /// height of every rule below is known.
  private func knot(
    from rule: Ordinal<Rule>,
    _ path: [Ordinal<Rule>],
    _ guidance: Guidance,
    _ heights: inout [Int]
  ) -> Knot? {
    if let start = path.firstIndex(of: rule) { return .circle(Array(path[start...])) }
    guard heights[rule.position] == 0 else { return nil }
    guard path.count < Self.highestRule else { return .tooHigh(path[0]) }
    var height = 1
    for next in guidance.rules[rule].condition.rules {
      if let knot = knot(from: next, path + [rule], guidance, &heights) { return knot }
      height = max(height, heights[next.position] + 1)
    }
    heights[rule.position] = height
    return height > Self.highestRule ? .tooHigh(rule) : nil
  }

  /// Conditions that no answer can satisfy, because they want different answers to one question.
  func checkConditions(_ guidance: Guidance) {
    for located in conditions where located.tests.count > 1 || !located.rules.isEmpty {
      var wanted = [UInt64](repeating: .max, count: guidance.questions.count)
      var seen = OrdinalSet()
      demand(located.condition, guidance, &wanted, &seen)
      guard let question = wanted.firstIndex(of: 0) else { continue }
      let places = located.tests.filter { $0.test.question.position == question }.map { $0.range }
      sink.report(
        "\(located.subject) can never hold: it needs answers to '\(guidance.questions[question].id)' "
          + "that exclude each other",
        identifier: "impossible-condition",
        at: places.last ?? located.range,
        notes: places.dropLast().map { .init("a different answer is needed here", at: $0) }
          + located.rules.filter { guidance.questionsNamed(by: .rule($0.rule)).contains(question) }.map {
            .init("this rule tests '\(guidance.questions[question].id)', too", at: $0.range)
          }
      )
    }
  }

  /// Collects which values of each question a condition cannot do without. Checklists can have several answers at once,
  /// so their options exclude nothing; nor does a rule that was seen already demand anything new.
  private func demand(
    _ condition: Condition,
    _ guidance: Guidance,
    _ wanted: inout [UInt64],
    _ seen: inout OrdinalSet
  ) {
    func want(_ test: AnswerTest, negated: Bool = false) {
      let domain = guidance.compiled.domains[test.question.position]
      if case .anyOf = guidance.questions[test.question].answers { return }
      let everything = UInt64(bitsBelow: domain.count)
      let bits = domain.bits(of: test.values)
      wanted[test.question.position] &= negated ? everything & ~bits : bits
    }
    switch condition {
    case .answer(let test): want(test)
    case .all(let parts): for part in parts { demand(part, guidance, &wanted, &seen) }
    case .none(let parts):
      for case .answer(let test) in parts { want(test, negated: true) }
    case .rule(let rule):
      if seen.insert(rule.position) { demand(guidance.rules[rule].condition, guidance, &wanted, &seen) }
    case .any(let parts) where parts.count == 1, .atLeast(_, let parts) where parts.count == 1:
      demand(parts[0], guidance, &wanted, &seen)
    case .any, .atLeast: break
    }
  }

  /// The guidance is for a calm child; and a named extra value, such as an unborn child's age, is left out by name only.
  func checkApplicability(_ guidance: Guidance) {
    guard sink.isEmpty, let condition = guidance.applicability?.condition,
      let place = located(condition, "'applies-if' of the guidance")
    else { return }
    if !Meaning(guidance, .calm(for: guidance)).applies {
      sink.report(
        "the guidance would not apply to a child with calm answers",
        identifier: "applies-to-nobody",
        at: place.range,
        help: "'applies-if' must hold for the calm answer of each question that it names"
      )
    }
    checkAssumptions(guidance, condition)
    for question in guidance.questionsNamed(by: condition).sorted() {
      guard case .wholeNumber(let number) = guidance.questions[question].answers else { continue }
      let named = place.tests.reduce(UInt64(0)) { bits, test in
        guard test.test.question.position == question, case .numbers(_, let extras) = test.test.values else {
          return bits
        }
        return bits | extras
      }
      for (position, extra) in number.extras.enumerated() where !named.contains(position) {
        var answers = Answers(for: guidance)
        answers[Ordinal(question)] = .extra(position)
        guard !Meaning(guidance, answers).applies else { continue }
        sink.report(
          "'applies-if' leaves out '\(extra.id)' of '\(guidance.questions[question].id)' without naming it",
          identifier: "excluded-unnamed",
          at: place.tests.first { $0.test.question.position == question }?.range ?? place.range,
          help: "a comparison never holds for '\(extra.id)'; if it is to be left out, name it, "
            + "else write {none: [{\(guidance.questions[question].id): {at-least: …}}]}"
        )
      }
    }
  }

  /// Nobody may be turned away because of what is only assumed.
  private func checkAssumptions(_ guidance: Guidance, _ condition: Condition) {
    for question in guidance.questionsNamed(by: condition).sorted() {
      guard case .assume(let assumption, _) = guidance.questions[question].whenUnknown else { continue }
      var answers = Answers.calm(for: guidance)
      answers[Ordinal(question)] = assumption
      guard !Meaning(guidance, answers).applies else { continue }
      let asked = guidance.questions[question]
      sink.report(
        "the guidance would not apply where '\(asked.id)' is not known and counts as '\(asked.word(for: assumption))'",
        identifier: "applies-to-nobody",
        at: names.questions.range(of: asked.id),
        help: "'assume' must name an answer for which 'applies-if' holds"
      )
    }
  }

  private func located(_ condition: Condition, _ subject: String) -> LocatedCondition? {
    conditions.first { $0.condition == condition && "\($0.subject)" == subject }
  }
}
