import DecisionSupport
import GuidanceAnalysis
import MarkedYAML

extension AuditReport {
  /// The report for people: the verdict, which known concerns move, then every finding, the worst first.
  public var document: Document {
    var document = Document()
    document.add(.heading(title))
    document.add(.statement(verdict))
    for block in overview { document.add(block) }
    var part: String?
    for group in groups {
      let name = heading(above: group[0])
      if name != part { document.add(.part(name)) }
      part = name
      add(group, to: &document)
    }
    for block in closing { document.add(block) }
    return document
  }

  /// Which known concerns the change moves, and what was proved.
  var overview: [Document.Block] {
    var blocks = concernsNoLongerRead + movesOfKnownConcerns
    if audit.safeguards.all > 0 { blocks.append(.paragraph(safeguards)) }
    if context.crossChecked > 0 {
      let count = AnswerCount(context.crossChecked).grouped
      blocks.append(.paragraph("Engine and auditor agree on \(count) random answer sets."))
    }
    return blocks
  }

  /// How many safeguards hold, and which of them promise less than before: that they hold is no comfort then.
  private var safeguards: String {
    let (proved, all) = audit.safeguards
    let count = proved == all ? "All \(all)" : "\(proved) of \(all)"
    let weakened = audit.findings.filter { $0.kind == .safeguardWeakened }.map(\.subject)
    guard !weakened.isEmpty else {
      let goesWithoutSaying = proved < all || !audit.findings.contains { $0.counts && $0.severity == .error }
      let isNarrower = audit.findings.contains { $0.kind == .levelLost }
      let scope = "They speak only of children to whom the guidance applies, and there are fewer of them now."
      return "\(count) safeguards hold, whatever is answered"
        + (isComparison && !goesWithoutSaying ? "; none of them forbids this change." : ".")
        + (isNarrower ? " \(scope)" : "")
    }
    let says = guidance.safeguards.filter { weakened.contains(.init(.safeguard, $0.id)) }.map(\.says.inQuotes)
    return
      "\(count) safeguards hold as they are now meant, \(proved == all ? "but" : "and") this change makes \(weakened.count) of them promise less: "
      + "\(says.joined(separator: "; "))."
  }

  /// What stands below all findings.
  var closing: [Document.Block] {
    var blocks: [Document.Block] = []
    guard let first = entries.first?.kind.rawValue else {
      return context.showsStatistics ? [.notice(statistics)] : []
    }
    guard context.showsStatistics else {
      return [.notice("--stats adds figures, and the id of each finding for 'threshold explain' and waivers.")]
    }
    blocks.append(.notice("'threshold explain \(first)' says what such a finding means and what to do."))
    return blocks + [.notice(statistics)]
  }

  var title: String {
    let new = guidance
    guard let old = audit.guidances.before else { return "Audit of \(new.name), version \(new.version)" }
    let versions = old.version == new.version ? "" : ", version \(old.version) to \(new.version)"
    return "Audit of a change to \(new.name)\(versions)"
  }

  /// The heading of the part that a finding belongs to: what a reader has to do about it.
  private func heading(above finding: Finding) -> String {
    switch finding.suppression {
    case .waived: return "Accepted for a time"
    case .intended: return "Meant, as the change says"
    case nil: break
    }
    switch part(of: finding) {
    case .errors: return isComparison ? "Look at this before you accept the change" : "To put right"
    case .higherLevels: return "Who gets a higher level"
    case .warnings: return "Probably not as it was meant"
    case .reviews: return "For a person to judge"
    case .notices: return isComparison ? "What else changes" : "To note"
    case .version: return "What is left to do"
    }
  }

  // MARK: Findings

  /// The findings that are told together: known concerns of a kind, and everything else by itself.
  var groups: [[Finding]] {
    entries.filter { !isMirrored($0) }.reduce(into: []) { groups, finding in
      if finding.kind.isOfKnownConcern, let last = groups.last?.last, last.kind == finding.kind,
        last.severity == finding.severity
      {
        groups[groups.count - 1].append(finding)
      } else {
        groups.append([finding])
      }
    }
  }

  func add(_ group: [Finding], to document: inout Document) {
    let first = group[0]
    document.add(.heading(FindingPage.of(first.kind).title, isUrgent: fails(first)))
    add(contentOf: group, to: &document)
  }

  func add(contentOf group: [Finding], to document: inout Document) {
    guard group[0].kind.isOfKnownConcern else { return add(group[0], to: &document) }
    for finding in group {
      let reference = reference(to: finding).map { [$0] } ?? []
      document.add(.item(sentence(of: finding), notes: finding.details + reference))
    }
  }

  private func add(_ finding: Finding, to document: inout Document) {
    if isToldBriefly(finding) {
      document.add(.statement("This edit does so only in combination with the one above."))
      addCauses(of: finding, to: &document)
    } else {
      addContent(of: finding, to: &document)
    }
    if let reference = reference(to: finding) { document.add(.aside(reference)) }
  }

  private func addContent(of finding: Finding, to document: inout Document) {
    let statement = statement(of: finding)
    if !statement.namesAnswers { document.add(.statement(statement.sentence)) }
    switch finding.suppression {
    case nil: break
    case .intended(let because): document.add(.paragraph("The change says why: \(because)"))
    case .waived(let reason, let by, let until):
      document.add(.paragraph("Accepted until \(until) by \(by): \(reason)"))
    }
    addCauses(of: finding, to: &document)
    // What to write names ids, as all does that an editor asks for.
    let isShort = finding.kind == .effectNotIntended && !context.showsStatistics
    for detail in isShort ? ["If it is meant, say so under 'intent:'."] : finding.details {
      document.add(.paragraph(detail))
    }
    if let effect = finding.effect {
      addCase(of: effect.witness, statement, to: &document)
      if !isToldByLevel(finding), let comparison = comparison(of: effect.witness) { document.add(comparison) }
      if context.showsStatistics { addStatistics(of: finding, effect, to: &document) }
    } else if context.showsStatistics {
      document.add(.paragraph("Fingerprint: \(finding.fingerprint)"))
    }
  }

  /// Adds the smallest case of a finding, as questions with their answers.
  private func addCase(of witness: Witness, _ statement: Statement, to document: inout Document) {
    guard !witness.isCalm else { return }
    document.add(
      statement.namesAnswers ? .statement(statement.text + ":") : .paragraph("For example, a child with these answers:")
    )
    for answer in answersInWords(of: witness) { document.add(.item(answer)) }
    document.add(.paragraph("No other answer gives cause for concern."))
  }

  private func addCauses(of finding: Finding, to document: inout Document) {
    let told = edits(toldBefore: finding)
    for cause in causes(of: finding, besides: told) {
      if let title = cause.title { document.add(.paragraph(title + ".")) }
      for field in cause.fields { document.add(.field(field.label, lines: field.lines)) }
    }
    for field in conditionInWords(of: finding) { document.add(.field(field.label, lines: field.lines)) }
    if let remark = remark(on: finding, toldBefore: told, isJointSaid: isToldBriefly(finding)) {
      document.add(.paragraph(remark))
    }
  }

  /// The outcomes before and after the change beside each other, or those of the two answers that are compared; nil where
  /// nothing in them differs.
  private func comparison(of witness: Witness) -> Document.Block? {
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
    let rows = OutcomeFacts(before, of: old).rows(beside: here)
    return rows.isEmpty ? nil : .comparison("Before", "Now", rows: rows)
  }

  /// The places in the files of what a finding is about and, with figures, its ids; nil where there are none.
  private func reference(to finding: Finding) -> String? {
    let subject = finding.subject
    let about = subject.kind == .guidance ? [] : ["\(subject.kind.rawValue) '\(subject.id)'"]
    let ids = context.showsStatistics ? [finding.kind.rawValue] + about : []
    let parts = ids + [finding.place?.place, finding.formerPlace.map { "before \($0.place)" }].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension FindingKind {
  /// Whether findings of the kind are about known concerns, of which there may be many.
  fileprivate var isOfKnownConcern: Bool {
    switch self {
    case .publishedCaseMovedAway, .publishedCaseMovedNearer, .scenarioBroken: true
    default: false
    }
  }
}

extension SourceRange {
  /// File, line and column, as editors and terminals follow them.
  var place: String { "\(file.path):\(start.line):\(start.column)" }
}
