import DecisionSupport
import GuidanceAnalysis
import MarkedYAML

extension AuditReport {
  /// What a finding says in the words of the guidance, in one sentence.
  struct Statement {
    /// The sentence without its full stop.
    let text: String

    /// Whether the sentence speaks of a child with "these answers", so that they have to follow.
    let namesAnswers: Bool

    var sentence: String { text.hasSuffix("?”") ? text : text + "." }
  }

  func statement(of finding: Finding) -> Statement {
    let words = finding.kind == .intentWithoutEffect ? namingKinds(in: finding.message) : finding.message
    let text = words.startingWithCapital.withoutFullStop
    return Statement(text: text, namesAnswers: finding.effect != nil && finding.message.contains(Witness.theseAnswers))
  }

  /// A message with the title of each kind of finding that it names, so that nobody has to know the kind's number.
  private func namingKinds(in message: String) -> String {
    message.split(separator: " ", omittingEmptySubsequences: false)
      .map { word in
        let id = word.prefix { $0 != "," }
        let title = FindingKind(rawValue: String(id)).map { FindingPage.of($0).title.inQuotes }
        return (title ?? String(id)) + word.dropFirst(id.count)
      }
      .joined(separator: " ")
  }

  /// A finding in one line, with the answers of its smallest case.
  func sentence(of finding: Finding) -> String {
    let statement = statement(of: finding)
    guard let witness = finding.effect?.witness, !witness.isCalm else { return statement.sentence }
    let answers = answersInWords(of: witness).joined(separator: " ")
    return statement.namesAnswers ? "\(statement.text): \(answers)" : "\(statement.sentence) For example: \(answers)"
  }

  /// What else there is to say of a finding that stands by itself, a sentence each.
  func details(of finding: Finding) -> [String] {
    let condition = conditionInWords(of: finding).map { "\($0.label): \($0.lines.joined(separator: "; "))." }
    return causes(of: finding, besides: []).map(\.sentence) + condition
      + [remark(on: finding, toldBefore: [], isJointSaid: false)].compactMap(\.self) + finding.details
  }

  // MARK: Edits

  /// The edits that cause a finding, in words, but those that a reader knows already.
  func causes(of finding: Finding, besides told: [Edit]) -> [EditInWords] {
    guard isComparison else { return [] }
    return finding.edits.filter { !told.contains($0) }
      .map { EditInWords($0, audit.guidances, isSubject: $0.subject == finding.subject) }
  }

  /// A sentence saying that several edits cause a finding together, or some that are told before it; nil where there is
  /// nothing of the kind to say.
  func remark(on finding: Finding, toldBefore told: [Edit], isJointSaid: Bool) -> String? {
    if let edit = told.first, isComparison {
      if told.count < finding.edits.count { return "It does so together with what is told above." }
      if told.count > 1 { return "For the same reason as above: \(told.count) edits together." }
      return "For the same reason as above. \(EditInWords(edit, audit.guidances, isSubject: false).sentenceOfTitle)"
    }
    if finding.effect?.isJoint == true, !isJointSaid {
      let edits = entries.filter { $0.kind == finding.kind && $0.effect?.isJoint == true }.flatMap(\.edits)
      let words = edits.compactMap(words(for:))
      guard words.count == edits.count, 2...3 ~= words.count else {
        return "This comes only of several edits together."
      }
      return "This comes only of \(words.count) edits together, of what is said on \(words.listed)."
    }
    let isTogether = finding.effect != nil && finding.edits.count > 1
    return isTogether ? "These \(finding.edits.count) edits do this together." : nil
  }

  /// The sentence that people know an edited rule or question by.
  private func words(for edit: Edit) -> String? {
    let guidances = [guidance, audit.guidances.before].compactMap(\.self)
    let words =
      switch edit.subject.kind {
      case .rule: guidances.lazy.compactMap { $0.rules.first { $0.id == edit.subject.id }?.because }.first
      case .question: guidances.lazy.compactMap { $0.questions.first { $0.id == edit.subject.id }?.ask }.first
      default: nil as String?
      }
    return words?.inQuotes
  }

  /// What became of the condition of an item, of a promise, or of whom the guidance is for, in words.
  func conditionInWords(of finding: Finding) -> [(label: String, lines: [String])] {
    guard let old = audit.guidances.before, let change = finding.condition else { return [] }
    let verbs =
      switch (finding.kind, finding.subject.kind) {
      case (.safeguardWeakened, _): ("It promised this", "It now promises this")
      case (.askedOfFewer, _): ("It was asked", "It is now asked")
      case (_, .guidance): ("The guidance applied", "It now applies")
      default: ("It was said", "It is now said")
      }
    return ConditionDifference(change[.before], old, change.after, guidance).fields(saying: verbs.0, verbs.1)
  }

  /// Whether the level of a finding's case moves, so that a finding about levels says what the outcomes are.
  func isToldByLevel(_ finding: Finding) -> Bool {
    switch finding.kind {
    case .reminderLost, .reminderGained, .actionLost, .actionGained, .pathwayLost, .pathwayGained: break
    default: return false
    }
    guard let outcomes = finding.effect?.witness.outcomes, let before = outcomes.before,
      let old = audit.guidances.before
    else { return false }
    return before.level.map { old.levels[$0].number } != outcomes.after.level.map { guidance.levels[$0].number }
  }

  /// Whether another finding of the same kind shows the case of this one, since their edits do it only together.
  func isToldBriefly(_ finding: Finding) -> Bool {
    guard finding.effect?.isJoint == true, finding.suppression == nil else { return false }
    let namesakes = entries.filter { $0.kind == finding.kind && $0.suppression == nil }
    return namesakes.first.map { $0.fingerprint != finding.fingerprint } ?? false
  }

  // MARK: Figures

  /// Adds the figures of a finding: how many answer sets, on which questions it depends, and by what it is told from others.
  func addStatistics(of finding: Finding, _ effect: Effect, to document: inout Document) {
    var lines: [String] = []
    if let share = effect.share {
      lines.append(share.part.isZero ? "In no finished answer set." : "In \(share.words).")
    } else {
      lines.append("In how many answer sets: not counted.")
    }
    let free = effect.witness.given.filter { !$0.matters }.map(\.question)
    if !free.isEmpty { lines.append("Free in this case: \(free.joined(separator: ", ")).") }
    if !effect.dependsOn.isEmpty { lines.append("It depends on: \(effect.dependsOn.joined(separator: ", ")).") }
    if !effect.through.isEmpty { lines.append("It acts through: \(effect.through.joined(separator: ", ")).") }
    let repairs = effect.witness.repairs.map { "\($0.ask) \($0.phrase.startingWithCapital.withoutFullStop)." }
    if !repairs.isEmpty { lines.append("Any one of these answers would make it disappear:") }
    lines += repairs.map { "  " + $0 }
    lines.append("Fingerprint: \(finding.fingerprint)")
    document.add(.field("Figures", lines: lines))
  }

  var statistics: String {
    let numbers = audit.statistics
    var sentences: [String] = []
    if let totals = audit.totals, !totals.lowered.part.isZero || !totals.raised.part.isZero {
      sentences.append("The level is lower in \(totals.lowered.words) and higher in \(totals.raised.words).")
    }
    if entries.contains(where: { $0.effect?.share != nil }) { sentences.append(Self.shareNote) }
    sentences.append(
      "Proof: \(numbers.variables) variables, \(AnswerCount(numbers.nodes).grouped) nodes made, "
        + "\(AnswerCount(numbers.liveNodes).grouped) in the results\(numbers.searched ? ", the rest by search" : "")."
    )
    return sentences.joined(separator: " ")
  }
}

extension AuditReport {
  /// The answers of a case that are not calm, and its questions without an answer, each as a sentence.
  func answersInWords(of witness: Witness) -> [String] {
    let most = 4
    let open = witness.unanswered.map { "\($0.ask) Not answered yet." }
    let shown =
      open.count > most ? open.prefix(most) + ["\(open.count - most) more questions are not answered yet."] : open
    let isAsked = (witness.asked(.before, guidance: audit.guidances.before), witness.asked(.after, guidance: guidance))
    return witness.given.map { given in
      let isDropped = isAsked.0(given.question) && !isAsked.1(given.question)
      let remark = isDropped ? " (This is no longer asked.)" : ""
      return "\(given.ask) \(given.phrase.startingWithCapital.withoutFullStop).\(remark)"
    } + shown
  }
}

extension Witness {
  /// Tells whether a question is asked on a side; false where there is no such side.
  fileprivate func asked(_ side: Side, guidance: Guidance?) -> (String) -> Bool {
    guard let guidance, side == .after || outcomes.before != nil else { return { _ in false } }
    return { id in
      guidance.questions.ordinals.contains {
        guidance.questions[$0].id == id && guidance.isAsked($0, answers[side])
      }
    }
  }
}
