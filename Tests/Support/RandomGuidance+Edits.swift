public import DecisionSupport
import MarkedYAML

extension RandomGuidance {
  /// The next guidance and a change of it, neither of which has a problem: a rule dropped, moved to another level or given
  /// another condition, a reminder dropped, a question asked or counted otherwise, with other options or another calm answer,
  /// other children to whom the guidance applies or a pathway is due, an item shown otherwise, or several of these.
  public mutating func nextPair(withSafeguards: Bool = false) -> (old: Guidance, new: Guidance, text: String) {
    while true {
      var parts = self.parts()
      if withSafeguards { parts[.safeguards] = safeguards() }
      guard let old = GuidanceText(parts).load(into: DiagnosticSink()) else { continue }
      for _ in 0..<20 {
        var edited = parts
        for _ in 0..<generator.number(1...3) { edit(&edited) }
        guard let new = GuidanceText(edited).load(into: DiagnosticSink()) else { continue }
        let text = [parts, edited].map { side in
          GuidancePart.allCases.compactMap { side[$0] }.joined(separator: "\n")
        }
        return (old, new, text.joined(separator: "\n=== is now\n"))
      }
    }
  }

  private mutating func edit(_ parts: inout [GuidancePart: String]) {
    func lines(_ part: GuidancePart) -> [String] { (parts[part] ?? "").split(separator: "\n").map { $0 + "\n" } }
    var rules = lines(.rules)
    var questions = lines(.questions)
    var reminders = lines(.reminders)
    // What stands before the questions themselves.
    let first = questions.count - self.questions.count
    let line = generator.number(first...questions.count - 1)
    switch generator.number(0...13) {
    case 0:
      if rules.count > 2 { rules.remove(at: generator.number(1...rules.count - 1)) }
    case 1:
      let line = generator.number(1...rules.count - 1)
      let level = generator.pick(["low", "middle", "high"])
      for other in ["low", "middle", "high"] {
        rules[line] = rules[line].replacing("level: \(other)", with: "level: \(level)")
      }
    case 2, 3:
      let line = generator.number(1...rules.count - 1)
      guard let when = rules[line].firstRange(of: "when: "), let because = rules[line].firstRange(of: ", because:")
      else { return }
      let condition = condition(depth: 2, naming: self.questions.count, rules: [])
      rules[line].replaceSubrange(when.upperBound..<because.lowerBound, with: condition)
    case 4:
      if reminders.count > 2 { reminders.remove(at: generator.number(1...reminders.count - 1)) }
    case 5:
      let start = questions[line].firstRange(of: ", when-unknown: ")
      if let start, let end = questions[line].firstRange(of: ", because: It is safe") {
        questions[line].removeSubrange(start.lowerBound..<end.upperBound)
      }
      if start == nil || generator.chance(50) {
        questions[line] = questions[line].replacing(", source: s", with: ", source: s" + whenUnknown(line - first))
      }
    case 6: editOptions(of: &questions[line])
    case 7: editCalm(of: &questions[line], self.questions[line - first])
    case 8:
      let condition = condition(depth: 2, naming: self.questions.count, rules: [])
      parts[.guidance] = generator.chance(70) ? header(excluding: condition) : nil
    case 9: if let levels = parts[.levels] { parts[.levels] = withOtherCondition(levels, "if: ") }
    case 10: questions[line] = withOtherCondition(questions[line], "if: ")
    case 11:
      guard let pathways = parts[.pathways] else { break }
      parts[.pathways] =
        generator.chance(30)
        ? pathways.replacing(", adults-too: true", with: "")
        : withOtherCondition(pathways, generator.pick(["when: ", "if: "]))
    default:
      if let askIf = questions[line].firstRange(of: ", ask-if: ") {
        questions[line] = questions[line][..<askIf.lowerBound] + "}\n"
      } else if line > first {
        questions[line] = questions[line].dropLast(2) + ", ask-if: \(test(line - first - 1))}\n"
      }
    }
    parts[.rules] = rules.joined()
    parts[.questions] = questions.joined()
    parts[.reminders] = reminders.joined()
  }

  /// A text in which another condition stands behind a key, in one place where it stands there.
  private mutating func withOtherCondition(_ text: String, _ key: String) -> String {
    let places = text.ranges(of: key).filter { text[..<$0.lowerBound].last != "-" }
    guard !places.isEmpty else { return text }
    let start = generator.pick(places).upperBound
    var (end, depth) = (start, 0)
    repeat {
      if text[end] == "{" { depth += 1 }
      if text[end] == "}" { depth -= 1 }
      end = text.index(after: end)
    } while depth > 0
    return text[..<start] + itemCondition() + text[end...]
  }

  /// Another option of a choice or a checklist, or one less.
  private mutating func editOptions(of line: inout String) {
    switch generator.number(0...2) {
    case 0: line = line.replacing("-of: {a: Text", with: "-of: {d: Text, a: Text")
    case 1: line = line.replacing(", b: Text", with: "")
    default: line = line.replacing("b: Text", with: "b: Text, e: Text")
    }
  }

  /// Another calm answer.
  private mutating func editCalm(of line: inout String, _ kind: Kind) {
    if let calm = line.firstRange(of: ", calm: ") {
      let rest = line[calm.upperBound...]
      let end =
        rest.first == "["
        ? rest.firstIndex(of: "]").map { rest.index(after: $0) } : rest.firstIndex { ",}".contains($0) }
      line.removeSubrange(calm.lowerBound..<(end ?? rest.endIndex))
    }
    let calm: String? =
      switch kind {
      case .yesNo: generator.chance(50) ? "yes" : nil
      case .anyOf(let options): generator.chance(70) ? "[\(generator.pick(options))]" : nil
      case .oneOf(let options): generator.pick(options)
      case .number(let last, let extras): generator.pick((0...last).map { String($0) } + extras)
      }
    if let calm { line = line.replacing(", source: s", with: ", source: s, calm: \(calm)") }
  }

  // MARK: Safeguards

  private mutating func safeguards() -> String {
    let claims = (0..<generator.number(1...4)).map { number in
      "  - {id: g\(number), says: It is so., \(claim())}\n"
    }
    return "safeguards:\n" + claims.joined()
  }

  private mutating func claim() -> String {
    let position = generator.number(0...questions.count - 1)
    let when = generator.chance(50) ? ", when: \(condition(depth: 1, naming: questions.count, rules: []))" : ""
    let values: [String] =
      switch questions[position] {
      case .yesNo: ["no", "yes"]
      case .oneOf(let options): options
      case .anyOf(let options): options
      case .number(let last, let extras): (0...last).map { String($0) } + extras
      }
    switch generator.number(0...5) {
    case 0:
      let condition = condition(depth: 1, naming: questions.count, rules: [])
      return "always: {when: \(condition), level: {at-least: \(generator.pick(["middle", "high"]))}}"
    case 1: return "unknown-never-lowers: \(generator.chance(50) ? "all" : "[q\(position)]")"
    case 2:
      if case .anyOf = questions[position], generator.chance(30) {
        return "never-lowers: {question: q\(position), from: unknown, to: each\(when)}"
      }
      let pair = (values + ["unknown"]).shuffled(using: &generator)
      return "never-lowers: {question: q\(position), from: \(pair[0]), to: \(pair[1])\(when)}"
    case 3, 4: return "never-shows: {\(shown(at: position)), \(cases(at: position))}"
    default:
      if case .number(let last, _) = questions[position] {
        return "same-level: {question: q\(position), over: {from: 0, to: \(generator.number(1...last))}\(when)}"
      }
      guard values.count > 1 else { return "unknown-never-lowers: all" }
      let some = values.shuffled(using: &generator).prefix(generator.number(2...values.count))
      return "same-level: {question: q\(position), over: [\(some.joined(separator: ", "))]\(when)}"
    }
  }

  /// What is never shown: something that may be there, or everything of a kind.
  private mutating func shown(at position: Int) -> String {
    let item = itemIDs.isEmpty ? "all" : generator.pick(itemIDs)
    return generator.pick([
      "urgent: q\(position)", "urgent: all", "reminder: m0", "pathway: all", "do: \(item)", "do-not: \(item)",
    ])
  }

  private mutating func cases(at position: Int) -> String {
    guard generator.chance(50) else { return "when: \(condition(depth: 1, naming: questions.count, rules: []))" }
    return "over: calm-or-unknown" + (generator.chance(50) ? ", except: [q\(position)]" : "")
  }
}
