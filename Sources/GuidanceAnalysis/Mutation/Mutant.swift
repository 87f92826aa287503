public import DecisionSupport
public import MarkedYAML

/// One place of a guidance changed, as a slip of the pen or a careless edit would change it.
public struct Mutant: Sendable {
  /// What was changed.
  public let subject: Finding.Subject

  /// How, in a few words: "dropped", "level 3 instead of 4", "without {child-age: {under: 1}}".
  public let change: String

  /// Where what was changed stands.
  public let place: SourceRange

  /// The change itself.
  public let variation: Variation
}

extension Guidance {
  /// Every mutant: of each rule its absence, its level and each place of its condition; of each reminder its absence and
  /// each place of its condition; of each deadline a day more and a day less.
  public var mutants: [Mutant] {
    var mutants: [Mutant] = []
    for (position, rule) in rules.enumerated() {
      func add(_ change: String, _ condition: Condition, _ level: Ordinal<Level>) {
        mutants.append(
          Mutant(
            subject: Finding.Subject(.rule, rule.id),
            change: change,
            place: rule.range,
            variation: .rule(Ordinal(position), condition: condition, level: level)
          )
        )
      }
      add("dropped", .never, rule.level)
      for level in [rule.level.position - 1, rule.level.position + 1] where levels.indices.contains(level) {
        let numbers = (levels[level].number, levels[rule.level].number)
        add("level \(numbers.0) instead of \(numbers.1)", rule.condition, Ordinal(level))
      }
      for variant in variants(of: rule.condition) { add(variant.change, variant.condition, rule.level) }
    }
    for (position, reminder) in reminders.enumerated() {
      let changes = [("dropped", Condition.never)] + (reminder.showIf.map { variants(of: $0) } ?? [])
      mutants += changes.map { change, condition in
        Mutant(
          subject: Finding.Subject(.reminder, reminder.id),
          change: change,
          place: reminder.range,
          variation: .reminder(Ordinal(position), showIf: condition)
        )
      }
    }
    for (position, step) in (escalation?.steps ?? []).enumerated() {
      for (number, deadline) in step.deadlines.enumerated() {
        guard case .workingDays(let days) = deadline.limit else { continue }
        mutants += [days - 1, days + 1].filter { $0 > 0 }.map { other in
          Mutant(
            subject: Finding.Subject(.step, step.id),
            change: "\(other) working days instead of \(days)",
            place: step.range,
            variation: .deadline(Ordinal(position), position: number, workingDays: other)
          )
        }
      }
    }
    return mutants
  }

  // MARK: Conditions

  private typealias Variant = (change: String, condition: Condition)

  /// A condition changed in one place.
  func variants(of condition: Condition) -> [(change: String, condition: Condition)] {
    switch condition {
    case .rule: return []
    case .answer(let test): return variants(of: test).map { ($0.change, .answer($0.test)) }
    case .all(let parts):
      return (parts.count > 1 ? [("'any' instead of 'all'", .any(parts))] : []) + variants(of: parts) { .all($0) }
    case .any(let parts):
      return (parts.count > 1 ? [("'all' instead of 'any'", .all(parts))] : []) + variants(of: parts) { .any($0) }
    case .none(let parts):
      return [("'any' instead of 'none'", .any(parts))] + variants(of: parts) { .none($0) }
    case .atLeast(let count, let parts):
      let counts = [count - 1, count + 1].filter { (1...parts.count).contains($0) }
      return counts.map { ("at least \($0) instead of \(count)", .atLeast($0, of: parts)) }
        + variants(of: parts) { $0.count >= count ? .atLeast(count, of: $0) : .all($0) }
    }
  }

  /// A group of conditions with one part left out or changed.
  private func variants(of parts: [Condition], _ group: ([Condition]) -> Condition) -> [Variant] {
    var found: [Variant] = []
    for (position, part) in parts.enumerated() {
      if parts.count > 1 {
        var fewer = parts
        fewer.remove(at: position)
        found.append(("without \(words(for: part))", group(fewer)))
      }
      for variant in variants(of: part) {
        var changed = parts
        changed[position] = variant.condition
        found.append((variant.change, group(changed)))
      }
    }
    return found
  }

  private func variants(of test: AnswerTest) -> [(change: String, test: AnswerTest)] {
    let question = questions[test.question]
    switch test.values {
    case .options(let bits):
      let positions = question.answers.options.indices.filter { bits.contains($0) }
      guard positions.count > 1 else { return [] }
      return positions.map { position in
        let fewer = AnswerTest.Values.options(bits & ~(1 << UInt64(position)))
        return (
          "\(question.id): without '\(question.answers.options[position].id)'",
          AnswerTest(question: test.question, values: fewer)
        )
      }
    case .numbers(let ranges, let extras):
      guard case .wholeNumber(let kind) = question.answers else { return [] }
      var found: [(change: String, test: AnswerTest)] = []
      for (position, range) in ranges.enumerated() {
        for (low, high) in [
          (range.lowerBound - 1, range.upperBound), (range.lowerBound + 1, range.upperBound),
          (range.lowerBound, range.upperBound - 1), (range.lowerBound, range.upperBound + 1),
        ] {
          // The end of what can be answered is no bound that anybody wrote.
          guard low <= high, kind.range.contains(low), kind.range.contains(high),
            !(low != range.lowerBound && range.lowerBound == kind.range.lowerBound),
            !(high != range.upperBound && range.upperBound == kind.range.upperBound)
          else { continue }
          var changed = ranges
          changed[position] = low...high
          found.append(
            (
              "\(question.id): \(low) to \(high) instead of \(range.lowerBound) to \(range.upperBound)",
              AnswerTest(question: test.question, values: .numbers(changed, extras: extras))
            )
          )
        }
      }
      return found
    }
  }
}
