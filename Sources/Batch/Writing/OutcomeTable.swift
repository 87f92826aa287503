import DecisionSupport
import MarkedYAML
package import Reports

/// Outcomes as rows of a table: what of each fits into cells. A list is ids with spaces between, as a checklist is read.
package struct OutcomeTable: Sendable {
  private let guidance: Guidance
  private let fields: [OutcomeField]

  init(_ guidance: Guidance, fields: Set<OutcomeField>) {
    self.guidance = guidance
    self.fields = OutcomeField.allCases.filter { fields.contains($0) }
  }

  /// The columns of a part of an outcome; none where it does not fit into cells.
  package static func columns(of field: OutcomeField) -> [String] {
    switch field {
    case .guidance, .notices, .wouldChange, .contacts, .professional: []
    case .range: ["established", "possible"]
    default: [field.rawValue]
    }
  }

  /// The first row.
  var header: String { CSV.text([["line", "id"] + fields.flatMap(Self.columns) + ["error"]]) }

  /// The row of a concern.
  func row(of outcome: Outcome, line: Int, id: String) -> String {
    CSV.text([[String(line), id] + fields.flatMap { cells($0, outcome) } + [""]])
  }

  /// The row of a concern that cannot be read, which says why.
  func row(of problems: [Diagnostic], line: Int, id: String) -> String {
    let error = problems.map { $0.message + ($0.help.map { " (\($0))" } ?? "") }.joined(separator: "; ")
    let empty = fields.flatMap(Self.columns).map { _ in "" }
    return CSV.text([[String(line), id] + empty + [error]])
  }

  private func cells(_ field: OutcomeField, _ outcome: Outcome) -> [String] {
    switch field {
    case .guidance, .notices, .wouldChange, .contacts, .professional: []
    case .applies: ["\(outcome.applies)"]
    case .reason: [outcome.applies ? "" : guidance.applicability?.because ?? ""]
    case .complete: ["\(outcome.isComplete)"]
    case .enough: ["\(outcome.isEnough)"]
    case .urgent: ids(outcome.urgent.map(\.question))
    case .doNow: texts(outcome.doNow)
    case .doNot: texts(outcome.prohibitions)
    case .level: [number(outcome.level)]
    case .range: [number(outcome.established), number(outcome.possible)]
    case .reasons: words(outcome.reasons.map { guidance.rules[$0.rule].id })
    case .findOut: ids(outcome.findOut)
    case .actions: texts(outcome.actions)
    case .tell: texts(outcome.toTell)
    case .consent: texts(outcome.consent)
    case .pathways: words(outcome.pathways.map { guidance.pathways[$0.pathway].id })
    case .reminders: words(outcome.reminders.map { guidance.reminders[$0.reminder].id })
    case .escalation: [step(outcome.nextStep)]
    case .unanswered: ids(outcome.unanswered)
    case .supposed: ids(outcome.supposed)
    case .ignored: ids(outcome.ignored)
    }
  }

  private func number(_ level: Ordinal<Level>?) -> String { level.map { String(guidance.levels[$0].number) } ?? "" }

  private func words(_ ids: [String]) -> [String] { [ids.joined(separator: " ")] }

  private func ids(_ questions: [Ordinal<Question>]) -> [String] { words(questions.map { guidance.questions[$0].id }) }

  private func texts(_ parts: [Ordinal<Item.Part>]) -> [String] { [guidance.texts(of: parts).joined(separator: " ")] }

  private func step(_ next: NextStep?) -> String {
    next.flatMap { next in guidance.escalation.map { $0.steps[next.step.position].id } } ?? ""
  }
}
