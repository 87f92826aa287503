import DecisionSupport
import MarkedYAML

extension StructuralComparison {
  /// What people read, where it comes from and who stands behind it, as far as nothing else looks at it, old and new side by
  /// side.
  var wordFindings: [Finding] {
    let (before, now) = statements
    let former = Dictionary(before.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
    let present = Dictionary(now.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(before.map(\.subject)).intersection(now.map(\.subject))
    var changed: [Group: [(before: Statement?, now: Statement?)]] = [:]
    var groups: [Group] = []
    func add(_ old: Statement?, _ new: Statement?) {
      guard let any = new ?? old, old?.text != new?.text, known.contains(any.subject), !isToldElsewhere(any, old, new)
      else {
        return
      }
      let group = Group(kind: any.kind, subject: any.subject)
      if changed[group] == nil { groups.append(group) }
      changed[group, default: []].append((old, new))
    }
    for statement in now { add(former[key(statement)], statement) }
    for statement in before where present[key(statement)] == nil { add(statement, nil) }
    return groups.map { finding($0, changed[$0] ?? []) } + approvalFindings + orderFindings + safeguardsAdded
  }

  private struct Group: Hashable {
    let kind: FindingKind
    let subject: Finding.Subject
  }

  private var statements: (before: [Statement], now: [Statement]) {
    let steps = (old.escalation?.steps ?? [], new.escalation?.steps ?? [])
    let former = Statements.Names(
      guidance: new.name,
      levels: levels.names(of: old.levels, new.levels),
      questions: questions.names(of: old.questions, new.questions),
      rules: rules.names(of: old.rules, new.rules),
      reminders: reminders.names(of: old.reminders, new.reminders),
      pathways: pairings.pathways.names(of: old.pathways, new.pathways),
      steps: self.steps.names(of: steps.0, steps.1)
    )
    let present = Statements.Names(
      guidance: new.name,
      levels: new.levels.map(\.id),
      questions: new.questions.map(\.id),
      rules: new.rules.map(\.id),
      reminders: new.reminders.map(\.id),
      pathways: new.pathways.map(\.id),
      steps: steps.1.map(\.id)
    )
    return (Statements(old, former, naming.old).all, Statements(new, present, naming.new).all)
  }

  private func key(_ statement: Statement) -> String {
    [statement.subject.kind.rawValue, statement.subject.id, statement.what].joined(separator: "\n")
  }

  /// Whether another finding says that a statement changed: that something is gone or new, has another id or counts as
  /// another answer, and days of the calendar that deadlines were compared with.
  private func isToldElsewhere(_ any: Statement, _ old: Statement?, _ new: Statement?) -> Bool {
    switch any.what {
    case Statements.formerID: return nameFindings.contains { $0.subject == any.subject }
    case Statements.successor: return !steps.removed.isEmpty || !steps.added.isEmpty
    case Statements.claim:
      let isGone = safeguards.removed.contains { self.old.safeguards[$0].id == any.subject.id }
      return isGone || old?.text.contains(Pairing.removed) ?? false
    case Statements.notKnowing:
      return questions.both.contains { pair in
        let (before, now) = (self.old.questions[pair.before], self.new.questions[pair.after])
        return now.id == any.subject.id && before.word(for: before.assumption) != now.word(for: now.assumption)
      }
    case _ where any.what.hasPrefix(Statements.ofLadder):
      return self.old.escalation == nil || self.new.escalation == nil || new == nil
    case _ where any.what.hasPrefix(Statements.ofDays):
      return self.new.escalation.map { !calendarFindings($0).isEmpty } ?? false
    case _ where any.what.hasPrefix(Statements.holiday) && (old == nil || new == nil):
      return self.new.escalation.map { !calendarFindings($0).isEmpty } ?? false
    default: return false
    }
  }

  private func finding(_ group: Group, _ changes: [(before: Statement?, now: Statement?)]) -> Finding {
    func details(called name: (String) -> String) -> [String] {
      changes.flatMap { before, now -> [String] in
        let what = name((now ?? before)?.what ?? "")
        return ["\(what) before: \(before?.text.quoted ?? "none")", "\(what) now: \(now?.text.quoted ?? "none")"]
      }
    }
    let about =
      group.subject.kind == .guidance ? "the guidance" : "a \(group.subject.kind.rawValue)"
    let message =
      switch group.kind {
      case .contactChanged: "whom to ring, or when, has changed"
      case .provenanceChanged: "what \(about) rests on has changed"
      default: "\(about) says something else to people"
      }
    let labels = Set(changes.compactMap { ($0.now ?? $0.before)?.what })
    return Finding(
      group.kind,
      group.subject,
      message,
      severity: labels.isSubset(of: [Statements.version, Statements.formerID]) ? .notice : nil,
      details: details(called: nameForPeople),
      place: changes.compactMap { $0.now?.place }.first,
      formerPlace: changes.compactMap { $0.before?.place }.first,
      identity: details { $0 }.joined(separator: "\n")
    )
  }

  /// What a statement is about as people know it: a contact by its name, and not by its id.
  private func nameForPeople(_ what: String) -> String {
    for contact in new.contacts + old.contacts {
      let label = "Contact '\(contact.id)'"
      if what.hasPrefix(label) { return contact.name + what.dropFirst(label.count) }
    }
    return what
  }

  /// A finding that the approval changed: only people can say that a partnership stands behind a guidance.
  private var approvalFindings: [Finding] {
    guard old.status != new.status else { return [] }
    func words(_ status: Guidance.Status) -> String {
      switch status {
      case .draft: "a draft, not approved by any partnership"
      case .approved(let by): "approved by \(by)"
      }
    }
    var message = "the guidance says that it is \(words(new.status))"
    if new.status == .draft { message = "the guidance is a draft again" }
    return [
      Finding(
        .approvalChanged,
        .init(.guidance, new.name),
        message,
        severity: new.status == .draft ? .review : nil,
        details: ["Before: \(words(old.status).quoted)", "Now: \(words(new.status).quoted)"],
        identity: "\(words(old.status))\n\(words(new.status))"
      )
    ]
  }

  /// What comes in another order: people are asked and told in the order of the files.
  private var orderFindings: [Finding] {
    func moved(_ what: String, _ before: [String], _ now: [String]) -> String? {
      let (old, new) = (before.filter { now.contains($0) }, now.filter { before.contains($0) })
      guard let position = zip(old, new).enumerated().first(where: { $1.0 != $1.1 })?.offset else { return nil }
      return "\(what): '\(new[position])' comes now where '\(old[position])' came before."
    }
    let steps = (old.escalation?.steps ?? [], new.escalation?.steps ?? [])
    var details = [
      moved("Questions", questions.names(of: old.questions, new.questions), new.questions.map(\.id)),
      moved("Rules", rules.names(of: old.rules, new.rules), new.rules.map(\.id)),
      moved("Reminders", reminders.names(of: old.reminders, new.reminders), new.reminders.map(\.id)),
      moved("Pathways", pairings.pathways.names(of: old.pathways, new.pathways), new.pathways.map(\.id)),
      moved("Steps", self.steps.names(of: steps.0, steps.1), steps.1.map(\.id)),
    ].compactMap(\.self)
    for pair in questions.both {
      let (before, now) = (old.questions[pair.before], new.questions[pair.after])
      let options = (before.answers.options.map(\.id), now.answers.options.map(\.id))
      if let line = moved("Answers to '\(now.id)'", options.0, options.1) { details.append(line) }
    }
    guard !details.isEmpty else { return [] }
    return [
      Finding(
        .wordsChanged,
        .init(.guidance, new.name),
        "people are asked or told in another order",
        details: details,
        identity: "order\n" + details.joined(separator: "\n")
      )
    ]
  }

  private var safeguardsAdded: [Finding] {
    new.safeguards.filter { safeguard in !old.safeguards.contains { $0.id == safeguard.id } }.map { safeguard in
      Finding(
        .wordsChanged,
        .init(.safeguard, safeguard.id),
        "a new safeguard is proved: \(safeguard.says.quoted)",
        severity: .notice,
        place: safeguard.range
      )
    }
  }
}
