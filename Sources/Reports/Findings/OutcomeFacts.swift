import DecisionSupport

/// What is worth comparing of two outcomes: the level, what it rests on, and what is to be done first.
struct OutcomeFacts {
  let facts: [(label: String, text: String)]

  /// What is known for certain and what is possible at most, where it is not the level itself.
  private let certainty: [String?]

  init(_ outcome: Outcome, of guidance: Guidance) {
    func title(_ level: Ordinal<Level>?) -> String {
      level.map { "\(guidance.levels[$0].number), \(guidance.levels[$0].name)" } ?? "none"
    }
    let report = OutcomeReport(outcome, of: guidance, today: guidance.effective)
    // Whatever holds at the lowest level raises nothing.
    let rules = outcome.reasons.map { guidance.rules[$0.rule] }
    let highest = rules.filter { $0.level == outcome.level && $0.level.position > 0 }.map(\.because.withoutFullStop)
    let more = highest.count > 2 ? ["\(highest.count - 2) more"] : []
    let nothing = outcome.level == nil ? "the guidance does not apply" : "nothing raises it"
    let urgent = guidance.texts(of: outcome.urgent.flatMap(\.items))
    certainty = [outcome.established, outcome.possible].map { $0 == outcome.level ? nil : title($0) }
    facts = [
      ("Level", title(outcome.level)),
      ("On what is known", title(outcome.established)),
      ("At most", title(outcome.possible)),
      ("Because", highest.isEmpty ? nothing : (highest.prefix(2) + more).joined(separator: "; ")),
      ("At once", urgent.isEmpty ? "nothing" : urgent.joined(separator: " ")),
      ("First", report.headline),
    ]
  }

  /// The rows of a comparison: what differs.
  func rows(beside other: OutcomeFacts) -> [Document.Row] {
    // Where all is known, the level says it all.
    let told = [true] + zip(certainty, other.certainty).map { $0 != nil || $1 != nil } + [true, true, true]
    return zip(told, zip(facts, other.facts)).filter { $0 && $1.0.text != $1.1.text }.map(\.1)
      .map { Document.Row(label: $0.label, first: $0.text, second: $1.text) }
  }
}
