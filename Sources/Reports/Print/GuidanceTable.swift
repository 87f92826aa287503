internal import DecisionSupport
internal import MarkedYAML

extension GuidanceDocument {
  /// The questions and the rules as a table for a spreadsheet: comma separated values, as RFC 4180 has them.
  public var table: String {
    var rows = [["kind", "id", "level", "text", "when", "source"]]
    for question in guidance.questions {
      let asked = question.askIf.map { guidance.sentence(describing: $0) } ?? "always"
      rows.append(["question", question.id, "", question.ask, asked, guidance.reference(question.citation)])
    }
    for rule in guidance.rules {
      let number = String(guidance.levels[rule.level].number)
      let when = guidance.sentence(describing: rule.condition)
      rows.append(["rule", rule.id, number, rule.because, when, guidance.reference(rule.citation)])
    }
    for reminder in guidance.reminders {
      let shown = reminder.showIf.map { guidance.sentence(describing: $0) } ?? "always"
      rows.append(["reminder", reminder.id, "", reminder.text, shown, guidance.reference(reminder.citation)])
    }
    return CSV.text(rows)
  }
}
