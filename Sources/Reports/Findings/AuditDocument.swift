import DecisionSupport
import GuidanceAnalysis
import MarkedYAML

extension AuditReport {
  /// The report for people: what it comes to, then a screen for each finding, heaviest first.
  public var document: Document {
    var document = Document()
    document.add(.heading(title))
    document.add(.statement(verdict))
    for sentence in [worstSentence].compactMap(\.self) + overview { document.add(.paragraph(sentence)) }
    addMoves(to: &document)
    for finding in entries {
      document.add(.heading(heading(of: finding), isUrgent: fails(finding)))
      add(finding, to: &document)
    }
    if let first = entries.first?.kind.rawValue {
      document.add(.notice("'threshold explain \(first)' says what such a finding means and what to do."))
    }
    if context.showsStatistics { document.add(.notice(statistics)) }
    return document
  }

  var title: String {
    let new = guidance
    guard let old = audit.guidances.before else { return "Audit of \(new.name), version \(new.version)" }
    let versions =
      old.version == new.version ? "still version \(new.version)" : "version \(old.version) to \(new.version)"
    return "Audit of a change to \(new.name), \(versions)"
  }

  /// Safeguards and totals, a sentence or two each.
  var overview: [String] {
    var sentences: [String] = []
    let (proved, all) = audit.safeguards
    if all > 0 {
      sentences.append(
        proved == all
          ? "All \(all) safeguards are proved over every possible answer set."
          : "\(proved) of \(all) safeguards are proved over every possible answer set."
      )
    }
    if context.crossChecked > 0 {
      sentences.append(
        "Engine and auditor agree on \(AnswerCount(context.crossChecked).grouped) random answer sets."
      )
    }
    if let totals = audit.totals, !totals.lowered.part.isZero || !totals.raised.part.isZero {
      sentences.append("The level is lower in \(totals.lowered.words) and higher in \(totals.raised.words).")
    }
    if entries.contains(where: { $0.effect?.share != nil }) {
      let last = sentences.popLast()
      sentences.append([last, Self.shareNote].compactMap(\.self).joined(separator: " "))
    }
    return sentences
  }

  var statistics: String {
    let numbers = audit.statistics
    return "Proof: \(numbers.variables) variables, \(AnswerCount(numbers.nodes).grouped) nodes made, "
      + "\(AnswerCount(numbers.liveNodes).grouped) in the results\(numbers.searched ? ", the rest by search" : "")."
  }

  func heading(of finding: Finding) -> String {
    let excuse =
      switch finding.suppression {
      case nil: ""
      case .intended: " (intended)"
      case .waived: " (waived)"
      }
    return
      "\(finding.severity.name.uppercased()) \(finding.kind.rawValue): \(FindingPage.of(finding.kind).title)\(excuse)"
  }

  // MARK: One finding

  func add(_ finding: Finding, to document: inout Document) {
    document.add(.statement(sentence(of: finding)))
    switch finding.suppression {
    case nil: break
    case .intended(let because): document.add(.paragraph("The change says that it means this: \(because)"))
    case .waived(let reason, let by, let until):
      document.add(.paragraph("Waived until \(until) by \(by): \(reason)"))
    }
    for detail in finding.details { document.add(.paragraph(detail)) }
    let places = places(of: finding)
    if !places.isEmpty { document.add(.field(about(finding), lines: places)) }
    if let effect = finding.effect { add(effect, to: &document) }
    document.add(.aside("Fingerprint: \(finding.fingerprint)"))
  }

  private func about(_ finding: Finding) -> String {
    finding.subject.kind == .guidance
      ? "Where" : "\(finding.subject.kind.rawValue) '\(finding.subject.id)'".startingWithCapital
  }

  /// Where it stands and stood, the edits that cause it included.
  private func places(of finding: Finding) -> [String] {
    func line(_ before: SourceRange?, _ now: SourceRange?, _ what: String) -> String? {
      let places = [before.map { "before \($0.place)" }, now.map { isComparison ? "now \($0.place)" : $0.place }]
        .compactMap(\.self)
      return places.isEmpty ? nil : what + places.joined(separator: "; ")
    }
    var lines = [line(finding.formerPlace, finding.place, "")].compactMap(\.self)
    for edit in finding.effect?.causes ?? [] where edit.subject != finding.subject {
      let what = "\(edit.subject.kind.rawValue) '\(edit.subject.id)', \(edit.what): "
      if let line = line(edit.formerPlace, edit.place, what) { lines.append(line) }
    }
    return lines
  }

  private func add(_ effect: Effect, to document: inout Document) {
    if let share = effect.share {
      document.add(.paragraph(share.part.isZero ? "In no finished answer set." : "In \(share.words)."))
    } else {
      document.add(.paragraph("In how many answer sets: not counted."))
    }
    let witness = effect.witness
    if witness.given.isEmpty, witness.unanswered.isEmpty {
      document.add(.paragraph("The smallest case: every question answered calmly."))
    } else {
      document.add(.paragraph("The smallest case, all else answered calmly:"))
      for given in witness.given { document.add(.item(line(given))) }
      for open in witness.unanswered { document.add(.item("\(open.ask) Not answered yet.")) }
    }
    document.add(comparison(of: witness))
    if let sentence = dependence(of: effect) { document.add(.paragraph(sentence)) }
    addRepairs(of: witness, to: &document)
  }

  /// The questions on which it depends; where they are many, since other rules can lead to the same level, only how many.
  private func dependence(of effect: Effect) -> String? {
    let names = effect.dependsOn
    guard !names.isEmpty else { return nil }
    if names.count <= 12 { return "It depends on: \(names.joined(separator: ", ")). All other answers are free." }
    let ids = Set(audit.guidances.all.flatMap { $0.questions.map(\.id) })
    let free = ids.count - names.count
    return "It depends on the answers to \(names.count) questions, since other rules can lead to the same level"
      + (free > 0 ? "; those to \(free) other\(free == 1 ? " is" : "s are") free." : ".")
  }

  /// Those that take back an answer of the case come first.
  private func addRepairs(of witness: Witness, to document: inout Document) {
    guard !witness.repairs.isEmpty else { return }
    let own = witness.repairs.filter { repair in witness.given.contains { $0.question == repair.question } }
    let others = witness.repairs.filter { repair in !witness.given.contains { $0.question == repair.question } }
    let shown = (own + others).prefix(5)
    let more = witness.repairs.count - shown.count
    document.add(.paragraph("Any one of these answers would make it disappear:"))
    for repair in shown {
      document.add(.item("\(repair.ask) \(repair.phrase.startingWithCapital.withoutFullStop)."))
    }
    if more > 0 { document.add(.item("\(more) other answer\(more == 1 ? "" : "s") would, too.")) }
  }

  private func line(_ given: Witness.Given) -> String {
    "\(given.ask) \(given.phrase.startingWithCapital.withoutFullStop).\(given.matters ? "" : " (This answer is free.)")"
  }

  // MARK: Both outcomes

  /// What both configurations say, or what one says of both answers that are compared.
  private func comparison(of witness: Witness) -> Document.Block {
    let new = guidance
    let here = OutcomeFacts(witness.outcomes.after, of: new)
    if let counterpart = witness.counterpart {
      return .comparison(
        counterpart.phrases.here.startingWithCapital,
        counterpart.phrases.there.startingWithCapital,
        rows: here.rows(beside: OutcomeFacts(counterpart.outcome, of: new))
      )
    }
    guard let old = audit.guidances.before, let before = witness.outcomes.before else {
      return .field("The guidance says", lines: here.facts.map { "\($0.label): \($0.text)" })
    }
    return .comparison("Before", "Now", rows: OutcomeFacts(before, of: old).rows(beside: here))
  }
}

/// What is worth comparing of an outcome.
struct OutcomeFacts {
  let facts: [(label: String, text: String, isAlwaysShown: Bool)]

  init(_ outcome: Outcome, of guidance: Guidance) {
    func title(_ level: Ordinal<Level>?) -> String {
      level.map { "\(guidance.levels[$0].number), \(guidance.levels[$0].name)" } ?? "none"
    }
    func list(_ ids: [String]) -> String { ids.isEmpty ? "none" : ids.joined(separator: ", ") }
    let highest = outcome.reasons.filter { guidance.rules[$0.rule].level == outcome.level }
    facts = [
      ("Level", title(outcome.level), true),
      ("Level on what is known", outcome.isRaisedByNotKnowing ? title(outcome.established) : "the same", false),
      ("By the rules", list(highest.map { guidance.rules[$0.rule].id }), true),
      ("To do at once", list(guidance.texts(of: outcome.urgent.flatMap(\.items))), false),
      ("Reminders", list(outcome.reminders.map { guidance.reminders[$0.reminder].id }), false),
    ]
  }

  /// The rows of a comparison: what is always of interest, and what differs.
  func rows(beside other: OutcomeFacts) -> [Document.Row] {
    zip(facts, other.facts).filter { $0.isAlwaysShown || $0.text != $1.text }
      .map { Document.Row(label: $0.label, first: $0.text, second: $1.text) }
  }
}

extension SourceRange {
  /// File, line and column, as editors and terminals follow them.
  var place: String { "\(file.path):\(start.line):\(start.column)" }
}
