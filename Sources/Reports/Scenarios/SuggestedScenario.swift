import DecisionSupport
import GuidanceAnalysis

/// A draft of a scenario that tells a guidance from one of its mutants. It agrees with the guidance as it is; a person writes its
/// story and checks what it expects.
struct SuggestedScenario {
  /// The id of the rule or reminder that is changed, with a number.
  let id: String

  /// The scenario's file.
  let lines: [String]

  /// Drafts a scenario.
  ///
  /// - Parameters:
  ///   - id: Its id.
  ///   - mutant: What it notices.
  ///   - witness: The smallest answer set that the mutant treats otherwise.
  ///   - outcome: What the guidance says of that answer set.
  ///   - guidance: The guidance.
  init(_ id: String, noticing mutant: Mutant, _ witness: Witness, _ outcome: Outcome, _ guidance: Guidance) {
    func number(_ level: Ordinal<Level>?) -> Int { level.map { guidance.levels[$0].number } ?? 0 }
    func list(_ ids: [String]) -> String { "[\(ids.joined(separator: ", "))]" }
    let kind = mutant.subject.kind.rawValue
    let subject = "\(kind) '\(mutant.subject.id)'"
    let facts = witness.given.map { "\($0.ask) \($0.phrase.startingWithCapital.withoutFullStop)." }
    let shown = outcome.reminders.map { guidance.reminders[$0.reminder] }.filter { $0.showIf != nil }.map(\.id)
    let urgent = outcome.urgent.map { guidance.questions[$0.question].id }
    self.id = id
    lines =
      [
        "id: \(id)",
        "title: \(quoted("A case for \(subject)"))",
        "themes: [\(kind)]",
        "story: \(quoted(facts.isEmpty ? "All is calm." : facts.joined(separator: " ")))",
        facts.isEmpty ? "answers: {}" : "answers:",
      ]
      + witness.given.map { "  \($0.question): \(answer($0, outcome.answers, guidance))" }
      + [
        "others: calm",
        "expect: {level: \(number(outcome.level)), established: \(number(outcome.established)), "
          + "urgent: \(list(urgent)), reminders: \(list(shown))}",
        "learning: \(quoted("This child would be treated otherwise if \(subject) were changed: \(mutant.change)."))",
        "source: \(source(of: mutant.variation, guidance))",
      ]
  }
}

/// A text on one line of YAML.
private func quoted(_ text: String) -> String { JSON.string(text).line() }

/// An answer as a scenario writes it.
private func answer(_ given: Witness.Given, _ answers: Answers, _ guidance: Guidance) -> String {
  guard let question = guidance.question(given.question), let answer = answers[question] else { return given.word }
  return JSON.answer(answer, guidance.questions[question]).yaml
}

private func source(of variation: Variation, _ guidance: Guidance) -> String {
  switch variation {
  case .rule(let rule, _, _): guidance.rules[rule].citation.source
  case .reminder(let reminder, _): guidance.reminders[reminder].citation.source
  case .deadline(let step, _, _): guidance.escalation?.steps[step].citation.source ?? ""
  case .safeguard(let safeguard, _): guidance.safeguards[safeguard].citation?.source ?? ""
  }
}

extension JSON {
  /// An answer on one line of YAML, without quotation marks where none are needed.
  fileprivate var yaml: String {
    switch self {
    case .string(let text): text
    case .number(let number): String(number)
    case .array(let items): "[" + items.map(\.yaml).joined(separator: ", ") + "]"
    case .object(let members): "{" + members.map { "\($0.name): \($0.value.yaml)" }.joined(separator: ", ") + "}"
    default: ""
    }
  }
}
