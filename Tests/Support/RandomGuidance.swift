public import DecisionSupport
import MarkedYAML

/// Small guidances at random, written as YAML, with every construct of the language.
public struct RandomGuidance {
  var generator: SeededGenerator
  private(set) var questions: [Kind] = []

  /// The ids of the items.
  var itemIDs: [String] = []

  /// How many first questions each rule may name.
  private var reach: [Int] = []

  enum Kind {
    case yesNo
    case oneOf([String])
    case anyOf([String])
    case number(last: Int, extras: [String])
  }

  /// Starts a sequence; equal seeds give equal sequences.
  public init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// The next guidance that has no problem, and how many had one before it.
  public mutating func next() -> (guidance: Guidance, text: String, refused: Int) {
    var refused = 0
    while true {
      let parts = self.parts()
      if let guidance = GuidanceText(parts).load(into: DiagnosticSink()) {
        let text = GuidancePart.allCases.compactMap { parts[$0] }.joined(separator: "\n")
        return (guidance, text, refused)
      }
      refused += 1
    }
  }

  mutating func parts() -> [GuidancePart: String] {
    questions = (0..<generator.number(3...5)).map { _ in kind() }
    itemIDs = []
    let rules = ruleLines()
    var parts: [GuidancePart: String] = [
      .rules: "rules:\n" + rules,
      .questions: "questions:\n  - section: All\n\(generator.chance(50) ? "    safety: true\n" : "")    questions:\n"
        + questionLines(),
      .reminders: "reminders:\n" + reminderLines(),
    ]
    if generator.chance(50) { parts[.escalation] = escalation() }
    if generator.chance(60) { parts[.levels] = levels() }
    if generator.chance(40) { parts[.pathways] = pathways() }
    if generator.chance(40) {
      parts[.guidance] = header(excluding: condition(depth: 2, naming: questions.count, rules: []))
    }
    return parts
  }

  func header(excluding condition: String) -> String {
    """
    name: Test guidance
    version: "1"
    status: draft
    effective: 2026-01-01
    review-by: 2027-01-01
    owner: Nobody
    applies-if: {none: [\(condition)]}
    does-not-apply: {because: It is not for them, do: [{id: elsewhere, text: Go elsewhere}], source: s}
    sources: {s: {title: A source}}
    """
  }

  private mutating func kind() -> Kind {
    let options = ["a", "b", "c"]
    switch generator.number(0...4) {
    case 0, 1: return .yesNo
    case 2: return .oneOf(Array(options.prefix(generator.number(2...3))))
    case 3: return .anyOf(Array(options.prefix(generator.number(1...2))))
    default: return .number(last: generator.number(2...4), extras: Array(["x", "y"].prefix(generator.number(0...2))))
    }
  }

  // MARK: Files

  private mutating func questionLines() -> String {
    questions.indices.map { position in
      var line = "id: q\(position), ask: What, source: s"
      switch questions[position] {
      case .yesNo:
        line += ", answers: yes-no" + (generator.chance(25) ? ", calm: yes" : "")
      case .oneOf(let options):
        line += ", answers: {one-of: {\(texts(options))}}, calm: \(generator.pick(options))"
      case .anyOf(let options):
        line +=
          ", answers: {any-of: {\(texts(options))}}"
          + (generator.chance(25) ? ", calm: [\(generator.pick(options))]" : "")
      case .number(let last, let extras):
        let or = extras.isEmpty ? "" : ", or: {\(texts(extras))}"
        line += ", answers: {whole-number: {unit: years, from: 0, to: \(last)}\(or)}"
        line += ", calm: \(generator.pick((0...last).map { String($0) } + extras))"
      }
      if generator.chance(60) { line += whenUnknown(position) }
      if generator.chance(30) {
        let ifNotKnown = generator.chance(50) ? ", if-not-known: \(items("Look"))" : ""
        let answer = values(of: position).joined(separator: ", ")
        line += ", urgent: {answer: [\(answer)], short: Run, do: \(items("Run"))\(ifNotKnown)}"
      }
      if position > 0, generator.chance(60) {
        let rules = reach.indices.filter { reach[$0] <= position }
        line += ", ask-if: \(condition(depth: 1, naming: position, rules: rules))"
      }
      return "      - {\(line)}\n"
    }.joined()
  }

  /// What *not known* counts as: calm, or an answer, of a checklist with options left open at times.
  mutating func whenUnknown(_ position: Int) -> String {
    let assumption: String
    switch questions[position] {
    case _ where generator.chance(30):
      return ", when-unknown: no-effect, because: It is safe"
    case .anyOf(let options) where options.count > 1 && generator.chance(50):
      let words = [generator.pick(["yes", "no", "unknown"]), generator.pick(["yes", "no"])]
      assumption = "{" + zip(options, words).map { "\($0): \($1)" }.joined(separator: ", ") + "}"
    case .anyOf(let options):
      assumption = generator.chance(30) ? "[\(options.joined(separator: ", "))]" : "[\(generator.pick(options))]"
    case .yesNo: assumption = generator.pick(["yes", "no"])
    case .oneOf(let options): assumption = generator.pick(options)
    case .number(let last, let extras): assumption = generator.pick((0...last).map { String($0) } + extras)
    }
    return ", when-unknown: {assume: \(assumption)}, because: It is safe"
  }

  private mutating func ruleLines() -> String {
    reach = []
    var lines: [String] = []
    for position in 0..<generator.number(2...6) {
      let naming = generator.number(1...questions.count)
      let earlier = reach.indices.filter { reach[$0] <= naming }
      let condition = condition(depth: 2, naming: naming, rules: earlier)
      reach.append(naming)
      let level = generator.pick(["low", "middle", "middle", "high", "high"])
      lines.append("  - {id: r\(position), level: \(level), when: \(condition), because: So it is., source: s}\n")
    }
    return lines.shuffled(using: &generator).joined()
  }

  private mutating func reminderLines() -> String {
    (0..<generator.number(1...3)).map { position in
      let showIf = generator.chance(20) ? "" : ", show-if: \(anyCondition())"
      return "  - {id: m\(position), text: Remember\(showIf), source: s}\n"
    }.joined()
  }

  private mutating func escalation() -> String {
    let count = generator.number(1...3)
    let steps = (0..<count).map { position in
      var line = "id: s\(position), stage: \"\(position)\", title: Talk, who: {raising: You, receiving: They}"
      line +=
        ", deadlines: [{do: Talk, within: without-delay, from: step-start, source: s}], record: [What], notify: [Them]"
      line += ", if-unresolved: \(position + 1 < count ? "s\(position + 1)" : "end"), source: s"
      if generator.chance(50) { line += ", enter-if: \(anyCondition())" }
      if generator.chance(50) { line += ", taken-if: \(anyCondition())" }
      return "    - {\(line)}\n"
    }
    let disagreement = generator.chance(70) ? "  disagreement-if: \(anyCondition())\n" : ""
    return "escalation:\n  protocol: Ladder\n  source: s\n  never-delays: Do not wait\n\(disagreement)  steps:\n"
      + steps.joined()
  }

  // MARK: Conditions

  mutating func anyCondition() -> String {
    condition(depth: 1, naming: questions.count, rules: Array(reach.indices))
  }

  mutating func condition(depth: Int, naming: Int, rules: [Int]) -> String {
    guard depth > 0, generator.chance(65) else {
      if !rules.isEmpty, generator.chance(25) { return "{rule: r\(generator.pick(rules))}" }
      return test(generator.number(0...naming - 1))
    }
    let parts = (0..<generator.number(1...3)).map { _ in condition(depth: depth - 1, naming: naming, rules: rules) }
    let list = parts.joined(separator: ", ")
    switch generator.number(0...3) {
    case 0: return "{all: [\(list)]}"
    case 1: return "{any: [\(list)]}"
    case 2: return "{none: [\(list)]}"
    default: return "{at-least: {count: \(generator.number(1...parts.count)), of: [\(list)]}}"
    }
  }

  mutating func test(_ position: Int) -> String {
    if case .number(let last, _) = questions[position], generator.chance(70) {
      let comparisons = [
        "under: \(generator.number(1...last))", "over: \(generator.number(0...last - 1))",
        "at-least: \(generator.number(1...last))", "at-most: \(generator.number(0...last - 1))",
        "between: [\(generator.number(0...1)), \(generator.number(1...last - 1))]",
      ]
      return "{q\(position): {\(generator.pick(comparisons))}}"
    }
    let values = values(of: position)
    return "{q\(position): \(values.count == 1 ? values[0] : "[\(values.joined(separator: ", "))]")}"
  }

  /// Some answers that a condition may name, never all.
  private mutating func values(of position: Int) -> [String] {
    switch questions[position] {
    case .yesNo: return [generator.pick(["yes", "no"])]
    case .oneOf(let options): return generator.picks(options, atMost: options.count - 1)
    case .anyOf(let options): return generator.picks(options, atMost: options.count)
    case .number(let last, let extras):
      return generator.picks((0...last).map { String($0) } + extras, atMost: 2)
    }
  }

  private func texts(_ ids: [String]) -> String {
    ids.map { "\($0): Text" }.joined(separator: ", ")
  }
}
